"""A file's text as it is, line endings and byte order mark included, for edits that leave everything else alone."""

from __future__ import annotations

import re
from pathlib import Path

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$")
"""One line of a text, with its ending."""


def line_ending(line: str) -> str:
    """Return the characters that end a line."""
    return line[len(line.rstrip("\r\n")) :]


def read_exact(root: Path, file: str) -> str:
    """Return a file's text with its line endings and byte order mark."""
    return (root / file).read_bytes().decode("utf-8")


def replace_file(root: Path, file: str, text: str) -> None:
    """Replace a file atomically, so that it is never half written."""
    temporary = (root / file).with_suffix(".new")
    temporary.write_bytes(text.encode("utf-8"))
    temporary.replace(root / file)
