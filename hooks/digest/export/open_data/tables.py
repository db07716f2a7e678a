"""All tables, and the texts that hold their rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest.export.open_data.articles import ARTICLE_TABLE
from digest.export.open_data.columns import Cell, Table
from digest.export.open_data.cooperations import COOPERATION_TABLE
from digest.export.open_data.corrections import CORRECTION_TABLE
from digest.export.open_data.events import EVENT_TABLE
from digest.export.open_data.instruments import INSTRUMENT_TABLE
from digest.export.open_data.parties import COUNTRY_TABLE, PARTY_TABLE, SECTOR_TABLE
from digest.export.open_data.sources import SOURCE_TABLE

TABLES: tuple[Table[Any], ...] = (
    ARTICLE_TABLE, SOURCE_TABLE, EVENT_TABLE, INSTRUMENT_TABLE, COOPERATION_TABLE, PARTY_TABLE, COUNTRY_TABLE,
    SECTOR_TABLE, CORRECTION_TABLE,
)  # fmt: skip

DELIMITER = ";"
"""What stands between the items of a list in a CSV cell."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of a text that spreadsheets take for a formula (OWASP, CSV injection)."""


AFTER_DELIMITER = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")
"""Where Indonesian spreadsheets, which part cells at semicolons, would begin a cell with a formula."""


def csv_line(row: Mapping[str, Cell]) -> str:
    """Return a row as a line of CSV."""
    return line_of([cell_text(cell) for cell in row.values()])


def line_of(cells: list[str]) -> str:
    """Return texts as a line of CSV, which ends in CR LF."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def join_csv(table: Table[Any], lines: Iterable[str]) -> bytes:
    """Return the lines of a table as CSV: UTF-8, RFC 4180, the first of them the columns' names."""
    return "".join([line_of([column.name for column in table.columns]), *lines]).encode()


def cell_text(cell: Cell) -> str:
    """Return what stands in a CSV cell; numbers and dates are nobody's text and stay as they are."""
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case tuple():
            return DELIMITER.join(harmless(item.replace(DELIMITER, ",")) for item in cell)
        case dt.date():
            return cell.isoformat()
    return str(cell)


def harmless(text: str) -> str:
    """What a spreadsheet would take for a formula has an apostrophe before it, behind a semicolon too."""
    text = AFTER_DELIMITER.sub(r"\1'", text)
    return f"'{text}" if text.startswith(RISKY) else text


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dt.date.isoformat)
"""Kept: to make one takes a quarter of the time that a row takes."""


def create_json(value: object) -> str:
    """Return JSON; dates are texts of ISO 8601."""
    return ENCODER.encode(value) + "\n"


def json_line(row: Mapping[str, Cell]) -> str:
    """Return a row as JSON on one line."""
    return create_json(row).rstrip("\n")


def join_json(lines: Iterable[str]) -> str:
    """Return rows that are JSON already as a JSON array, one on a line, so that a text tool can compare two days."""
    return "[\n" + ",\n".join(lines) + "\n]\n"
