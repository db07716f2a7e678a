"""Records -> Pagefind's index, by its command line (https://pagefind.app)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

UNUSED = "pagefind-*.css", "pagefind-*ui*.js", "pagefind-highlight.js", "pagefind-worker.js"
"""What Pagefind writes for sites that show its own search box."""

LONGEST = 600
"""Seconds that indexing may take before it counts as failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page for Pagefind's eyes only: the path of the real page, and what is to be found of it."""

    path: str
    html: str


class SearchError(Exception):
    """Pagefind is missing or has failed; the message says what it said."""


def write_index(records: Iterable[Record], target: Path) -> None:
    """Index `records` and write the index to the folder `target`. Raises `SearchError`."""
    with tempfile.TemporaryDirectory(prefix="kota-mitra-") as folder:
        for record in records:
            page = Path(folder, record.path, "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(record.html, encoding="utf-8")
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
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(str(error)) from error
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
