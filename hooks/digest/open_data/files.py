"""The files in the folder of open data: tables in four formats, data package, localities.

The database is made apart from the other files, so that two processes share the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.open_data.columns import ExportContext
from digest.open_data.data_package import LICENCE_URL, create_data_package
from digest.open_data.geojson import create_geojson
from digest.open_data.sqlite import DATABASE, Database
from digest.open_data.tables import TABLES, create_csv, create_json, create_json_rows
from digest.open_data.xlsx import Workbook, cells_xml, workbook_name
from digest.read.fields import LANGUAGES

DATA_FOLDER = "data/"

Files = Iterator[tuple[str, str | bytes]]
"""Paths from the site's root, and contents."""


def create_open_data(context: ExportContext) -> Files:
    """Yield every file in the folder of open data."""
    for _, create in OPEN_DATA.values():
        yield from create(context)


def create_tables(context: ExportContext) -> Files:
    """Yield the tables as CSV, JSON and workbooks, what describes them, and the localities."""
    workbooks = {workbook_name(language): Workbook(context, language, LICENCE_URL) for language in LANGUAGES}
    csv_files = {}
    for table in TABLES:
        cells = table.cells(context)
        csv_files[f"{table.name}.csv"] = create_csv(table, cells)
        yield f"{DATA_FOLDER}{table.name}.json", create_json_rows(table, cells)
        texts = cells_xml(cells)
        for workbook in workbooks.values():
            workbook.add(table, texts)
    yield from ((DATA_FOLDER + name, content) for name, content in csv_files.items())
    yield from ((DATA_FOLDER + name, workbook.to_bytes()) for name, workbook in workbooks.items())
    yield f"{DATA_FOLDER}datapackage.json", create_data_package(context, csv_files)
    yield f"{DATA_FOLDER}localities.geojson", create_json(create_geojson(context))


def create_database(context: ExportContext) -> Files:
    """Yield the database."""
    database = Database(context, LICENCE_URL)
    for table in TABLES:
        database.add(table, table.cells(context))
    yield DATA_FOLDER + DATABASE, database.to_bytes()


OPEN_DATA = {
    "tables": (DATA_FOLDER, create_tables),
    "database": (DATA_FOLDER + DATABASE, create_database),
}
"""What the paths of some files begin with, and what makes them; most have the shortest."""
