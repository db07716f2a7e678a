"""The SQL of the database: a `CREATE TABLE` with types, keys and comments from the definition of each table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.open_data.columns import Column, ColumnType, Table

SQL_TYPES: dict[ColumnType, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE", "list": "TEXT",
}  # fmt: skip
"""Declared types. SQLite keeps days as texts of ISO 8601; that they are days is what DuckDB and R read here."""

SINGULARS = {"articles": "article", "events": "event", "cooperations": "cooperation", "parties": "party",
             "countries": "country", "sectors": "sector"}  # fmt: skip
"""What a column is called that holds one id of a table."""

INDEXED = {
    "events": ("date_start", "kind", "status"), "parties": ("kind", "country", "code"),
    "cooperations": ("standing", "expires"), "instruments": ("expires",), "sources": ("outlet",),
}  # fmt: skip
"""The columns that one looks rows up by, beside keys."""

FULL_TEXT = "articles_text"
FULL_TEXT_COLUMNS = tuple(
    f"{name}_{language}"
    for name in ("title", "description", "parties_label", "countries_label", "sectors_label")
    for language in ("id", "en")
)
FULL_TEXT_SQL = f"""CREATE VIRTUAL TABLE {FULL_TEXT} USING fts5(
  {", ".join(FULL_TEXT_COLUMNS)},
  content="articles", tokenize="unicode61 remove_diacritics 2"
)"""
"""The full-text table of the articles: titles, descriptions, and who, where and what in both languages. It keeps none
of these itself, and is written in the way by which Datasette finds the table that it belongs to."""


@dataclass(frozen=True, slots=True)
class Link:
    """A table that holds the ids of a list column one by one, as joins need them."""

    table: str
    other: str

    @property
    def name(self) -> str:
        """The name of the link table."""
        return f"{self.table}_{self.other}"

    def create_sql(self) -> str:
        """Return the statement that creates the table."""
        one, other = SINGULARS[self.table], SINGULARS[self.other]
        return (
            f"CREATE TABLE {self.name} ( -- {self.other} dari tiap {self.table}, berurutan"
            f" / the {self.other} of each of the {self.table}, in order\n"
            f"  {one} TEXT NOT NULL REFERENCES {self.table} (id),\n"
            f"  position INTEGER NOT NULL, -- mulai dari 1 / from 1\n"
            f"  {other} TEXT NOT NULL REFERENCES {self.other} (id),\n"
            f"  PRIMARY KEY ({one}, position)\n) WITHOUT ROWID"
        )

    def insert_sql(self) -> str:
        """Return the statement that fills it from the lists, which are JSON: in the order of its key, for so each row
        goes to the end.
        """
        return (
            f"INSERT INTO {self.name} SELECT one.id, item.key + 1, item.value"  # noqa: S608 - our own names
            f" FROM {self.table} AS one, json_each(one.{self.other}) AS item ORDER BY 1, 2"
        )


def links(table: Table[Any]) -> Iterator[Link]:
    """Yield the links of a table: its lists of ids of other tables. An instrument's are those of its event."""
    if "id" not in table.foreign_keys:
        for column in table.columns:
            if column.type == "list" and column.name in SINGULARS:
                yield Link(table.name, column.name)


def create_table_sql(table: Table[Any]) -> str:
    """Return the statement that creates a table; its comments explain table and columns in both languages."""
    lines = [f"CREATE TABLE {table.name} ( {comment(table.title, table.description)}"]
    lines += [f"  {column_sql(column, table)}, {comment(column.title, column.description)}" for column in table.columns]
    lines.append(f"  PRIMARY KEY ({', '.join(table.primary_key)})\n)")
    return "\n".join(lines)


def column_sql(column: Column[Any], table: Table[Any]) -> str:
    """Return the definition of a column: its name, type and constraints, and the table whose ids it holds."""
    parts = [column.name, SQL_TYPES[column.type]]
    if column.constraints.get("required"):
        parts.append("NOT NULL")
    if values := column.constraints.get("enum"):
        assert isinstance(values, list)
        parts.append(f"CHECK ({column.name} IN ({', '.join(map(quote, values))}))")
    if other := table.foreign_keys.get(column.name):
        parts.append(f"REFERENCES {other} (id)")
    return " ".join(parts)


def comment(*texts: Any) -> str:
    """Return bilingual texts as a comment that ends with its line."""
    languages = (": ".join(text.localize(language) for text in texts) for language in ("id", "en"))
    return f"-- {' / '.join(languages)}".replace("\n", " ")


def quote(text: str) -> str:
    """Return a text as a literal."""
    return "'" + text.replace("'", "''") + "'"


def index_sql(table: Table[Any]) -> Iterator[str]:
    """Yield the statements that create a table's indexes: of columns with ids of other tables, and `INDEXED`."""
    names = dict.fromkeys((*table.foreign_keys, *INDEXED.get(table.name, ())))
    for name in names:
        if name != table.primary_key[0]:
            yield f"CREATE INDEX {table.name}_by_{name} ON {table.name} ({name})"
    for link in links(table):
        yield f"CREATE INDEX {link.name}_by_{SINGULARS[link.other]} ON {link.name} ({SINGULARS[link.other]})"
