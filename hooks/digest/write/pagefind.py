"""Records -> Pagefind's index, by its command line (https://pagefind.app)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

UNUSED = "pagefind-*.css", "pagefind-*ui*.js", "pagefind-highlight.js", "pagefind-worker.js"
"""What Pagefind writes for sites that show its own search box."""

ONE_CORE = {"RAYON_NUM_THREADS": "1"}
"""Pagefind's threads wait for each other: alone on one core it takes 1.75 s of processor for an index of 1,000
articles, on two 2.0 s. The other core has work of ours."""

LONGEST = 600
"""Seconds that indexing may take before it counts as failed."""


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there


class SearchError(Exception):
    """Pagefind is missing or has failed; the message says what it said."""


def write_index(records: Iterable[str], target: Path) -> None:
    """Index pages that are for Pagefind's eyes only, and write the index to the folder `target`. Raises `SearchError`.

    Where the real page stands, a record says itself (`data-pagefind-meta`); the files lie in memory where there is a
    folder for that: they are many, small, and gone in a moment.
    """
    with tempfile.TemporaryDirectory(prefix="kota-mitra-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        for number, record in enumerate(records):
            Path(folder, f"{number}.html").write_text(record, encoding="utf-8")
        run(Path(folder), target)
    for pattern in UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    if not (target / "pagefind.js").exists():
        raise SearchError("Pagefind wrote no index")


def run(pages: Path, target: Path) -> None:
    """Run Pagefind over a folder of pages. Raises `SearchError`."""
    try:
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(target), "--quiet"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=LONGEST, env=os.environ | ONE_CORE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(str(error)) from error
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
