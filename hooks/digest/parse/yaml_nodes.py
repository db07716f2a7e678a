"""YAML text -> plain values, with the line and column of each.

PyYAML's own loader is not used: it silently keeps the last of two equal keys, turns `2023-13-45` into a traceback
and `no` into False, expands aliases without limit and knows tags that create objects. Here a scalar is a string (or
None), aliases and tags are refused, and the position of every key and value is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from digest.core.problem import Problem, problem
from digest.parse.characters import find_deceptive_characters

FieldPath = tuple[str | int, ...]
"""The keys and list indexes that lead to a field: `("events", 0, "date")`."""

Position = tuple[int, int]
"""Line and column, both from 1."""

MAX_VALUES = 200_000
"""Values in one file: enough for ten thousand entries of a vocabulary."""

MAX_DUPLICATE_KEYS = 20
"""Duplicate keys that are reported for one file; it is not read further after that."""

MAX_DEPTH = 8
"""Levels of nested lists and mappings; the deepest field of an article is at level 6."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of libyaml, seven times faster than the pure Python one, where PyYAML was built with it."""

NULL_VALUES = {"", "~", "null"}


@dataclass(slots=True)
class YamlNodes:
    """The values of a YAML text, and the positions of its keys and values by their paths."""

    values: Any = None
    key_positions: dict[FieldPath, Position] = field(default_factory=dict)
    value_positions: dict[FieldPath, Position] = field(default_factory=dict)

    def position(self, path: FieldPath, *, of_key: bool = False) -> Position:
        """Return the position of `path`, or of the innermost field around it that exists."""
        for length in range(len(path), -1, -1):
            prefix = path[:length]
            positions = self.key_positions if of_key and prefix in self.key_positions else self.value_positions
            if prefix in positions:
                return positions[prefix]
        return (1, 1)


@dataclass(slots=True)
class _OpenCollection:
    """A list or mapping whose end has not been parsed yet."""

    path: FieldPath
    value: list[Any] | dict[str, Any]
    key: str | None = None
    is_duplicate: bool = False
    """Whether `key` is a duplicate: the values below it then get paths of their own."""


class InvalidYamlError(Exception):
    """A YAML text whose parsing was stopped; `args[0]` is the `Problem`."""


def load_yaml(file: Path) -> Any:
    """Return the plain content of one of the code's own files, such as the messages of the check."""
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - both are safe loaders


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[YamlNodes | None, list[Problem]]:
    """Parse the YAML `text`, whose first line is line `first_line` of the file `path`.

    Returns the values, or None where the text cannot be parsed, and the problems found.
    """
    reader = _YamlReader(path, first_line)
    try:
        reader.read(text)
    except InvalidYamlError as error:
        return None, [*reader.problems, error.args[0]]
    return reader.nodes, reader.problems


class _YamlReader:
    """Builds values from the parser's events, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.offset = path, first_line
        self.nodes, self.problems = YamlNodes(), list[Problem]()
        self.open: list[_OpenCollection] = []

    def read(self, text: str) -> None:
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self.handle(event)
        except yaml.MarkedYAMLError as error:
            mark = error_mark(error)
            position = self.position_of(mark) if mark else (self.offset, 1)
            if mark and (tab := column_of_tab(text, mark.line)):
                raise self.error((position[0], tab), "yaml-tab") from None
            raise self.error(position, "yaml-syntax", why=error_text(error)) from None
        except yaml.YAMLError as error:
            raise self.error((self.offset, 1), "yaml-syntax", why=error) from None

    def handle(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self.error(self.position_of(event.start_mark), "yaml-alias")
        if isinstance(event, yaml.NodeEvent):
            self.start_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.nodes.value_positions:
            raise self.error(self.position_of(event.start_mark), "yaml-two-documents")

    def start_node(self, event: Any) -> None:
        position = self.position_of(event.start_mark)
        if event.anchor:
            raise self.error(position, "yaml-alias")
        if event.tag and event.tag != "!":
            raise self.error(position, "yaml-tag", tag=event.tag)
        parent = self.open[-1] if self.open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self.start_key(event, parent, position)
            return
        path = self.child_path(parent)
        self.nodes.value_positions[path] = position
        if len(self.nodes.value_positions) > MAX_VALUES:
            raise self.error(position, "yaml-too-many", most=MAX_VALUES)
        self.check_characters(event, position)
        self.attach(parent, value := value_of_event(event))
        if isinstance(value, list | dict):
            self.open.append(_OpenCollection(path, value))
            if len(self.open) > MAX_DEPTH:
                raise self.error(position, "yaml-too-deep", most=MAX_DEPTH)

    def start_key(self, event: Any, parent: _OpenCollection, position: Position) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self.error(position, "yaml-key")
        self.check_characters(event, position)
        path = (*parent.path, event.value)
        if path in self.nodes.key_positions:
            first = self.nodes.key_positions[path][0]
            self.problems.append(
                problem(self.path, position, "yaml-key-twice", format_field_path(path), key=event.value, line=first)
            )
            if len(self.problems) > MAX_DUPLICATE_KEYS:
                raise InvalidYamlError(self.problems.pop())
        parent.is_duplicate = path in self.nodes.key_positions
        self.nodes.key_positions.setdefault(path, position)
        parent.key = event.value

    def check_characters(self, event: yaml.Event, position: Position) -> None:
        """Refuse escape sequences in quoted texts for characters that a file may not contain."""
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            for line in event.value.split("\n"):
                for _, rule, code in find_deceptive_characters(line):
                    raise self.error(position, rule, code=code)

    def child_path(self, parent: _OpenCollection | None) -> FieldPath:
        if parent is None:
            return ()
        if isinstance(parent.value, list):
            return (*parent.path, len(parent.value))
        return (*parent.path, str(parent.key), *(["again"] if parent.is_duplicate else []))

    def attach(self, parent: _OpenCollection | None, value: Any) -> None:
        if parent is None:
            self.nodes.values = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[str(parent.key)] = value
            parent.key = None

    def position_of(self, mark: Any) -> Position:
        return (mark.line + self.offset, mark.column + 1)

    def error(self, position: Position, rule: str, **values: object) -> InvalidYamlError:
        return InvalidYamlError(problem(self.path, position, rule, "", **values))


def value_of_event(event: yaml.Event) -> Any:
    """Return an empty mapping or list, a scalar's text, or None for an unquoted null."""
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    assert isinstance(event, yaml.ScalarEvent)
    return None if event.implicit[0] and event.value in NULL_VALUES else event.value


def error_mark(error: yaml.MarkedYAMLError) -> Any:
    """Return the mark to report: the opening of an unclosed quote or bracket, else where the parser stopped."""
    unclosed = error.context and ("flow" in error.context or "quoted" in error.context)
    return error.context_mark if unclosed and error.context_mark else error.problem_mark or error.context_mark


def column_of_tab(text: str, line: int) -> int:
    """Return the column of the first tab in the indentation of a line (counted from 0); 0 where there is none."""
    own = text.split("\n")[line] if line <= text.count("\n") else ""
    return own[: len(own) - len(own.lstrip())].find("\t") + 1


def error_text(error: yaml.MarkedYAMLError) -> str:
    """Return the parser's own message on one line."""
    return ", ".join(part for part in (error.context, error.problem) if part)


def format_field_path(path: FieldPath) -> str:
    """Return a path in the notation of messages: `events[0].date`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")
