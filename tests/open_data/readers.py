"""Reads the tables in a folder as users do, without settings where they can, and prints what programs change, as JSON.

`python readers.py FOLDER` prints a list of [program, format, table, column, what the table holds, what was read], the
first such cell of each column. In a process of its own, because the libraries emit warnings and hold memory.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import polars as pl

Rows = list[dict[str, Any]]


def read_duckdb(file: Path) -> Rows:
    found = duckdb.sql(f"SELECT * FROM '{file}'")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def read_pandas(file: Path) -> Rows:
    read: Callable[[Path], Any] = pd.read_csv if file.suffix == ".csv" else pd.read_json
    rows: Rows = read(file).to_dict("records")
    return rows


def read_polars(file: Path) -> Rows:
    """In JSON it takes a column whose first hundred cells are empty for an empty one, and stops at a later text."""
    return (pl.read_csv(file) if file.suffix == ".csv" else pl.read_json(file, infer_schema_length=None)).to_dicts()


def read_frictionless(file: Path) -> Rows:
    """By the data package, which describes the CSV files."""
    package = frictionless.Package(str(file.parent / "datapackage.json"))
    return [dict(row) for row in package.get_resource(file.stem).read_rows()]


READERS: dict[str, tuple[Callable[[Path], Rows], tuple[str, ...]]] = {
    "duckdb": (read_duckdb, ("csv", "json")),
    "pandas": (read_pandas, ("csv", "json")),
    "polars": (read_polars, ("csv", "json")),
    "frictionless": (read_frictionless, ("csv",)),
}


NONE_IS_EMPTY = {"code", "planned", "other_dates"}
"""The columns in which CSV says `none` where there is nothing."""


def plain(value: Any, form: str, column: str) -> Any:
    """Return a value as JSON has it: nothing for empty cells, days as text, numbers as floats."""
    match value:
        case None:
            return None
        case float() if math.isnan(value):
            return None
        case dt.datetime() | dt.date():
            return value.isoformat()[:10]
        case bool() | str():
            return None if form == "csv" and column in NONE_IS_EMPTY and value == "none" else value
        case int() | float() | Decimal():
            return float(value)
    if type(value).__name__ == "NaTType":
        return None
    return [plain(item, form, column) for item in value]


def expected(value: Any, reader: str, form: str) -> Any:
    """Return what a program should read: a list in CSV is one text to all but frictionless."""
    if isinstance(value, list) and form == "csv" and reader != "frictionless":
        return ";".join(value) or None
    return float(value) if isinstance(value, int) else value


def same(wanted: Any, found: Any) -> bool:
    """Tell whether two values are one: an empty list is an empty cell, and pandas reads 3.57 of JSON as 3.5700000000000003."""
    if isinstance(wanted, float) and isinstance(found, float):
        return math.isclose(wanted, found, rel_tol=1e-12)
    return wanted == found or (wanted == [] and found is None)


def changes(folder: Path) -> Iterator[list[Any]]:
    """Yield the first cell of each column that a program reads as something else."""
    for file in sorted(folder.glob("*.csv")):
        truth = json.loads(file.with_suffix(".json").read_text("utf-8"))
        for name, (read, forms) in READERS.items():
            for form in forms:
                rows = read(file.with_suffix(f".{form}"))
                assert len(rows) == len(truth), (name, form, file.stem)
                for column in truth[0] if truth else ():
                    yield from first_change(truth, rows, column, [name, form, file.stem])


def first_change(truth: Rows, rows: Rows, column: str, where: list[str]) -> Iterator[list[Any]]:
    """Yield the first cell of a column that is not what it was."""
    for one, other in zip(truth, rows, strict=True):
        wanted, found = expected(one[column], where[0], where[1]), plain(other[column], where[1], column)
        if not same(wanted, found):
            yield [*where, column, wanted, found]
            return


if __name__ == "__main__":
    print(json.dumps(list(changes(Path(sys.argv[1])))))
