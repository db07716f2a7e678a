"""Fingerprints: digests of what something is made of. The same fingerprint, and it need not be made again."""

from __future__ import annotations

import functools
import hashlib
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[2]


def fingerprint(parts: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of several parts; the length of each is part of it, so that no two lists look alike."""
    return hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in parts])).digest()


@functools.cache
def code_fingerprint() -> str:
    """Return the fingerprint of all that decides how content becomes a site: Python, installed packages, our code."""
    sources = (file for file in sorted(HOOKS.rglob("*")) if file.is_file() and is_code(file))
    code = (part for file in sources for part in (file.relative_to(HOOKS).as_posix().encode(), file.read_bytes()))
    packages = (name.encode() for name in installed_packages())
    return fingerprint([platform.python_version().encode(), *packages, *code]).hex()


def is_code(file: Path) -> bool:
    """Tell whether a file of hooks/ decides what is built: all but the README and Python's own caches."""
    return "__pycache__" not in file.parts and file.name != "README.md"


def installed_packages() -> list[str]:
    """Return the names of the metadata folders of all installed packages, which hold name and version.

    https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    folders = {Path(entry) for entry in sys.path if entry.endswith(("site-packages", "dist-packages"))}
    return sorted(found.name for folder in folders for found in folder.glob("*.dist-info"))
