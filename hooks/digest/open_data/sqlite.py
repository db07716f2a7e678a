"""The SQLite database of all tables: with types, keys, comments, indexes and a full-text table, in one file.

It is made in memory, and its bytes follow from the tables alone: an open file would note which release of SQLite wrote
it and how often. Articles' texts are no part of it, as of no table: a sentence can be edited without making it anew.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from digest.core.json_text import compact_json
from digest.open_data.columns import Cell, Cells, Column, ExportContext, Table
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
    "ignore_check_constraints = ON",
)  # fmt: skip
"""What else depends on how SQLite was compiled, and the number above. Nothing is taken back, so there is no journal,
and `VACUUM` needs no file: that saves a third of its time. The rows follow from checked articles; to hold each against
its constraints again takes a tenth, and the tests do it for all of them. Who writes to the file is checked as before.
"""

TREE_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}
"""The first byte of a page of a B-tree, and the size of its header; the pages of other kinds begin with 0."""

ABOUT_SQL = (
    "CREATE TABLE about ( -- Tentang data ini / About this data\n  name TEXT PRIMARY KEY NOT NULL,\n  value TEXT\n)"
)


class Database:
    """A database in memory that tables are added to, in their order."""

    def __init__(self, context: ExportContext, licence: str, version: date) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for setting in SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")
        self.connection.execute("BEGIN")
        self.connection.execute(ABOUT_SQL)
        label = context.label("data.package")
        about = {
            "title_id": label.id, "title_en": label.localize("en"), "licence": licence,
            "version": version.isoformat(), "url": context.absolute_url("data/"),
        }  # fmt: skip
        self.connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())

    def add(self, table: Table[Any], cells: Cells) -> None:
        """Add a table, and its links to others."""
        self.connection.execute(create_table_sql(table))
        places = ", ".join("?" * len(table.columns))
        self.connection.executemany(
            f"INSERT INTO {table.name} VALUES ({places})",  # noqa: S608 - the names are those of our definitions
            zip(*map(sql_column, table.columns, cells), strict=True),
        )
        # SQLite 3.54 stores -79.0 in more bytes than 3.47, but only when it is inserted.
        for column in table.columns:
            if column.type == "number":
                self.connection.execute(f"UPDATE {table.name} SET {column.name} = {column.name}")  # noqa: S608
        for link in links(table):
            self.connection.execute(link.create_sql())
            self.connection.execute(link.insert_sql())
        for statement in index_sql(table):
            self.connection.execute(statement)

    def to_bytes(self) -> bytes:
        """Return the file, and close the database."""
        self.connection.execute(FULL_TEXT_SQL)
        for task in ("rebuild", "optimize"):
            self.connection.execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('{task}')")  # noqa: S608
        self.connection.execute("COMMIT")
        self.connection.execute("VACUUM")
        content = self.connection.serialize()
        self.connection.close()
        return without_free_space(content)


def without_free_space(file: bytes) -> bytes:
    """Return a database with what is unused within each B-tree page overwritten: releases of SQLite leave different
    bytes there.

    The format: https://sqlite.org/fileformat2.html#b_tree_pages.
    """
    content = bytearray(file)
    for page in range(0, len(content), PAGE_SIZE):
        head = page or 100  # the first page begins with the file's own header
        if size := TREE_PAGES.get(content[head]):
            cells = int.from_bytes(content[head + 3 : head + 5])
            first, last = head + size + 2 * cells, page + (int.from_bytes(content[head + 5 : head + 7]) or 65536)
            content[first:last] = bytes(last - first)
    return bytes(content)


def sql_column(column: Column[Any], cells: Iterable[Cell]) -> Iterable[Cell]:
    """Return the cells of a column as SQLite has them: a list as a JSON array, a day as ISO 8601."""
    if column.type == "list":
        return map(list_json, cells)
    return (cell and str(cell) for cell in cells) if column.type == "date" else cells


@functools.lru_cache(10_000)
def list_json(items: Cell) -> str:
    """Return a list as a JSON array; the same parties, countries and sectors are in many rows."""
    return compact_json(items)
