"""What earlier runs have read, kept between runs: by the files' contents, so that nothing stale can come of it.

A memory is a convenience and never trusted: it is used only where its checksum is right, where the same code, Python
and libraries wrote it, and where the very bytes that it was made from are still there. It holds data alone: whatever
else stands in it (a pickle can name any function) is refused.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from digest.core.plain import read_plain

LIBRARIES = (
    "PyYAML",
    "pydantic",
    "pydantic_core",
    "Markdown",
    "nh3",
    "Babel",
    "Jinja2",
    "mkdocs",
    "mkdocs-material",
    "pagefind",
)
"""What has a say in what is read and written, beside our own code."""

HOOKS = Path(__file__).resolve().parents[2]


Look = tuple[int, ...]
"""How files looked when they were read: as long as they look the same, they need not be read again."""

Kept = tuple[bytes, bytes, Look]
"""What is remembered under a name: the seal of what it was made from, the pickled thing, and how that looked."""


class Memory:
    """Things by name, each with the seal (a digest) of what it was made from.

    What has changed is written behind what is there, which takes 10 ms where to write all takes 500.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.blobs: dict[str, Kept] = {}
        self.things: dict[str, tuple[bytes, Any]] = {}
        self.changed: set[str] = set()
        self.room = self.begin(file) if file else 0

    def begin(self, file: Path) -> int:
        """Recall what a file holds, and return how much may be written behind it: none behind what is damaged."""
        sizes = []
        for size, news in parts(file):
            sizes.append(size)
            self.blobs.update(news)
        for name in [name for name, kept in self.blobs.items() if not kept]:
            del self.blobs[name]
        whole = sizes and file.stat().st_size == sum(sizes)
        return sizes[0] // 2 - sum(sizes[1:]) if whole else 0

    def __contains__(self, name: str) -> bool:
        """Tell whether anything is remembered under a name."""
        return name in self.blobs

    def recall(self, name: str, seal: bytes) -> Any:
        """Return what is remembered under `name` and made from what `seal` says, or None."""
        if name in self.things and self.things[name][0] == seal:
            return self.things[name][1]
        kept = self.blobs.get(name)
        if kept is None or kept[0] != seal:
            return None
        try:
            thing = read_plain(kept[1])
        except Exception:
            return None
        self.things[name] = (seal, thing)
        return thing

    def seal_of(self, name: str, look: Look) -> bytes | None:
        """Return the seal of what a thing was made from, where that still looks like this; None where it is unknown."""
        kept = self.blobs.get(name)
        return kept[0] if kept and look and kept[2] == look else None

    def note(self, name: str, look: Look) -> None:
        """Remember how that looks from which a thing was made."""
        kept = self.blobs.get(name)
        if kept and kept[2] != look:
            self.keep(name, kept[0], kept[1], look)

    def keep(self, name: str, seal: bytes, blob: bytes, look: Look = ()) -> None:
        """Remember a pickled thing under `name`."""
        self.blobs[name] = (seal, blob, look)
        self.changed.add(name)

    def forget_others(self, names: Iterable[str]) -> None:
        """Forget everything whose name is not among `names`."""
        for name in self.blobs.keys() - set(names):
            del self.blobs[name]
            self.things.pop(name, None)
            self.changed.add(name)

    def save(self) -> None:
        """Write what is new to the file: behind what is there, or, where that would grow too long, all anew."""
        if not self.file or not self.changed:
            return
        news = packed({name: self.blobs.get(name) for name in self.changed})
        if len(news) < self.room and write_behind(self.file, news):
            self.room -= len(news)
        else:
            whole = packed(self.blobs)
            write_whole(self.file, whole)
            self.room = len(whole) // 2
        self.changed = set()


def packed(thing: Any) -> bytes:
    """Return plain data as a part of a memory's file: its length and checksum, and the pickle."""
    payload = pickle.dumps((code(), thing), 5)
    return len(payload).to_bytes(8, "big") + hashlib.sha256(payload).digest() + payload


def parts(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the length and the content of each part of a memory's file, up to the first that is of no use."""
    with contextlib.suppress(Exception), file.open("rb") as stream:
        while len(head := stream.read(HEAD)) == HEAD:
            payload = stream.read(int.from_bytes(head[:8], "big"))
            if hashlib.sha256(payload).digest() != head[8:]:
                return
            key, thing = read_plain(payload)
            if key != code():
                return
            yield HEAD + len(payload), thing


HEAD = 40
"""Octets before each part of a memory's file."""


def write_behind(file: Path, content: bytes) -> bool:
    """Write behind what a file holds, and tell whether that went well; half a part is noticed when it is read."""
    try:
        with file.open("r+b") as stream:
            stream.seek(0, os.SEEK_END)
            stream.write(content)
    except OSError:
        return False
    return True


def remember(file: Path, thing: Any) -> None:
    """Write plain data to a file that `recalled` reads."""
    payload = pickle.dumps((code(), thing), 5)
    write_whole(file, hashlib.sha256(payload).digest() + payload)


def recalled(file: Path) -> Any:
    """Return what `remember` wrote; None where the file is not there, damaged, or written by other code."""
    try:
        content = file.read_bytes()
        if hashlib.sha256(content[32:]).digest() != content[:32]:
            return None
        key, thing = read_plain(content[32:])
    except Exception:
        return None
    return thing if key == code() else None


def seal(parts: Iterable[bytes]) -> bytes:
    """Return one digest of several; each is told apart from its neighbours by its length."""
    return hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).digest()


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is either the old or the new one, whatever happens; a full disk is no error."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)


@functools.cache
def code() -> str:
    """Return the digest of everything that decides what is made of the editors' files: our code and what it runs on."""
    whole = hashlib.sha256(platform.python_version().encode())
    for name in LIBRARIES:
        whole.update(f"{name} {version(name)}\n".encode())
    for file in sorted(HOOKS.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            whole.update(file.relative_to(HOOKS).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
