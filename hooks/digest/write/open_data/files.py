"""The files of the open data: tables, package, places, and the JSON beside pages."""

from __future__ import annotations

from collections.abc import Iterator

from digest.write.open_data.columns import World
from digest.write.open_data.package import create_package
from digest.write.open_data.places import create_geojson
from digest.write.open_data.tables import TABLES, create_csv, create_json, create_json_rows

FOLDER = "data"


def create_open_data(world: World) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path from the site's root and the content of every file in the folder of open data."""
    tables = dict(create_tables(world))
    files = {name: content for name, content in tables.items() if isinstance(content, bytes)}
    for name, content in tables.items():
        yield f"{FOLDER}/{name}", content
    yield f"{FOLDER}/datapackage.json", create_package(world, files)
    yield f"{FOLDER}/localities.geojson", create_json(create_geojson(world))


def create_tables(world: World) -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and content of every table's two files."""
    for table in TABLES:
        rows = table.rows(world)
        yield f"{table.name}.csv", create_csv(table, rows)
        yield f"{table.name}.json", create_json_rows(rows)
