"""What was found -> lines in the articles' files; nothing else in them changes.

A file is edited as text, at the place where its field stands, so that comments, quotes and order stay. Whether an edit
is right is not argued but tried: the edited text is read as any article is, and has to hold exactly the old values and
the new one. Where none of the ways to write it passes, an editor does it by hand.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.read.documents import Document, document_of
from digest.read.files import LINE_ENDS
from digest.read.yaml_nodes import Path as FieldPath

LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that is added beside the `url` of what stands at `path`, or taken away where the value is None."""

    file: str
    path: FieldPath
    field: str
    value: str | None


def changed(text: str, change: Change) -> str | None:
    """Return a file's text with one change made, or None where it cannot be made with certainty."""
    before = read(text, change.file)
    if before is None:
        return None
    wanted = wanted_values(before, change)
    ways = ways_to_take(text, before, change) if change.value is None else ways_to_add(text, before, change)
    for way in ways:
        after = read(way, change.file)
        if after and after.nodes.values == wanted and after.body == before.body:
            return way
    return None


def read(text: str, file: str) -> Document | None:
    """Return a text as a document, or None where it has any problem."""
    document, problems = document_of(file, LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
    return None if problems else document


def wanted_values(document: Document, change: Change) -> Any:
    """Return the values that the file has to hold afterwards."""
    values = copy.deepcopy(document.nodes.values)
    holder = values
    for step in change.path:
        holder = holder[step]
    if change.value is None:
        holder.pop(change.field, None)
    else:
        holder[change.field] = change.value
    return values


def ways_to_add(text: str, document: Document, change: Change) -> Iterator[str]:
    """Yield texts with the field behind `url`: on a line of its own, or within braces; plain, or in quotes."""
    assert change.value is not None
    url = (*change.path, "url")
    (line, column), (value_line, value_column) = document.nodes.keys[url], document.nodes.places[url]
    lines = LINES.findall(text)
    here, end = lines[value_line - 1], ending(lines[value_line - 1]) or "\n"
    for value in (change.value, json.dumps(change.value, ensure_ascii=False)):
        field = f"{change.field}: {value}"
        if line == value_line:
            own = " " * (column - 1) + field + end
            yield "".join([*lines[:line], own, *lines[line:]])
        behind = end_of_value(here, value_column, document, url)
        if behind:
            edited = f"{here[:behind]}, {field}{here[behind:]}"
            yield "".join([*lines[: value_line - 1], edited, *lines[value_line:]])


def end_of_value(line: str, column: int, document: Document, url: FieldPath) -> int | None:
    """Return where on its line an address ends, its quotes included, or None where it does not stand there whole."""
    value: Any = document.nodes.values
    for step in url:
        value = value[step]
    for quote in ("", '"', "'"):
        written = f"{quote}{value}{quote}"
        if line.startswith(written, column - 1):
            return column - 1 + len(written)
    return None


def ways_to_take(text: str, document: Document, change: Change) -> Iterator[str]:
    """Yield texts without the field: without its line, or without its part of the braces."""
    key = (*change.path, change.field)
    if key not in document.nodes.keys:
        return
    line, column = document.nodes.keys[key]
    lines = LINES.findall(text)
    yield "".join([*lines[: line - 1], *lines[line:]])
    here = lines[line - 1]
    start = here.rfind(",", 0, column - 1)
    if start >= 0:
        rest = re.sub(r"^[^,}\r\n]*", "", here[column - 1 :])
        yield "".join([*lines[: line - 1], here[:start] + rest, *lines[line:]])


def ending(line: str) -> str:
    """Return what ends a line."""
    return line[len(line.rstrip("\r\n")) :]


def text_of(root: Path, file: str) -> str:
    """Return a file's text as it is, its line ends and byte order mark kept."""
    return (root / file).read_bytes().decode("utf-8")


def put(root: Path, file: str, text: str) -> None:
    """Put a text in a file's place at once, so that it is never half there."""
    beside = (root / file).with_suffix(".new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(root / file)
