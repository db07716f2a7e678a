"""All tables, and the encoding of their rows as CSV and JSON."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest.core.json_text import compact_json
from digest.open_data.articles import ARTICLE_TABLE
from digest.open_data.columns import Cell, Cells, Column, ExportContext, Table
from digest.open_data.cooperations import COOPERATION_TABLE
from digest.open_data.corrections import CORRECTION_TABLE
from digest.open_data.events import EVENT_TABLE
from digest.open_data.instruments import INSTRUMENT_TABLE
from digest.open_data.parties import COUNTRY_TABLE, PARTY_TABLE, SECTOR_TABLE
from digest.open_data.sources import SOURCE_TABLE

TABLES: tuple[Table[Any], ...] = (
    ARTICLE_TABLE, SOURCE_TABLE, EVENT_TABLE, INSTRUMENT_TABLE, COOPERATION_TABLE, PARTY_TABLE, COUNTRY_TABLE,
    SECTOR_TABLE, CORRECTION_TABLE,
)  # fmt: skip

DELIMITER = ";"
"""The separator of the items of a list in a CSV cell."""

FORMULA_PREFIXES = frozenset("=+-@\t\r\n＝＋－＠")
"""What a text begins with that spreadsheets execute as a formula (OWASP, CSV injection)."""

FORMULA_AFTER_DELIMITER = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet set to Indonesian, which splits cells at semicolons, would begin a cell with a formula."""


def create_csv(table: Table[Any], cells: Cells) -> bytes:
    """Return the cells of a table as CSV: UTF-8, RFC 4180, the first line the columns' names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(zip(*map(csv_column, table.columns, cells), strict=True))
    return text.getvalue().encode()


def csv_column(column: Column[Any], cells: Iterable[Cell]) -> Iterable[Cell]:
    """Return the cells of a column as texts, where `csv` would write anything else than `cell_text` returns."""
    texts = map(cell_text, cells) if column.type in {"string", "list"} else cells
    return (text or column.missing for text in texts) if column.missing else texts


def cell_text(cell: Cell) -> str:
    """Return the text of a CSV cell, empty where there is nothing; in texts and lists, formulas are escaped."""
    if isinstance(cell, str):
        return escape_formula(cell)
    if isinstance(cell, tuple):
        return list_text(cell)
    return "" if cell is None else str(cell)  # a day is ISO 8601


@functools.lru_cache(10_000)
def list_text(items: tuple[str, ...]) -> str:
    """Return the items of a list as one text; the same parties, countries and sectors are in many rows."""
    return DELIMITER.join(escape_formula(item.replace(DELIMITER, ",")) for item in items)


def escape_formula(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would execute as a formula, after semicolons too."""
    if ";" in text:
        text = FORMULA_AFTER_DELIMITER.sub(r"\1'", text)
    return f"'{text}" if text[:1] in FORMULA_PREFIXES else text


def create_json(value: object) -> str:
    """Return a value as JSON that ends in a line feed; dates become texts of ISO 8601."""
    return f"{compact_json(value)}\n"


def json_line(row: Mapping[str, Cell]) -> str:
    """Return a row as JSON on one line."""
    return compact_json(row)


def create_json_rows(table: Table[Any], cells: Cells) -> str:
    """Return the cells of a table as an array of objects with one row a line: line-based tools can compare files."""
    names = [column.name for column in table.columns]
    rows = (json_line(dict(zip(names, row, strict=True))) for row in zip(*cells, strict=True))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def json_row(table: Table[Any], thing: Any, context: ExportContext) -> str:
    """Return a thing's row as JSON; made once, for an event is in the files of all its parties and sectors."""
    return context.json_row((table.name, thing), lambda: json_line(table.row(thing, context)))
