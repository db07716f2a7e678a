"""The result of a run -> edited lines in the articles' files; everything else in them stays as it is.

A file is edited as text, at the line of its field, so that comments, quotes and order stay. A candidate is verified:
the edited text is parsed like any article, and has to hold exactly the old values and the new one. If no candidate
passes, the edit is left to an editor.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.parse.documents import Document, document_from_text
from digest.parse.exact_text import LINE, line_ending
from digest.parse.files import LINE_ENDING
from digest.parse.yaml_nodes import FieldPath


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEdit:
    """A field to set beside the `url` in the mapping at `field_path`, or to remove where `value` is None."""

    file: str
    field_path: FieldPath
    field: str
    value: str | None


def apply_edit(text: str, edit: FieldEdit) -> str | None:
    """Return a file's text with one edit made, or None where no candidate passes verification."""
    before = parse_document(text, edit.file)
    if before is None:
        return None
    expected = expected_values(before, edit)
    candidates = texts_without_field(text, before, edit) if edit.value is None else texts_with_field(text, before, edit)
    for candidate in candidates:
        after = parse_document(candidate, edit.file)
        if after and after.nodes.values == expected and after.body == before.body:
            return candidate
    return None


def parse_document(text: str, file: str) -> Document | None:
    """Return a text as a document, or None where it has any problem."""
    document, problems = document_from_text(file, LINE_ENDING.sub("\n", text.removeprefix("\ufeff")))
    return None if problems else document


def expected_values(document: Document, edit: FieldEdit) -> Any:
    """Return the front matter's values after the edit."""
    values = copy.deepcopy(document.nodes.values)
    mapping = values
    for step in edit.field_path:
        mapping = mapping[step]
    if edit.value is None:
        mapping.pop(edit.field, None)
    else:
        mapping[edit.field] = edit.value
    return values


def texts_with_field(text: str, document: Document, edit: FieldEdit) -> Iterator[str]:
    """Yield candidates with the field after `url`: on its own line or within braces, each unquoted and quoted."""
    assert edit.value is not None
    url = (*edit.field_path, "url")
    (line, column), (value_line, value_column) = document.nodes.key_positions[url], document.nodes.value_positions[url]
    lines = LINE.findall(text)
    url_line, end = lines[value_line - 1], line_ending(lines[value_line - 1]) or "\n"
    for value in (edit.value, json.dumps(edit.value, ensure_ascii=False)):
        field = f"{edit.field}: {value}"
        if line == value_line:
            new_line = " " * (column - 1) + field + end
            yield "".join([*lines[:line], new_line, *lines[line:]])
        position = value_end(url_line, value_column, document, url)
        if position:
            edited = f"{url_line[:position]}, {field}{url_line[position:]}"
            yield "".join([*lines[: value_line - 1], edited, *lines[value_line:]])


def value_end(line: str, column: int, document: Document, url: FieldPath) -> int | None:
    """Return the position in its line after a URL and its quotes, or None where the line does not hold all of it."""
    value: Any = document.nodes.values
    for step in url:
        value = value[step]
    for quote in ("", '"', "'"):
        quoted = f"{quote}{value}{quote}"
        if line.startswith(quoted, column - 1):
            return column - 1 + len(quoted)
    return None


def texts_without_field(text: str, document: Document, edit: FieldEdit) -> Iterator[str]:
    """Yield candidates without the field: without its line, or without its part within braces."""
    key = (*edit.field_path, edit.field)
    if key not in document.nodes.key_positions:
        return
    line, column = document.nodes.key_positions[key]
    lines = LINE.findall(text)
    yield "".join([*lines[: line - 1], *lines[line:]])
    key_line = lines[line - 1]
    start = key_line.rfind(",", 0, column - 1)
    if start >= 0:
        rest = re.sub(r"^[^,}\r\n]*", "", key_line[column - 1 :])
        yield "".join([*lines[: line - 1], key_line[:start] + rest, *lines[line:]])
