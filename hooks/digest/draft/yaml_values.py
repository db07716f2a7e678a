"""Texts as YAML values on one line."""

from __future__ import annotations

import json
import re

from digest.parse.yaml_nodes import NULL_VALUES
from digest.read.fields import LocalizedText

PLAIN_SCALAR = re.compile(r"[A-Za-z][\w .,/()’'&+-]*[\w.)]|[A-Za-z]|\d[\d.-]*(?:/[\d.-]+)?|https?://[^\s#]+")


def yaml_text(text: LocalizedText) -> str:
    """Return a text as YAML, as a mapping where its two languages differ."""
    if not text.en or text.en == text.id:
        return yaml_scalar(text.id)
    return f"{{id: {yaml_scalar(text.id)}, en: {yaml_scalar(text.en)}}}"


def yaml_scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line: plain where YAML reads it back as it is, else in quotation marks."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    reserved = {*NULL_VALUES, "no", "yes", "on", "off", "true", "false"}
    plain = PLAIN_SCALAR.fullmatch(line) and line.lower() not in reserved
    return line if plain else json.dumps(line, ensure_ascii=False)
