"""The files in the folder of open data: tables, data package, localities."""

from __future__ import annotations

from collections.abc import Iterator

from digest.open_data.columns import ExportContext
from digest.open_data.data_package import create_data_package
from digest.open_data.geojson import create_geojson
from digest.open_data.tables import create_json, create_tables

DATA_FOLDER = "data"


def create_open_data(context: ExportContext) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path from the site's root and the content of every file in the folder of open data."""
    tables = dict(create_tables(context))
    files = {name: content for name, content in tables.items() if isinstance(content, bytes)}
    for name, content in tables.items():
        yield f"{DATA_FOLDER}/{name}", content
    yield f"{DATA_FOLDER}/datapackage.json", create_data_package(context, files)
    yield f"{DATA_FOLDER}/localities.geojson", create_json(create_geojson(context))
