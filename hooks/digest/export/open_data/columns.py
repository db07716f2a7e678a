"""What a table is: its columns, each with name, type, words and the function that fills it.

This one definition gives the rows of CSV and JSON, the Table Schema of the data package and the dictionary on the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from digest.group.site import Site
from digest.read.fields import Words
from digest.render.urls import address

Thing = TypeVar("Thing")
T = TypeVar("T")
Lines = tuple[str, str]
"""A row as CSV and as JSON."""
Cell = str | int | float | dt.date | tuple[str, ...] | None
Type = Literal["string", "integer", "number", "date", "list"]
"""Types of Table Schema (https://datapackage.org/standard/table-schema/); a list holds texts."""

Pair = tuple[str, str]
"""A text in Indonesian and in English."""

POINT = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF = rf"({POINT}(/({POINT}|\.\.))?|\.\./{POINT})"
"""Every date that a source can give, as a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the cells of a row are filled from beside the thing itself."""

    site: Site
    site_url: str
    texts: dict[tuple[str, Any], str] = field(default_factory=dict)
    """Rows as JSON, by table and thing: one event stands beside its article, its cooperation, its parties, …"""
    seals: Mapping[str, Callable[[Any], bytes]] = field(default_factory=dict)
    """By table: the digest of what a row is made of. The rows of other tables are few, and made anew each time."""
    known: Mapping[bytes, Lines] = field(default_factory=dict)
    """The rows of an earlier run, by their digests."""

    def url(self, thing: object) -> str | None:
        """Return the address of a thing's Indonesian page, or None where it has none."""
        path = address(thing, self.site)
        return None if path is None else self.at(path)

    def at(self, path: str) -> str:
        """Return the address of a path of the site; a site that knows no address of its own answers with the path."""
        return f"{self.site_url.rstrip('/')}/{path}" if self.site_url else path

    def label(self, key: str) -> Words:
        """Return a label in both languages."""
        label = self.site.model.vocabularies.labels[key]
        return Words(label.id, label.en)


Named = tuple[str, Words]
"""An id, and what it is called."""


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Column(Generic[Thing]):
    """One column; `constraints` are those of Table Schema, and an empty cell is None."""

    name: str
    type: Type
    title: Words
    about: Words
    value: Callable[[Thing, World], Cell]
    constraints: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Table(Generic[Thing]):
    """One table; `things` selects its rows, `key` names the columns that tell them apart, `refers` other tables."""

    name: str
    title: Words
    about: Words
    things: Callable[[Site], Iterable[Thing]]
    columns: tuple[Column[Thing], ...]
    key: tuple[str, ...] = ("id",)
    refers: Mapping[str, str] = field(default_factory=dict)

    def row(self, thing: Thing, world: World) -> dict[str, Cell]:
        """Return the row of one thing."""
        return {column.name: column.value(thing, world) for column in self.columns}

    def rows(self, world: World, things: Iterable[Thing] | None = None) -> list[dict[str, Cell]]:
        """Return the rows of some things, or of all that the table holds."""
        return [self.row(thing, world) for thing in (self.things(world.site) if things is None else things)]


def column(
    name: str, title: Pair, about: Pair, value: Callable[[Any, World], Cell], type_: Type = "string", **rules: Any
) -> Column[Any]:
    """Return a column; `rules` are constraints of Table Schema."""
    return Column(name=name, type=type_, title=Words(*title), about=Words(*about), value=value, constraints=rules)


def labelled(
    name: str, title: Pair, about: Pair, find: Callable[[Any, World], Named | None], **rules: Any
) -> tuple[Column[Any], ...]:
    """Return a column of an id, and those of its label in both languages."""
    find = remembering(find)

    def id_of(thing: Any, world: World) -> Cell:
        found = find(thing, world)
        return found[0] if found else None

    def label_in(language: Literal["id", "en"]) -> Callable[[Any, World], Cell]:
        def label_of(thing: Any, world: World) -> Cell:
            found = find(thing, world)
            return found[1].say(language) if found else None

        return label_of

    return column(name, title, about, id_of, **rules), *labels(name, title, "string", label_in("id"), label_in("en"))


def listed(
    name: str, title: Pair, about: Pair, find_all: Callable[[Any, World], Iterable[Named]], **rules: Any
) -> tuple[Column[Any], ...]:
    """Return a column of a list of ids, and those of their labels in both languages, in the same order."""
    find = remembering(lambda thing, world: tuple(find_all(thing, world)))

    def ids_of(thing: Any, world: World) -> Cell:
        return tuple(id_ for id_, _ in find(thing, world))

    def labels_in(language: Literal["id", "en"]) -> Callable[[Any, World], Cell]:
        return lambda thing, world: tuple(label.say(language) for _, label in find(thing, world))

    both = labels_in("id"), labels_in("en")
    return column(name, title, about, ids_of, "list", **rules), *labels(name, title, "list", *both)


def remembering(find: Callable[[Any, World], T]) -> Callable[[Any, World], T]:
    """Return `find`, asked once for the columns of one thing, which follow each other."""
    last: list[tuple[Any, World, T]] = []

    def found(thing: Any, world: World) -> T:
        if not (last and last[0][0] is thing and last[0][1] is world):
            last[:] = [(thing, world, find(thing, world))]
        return last[0][2]

    return found


def labels(
    name: str, title: Pair, type_: Type, indonesian: Callable[[Any, World], Cell], english: Callable[[Any, World], Cell]
) -> tuple[Column[Any], Column[Any]]:
    """Return the two columns that say in words what the column `name` holds."""
    return (
        column(
            f"{name}_label_id",
            (f"{title[0]}, nama Indonesia", f"{title[1]}, Indonesian name"),
            (f"Nama Indonesia dari isi kolom {name}", f"What column {name} holds, in Indonesian"),
            indonesian, type_,
        ),
        column(
            f"{name}_label_en",
            (f"{title[0]}, nama Inggris", f"{title[1]}, English name"),
            (f"Nama Inggris dari isi kolom {name}", f"What column {name} holds, in English"),
            english, type_,
        ),
    )  # fmt: skip


def named(*things: Any) -> list[Named]:
    """Return the ids and names of parties and terms."""
    return [(thing.id, thing.name) for thing in things]


def coded(*countries: Any) -> list[Named]:
    """Return the ISO codes and names of countries."""
    return [(country.code, country.name) for country in countries]
