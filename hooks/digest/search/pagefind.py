"""Search records -> a Pagefind index, by running Pagefind's command (https://pagefind.app)."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

UNUSED_FILES = "pagefind-*.css", "pagefind-*ui*.js", "pagefind-highlight.js", "pagefind-worker.js"
"""Files that Pagefind writes for sites that use its own search box."""

TIMEOUT = 600
"""Seconds after which indexing counts as failed."""

MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
"""Where there is one, the temporary files are in memory; an index of 1,000 articles takes 25 MB there."""


class SearchError(Exception):
    """Pagefind is missing or has failed; the message is its output."""


def create_index(records: Iterable[str]) -> dict[str, bytes]:
    """Index records, and return the files of the index by their paths in it. Raises `SearchError`.

    A record is the HTML of a page; the path of the page to link to is in its metadata (`data-pagefind-meta`).
    """
    with tempfile.TemporaryDirectory(
        prefix="kota-mitra-", dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None
    ) as folder:
        pages, target = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for number, record in enumerate(records):
            (pages / f"{number}.html").write_text(record, encoding="utf-8")
        run_pagefind(pages, target)
        files = {file.relative_to(target).as_posix(): file.read_bytes() for file in used_files(target)}
    if "pagefind.js" not in files:
        raise SearchError("Pagefind wrote no index")
    return files


def used_files(target: Path) -> Iterator[Path]:
    """Yield the files of an index that our own search page can fetch."""
    for file in sorted(target.rglob("*")):
        if file.is_file() and not any(file.match(pattern) for pattern in UNUSED_FILES):
            yield file


def run_pagefind(pages: Path, target: Path) -> None:
    """Run Pagefind on the folder `pages`; it writes to `target`. Raises `SearchError`."""
    try:
        # `python -m pagefind` does the same after 0.15 s.
        command = [str(get_executable()), "--site", str(pages), "--output-path", str(target), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(str(error)) from error
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
