"""The stat of a file tells whether it has changed, except where it was written too lately for its clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.core.file_stat import TICK, is_racy, stat_of


def test_a_file_that_was_written_just_now_is_racy(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    stat, written = stat_of(tmp_path, ["file"]), file.stat().st_ctime_ns
    assert is_racy(stat, written + TICK)
    assert not is_racy(stat, written + TICK + 1)
    assert is_racy(stat_of(tmp_path, ["none"]), written * 2), "what is no file has no stat"


def test_the_latest_of_several_files_decides(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text("text")
    later = (tmp_path / "two").stat().st_mtime_ns + 10 * TICK
    os.utime(tmp_path / "two", ns=(later, later))
    stat = stat_of(tmp_path, ["one", "two"])
    assert is_racy(stat, later + TICK) and not is_racy(stat, later + TICK + 1)


@pytest.mark.parametrize("change", ["content", "mode", "replaced", "times"])
def test_a_change_is_seen(tmp_path: Path, change: str) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    times = file.stat()
    before = stat_of(tmp_path, ["file"])
    match change:
        case "content":
            file.write_text("longer")
        case "mode":
            file.chmod(0o600)
        case "replaced":
            (tmp_path / "other").write_text("TEXT")
            (tmp_path / "other").replace(file)
        case "times":
            os.utime(file, ns=(0, 0))
    if change != "times":  # somebody may put these back
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert stat_of(tmp_path, ["file"]) != before


def test_only_regular_files_have_a_stat(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "folder").mkdir()
    for name in ("link", "folder", "none"):
        assert stat_of(tmp_path, ["file", name]) == ()
