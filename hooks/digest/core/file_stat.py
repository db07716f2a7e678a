"""How files look from outside: those that look as they did when they were read need not be read again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from digest.core.cache import Look


def look_of(root: Path, files: Iterable[str]) -> Look:
    """Return how some files look: kind, size, number and times of change; nothing where one is no file."""
    look: list[int] = []
    for path in files:
        try:
            found = os.lstat(f"{root}/{path}")
        except OSError:
            return ()
        if not stat.S_ISREG(found.st_mode):
            return ()
        look += (found.st_mode, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
    return tuple(look)


def is_settled(look: Look, now: int) -> bool:
    """Tell whether files that look like this had long been written when they were looked at.

    What is written twice within the same tick of the disk's clock looks the same, as git knows well.
    """
    return bool(look) and max(*look[3::5], *look[4::5]) < now - TICK


TICK = 2_000_000_000
"""Nanoseconds in which the coarsest of disks (FAT) counts."""
