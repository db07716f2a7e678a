"""The files in the folder of open data: tables in four formats, data package, localities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digest.group.changes import Changes
from digest.open_data.columns import Cells, ExportContext, Table
from digest.open_data.data_package import LICENCE_URL, create_data_package, describe_table
from digest.open_data.geojson import create_geojson
from digest.open_data.sqlite import DATABASE, Database
from digest.open_data.tables import TABLES, create_csv, create_json, create_json_rows
from digest.open_data.xlsx import Workbook, cells_xml, workbook_name
from digest.read.fields import LANGUAGES

DATA_FOLDER = "data/"

Files = Iterator[tuple[str, str | bytes]]
"""Paths from the site's root, and contents."""


def create_open_data(context: ExportContext) -> Files:
    """Yield every file in the folder of open data.

    Their version is the day of the last change, not that of the build: on most days they stay as they are.
    The cells of a table are made once for all formats: with 10,000 articles the database then adds 1.5 s, not 3.
    """
    version = Changes(context.site).everything
    database = Database(context, LICENCE_URL, version)
    workbooks = {workbook_name(language): Workbook(context, language, LICENCE_URL, version) for language in LANGUAGES}
    resources = []
    for table in TABLES:
        cells = table.cells(context)
        content = create_csv(table, cells)
        resources.append(describe_table(table, content))
        yield f"{DATA_FOLDER}{table.name}.csv", content
        yield f"{DATA_FOLDER}{table.name}.json", create_json_rows(table, cells)
        add_to_workbooks(workbooks.values(), table, cells)
        database.add(table, cells)
    yield from ((DATA_FOLDER + name, workbook.to_bytes()) for name, workbook in workbooks.items())
    yield DATA_FOLDER + DATABASE, database.to_bytes()
    yield f"{DATA_FOLDER}datapackage.json", create_data_package(context, resources, version)
    yield f"{DATA_FOLDER}localities.geojson", create_json(create_geojson(context))


def add_to_workbooks(workbooks: Iterable[Workbook], table: Table[Any], cells: Cells) -> None:
    """Add a table to the workbooks of both languages, which share most columns."""
    texts = cells_xml(cells)
    for workbook in workbooks:
        workbook.add(table, texts)
