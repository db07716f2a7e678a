"""Finding and reading the editors' files: limited in size, decoded, without deceptive characters."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from digest.core.file_stat import FileStat, regular_stat
from digest.core.problem import Problem, problem
from digest.parse.characters import find_deceptive_characters

MAX_ARTICLE_BYTES = 128 * 1024
"""Size limit of an article: a hundred times what a digest of 180 words needs."""

MAX_VOCABULARY_BYTES = 4 * 1024 * 1024
"""Size limit of a vocabulary: about ten thousand entries."""

OPEN_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags for `os.open`: symbolic links are refused, and opening a named pipe does not block."""

LINE_ENDING = re.compile("\r\n?")


def read_text(root: Path, path: str, max_bytes: int = MAX_ARTICLE_BYTES) -> tuple[str | None, list[Problem]]:
    """Return the text of the file `path` below `root`, with line feeds as line endings, and the first problem in it.

    The text is None where the file cannot be read as text.
    """
    content = read_bytes(root, path, max_bytes)
    if content is None:
        return None, [problem(path, (1, 1), "file-not-regular")]
    if len(content) > max_bytes:
        size = (root / path).stat().st_size
        return None, [problem(path, (1, 1), "file-too-large", size=size // 1024, most=max_bytes // 1024)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [problem(path, (line, 1), "file-not-utf-8")]
    text = LINE_ENDING.sub("\n", text)
    return text, list(deceptive_characters(path, text))[:1]


def read_bytes(root: Path, path: str, max_bytes: int = MAX_ARTICLE_BYTES) -> bytes | None:
    """Return at most `max_bytes` + 1 bytes of a regular file; None for symbolic links and anything else."""
    try:
        with os.fdopen(os.open(f"{root}/{path}", os.O_RDONLY | OPEN_FLAGS), "rb") as file:
            return file.read(max_bytes + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError:
        return None


def deceptive_characters(path: str, text: str) -> Iterator[Problem]:
    """A text contains no invisible characters, direction controls or look-alike letters."""
    for number, line in enumerate(text.split("\n"), start=1):
        for column, rule, code in find_deceptive_characters(line):
            yield problem(path, (number, column), rule, code=code)


def list_files(root: Path, folder: str) -> dict[str, FileStat]:
    """Return the stats of all files below `folder` by their paths relative to `root`, without hidden ones.

    Their order is that of the file system, which stays while no file comes or goes. A symbolic link to a folder is
    listed as a file, even a hidden one: MkDocs would follow it out of the project.
    """
    found: dict[str, FileStat] = {}
    open_folders = [folder]
    while open_folders:
        parent = open_folders.pop()
        with contextlib.suppress(OSError), os.scandir(f"{root}/{parent}") as entries:
            for entry in entries:
                is_hidden = entry.name.startswith(".")
                if entry.is_dir(follow_symlinks=False):
                    open_folders += () if is_hidden else (f"{parent}/{entry.name}",)
                elif not is_hidden or entry.is_dir():
                    found[f"{parent}/{entry.name}"] = regular_stat(entry.stat(follow_symlinks=False))
    return found
