"""A workbook for spreadsheets (.xlsx, ECMA-376): a sheet for each table, with the titles and labels of one language.

Codes stay texts, days are days, and nothing is a formula, whatever the settings of the program that opens it. Written
here because a library takes 16 s for the tables of 10,000 articles (XlsxWriter 3.3.1), and this takes 2 s.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from digest.export.characters import remove_illegal
from digest.open_data.columns import Cell, Cells, Column, ExportContext, Table
from digest.read.fields import LANGUAGES, Language

MAX_TEXT = 32_767
"""Characters that a cell of Excel holds."""

FIRST_DAY = dt.date(1899, 12, 30).toordinal()
"""Spreadsheets count days from here."""

DAY_STYLE, HEAD_STYLE = 1, 2
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what Excel takes for an escaped character."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = f"""{HEAD}<styleSheet xmlns="{MAIN}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
"""Number format 14 is a day as the reader's own settings have it."""


def workbook_name(language: Language) -> str:
    """Return the file name of a language's workbook."""
    return f"kota-mitra-{language}.xlsx"


class Workbook:
    """A workbook that sheets are added to, in their order."""

    def __init__(self, context: ExportContext, language: Language, licence: str, version: dt.date) -> None:
        self.context, self.language = context, language
        self.names: list[str] = []
        self.buffer = io.BytesIO()
        self.archive = zipfile.ZipFile(self.buffer, "w")
        self.dictionary: list[list[Cell]] = []
        title = context.label("data.package").localize(language)
        address = context.absolute_url("data/")
        self.about: list[list[Cell]] = [[title], [version], [address], [licence], []]

    def label(self, key: str) -> str:
        """Return a label in the workbook's language."""
        return self.context.label(key).localize(self.language)

    def add(self, table: Table[Any], cells: list[list[str]]) -> None:
        """Add the sheet of a table; the cells of its columns, of all of them, are XML already (`cells_xml`)."""
        other = next(f"_{language}" for language in LANGUAGES if language != self.language)
        own = [number for number, column in enumerate(table.columns) if not column.name.endswith(other)]
        columns = [table.columns[number] for number in own]
        title = table.title.localize(self.language)
        self.about.append([title, table.description.localize(self.language)])
        self.dictionary += ([title, *describe(column, self.language)] for column in columns)
        head = row_xml([column.title.localize(self.language) for column in columns], HEAD_STYLE)
        rows = map("".join, zip(*(cells[number] for number in own), strict=True))
        self.write_sheet(title, [head, *rows], len(columns), filters=True)

    def to_bytes(self) -> bytes:
        """Return the file: the sheets, what they are, and what their columns mean."""
        head: list[Cell] = [self.label(f"data.{name}") for name in ("table", "column", "column.name", "meaning")]
        dictionary = [row_xml(head, HEAD_STYLE), *map(row_xml, self.dictionary)]
        self.write_sheet(self.label("data.dictionary"), dictionary, len(head), filters=True)
        self.write_sheet(self.label("data.use"), [*map(row_xml, self.about)], max(map(len, self.about)))
        for name, text in frame_parts(self.names):
            self.write(name, text)
        self.archive.close()
        return self.buffer.getvalue()

    def write_sheet(self, title: str, rows: list[str], wide: int, *, filters: bool = False) -> None:
        """Write a sheet of rows of at most so many cells; with `filters` its first row stays in sight, and offers a
        choice of the values below it.
        """
        self.names.append(sheet_title(title))
        self.write(f"xl/worksheets/sheet{len(self.names)}.xml", "".join(sheet_xml(rows, wide, filters)))

    def write(self, name: str, text: str) -> None:
        """Write a part of the package; the same bytes for the same text, at any time."""
        part = zipfile.ZipInfo(name)  # of 1 January 1980
        part.compress_type = zipfile.ZIP_DEFLATED
        part.create_system = 0  # else it tells what system wrote it
        self.archive.writestr(part, text, compresslevel=1)


def describe(column: Column[Any], language: Language) -> list[Cell]:
    """Return title, name and description of a column."""
    return [column.title.localize(language), column.name, column.description.localize(language)]


def sheet_title(title: str) -> str:
    """Return a title without what Excel forbids in the names of sheets, and at most as long as it allows."""
    return re.sub(r"[][:*?/\\]", " ", title)[:31]


def sheet_xml(rows: list[str], wide: int, filters: bool) -> Iterator[str]:
    """Yield the parts of a sheet: frame, widths, rows, and that texts such as 35.10 are meant to be texts."""
    every_cell = f"A1:{column_letters(wide)}{len(rows)}"
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if filters else ""
    yield f'</sheetView></sheetViews><cols><col min="1" max="{wide}" width="24" customWidth="1"/></cols><sheetData>'
    yield from (f"<row>{row}</row>" for row in rows)
    yield "</sheetData>"
    yield f'<autoFilter ref="{every_cell}"/>' if filters else ""
    yield f'<ignoredErrors><ignoredError sqref="{every_cell}" numberStoredAsText="1"/></ignoredErrors></worksheet>'


def cells_xml(cells: Cells) -> list[list[str]]:
    """Return the cells of a table as XML: both workbooks show most of them."""
    return [[*map(cell_xml, column)] for column in cells]


def row_xml(cells: Iterable[Cell], style: int = 0) -> str:
    """Return the cells of a row."""
    return "".join(cell_xml(cell, style) for cell in cells)


def cell_xml(cell: Cell, style: int = 0) -> str:
    """Return a cell: a text, a number or a day. A text in the cell itself is never run as a formula."""
    if isinstance(cell, str):
        return text_xml(cell, style)
    if isinstance(cell, tuple):
        return list_xml(cell) if cell else "<c/>"
    if isinstance(cell, dt.date):
        return f'<c s="{DAY_STYLE}"><v>{cell.toordinal() - FIRST_DAY}</v></c>'
    return "<c/>" if cell is None else f"<c><v>{cell}</v></c>"


@functools.lru_cache(10_000)
def list_xml(items: tuple[str, ...]) -> str:
    """Return the cell of a list; the same parties, countries and sectors are in many rows."""
    return text_xml("; ".join(items))


def text_xml(text: str, style: int = 0) -> str:
    """Return the cell of a text, cut where Excel would refuse the whole file."""
    if not text.isprintable() or "&" in text or "<" in text or ">" in text or "_x" in text or len(text) > MAX_TEXT:
        text = escape(remove_illegal(ESCAPE_LIKE.sub("_x005F_", text[:MAX_TEXT])))
    mark = f' s="{style}"' if style else ""
    return f'<c t="inlineStr"{mark}><is><t xml:space="preserve">{text}</t></is></c>'


def column_letters(number: int) -> str:
    """Return a column's name in references: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def frame_parts(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of the package that name the sheets and styles."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers] + [("styles", "styles.xml")]
    yield "xl/_rels/workbook.xml.rels", relations_xml(targets)
    yield "_rels/.rels", relations_xml([("officeDocument", "xl/workbook.xml")])
    yield "xl/styles.xml", STYLES
    yield "[Content_Types].xml", content_types_xml([f"/xl/worksheets/sheet{number}.xml" for number in numbers])


def relations_xml(targets: list[tuple[str, str]]) -> str:
    """Return the relations of a part to others: their type and path."""
    lines = (
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{type_}" Target="{path}"/>'
        for number, (type_, path) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def content_types_xml(sheets: list[str]) -> str:
    """Return the media types of all parts."""
    types = {"/xl/workbook.xml": f"{TYPES}.sheet.main+xml", "/xl/styles.xml": f"{TYPES}.styles+xml"}
    types |= dict.fromkeys(sheets, f"{TYPES}.worksheet+xml")
    overrides = "".join(f'<Override PartName="{path}" ContentType="{type_}"/>' for path, type_ in types.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
