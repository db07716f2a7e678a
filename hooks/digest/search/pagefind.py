"""Records -> Pagefind's index, by its command line (https://pagefind.app)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

UNUSED = "pagefind-*.css", "pagefind-*ui*.js", "pagefind-highlight.js", "pagefind-worker.js"
"""What Pagefind writes for sites that show its own search box."""

LONGEST = 600
"""Seconds that indexing may take before it counts as failed."""


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
"""Where files lie that are many, small, and gone in a moment: an index of 1,000 articles takes 25 MB there."""


class SearchError(Exception):
    """Pagefind is missing or has failed; the message says what it said."""


def create_index(records: Iterable[str]) -> dict[str, bytes]:
    """Index pages that are for Pagefind's eyes only, and return the files of the index. Raises `SearchError`.

    Where the real page stands, a record says itself (`data-pagefind-meta`).
    """
    with tempfile.TemporaryDirectory(prefix="kota-mitra-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        pages, target = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for number, record in enumerate(records):
            (pages / f"{number}.html").write_text(record, encoding="utf-8")
        run(pages, target)
        files = {file.relative_to(target).as_posix(): file.read_bytes() for file in used(target)}
    if "pagefind.js" not in files:
        raise SearchError("Pagefind wrote no index")
    return files


def used(target: Path) -> Iterator[Path]:
    """Yield the files of an index that our own search page may ask for."""
    for file in sorted(target.rglob("*")):
        if file.is_file() and not any(file.match(pattern) for pattern in UNUSED):
            yield file


def run(pages: Path, target: Path) -> None:
    """Run Pagefind over a folder of pages. Raises `SearchError`."""
    try:
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(target), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(str(error)) from error
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
