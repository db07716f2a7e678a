"""Two folders change places: at once where the system can, otherwise in two steps that can be taken back."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""
HERE = -100
"""AT_FDCWD: paths are as they stand."""


def swap(beside: Path, site: Path, aside: Path) -> None:
    """Put the folder `beside` in the place of `site`, and what stood there into its place.

    Where the system cannot exchange, `site` is first put to `aside`; `restore` takes that back after a crash between
    the two steps.
    """
    if not site.exists():
        site.parent.mkdir(parents=True, exist_ok=True)
        beside.replace(site)
    elif not exchange(beside, site):
        site.replace(aside)
        beside.replace(site)
        aside.replace(beside)


def restore(site: Path, aside: Path) -> None:
    """Put a site back that a crash has left aside."""
    if aside.exists() and not site.exists():
        aside.replace(site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once (Linux); False where the system cannot."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(AttributeError, OSError):
        library = ctypes.CDLL(None, use_errno=True)
        return bool(library.renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)
    return False
