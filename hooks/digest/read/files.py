"""The editors' files, as text: found, size-limited, decoded."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from digest.core.problem import Problem, problem
from digest.read.characters import odd_places

LARGEST = 128 * 1024
"""Bytes that an article may have: some hundred times what a digest of 180 words needs."""

LARGEST_VOCABULARY = 4 * 1024 * 1024
"""Bytes that a vocabulary may have: some ten thousand entries."""

NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A link in place of a file is refused, and a named pipe is not waited for."""

LINE_ENDS = re.compile("\r\n?")


def read_text(root: Path, path: str, largest: int = LARGEST) -> tuple[str | None, list[Problem]]:
    """Return the text of the file `path` below `root`, its line ends made single line feeds.

    Where the file cannot be used as text, the first element is None and the problem says why.
    """
    content = read_bytes(root, path, largest)
    if content is None:
        return None, [problem(path, (1, 1), "file-not-regular")]
    if len(content) > largest:
        size = (root / path).stat().st_size
        return None, [problem(path, (1, 1), "file-too-large", size=size // 1024, most=largest // 1024)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [problem(path, (line, 1), "file-not-utf-8")]
    text = LINE_ENDS.sub("\n", text)
    return text, list(odd_characters(path, text))[:1]


def read_bytes(root: Path, path: str, largest: int = LARGEST) -> bytes | None:
    """Return the content of a regular file, of a larger one than `largest` its beginning; None for links and others."""
    try:
        with os.fdopen(os.open(f"{root}/{path}", os.O_RDONLY | NO_LINKS), "rb") as file:
            return file.read(largest + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError:
        return None


def odd_characters(path: str, text: str) -> Iterator[Problem]:
    """A text holds nothing invisible, nothing that turns its direction round, and no letters that look like others."""
    for number, line in enumerate(text.split("\n"), start=1):
        for column, rule, what in odd_places(line):
            yield problem(path, (number, column), rule, code=what)


def walk(root: Path, folder: str) -> list[str]:
    """Return the paths, relative to `root`, of all files below `folder`, sorted; hidden ones are left out.

    A link in place of a folder counts as a file, hidden or not: MkDocs would follow it out of the project.
    """
    found = []
    for base, folders, files in os.walk(root / folder):
        links = [name for name in folders if os.path.islink(f"{base}/{name}")]  # noqa: PTH114 - texts are faster
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        below = Path(base).relative_to(root).as_posix()
        found += [f"{below}/{name}" for name in (*links, *files) if name in links or not name.startswith(".")]
    return sorted(found)
