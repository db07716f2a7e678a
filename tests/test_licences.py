"""LICENSES.md lists everything that is used, in the pinned version."""

from __future__ import annotations

import re
import subprocess
import sys

from roots import PROJECT

LISTED = (PROJECT / "LICENSES.md").read_text(encoding="utf-8")


def test_the_list_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, PROJECT / ".ci" / "licences.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_pin_of_the_site_is_listed_with_its_version() -> None:
    pins = re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", (PROJECT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(pins) > 20
    for name, version in pins:
        (row,) = re.findall(rf"^\| {re.escape(name)} \|.*$", LISTED, re.MULTILINE)
        assert version in row


def test_every_vendored_library_is_listed_and_has_its_licence() -> None:
    folders = [path for path in (PROJECT / "docs/templates/assets/javascripts/vendor").iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert f"`vendor/{folder.name}/`" in LISTED and list(folder.glob("LICEN[CS]E*"))


def test_no_licence_would_bind_the_whole_site() -> None:
    """GPL and AGPL occur only beside another licence to choose from."""
    for row in LISTED.splitlines():
        if re.search(r"\bA?GPL", row.split("`")[0]):
            assert " OR " in row, row
