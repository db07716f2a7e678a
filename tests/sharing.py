"""Folders that all workers of a test run share: the first worker that needs one makes it, and nobody changes it then."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TIMEOUT = 600
"""Seconds to wait for another worker; then it has been killed."""

Share = Callable[[str, Callable[[Path], object]], Path]
"""Takes a name and a function that fills an empty folder, and returns the folder of this name."""


def sharing(factory: pytest.TempPathFactory) -> Share:
    """Return what shares folders within this test run; without workers they are in the only process's own folder."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)

    def share(name: str, fill: Callable[[Path], object]) -> Path:
        with lock(folder / f"{name}.lock"):
            if not (folder / f"{name}.done").exists():
                shutil.rmtree(folder / name, ignore_errors=True)  # left by a worker that failed
                (folder / name).mkdir()
                fill(folder / name)
                (folder / f"{name}.done").touch()
        return folder / name

    return share


@contextlib.contextmanager
def lock(path: Path) -> Iterator[None]:
    """Let one worker at a time into the context; a folder is a lock that every system knows."""
    until = time.monotonic() + TIMEOUT
    while True:
        try:
            path.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
    try:
        yield
    finally:
        path.rmdir()
