"""One value in a file of its own, as MessagePack: written at once or not at all, and never trusted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from digest.core.cache import checksum_of, encode
from digest.core.fingerprint import code_fingerprint

Value = TypeVar("Value")

CHECKSUM = 16
"""Bytes of the checksum at the beginning of the file."""


def write_value(file: Path, value: object) -> None:
    """Write a value, marked with the code that wrote it; a full disk is no error."""
    content = encode((code_fingerprint(), value))
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(checksum_of(content) + content)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)


def read_value(file: Path, type_: type[Value]) -> Value | None:
    """Return what `write_value` wrote; None where there is nothing, or it is damaged or written by other code."""
    try:
        content = file.read_bytes()
        if checksum_of(content[CHECKSUM:]) != content[:CHECKSUM]:
            return None
        code, value = msgspec.msgpack.decode(content[CHECKSUM:], type=tuple[str, type_])  # type: ignore[valid-type]
    except (OSError, msgspec.DecodeError, RecursionError):
        return None
    return value if code == code_fingerprint() else None
