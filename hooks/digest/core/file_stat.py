"""File stats: a file whose stat is what it was when it was read need not be read again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

FileStat = tuple[int, ...]
"""Mode, size, inode, mtime and ctime (nanoseconds) of some files, one after the other; empty where one is no file."""

TICK = 2_000_000_000
"""Nanoseconds: the resolution of the coarsest file system's clock (FAT)."""


def stat_of(root: Path, files: Iterable[str]) -> FileStat:
    """Return the stat of some files below `root`; an empty one where one of them is no regular file."""
    stats: list[int] = []
    for path in files:
        try:
            found = os.lstat(f"{root}/{path}")
        except OSError:
            return ()
        if not (own := regular_stat(found)):
            return ()
        stats += own
    return tuple(stats)


def regular_stat(found: os.stat_result) -> FileStat:
    """Return what is compared of the stat of one file; an empty one where it is no regular file."""
    if not stat.S_ISREG(found.st_mode):
        return ()
    return (found.st_mode, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)


def joined(stats: Iterable[FileStat]) -> FileStat:
    """Return the stat of several files from that of each."""
    found = tuple(stats)
    return tuple(chain.from_iterable(found)) if all(found) else ()


def is_racy(stats: FileStat, now: int) -> bool:
    """Tell whether files may change after `now` (nanoseconds) without their stat changing: written a tick ago or less.

    https://git-scm.com/docs/racy-git
    """
    return not stats or max(*stats[3::5], *stats[4::5]) >= now - TICK
