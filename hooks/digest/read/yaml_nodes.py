"""YAML text -> plain values, with the line that each of them stands on.

PyYAML's own loader is not used: it keeps the last of two equal keys without a word, turns `2023-13-45` into a
traceback and `no` into False, follows aliases without limit and knows tags that make objects. Here a scalar is
text (or nothing), an alias or a tag is refused, and everything is noted with its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from digest.core.problem import Problem, problem
from digest.read.characters import odd_places

Path = tuple[str | int, ...]
Place = tuple[int, int]

MOST_VALUES = 200_000
"""Values of one file: some ten thousand entries of a vocabulary."""

MOST_TWICE = 20
"""Fields that stand twice and are told one by one."""

DEEPEST = 8
"""How deep lists and mappings may be nested; an article's deepest field is at 6."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, seven times faster than Python's, where PyYAML was built with it."""

NOTHING = {"", "~", "null"}


@dataclass(slots=True)
class Nodes:
    """The values of a YAML text and their places: of the keys, and of what stands behind them."""

    values: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Return the (line, column) of `path`, or of the nearest field around it that is there."""
        for length in range(len(path), -1, -1):
            known = self.keys if of_key and path[:length] in self.keys else self.places
            if path[:length] in known:
                return known[path[:length]]
        return (1, 1)


@dataclass(slots=True)
class _Open:
    """A list or a mapping that has begun and not ended yet."""

    path: Path
    value: list[Any] | dict[str, Any]
    key: str | None = None
    again: bool = False
    """Whether `key` stood there before: what is below it is then not compared with what was below the first."""


class RefusedError(Exception):
    """A YAML text that is not read to its end; its problem is in `args[0]`."""


def read_nodes(text: str, path: str, first_line: int = 1) -> tuple[Nodes | None, list[Problem]]:
    """Return the values of the YAML `text`, whose first line is line `first_line` of the file `path`.

    Where the text is not well-formed, the first element is None and the problem says why.
    """
    reader = _Reader(path, first_line)
    try:
        reader.run(text)
    except RefusedError as refused:
        return None, [*reader.problems, refused.args[0]]
    return reader.nodes, reader.problems


class _Reader:
    """Turns the parser's events into values, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.offset = path, first_line
        self.nodes, self.problems = Nodes(), list[Problem]()
        self.open: list[_Open] = []

    def run(self, text: str) -> None:
        try:
            for event in yaml.parse(text, Loader=LOADER):
                self.take(event)
        except yaml.MarkedYAMLError as error:
            mark = place_to_look(error)
            place = self.at(mark) if mark else (self.offset, 1)
            raise self.refuse(place, "yaml-syntax", why=explain(error)) from None
        except yaml.YAMLError as error:
            raise self.refuse((self.offset, 1), "yaml-syntax", why=error) from None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse(self.at(event.start_mark), "yaml-alias")
        if isinstance(event, yaml.NodeEvent):
            self.begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.nodes.places:
            raise self.refuse(self.at(event.start_mark), "yaml-two-documents")

    def begin(self, event: Any) -> None:
        place = self.at(event.start_mark)
        if event.anchor:
            raise self.refuse(place, "yaml-alias")
        if event.tag and event.tag != "!":
            raise self.refuse(place, "yaml-tag", tag=event.tag)
        parent = self.open[-1] if self.open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self.begin_key(event, parent, place)
            return
        where = self.path_below(parent)
        self.nodes.places[where] = place
        if len(self.nodes.places) > MOST_VALUES:
            raise self.refuse(place, "yaml-too-many", most=MOST_VALUES)
        self.look(event, place)
        self.attach(parent, value := new_value(event))
        if isinstance(value, list | dict):
            self.open.append(_Open(where, value))
            if len(self.open) > DEEPEST:
                raise self.refuse(place, "yaml-too-deep", most=DEEPEST)

    def begin_key(self, event: Any, parent: _Open, place: Place) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self.refuse(place, "yaml-key")
        self.look(event, place)
        where = (*parent.path, event.value)
        if where in self.nodes.keys:
            first = self.nodes.keys[where][0]
            self.problems.append(
                problem(self.path, place, "yaml-key-twice", show_path(where), key=event.value, line=first)
            )
            if len(self.problems) > MOST_TWICE:
                raise RefusedError(self.problems.pop())
        parent.again = where in self.nodes.keys
        self.nodes.keys.setdefault(where, place)
        parent.key = event.value

    def look(self, event: yaml.Event, place: Place) -> None:
        """Refuse what a quoted text names by its code and no file may hold as it stands."""
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            for line in event.value.split("\n"):
                for _, rule, code in odd_places(line):
                    raise self.refuse(place, rule, code=code)

    def path_below(self, parent: _Open | None) -> Path:
        if parent is None:
            return ()
        if isinstance(parent.value, list):
            return (*parent.path, len(parent.value))
        return (*parent.path, str(parent.key), *(["again"] if parent.again else []))

    def attach(self, parent: _Open | None, value: Any) -> None:
        if parent is None:
            self.nodes.values = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[str(parent.key)] = value
            parent.key = None

    def at(self, mark: Any) -> Place:
        return (mark.line + self.offset, mark.column + 1)

    def refuse(self, place: Place, rule: str, **values: object) -> RefusedError:
        return RefusedError(problem(self.path, place, rule, "", **values))


def new_value(event: yaml.Event) -> Any:
    """Return what a YAML event stands for: a mapping, a list, a text or, unquoted and empty, nothing."""
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    assert isinstance(event, yaml.ScalarEvent)
    return None if event.implicit[0] and event.value in NOTHING else event.value


def place_to_look(error: yaml.MarkedYAMLError) -> Any:
    """Return where an editor should look: at the opening of what is never closed, else where the parser stopped."""
    unclosed = error.context and ("flow" in error.context or "quoted" in error.context)
    return error.context_mark if unclosed and error.context_mark else error.problem_mark or error.context_mark


def explain(error: yaml.MarkedYAMLError) -> str:
    """Return the parser's own words on what it expected, on one line."""
    return ", ".join(part for part in (error.context, error.problem) if part)


def show_path(path: Path) -> str:
    """Return a field's path as people write it: `events[0].date`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")
