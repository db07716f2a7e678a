"""The texts of files after what articles introduce has moved into data/; comments, order and quotes stay.

Every edited text is verified: parsed again, it has to hold exactly the values that it should.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from digest.parse.documents import Document, document_from_text
from digest.parse.exact_text import LINE, line_ending
from digest.parse.files import LINE_ENDING
from digest.parse.yaml_nodes import parse_yaml


class UnsafeEditError(Exception):
    """A file that cannot be edited without touching other content; `args[0]` is its path."""


def without_introduces(text: str, document: Document) -> str:
    """Return an article's text without its field `introduces`. Raises `UnsafeEditError`."""
    lines = LINE.findall(text)
    start, end = field_lines(lines, document)
    edited = "".join([*lines[: start - 1], *lines[end - 1 :]])
    after, problems = document_from_text(document.path, LINE_ENDING.sub("\n", edited.removeprefix("\ufeff")))
    expected = {name: value for name, value in document.nodes.values.items() if name != "introduces"}
    if problems or after is None or after.nodes.values != expected or after.body != document.body:
        raise UnsafeEditError(document.path)
    return edited


def field_lines(lines: list[str], document: Document) -> tuple[int, int]:
    """Return the first line of the field `introduces`, and the line after its last one, both from 1.

    Comments and blank lines above the next field belong to that field.
    """
    keys = document.nodes.key_positions
    start = keys["introduces",][0]
    after = [line for path, (line, _) in keys.items() if len(path) == 1 and line > start]
    end = min([*after, document.body_line - 1])
    while re.match(r"#|\s*$", lines[end - 2]) and end - 1 > start:
        end -= 1
    return start, end


def entry_text(text: str, document: Document, name: str, id_: str) -> str:
    """Return what stands in an article of one entry, as it stands in data/, with the comments above it."""
    values = {id_: document.nodes.values["introduces"][name][id_]}
    written = dedented(LINE.findall(LINE_ENDING.sub("\n", text)), document, name, id_)
    for candidate in (written, formatted(id_, values[id_])):
        nodes, problems = parse_yaml(candidate, document.path)
        if nodes and not problems and nodes.values == values:
            return candidate
    raise UnsafeEditError(document.path)


def dedented(lines: list[str], document: Document, name: str, id_: str) -> str:
    """Return the lines of an entry in block style, and of the comments above it, moved to the left margin."""
    keys = document.nodes.key_positions
    start, column = keys["introduces", name, id_]
    later = [line for path, (line, _) in keys.items() if path[:3] != ("introduces", name, id_) and line > start]
    end = min([*later, field_lines(lines, document)[1]])
    while is_comment(lines[end - 2]) and end - 1 > start:  # it belongs to the entry below
        end -= 1
    while is_comment(lines[start - 2]) and start - 1 > keys["introduces", name][0]:
        start -= 1
    margin = re.compile(rf" {{0,{column - 1}}}")
    return "".join(margin.sub("", line, count=1) for line in lines[start - 1 : end - 1] if line.strip())


def is_comment(line: str) -> bool:
    """Tell whether a line is a comment alone."""
    return line.lstrip().startswith("#")


def formatted(id_: str, entry: Mapping[str, Any]) -> str:
    """Return an entry as it stands in data/: a line for each field."""
    fields = (f"  {field}: {flow(value)}\n" for field, value in entry.items())
    return f"{id_}:\n" + "".join(fields)


def flow(value: Any) -> str:
    """Return a value on one line of YAML."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1_000_000, sort_keys=False)
    return text.removesuffix("...\n").strip()


def with_entries(text: str, path: str, entries: Mapping[str, str]) -> str:
    """Return a vocabulary's text with entries at their places in the order of ids. Raises `UnsafeEditError`."""
    before, _ = parse_yaml(LINE_ENDING.sub("\n", text.removeprefix("\ufeff")), path)
    lines = LINE.findall(text)
    end = line_ending(lines[0]) if lines else "\n"
    if before is None or (lines and not line_ending(lines[-1])):
        lines[-1] += end
    known = {str(key): before.key_positions[key,][0] for key in before.values or ()} if before else {}
    places = {id_: place_of(id_, known, lines) for id_ in entries}
    edited = list(lines)
    for id_ in sorted(entries, key=lambda one: (places[one], one), reverse=True):
        edited[places[id_] : places[id_]] = [line.rstrip("\n") + end for line in LINE.findall(entries[id_])]
    return verified("".join(edited), path, (before.values or {}) if before else {}, entries)


def place_of(id_: str, known: Mapping[str, int], lines: list[str]) -> int:
    """Return the index of the line before which an entry goes: above the first greater one and its comments."""
    ids = list(known)
    greater = next((number for number, other in enumerate(ids) if other > id_), None)
    if greater is None:
        return len(lines)
    at = known[ids[greater]] - 1
    while greater and at and lines[at - 1].startswith("#"):  # the comment above the first entry is the file's
        at -= 1
    return at


def verified(text: str, path: str, before: Mapping[str, Any], entries: Mapping[str, str]) -> str:
    """Return an edited vocabulary, which has to hold the old values and the new ones. Raises `UnsafeEditError`."""
    after, problems = parse_yaml(LINE_ENDING.sub("\n", text.removeprefix("\ufeff")), path)
    expected = dict(before) | values_of(entries.values())
    if after is None or problems or after.values != expected:
        raise UnsafeEditError(path)
    return text


def values_of(texts: Iterable[str]) -> dict[str, Any]:
    """Return the values of the texts of entries."""
    found: dict[str, Any] = {}
    for text in texts:
        nodes, _ = parse_yaml(text, "")
        found |= nodes.values if nodes else {}
    return found
