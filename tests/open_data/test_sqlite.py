"""The SQLite database: types, keys, comments, indexes, full text; the same bytes everywhere; Datasette."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import roots
from digest.group.site import Site
from digest.open_data.columns import ExportContext
from digest.open_data.files import create_open_data
from digest.open_data.sqlite import DATABASE
from digest.open_data.tables import TABLES

NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def database(data: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
    yield connection
    connection.close()


def test_it_is_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA freelist_count").fetchone()[0] < 100, "hardly any empty pages"


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_holds_what_its_json_holds(database: sqlite3.Connection, data: Path, table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    rows = json.loads((data / f"{name}.json").read_text("utf-8"))
    found = database.execute(f"SELECT * FROM {name}")
    columns = [column[0] for column in found.description]
    lists = {column.name for column in table.columns if column.type == "list"}  # type: ignore[attr-defined]
    read = [
        {key: json.loads(cell) if key in lists else cell for key, cell in zip(columns, row, strict=True)}
        for row in found
    ]
    assert read == rows


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_columns_have_types_and_tables_keys(database: sqlite3.Connection, table: object) -> None:
    columns = database.execute(f"PRAGMA table_info({table.name})").fetchall()  # type: ignore[attr-defined]
    types = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE", "list": "TEXT"}
    assert {name: type_ for _, name, type_, *_ in columns} == {
        column.name: types[column.type]
        for column in table.columns  # type: ignore[attr-defined]
    }
    key = [name for *_, name, _, _, _, place in sorted(columns, key=lambda one: one[5]) if place]
    assert key == list(table.primary_key)  # type: ignore[attr-defined]
    references = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()  # type: ignore[attr-defined]
    assert {row[3]: row[2] for row in references} == dict(table.foreign_keys)  # type: ignore[attr-defined]


def test_codes_are_texts(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT code, typeof(code) FROM parties WHERE id = 'kabupaten-banyuwangi'").fetchall()
    assert found == [("35.10", "text")]
    assert database.execute("SELECT count(*) FROM parties WHERE code = 'none'").fetchone() == (0,)


def test_each_column_is_explained_in_both_languages(database: sqlite3.Connection) -> None:
    (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'parties'").fetchone()
    assert "-- Pihak: Satu baris" in sql.split("\n")[0] and "/ Parties: One row" in sql.split("\n")[0]
    for table in TABLES:
        (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table.name]).fetchone()
        lines = {line.split()[0]: line for line in sql.split("\n")[1:-2]}
        for column in table.columns:
            assert column.title.id in lines[column.name] and column.description.localize("en") in lines[column.name]


def test_lists_can_be_joined(database: sqlite3.Connection) -> None:
    for name in ("parties", "countries", "sectors", "articles"):
        singular = {"parties": "party", "countries": "country", "sectors": "sector", "articles": "article"}[name]
        links = database.execute(f"SELECT event, {singular} FROM events_{name} ORDER BY event, position").fetchall()
        rows = database.execute(
            f"SELECT events.id, value FROM events, json_each(events.{name}) ORDER BY 1, key"
        ).fetchall()
        assert links and links == rows


def test_what_one_joins_and_filters_by_has_an_index(database: sqlite3.Connection) -> None:
    for query in (
        "SELECT * FROM events WHERE cooperation = 'x'",
        "SELECT * FROM events WHERE date_start >= '2024-01-01'",
        "SELECT * FROM events_parties WHERE party = 'kota-bandung'",
        "SELECT * FROM sources WHERE article = 'x'",
        "SELECT * FROM cooperations WHERE standing = 'in-force'",
        "SELECT * FROM parties WHERE code = '35.10'",
    ):
        plan = database.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        assert all("USING" in row[3] and "INDEX" in row[3] for row in plan), query


def test_words_are_found_without_their_accents(database: sqlite3.Connection) -> None:
    def found(words: str) -> int:
        query = "SELECT count(*) FROM articles_text WHERE articles_text MATCH ?"
        return int(database.execute(query, [words]).fetchone()[0])

    assert found("perawat") > 3 and found("title_en : Bandung") > 3
    assert found("Kochi") == found("Kōchi") > 0
    assert found("zzzz") == 0


def test_it_says_what_it_is_and_under_which_licence(database: sqlite3.Connection) -> None:
    about = dict(database.execute("SELECT name, value FROM about"))
    assert about["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert about["url"] == "https://kota.example/x/data/" and about["title_id"].startswith("Kota Mitra")


def content(site: Site) -> bytes:
    """Return the database of the five seeds."""
    files = dict(create_open_data(ExportContext(site=site, site_url="https://kota.example/x/")))
    found = files[f"data/{DATABASE}"]
    assert isinstance(found, bytes)
    return found


def test_its_bytes_follow_from_the_articles_alone(site: Site) -> None:
    """No time, no count of changes, no release of SQLite stands in the file (its header: https://sqlite.org/fileformat2.html)."""
    first, second = content(site), content(site)
    assert first == second
    assert first[:16] == b"SQLite format 3\0" and int.from_bytes(first[16:18]) == 4096
    change_counter, version_valid_for, sqlite_version = first[24:28], first[92:96], first[96:100]
    assert change_counter == version_valid_for == sqlite_version == bytes(4)


def test_another_sqlite_makes_the_same_bytes(site: Site) -> None:
    """The statements that make the file, carried out by the SQLite of another year."""
    script = """
import hashlib, json, sys
import apsw
from digest.open_data.sqlite import without_free_space
connection = apsw.Connection(":memory:")
for statement, rows in json.load(sys.stdin):
    cursor = connection.cursor()
    cursor.executemany(statement, rows) if rows is not None else cursor.execute(statement)
content = without_free_space(connection.serialize("main"))
print(apsw.sqlitelibversion(), hashlib.sha256(content).hexdigest())
"""
    statements: list[tuple[str, list[list[object]] | None]] = []

    class Recorder(sqlite3.Connection):
        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:  # type: ignore[override]
            statements.append((sql, None))
            return super().execute(sql, *rest)  # type: ignore[arg-type]

        def executemany(self, sql: str, rows: object) -> sqlite3.Cursor:  # type: ignore[override]
            kept = [list(row) for row in rows]  # type: ignore[attr-defined]
            statements.append((sql, kept))
            return super().executemany(sql, kept)

    with pytest.MonkeyPatch.context() as patch:
        connect = sqlite3.connect
        patch.setattr(sqlite3, "connect", lambda *words, **options: connect(*words, factory=Recorder, **options))
        own = hashlib.sha256(content(site)).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(statements), capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(roots.code)},
    )  # fmt: skip
    version, other = done.stdout.split()
    assert version != sqlite3.sqlite_version
    assert other == own


def test_datasette_shows_and_searches_it(data: Path) -> None:
    script = """
import asyncio, json, sys
from datasette.app import Datasette

async def ask(path):
    answer = await Datasette([sys.argv[1]]).client.get(path)
    return answer.json() if ".json" in path else answer.text

async def all():
    table = await ask("/kota-mitra/articles.json?_search=perawat&_shape=objects&_size=1")
    page = await ask("/kota-mitra/events")
    row = await ask("/kota-mitra/parties.json?id=kabupaten-banyuwangi&_shape=array")
    print(json.dumps([table["filtered_table_rows_count"], "Cooperation" in page, row[0]["code"]]))

asyncio.run(all())
"""
    command = [sys.executable, "-W", "ignore", "-c", script, str(data / DATABASE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, shown, code = json.loads(done.stdout)
    assert count > 3 and shown and code == "35.10"
