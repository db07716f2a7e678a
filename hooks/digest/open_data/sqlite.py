"""The SQLite database of all tables: with types, keys, comments, indexes and a full-text table, in one file.

It is made in memory, and its bytes follow from the tables alone: an open file would note which release of SQLite wrote
it and how often. Articles' texts are no part of it, as of no table: a sentence can be edited without making it anew.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.core.json_text import compact_json
from digest.open_data.columns import Cell, ExportContext, Table
from digest.open_data.sqlite_schema import (
    FULL_TEXT,
    FULL_TEXT_SQL,
    create_table_sql,
    index_sql,
    links,
)

DATABASE = "kota-mitra.sqlite"
APPLICATION_ID = 0x4B4D6974
"""`KMit`: programs such as `file` tell by it whose format a database has."""

PAGE_SIZE = 4096
SETTINGS = (
    f"page_size = {PAGE_SIZE}", "encoding = 'UTF-8'", "auto_vacuum = NONE", "secure_delete = ON",
    f"application_id = {APPLICATION_ID}", "journal_mode = OFF", "temp_store = MEMORY",
)  # fmt: skip
"""What else depends on how SQLite was compiled, and the number above. Nothing is taken back, so there is no journal,
and `VACUUM` needs no file: that saves a third of its time.
"""

TREE_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}
"""The first byte of a page of a B-tree, and the size of its header; the pages of other kinds begin with 0."""

ABOUT_SQL = (
    "CREATE TABLE about ( -- Tentang data ini / About this data\n  name TEXT PRIMARY KEY NOT NULL,\n  value TEXT\n)"
)

Row = Mapping[str, Cell]


class Database:
    """A database in memory that tables are added to, in their order."""

    def __init__(self, context: ExportContext, licence: str) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for setting in SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")
        self.connection.execute("BEGIN")
        self.connection.execute(ABOUT_SQL)
        label = context.label("data.package")
        about = {
            "title_id": label.id, "title_en": label.localize("en"), "licence": licence,
            "version": context.site.today.isoformat(), "url": context.absolute_url("data/"),
        }  # fmt: skip
        self.connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())

    def add(self, table: Table[Any], rows: Iterable[Row]) -> None:
        """Add a table, and its links to others."""
        rows = list(rows)
        self.connection.execute(create_table_sql(table))
        places = ", ".join("?" * len(table.columns))
        self.connection.executemany(
            f"INSERT INTO {table.name} VALUES ({places})",  # noqa: S608 - the names are those of our definitions
            sql_rows(table, rows),
        )
        # SQLite 3.54 stores -79.0 in more bytes than 3.47, but only when it is inserted.
        for column in table.columns:
            if column.type == "number":
                self.connection.execute(f"UPDATE {table.name} SET {column.name} = {column.name}")  # noqa: S608
        for link in links(table):
            self.connection.execute(link.create_sql())
            self.connection.executemany(
                f"INSERT INTO {link.name} VALUES (?, ?, ?)",  # noqa: S608
                ((row["id"], place, id_) for row in rows for place, id_ in enumerate(ids(row[link.other]), 1)),
            )
        for statement in index_sql(table):
            self.connection.execute(statement)

    def to_bytes(self) -> bytes:
        """Return the file, and close the database."""
        self.connection.execute(FULL_TEXT_SQL)
        for task in ("rebuild", "optimize"):
            self.connection.execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('{task}')")  # noqa: S608
        self.connection.execute("COMMIT")
        self.connection.execute("VACUUM")
        content = bytearray(self.connection.serialize())
        self.connection.close()
        clear_free_space(content)
        return bytes(content)


def ids(cell: Cell) -> tuple[str, ...]:
    """Return the ids of a list."""
    assert isinstance(cell, tuple)
    return cell


def clear_free_space(content: bytearray) -> None:
    """Overwrite what is unused within each B-tree page: releases of SQLite leave different bytes there.

    The format: https://sqlite.org/fileformat2.html#b_tree_pages.
    """
    for page in range(0, len(content), PAGE_SIZE):
        head = page or 100  # the first page begins with the file's own header
        if size := TREE_PAGES.get(content[head]):
            cells = int.from_bytes(content[head + 3 : head + 5])
            first, last = head + size + 2 * cells, page + (int.from_bytes(content[head + 5 : head + 7]) or 65536)
            content[first:last] = bytes(last - first)


def sql_rows(table: Table[Any], rows: Iterable[Row]) -> Iterator[list[Cell]]:
    """Yield the values of each row; only those of lists and days, two in five, are not in SQLite what they are here."""
    others = [number for number, column in enumerate(table.columns) if column.type in {"list", "date"}]
    for row in rows:
        values = list(row.values())
        for number in others:
            values[number] = sql_value(values[number])
        yield values


def sql_value(cell: Cell) -> str | int | float | None:
    """Return a cell as SQLite has it: a list as a JSON array, a day as ISO 8601."""
    match cell:
        case tuple():
            return compact_json(cell)
        case dt.date():
            return cell.isoformat()
    return cell
