"""The last guard: no file is written outside its folder, whatever a path says."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.build.site_folder import write_file


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "a/../../x",
        "/etc/x",
        "a//b",
        "./x",
        "a/./b",
        ".htaccess",
        "a/.x",
        "a\\b",
        "a:b",
        "C:/x",
        "a\nb",
        "a\0b",
        "",
        "a/",
        "a b",
        "é",
        "a/..",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path of the site"):
        write_file(tmp_path / "site", path, "x")
    assert list(tmp_path.iterdir()) == []


def test_paths_of_the_site_are_written(tmp_path: Path) -> None:
    for path in (
        "index.html",
        "en/articles/2024/x-y/index.json",
        "_headers",
        "pagefind/id/0/wasm.unknown.pagefind",
        "a.b_c-D/1",
    ):
        write_file(tmp_path, path, "x")
        assert (tmp_path / path).read_text() == "x"
