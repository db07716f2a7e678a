"""The watcher of `serve` sees every change of a file, and a change made during a build after it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from digest.build.watcher import Watcher, create_observer


class Noting(FileSystemEventHandler):
    """Counts what it is told."""

    told = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.told += not event.is_directory


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Noting]]:
    """A folder, and a file in another, both watched."""
    (tmp_path / "docs/below").mkdir(parents=True)
    (tmp_path / "docs/below/one.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("a: 1")
    noting, watcher = Noting(), create_observer()
    watcher.schedule(noting, str(tmp_path / "docs"), recursive=True)
    watcher.schedule(noting, str(tmp_path / "mkdocs.yml"))
    watcher.start()
    time.sleep(0.5)
    yield tmp_path, noting
    watcher.stop()
    watcher.join()


def comes(noting: Noting, number: int) -> bool:
    until = time.monotonic() + 20
    while noting.told < number and time.monotonic() < until:
        time.sleep(0.05)
    return noting.told == number


def same_size_and_time(root: Path) -> None:
    file = root / "docs/below/one.md"
    before = file.stat()
    (root / "new").write_text("eno")
    os.utime(root / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "new").replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda root: (root / "docs/below/one.md").write_text("another"),
    "new": lambda root: (root / "docs/below/two.md").write_text("two"),
    "gone": lambda root: (root / "docs/below/one.md").unlink(),
    "renamed": lambda root: (root / "docs/below/one.md").rename(root / "docs/below/other.md"),
    "replaced": same_size_and_time,
    "the settings": lambda root: (root / "mkdocs.yml").write_text("a: 23"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_told(watched: tuple[Path, Noting], change: Callable[[Path], object]) -> None:
    root, noting = watched
    assert noting.told == 0
    change(root)
    assert comes(noting, 1)


def test_what_changes_during_a_build_is_told_after_it(watched: tuple[Path, Noting]) -> None:
    root, noting = watched
    Watcher.building.set()
    try:
        time.sleep(0.5)
        CHANGES["written"](root)
        time.sleep(1)
        assert noting.told == 0
    finally:
        Watcher.building.clear()
    assert comes(noting, 1)
