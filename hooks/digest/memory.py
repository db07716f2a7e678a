"""What earlier runs have read, kept between runs: by the files' contents, so that nothing stale can come of it.

A memory is a convenience and never trusted: it is used only where its checksum is right, where the same code, Python
and libraries wrote it, and where the very bytes that it was made from are still there. It holds data alone: whatever
else stands in it (a pickle can name any function) is refused.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import pickle
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

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

PLAIN = {("datetime", "date"), ("decimal", "Decimal"), ("builtins", "set")}
"""What a memory may hold beside the digest's own classes."""

HOOKS = Path(__file__).resolve().parents[1]


class Memory:
    """Things by name, each with the seal (a digest) of what it was made from."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.blobs: dict[str, tuple[bytes, bytes]] = (recalled(file) if file else None) or {}
        self.things: dict[str, tuple[bytes, Any]] = {}
        self.changed = False

    def recall(self, name: str, seal: bytes) -> Any:
        """Return what is remembered under `name` and made from what `seal` says, or None."""
        if name in self.things and self.things[name][0] == seal:
            return self.things[name][1]
        kept = self.blobs.get(name)
        if kept is None or kept[0] != seal:
            return None
        try:
            thing = _Reader(io.BytesIO(kept[1])).load()
        except Exception:
            return None
        self.things[name] = (seal, thing)
        return thing

    def keep(self, name: str, seal: bytes, blob: bytes) -> None:
        """Remember a pickled thing under `name`."""
        self.blobs[name] = (seal, blob)
        self.changed = True

    def forget_others(self, names: Iterable[str]) -> None:
        """Forget everything whose name is not among `names`."""
        for name in self.blobs.keys() - set(names):
            del self.blobs[name]
            self.things.pop(name, None)
            self.changed = True

    def save(self) -> None:
        """Write the memory to its file."""
        if self.file and self.changed:
            remember(self.file, self.blobs)
            self.changed = False


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
        key, thing = _Reader(io.BytesIO(content[32:])).load()
    except Exception:
        return None
    return thing if key == code() else None


def seal(parts: Iterable[bytes]) -> bytes:
    """Return one digest of several; each is told apart from its neighbours by its length."""
    return hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).digest()


class _Reader(pickle.Unpickler):
    """Makes nothing but the digest's own data."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("digest.") or (module, name) in PLAIN else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no data")
        return found


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
