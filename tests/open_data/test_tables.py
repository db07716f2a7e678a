"""The tables of the open data: data package, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from digest.group.site import Site
from digest.model.articles import Article
from digest.open_data.articles import ARTICLE_TABLE
from digest.open_data.columns import ExportContext
from digest.open_data.files import create_open_data
from digest.open_data.parties import PARTY_TABLE
from digest.open_data.tables import TABLES, cell_text, create_csv
from digest.read.fields import LocalizedText

NAMES = [table.name for table in TABLES]


@pytest.fixture
def context(site: Site) -> ExportContext:
    return ExportContext(site=site, site_url="https://kota.example/x/")


def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, strict=True))


def with_title(article: Article, title: str) -> Article:
    return replace(article, texts={language: replace(text, title=title) for language, text in article.texts.items()})


def validate(package: Path) -> dict[str, object]:
    """Return the report of frictionless; in a process of its own, because its libraries emit warnings."""
    code = "import frictionless, sys; print(frictionless.validate(sys.argv[1]).to_json())"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(package)], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_data_package_is_valid(built: Path) -> None:
    found = validate(built / "data/datapackage.json")
    assert found["valid"], found
    assert found["stats"]["tasks"] == len(TABLES)  # type: ignore[index]


def copy_tables(built: Path, target: Path) -> Path:
    """Copy the data package of a built site without the hashes, which would report every change."""
    target.mkdir()
    for name in NAMES:
        (target / f"{name}.csv").write_bytes((built / f"data/{name}.csv").read_bytes())
    package = json.loads((built / "data/datapackage.json").read_text())
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (target / "datapackage.json").write_text(json.dumps(package))
    return target / "datapackage.json"


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("events", ",2017-12-18,2017-12-18,2017-12-18,", ",18 Dec 2017,2017-12-18,2017-12-18,", "constraint-error"),
        ("sources", "2017/daejeon-jajaki", "2017/nowhere", "foreign-key"),
        ("parties", ",locality,", ",village,", "constraint-error"),
    ],
)
def test_the_data_package_reports_invalid_rows(
    built: Path, tmp_path: Path, table: str, old: str, new: str, error: str
) -> None:
    package = copy_tables(built, tmp_path / "data")
    assert validate(package)["valid"]
    file = package.parent / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = validate(package)
    assert error in {problem["type"] for task in found["tasks"] for problem in task["errors"]}  # type: ignore[attr-defined]


def test_the_files_are_those_that_the_package_describes(built: Path) -> None:
    package = json.loads((built / "data/datapackage.json").read_text())
    for resource in package["resources"]:
        assert (built / "data" / resource["path"]).stat().st_size == resource["bytes"]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["version"] == "2026-11-22"


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_json_say_the_same(built: Path, name: str) -> None:
    rows = json.loads((built / f"data/{name}.json").read_text(encoding="utf-8"))
    (table,) = (table for table in TABLES if table.name == name)
    empty = [column.missing for column in table.columns]

    def text(cell: object, empty: str) -> str:
        return empty if cell is None else (";".join(cell) or empty) if isinstance(cell, list) else str(cell)

    cells = [list(map(text, row.values(), empty)) for row in rows]
    assert rows or name == "corrections"  # of which the seeds have none; see tests/export/test_corrections_log.py
    assert [list(row.values()) for row in read_csv(built / f"data/{name}.csv")] == cells


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_that_of_rfc_4180(built: Path, name: str) -> None:
    content = (built / f"data/{name}.csv").read_bytes()
    assert content.endswith(b"\r\n") and not content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+62", "-1+1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_text_that_looks_like_a_formula_is_escaped(context: ExportContext, text: str) -> None:
    article = with_title(context.site.everything.articles[0], text)
    table = create_csv(ARTICLE_TABLE, ARTICLE_TABLE.cells(context, [article])).decode()
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert row["title_id"] == row["title_en"] == f"'{text}"
    assert cell_text(("safe", text)) == f"safe;'{text}"


def test_a_comma_quotation_mark_and_line_end_stay_in_their_cell(context: ExportContext) -> None:
    title = 'Satu, "dua"\r\ntiga'
    article = with_title(context.site.everything.articles[0], title)
    table = create_csv(ARTICLE_TABLE, ARTICLE_TABLE.cells(context, [article])).decode()
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert row["title_id"] == title and row["sources"] == str(len(article.sources))


def test_a_negative_coordinate_stays_a_number(built: Path) -> None:
    (row,) = [row for row in read_csv(built / "data/parties.csv") if row["id"] == "kota-tangerang-selatan"]
    assert float(row["latitude"]) < 0


def test_a_semicolon_in_a_name_does_not_make_two(context: ExportContext) -> None:
    party = replace(context.site.home_localities[0], aliases=("satu; dua", "tiga"))
    context.site.parties[party] = context.site.parties[context.site.home_localities[0]]
    try:
        assert cell_text(PARTY_TABLE.row(party, context)["aliases"]).split(";") == ["satu, dua", "tiga"]
    finally:
        del context.site.parties[party]


def test_a_name_without_english_is_said_in_indonesian(context: ExportContext) -> None:
    party = context.site.home_localities[0]
    assert PARTY_TABLE.row(party, context)["name_en"] == party.name.en
    event = replace(context.site.everything.events[0], place=LocalizedText("Balai Kota"))
    (events,) = (table for table in TABLES if table.name == "events")
    assert events.row(event, context)["place_en"] == "Balai Kota"


def test_a_missing_translation_is_an_empty_cell(context: ExportContext) -> None:
    article = context.site.everything.articles[0]
    row = ARTICLE_TABLE.row(replace(article, texts={"id": article.texts["id"]}), context)
    assert row["title_id"] and row["title_en"] is None


def test_urls_begin_with_the_site_url(site: Site) -> None:
    files = dict(create_open_data(ExportContext(site=site, site_url="https://kota.example/x/")))
    rows = json.loads(files["data/articles.json"])
    assert {row["url"] for row in rows} == {f"https://kota.example/x/articles/{row['id']}/" for row in rows}
    assert json.loads(files["data/datapackage.json"])["homepage"] == "https://kota.example/x/data/"
    assert "homepage" not in json.loads(
        dict(create_open_data(ExportContext(site=site, site_url="")))["data/datapackage.json"]
    )


def test_every_column_is_explained_in_both_languages() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        for column in table.columns:
            assert column.title.id and column.title.en and column.description.id and column.description.en, (
                table.name,
                column.name,
            )
        assert {*table.primary_key, *table.foreign_keys} <= set(names)


def test_the_files_stay_until_a_day_changes_what_they_say(site: Site) -> None:
    """Their version is the day of the last change, not that of the build."""
    standings = [one.standing.name for one in site.cooperations]
    later = Site(site.model, site.today + timedelta(days=1))
    assert [one.standing.name for one in later.cooperations] == standings, "the day after changes no standing"
    first, second = (dict(create_open_data(ExportContext(site=one, site_url=""))) for one in (site, later))
    assert first == second
