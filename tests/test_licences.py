"""The list of licences names everything that is used, as it is pinned now."""

from __future__ import annotations

import re
import subprocess
import sys

from roots import PROJECT

LISTED = (PROJECT / "LICENSES.md").read_text(encoding="utf-8")


def test_the_list_is_what_the_command_writes() -> None:
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


def test_every_folder_of_scripts_is_listed_and_holds_its_licence() -> None:
    folders = [path for path in (PROJECT / "docs/templates/assets/javascripts/vendor").iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert f"`vendor/{folder.name}/`" in LISTED and list(folder.glob("LICEN[CS]E*"))


def test_no_licence_asks_for_more_than_the_site_gives() -> None:
    """What would bind the whole site (GPL, AGPL) is only there where one may choose another licence."""
    for row in LISTED.splitlines():
        if re.search(r"\bA?GPL", row.split("`")[0]):
            assert " OR " in row, row
