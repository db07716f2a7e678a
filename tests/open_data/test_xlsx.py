"""The workbooks: what a spreadsheet shows, and that no text in them is run."""

from __future__ import annotations

import datetime as dt
import io
import json
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from digest.group.site import Site
from digest.open_data.columns import ExportContext
from digest.open_data.events import EVENT_TABLE
from digest.open_data.files import create_open_data
from digest.open_data.tables import TABLES
from digest.open_data.xlsx import Workbook, cells_xml, column_letters, workbook_name
from digest.read.fields import LANGUAGES, Language, LocalizedText

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:openpyxl.*")


def load(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_a_sheet_in_one_language(data: Path, language: Language) -> None:
    book = load((data / workbook_name(language)).read_bytes())
    assert book.sheetnames[: len(TABLES)] == [table.title.localize(language) for table in TABLES]
    other = next(f"_{one}" for one in LANGUAGES if one != language)
    for table in TABLES:
        sheet = book[table.title.localize(language)]
        columns = [column for column in table.columns if not column.name.endswith(other)]
        assert [cell.value for cell in sheet[1]] == [column.title.localize(language) for column in columns]
        assert sheet.max_row == 1 + len(json.loads((data / f"{table.name}.json").read_text("utf-8")))
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref


def test_codes_are_texts_and_days_are_days(data: Path) -> None:
    book = load((data / workbook_name("en")).read_bytes())
    head, *rows = book["Parties"].values
    row = dict(zip(head, next(row for row in rows if row[0] == "kabupaten-banyuwangi"), strict=True))
    assert row["Locality code"] == "35.10" and row["Latitude"] < 0
    head, *rows = book["Events"].values
    first = dict(zip(head, rows[0], strict=True))
    truth = json.loads((data / "events.json").read_text("utf-8"))[0]
    assert first["Earliest day"] == dt.datetime.fromisoformat(truth["date_start"]) and first["Date"] == truth["date"]
    assert first["Parties, English name"] == "; ".join(truth["parties_label_en"])


def test_columns_are_explained_and_the_licence_named(data: Path) -> None:
    book = load((data / workbook_name("id")).read_bytes())
    dictionary = list(book.worksheets[-2].values)
    assert ("Pihak", "Kode wilayah", "code", "Kode Kemendagri, hanya daerah di Indonesia") in dictionary
    assert "https://creativecommons.org/licenses/by/4.0/" in {row[0] for row in book.worksheets[-1].values}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"), ("<b>&\"'", "<b>&\"'"), ("  dua  ", "  dua  "), ("a\x00\x0bb", "ab"),
        ("_x0041_", "_x0041_"), ("é" * 40_000, "é" * 32_767), ("dua\nbaris", "dua\nbaris"), ("35.10", "35.10"),
    ],
)  # fmt: skip
def test_a_text_stays_that_text(site: Site, text: str, shown: str) -> None:
    context = ExportContext(site=site, site_url="")
    event = replace(site.everything.events[0], place=LocalizedText(text))
    book = Workbook(context, "id", "x", context.site.today)
    book.add(EVENT_TABLE, cells_xml(EVENT_TABLE.cells(context, [event])))
    head, row = load(book.to_bytes()).worksheets[0].iter_rows()
    cell = row[[one.value for one in head].index("Tempat, Indonesia")]
    assert (cell.data_type, openpyxl.utils.escape.unescape(str(cell.value))) == ("s", shown)


def test_the_bytes_follow_from_the_tables_alone(site: Site) -> None:
    context = ExportContext(site=site, site_url="")
    first, second = (dict(create_open_data(context)) for _ in range(2))
    for language in LANGUAGES:
        name = f"data/{workbook_name(language)}"
        assert first[name] == second[name]
        content = first[name]
        assert isinstance(content, bytes)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {(part.date_time, part.create_system) for part in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_columns_after_z_have_two_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 52, 53, 702, 703)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
