"""The tables of open data, with the rows of earlier runs: after one article has changed, few are made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from digest.memory import recalled, remember
from digest.write.open_data.columns import Table, World
from digest.write.open_data.tables import TABLES, csv_line, join_csv, join_json, json_line

Seals = Mapping[str, Callable[[Any], bytes]]
"""By table: the digest of what a row is made of. Tables that are not named are short, and made anew each time."""

Lines = tuple[str, str]
"""A row as CSV and as JSON."""


def create_tables(world: World, seals: Seals, file: Path | None) -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and content of every table's two files; `file` is where rows are remembered."""
    known: dict[bytes, Lines] = (recalled(file) if file else None) or {}
    made: dict[bytes, Lines] = {}
    for table in TABLES:
        lines = [line(table, thing, world, seals.get(table.name), known, made) for thing in table.things(world.site)]
        yield f"{table.name}.csv", join_csv(table, (row for row, _ in lines))
        yield f"{table.name}.json", join_json(row for _, row in lines)
    if file and made.keys() != known.keys():
        remember(file, made)


def line(
    table: Table[Any],
    thing: Any,
    world: World,
    seal: Callable[[Any], bytes] | None,
    known: Mapping[bytes, Lines],
    made: dict[bytes, Lines],
) -> Lines:
    """Return the row of a thing, from what is `known` where it is made of the same; what is used is noted in `made`."""
    key = table.name.encode() + seal(thing) if seal else b""
    lines = known.get(key) if seal else None
    if lines is None:
        row = table.row(thing, world)
        lines = (csv_line(row), json_line(row))
    if seal:
        made[key] = lines
    return lines
