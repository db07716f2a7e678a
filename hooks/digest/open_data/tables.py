"""All tables, and the encoding of their rows as CSV and JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest.core.json_text import compact_json
from digest.open_data.articles import ARTICLE_TABLE
from digest.open_data.columns import Cell, ExportContext, Table
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

FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text begins with that spreadsheets execute as a formula (OWASP, CSV injection)."""


FORMULA_AFTER_DELIMITER = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet set to Indonesian, which splits cells at semicolons, would begin a cell with a formula."""


def create_csv(table: Table[Any], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Return rows as CSV: UTF-8, RFC 4180, the first line the columns' names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    missing = [column.missing for column in table.columns]
    writer.writerows(map(cell_text, row.values(), missing) for row in rows)
    return text.getvalue().encode()


def cell_text(cell: Cell, missing: str = "") -> str:
    """Return the text of a CSV cell; in texts and lists, formulas are escaped. `missing` is that of an empty one."""
    match cell:
        case None:
            return missing
        case str():
            return escape_formula(cell)
        case tuple():
            return DELIMITER.join(escape_formula(item.replace(DELIMITER, ",")) for item in cell) or missing
        case dt.date():
            return cell.isoformat()
    return str(cell)


def escape_formula(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would execute as a formula, after semicolons too."""
    if ";" in text:
        text = FORMULA_AFTER_DELIMITER.sub(r"\1'", text)
    return f"'{text}" if text.startswith(FORMULA_PREFIXES) else text


def create_json(value: object) -> str:
    """Return a value as JSON that ends in a line feed; dates become texts of ISO 8601."""
    return f"{compact_json(value)}\n"


def json_line(row: Mapping[str, Cell]) -> str:
    """Return a row as JSON on one line."""
    return compact_json(row)


def join_json(lines: Iterable[str]) -> str:
    """Return rows that are JSON already as an array with one row a line, so that line-based tools can compare files."""
    return "[\n" + ",\n".join(lines) + "\n]\n"


def json_row(table: Table[Any], thing: Any, context: ExportContext) -> str:
    """Return a thing's row as JSON; made once, for an event is in the files of all its parties and sectors."""
    return context.json_row((table.name, thing), lambda: json_line(table.row(thing, context)))
