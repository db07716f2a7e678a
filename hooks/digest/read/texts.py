"""Texts in Indonesian and English, from a file beside the code that says them."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from digest.read.fields import Language


@functools.cache
def read_texts(file: Path) -> dict[str, dict[str, str]]:
    """Return all texts of a file of ours, by key and language."""
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def say_from(file: Path, key: str, language: Language, /, **values: object) -> str:
    """Return a text in `language`, its placeholders filled."""
    return read_texts(file)[key][language].format_map({name: str(value) for name, value in values.items()})
