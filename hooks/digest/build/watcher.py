"""Whether files have changed: asked again and again, as cheaply as it can be, and never while a site is being built.

MkDocs' own watcher takes a second for 20,000 files, is always at it, and takes half of the build's time for it.
"""

from __future__ import annotations

import os
from threading import Event
from typing import ClassVar

from watchdog.events import FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter

PAUSE = 0.2
"""Seconds between two looks."""

Looks = dict[str, tuple[int, int, int]]
"""Time of change, size and number of each file and folder, by its path."""


class Watch(EventEmitter):
    """Looks at one folder, or one file."""

    building: ClassVar[Event] = Event()
    """Set while a site is being built; what changes meanwhile is seen afterwards."""

    looks: Looks

    def on_thread_start(self) -> None:
        """Look for the first time."""
        self.looks = look(self.watch.resolved_path)

    def queue_events(self, timeout: float) -> None:
        """Wait, look, and tell if anything is other than it was."""
        if self.stopped_event.wait(timeout) or self.building.is_set():
            return
        before, self.looks = self.looks, look(self.watch.resolved_path)
        if before != self.looks:
            self.queue_event(FileModifiedEvent(self.watch.resolved_path))


def observer() -> BaseObserver:
    """Return what looks at all folders that it is told of."""
    return BaseObserver(Watch, timeout=PAUSE)


def look(path: str) -> Looks:
    """Return how a file, or everything below a folder, looks; what cannot be read is left out."""
    found: Looks = {}
    open_folders = [path]
    try:
        status = os.stat(path)  # noqa: PTH116 - texts are faster
        found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    except OSError:
        return found
    while open_folders:
        look_at(open_folders.pop(), found, open_folders)
    return found


def look_at(folder: str, found: Looks, open_folders: list[str]) -> None:
    """Note how what stands in a folder looks, and which folders stand there."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat()
                found[entry.path] = (status.st_mtime_ns, status.st_size, status.st_ino)
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append(entry.path)
    except OSError:
        return
