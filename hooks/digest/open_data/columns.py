"""The definition of tables: their columns, each with name, type, title, description and the function of its cells.

It yields the rows of CSV and JSON, the Table Schema of the data package and the data dictionary on the page /data/.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from digest.core.dependencies import depend, depend_on_all, record
from digest.group.site import Site
from digest.read.fields import Language, LocalizedText
from digest.render.urls import page_path

Thing = TypeVar("Thing")

Cell = str | int | float | dt.date | tuple[str, ...] | None
"""The value of one cell; None is an empty one."""

Cells = list[list[Cell]]
"""The cells of a table, column by column."""

ColumnType = Literal["string", "integer", "number", "date", "list"]
"""Types of Table Schema (https://datapackage.org/standard/table-schema/); a list holds texts."""

TextPair = tuple[str, str]
"""A text in Indonesian and in English."""

NO_NUMBER = "none"
"""What CSV says in empty cells of columns whose other cells may look like numbers: 35.10, a code, is 35.1 to DuckDB and
pandas, and polars takes a column that begins with the year 2024 for one of numbers and stops at 2023-09."""

DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF_PATTERN = rf"({DATE_PATTERN}(/({DATE_PATTERN}|\.\.))?|\.\./{DATE_PATTERN})"
"""A regular expression for the dates that a source can state (EDTF): a day, month or year, or an interval of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContext:
    """What the functions of columns need besides the thing of a row; created once per build for all tables."""

    site: Site
    site_url: str
    json_rows: dict[tuple[str, Any], tuple[str, frozenset[str]]] = field(default_factory=dict, repr=False)
    """Rows as JSON, by table name and thing, with what they depend on: an event is in the page JSON of all its parties
    and sectors."""

    def json_row(self, key: tuple[str, Any], create: Callable[[], str]) -> str:
        """Return a row as JSON; it is created once while few others are, for the next page often shows it too."""
        if key not in self.json_rows:
            if len(self.json_rows) >= MAX_JSON_ROWS:
                self.json_rows.clear()
            self.json_rows[key] = record(create)
        text, names = self.json_rows[key]
        depend_on_all(names)
        return text

    def page_url(self, thing: object) -> str | None:
        """Return the URL of a thing's Indonesian page, or None where it has no page."""
        path = page_path(thing, self.site)
        return None if path is None else self.absolute_url(path)

    def absolute_url(self, path: str) -> str:
        """Return the URL of a path from the site's root; the path itself where the site's URL is unknown."""
        return f"{self.site_url.rstrip('/')}/{path}" if self.site_url else path

    def label(self, key: str) -> LocalizedText:
        """Return a label in both languages."""
        depend(key)
        label = self.site.model.vocabularies.labels[key]
        return LocalizedText(label.id, label.en)


MAX_JSON_ROWS = 20_000
"""Rows that are kept at once, some 20 MB."""

LabelledId = tuple[str, LocalizedText]
"""An id and its name."""


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Column(Generic[Thing]):
    """A column; `value` returns a thing's cell, and `constraints` are those of Table Schema.

    With `find`, which the columns of an id and its labels share, `value` is given what that finds for the thing: it is
    asked once for all of them.

    `missing` is what CSV has in an empty cell. A word there makes the column one of text to programs that guess types.
    """

    name: str
    type: ColumnType
    title: LocalizedText
    description: LocalizedText
    value: Callable[[Any, ExportContext], Cell]
    constraints: Mapping[str, object] = field(default_factory=dict)
    missing: str = ""
    find: Callable[[Thing, ExportContext], Any] | None = None


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Table(Generic[Thing]):
    """A table with a row for each of `things`; `foreign_keys` maps columns to the tables whose ids they hold."""

    name: str
    title: LocalizedText
    description: LocalizedText
    things: Callable[[Site], Iterable[Thing]]
    columns: tuple[Column[Thing], ...]
    primary_key: tuple[str, ...] = ("id",)
    foreign_keys: Mapping[str, str] = field(default_factory=dict)

    def row(self, thing: Thing, context: ExportContext) -> dict[str, Cell]:
        """Return the row of one thing."""
        cells: dict[str, Cell] = {}
        find: Callable[[Thing, ExportContext], Any] | None = None
        found: Any = thing
        for column in self.columns:
            if column.find is not find:
                find = column.find
                found = thing if find is None else find(thing, context)
            cells[column.name] = column.value(found, context)
        return cells

    def rows(self, context: ExportContext, things: Iterable[Thing]) -> list[dict[str, Cell]]:
        """Return the rows of `things`."""
        return [self.row(thing, context) for thing in things]

    def cells(self, context: ExportContext, things: Iterable[Thing] | None = None) -> Cells:
        """Return the cells of `things`, or of all things of the table, column by column: row by row takes twice as
        long, for a cell is made in the same way as the one above it.
        """
        all_things = list(self.things(context.site) if things is None else things)
        cells: Cells = []
        for find, columns in groupby(self.columns, attrgetter("find")):
            found = all_things if find is None else [find(thing, context) for thing in all_things]
            for column in columns:
                value = column.value
                cells.append([value(one, context) for one in found])
        return cells


def column(
    name: str,
    title: TextPair,
    description: TextPair,
    value: Callable[[Any, ExportContext], Cell],
    type_: ColumnType = "string",
    missing: str = "",
    find: Callable[[Any, ExportContext], Any] | None = None,
    **constraints: Any,
) -> Column[Any]:
    """Return a column; `constraints` are those of Table Schema."""
    return Column(
        name=name,
        type=type_,
        title=LocalizedText(*title),
        description=LocalizedText(*description),
        value=value,
        constraints=constraints,
        missing=missing,
        find=find,
    )


def labelled_columns(
    name: str,
    title: TextPair,
    description: TextPair,
    find: Callable[[Any, ExportContext], LabelledId | None],
    **constraints: Any,
) -> tuple[Column[Any], ...]:
    """Return the column of an id, and the two columns of its label, Indonesian and English."""
    labels = label_columns(name, title, "string", label_in, find)
    id_ = column(name, title, description, lambda found, _: found[0] if found else None, find=find, **constraints)
    return id_, *labels


def label_in(language: Language) -> Callable[[LabelledId | None, ExportContext], Cell]:
    """Return what returns the label of an id in a language."""
    return lambda found, _: found[1].localize(language) if found else None


def list_columns(
    name: str,
    title: TextPair,
    description: TextPair,
    find: Callable[[Any, ExportContext], Sequence[LabelledId]],
    **constraints: Any,
) -> tuple[Column[Any], ...]:
    """Return the column of a list of ids, and the two columns of their labels in the same order."""
    labels = label_columns(name, title, "list", labels_in, find)
    ids = column(name, title, description, ids_of, "list", find=find, **constraints)
    return ids, *labels


def ids_of(found: Iterable[LabelledId], _: ExportContext) -> tuple[str, ...]:
    """Return the ids of what was found."""
    return tuple([id_ for id_, _ in found])


def labels_in(language: Language) -> Callable[[Iterable[LabelledId], ExportContext], Cell]:
    """Return what returns the labels of ids in a language."""
    return lambda found, _: tuple([label.localize(language) for _, label in found])


def label_columns(
    name: str,
    title: TextPair,
    type_: ColumnType,
    in_language: Callable[[Language], Callable[[Any, ExportContext], Cell]],
    find: Callable[[Any, ExportContext], Any],
) -> tuple[Column[Any], Column[Any]]:
    """Return the two columns that hold the labels of the column `name`."""
    return (
        column(
            f"{name}_label_id",
            (f"{title[0]}, nama Indonesia", f"{title[1]}, Indonesian name"),
            (f"Nama Indonesia dari isi kolom {name}", f"What column {name} holds, in Indonesian"),
            in_language("id"), type_, find=find,
        ),
        column(
            f"{name}_label_en",
            (f"{title[0]}, nama Inggris", f"{title[1]}, English name"),
            (f"Nama Inggris dari isi kolom {name}", f"What column {name} holds, in English"),
            in_language("en"), type_, find=find,
        ),
    )  # fmt: skip


def labelled_ids(*things: Any) -> list[LabelledId]:
    """Return the ids of parties or terms with their names."""
    return [(thing.id, thing.name) for thing in things]


def labelled_codes(*countries: Any) -> list[LabelledId]:
    """Return the ISO 3166-1 codes of countries with their names."""
    return [(country.code, country.name) for country in countries]
