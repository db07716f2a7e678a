"""The files of the open data: tables, package, places, and the JSON beside pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digest.export.open_data.columns import World
from digest.export.open_data.data_package import create_package
from digest.export.open_data.geojson import create_geojson
from digest.export.open_data.row_cache import create_tables
from digest.export.open_data.tables import create_json

FOLDER = "data"


def create_open_data(world: World, remembered: Path | None = None) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path from the site's root and the content of every file in the folder of open data.

    `remembered` is where rows are kept for the next run.
    """
    tables = dict(create_tables(world, remembered))
    files = {name: content for name, content in tables.items() if isinstance(content, bytes)}
    for name, content in tables.items():
        yield f"{FOLDER}/{name}", content
    yield f"{FOLDER}/datapackage.json", create_package(world, files)
    yield f"{FOLDER}/localities.geojson", create_json(create_geojson(world))
