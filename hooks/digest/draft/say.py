"""The words of the draft, in Indonesian and English, from texts.yml."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from digest.read.fields import Language


@functools.cache
def texts() -> dict[str, dict[str, str]]:
    """Return all texts."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("texts.yml").read_text(encoding="utf-8"))
    return found


def say(key: str, language: Language, **values: object) -> str:
    """Return a text in `language`, its placeholders filled."""
    return texts()[key][language].format_map({name: str(value) for name, value in values.items()})
