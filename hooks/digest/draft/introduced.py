"""The entries that a draft brings along for what the vocabularies lack: `introduces` in its front matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.draft.extraction import Draft
from digest.draft.texts import message
from digest.draft.yaml_values import yaml_scalar
from digest.read.fields import Language


def introduced_entries(draft: Draft, language: Language) -> list[str]:
    """Return the lines of `introduces`; none where the vocabularies have all parties and the outlet."""
    new = draft.entities.introduced | {"outlets": dict([draft.new_outlet]) if draft.new_outlet else {}}
    if not any(new.values()):
        return []
    lines = ["introduces:", f"  # {message('introduces', language)}"]
    for vocabulary, entries in new.items():
        if entries:
            lines.append(f"  {vocabulary}:")
            lines += [line for id_, entry in entries.items() for line in entry_lines(id_, entry)]
    return lines


def entry_lines(id_: str, entry: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of one entry."""
    yield f"    {id_}:"
    for name, value in entry.items():
        yield f"      {name}: {yaml_value(value)}"


def yaml_value(value: Any) -> str:
    """Return a value of an entry as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {quoted_in_flow(text)}" for key, text in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(quoted_in_flow(one) if isinstance(one, str) else f"{one:.2f}" for one in value) + "]"
    return yaml_scalar(str(value))


def quoted_in_flow(text: str) -> str:
    """Return a text inside brackets, in quotation marks where it holds a comma."""
    plain = yaml_scalar(text)
    return f'"{plain}"' if "," in plain and not plain.startswith('"') else plain
