"""Terminal and report texts in Indonesian and English, from a YAML file beside the code that uses them."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from digest.parse.yaml_nodes import load_yaml
from digest.read.fields import Language


@functools.cache
def read_texts(file: Path) -> dict[str, dict[str, str]]:
    """Return all texts of a file, by key and then by language."""
    found: dict[str, Any] = load_yaml(file)
    return found


def format_text(file: Path, key: str, language: Language, /, **values: object) -> str:
    """Return the text `key` in `language`, its placeholders filled with `values`."""
    return read_texts(file)[key][language].format_map({name: str(value) for name, value in values.items()})
