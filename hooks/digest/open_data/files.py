"""The files in the folder of open data: tables in four formats, data package, localities."""

from __future__ import annotations

from collections.abc import Iterator

from digest.open_data.columns import ExportContext
from digest.open_data.data_package import LICENCE_URL, create_data_package
from digest.open_data.geojson import create_geojson
from digest.open_data.sqlite import DATABASE, Database
from digest.open_data.tables import TABLES, create_csv, create_json, join_json, json_line
from digest.open_data.xlsx import Workbook, cells_xml, workbook_name
from digest.read.fields import LANGUAGES

DATA_FOLDER = "data"


def create_open_data(context: ExportContext) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path from the site's root and the content of every file in the folder of open data."""
    for name, content in create_files(context):
        yield f"{DATA_FOLDER}/{name}", content


def create_files(context: ExportContext) -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and content of every file; the rows of a table are made once for all formats."""
    database = Database(context, LICENCE_URL)
    workbooks = {workbook_name(language): Workbook(context, language, LICENCE_URL) for language in LANGUAGES}
    csv_files = {}
    for table in TABLES:
        rows = table.rows(context)
        csv_files[f"{table.name}.csv"] = create_csv(table, rows)
        yield f"{table.name}.json", join_json(map(json_line, rows))
        database.add(table, rows)
        cells = cells_xml(rows)
        for workbook in workbooks.values():
            workbook.add(table, cells)
    yield from csv_files.items()
    yield DATABASE, database.to_bytes()
    yield from ((name, workbook.to_bytes()) for name, workbook in workbooks.items())
    yield "datapackage.json", create_data_package(context, csv_files)
    yield "localities.geojson", create_json(create_geojson(context))
