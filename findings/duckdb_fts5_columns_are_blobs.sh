#!/bin/sh
# DuckDB 1.4.4 with its SQLite extension (duckdb-ext-sqlite 1.4.4.20260205): the columns of an FTS5 table of an attached
# SQLite file are BLOB, and LIKE on one is an error until it is cast; the same words in an ordinary TEXT column of that
# file are VARCHAR. FTS5 declares no types for its columns.
# What one would guess: a column in which SQLite itself says typeof() = 'text' for each row is read as text.
# Seen: see the printed types; b'Bandung' for a title.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==1.4.4 duckdb-ext==0.1.2 duckdb-ext-sqlite==1.4.4.20260205
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sqlite3

import duckdb
import duckdb_ext

lite = sqlite3.connect("towns.sqlite")
lite.executescript(
    "CREATE TABLE towns (title TEXT); CREATE VIRTUAL TABLE words USING fts5 (title);"
    "INSERT INTO towns VALUES ('Bandung'); INSERT INTO words VALUES ('Bandung');"
)
assert lite.execute("SELECT typeof(title) FROM words").fetchall() == [("text",)]
lite.close()
with duckdb_ext.init(duckdb.connect()) as connection:
    connection.execute("ATTACH 'towns.sqlite' AS lite (TYPE sqlite, READ_ONLY)")
    for table, kind, value in (("towns", "VARCHAR", "Bandung"), ("words", "BLOB", b"Bandung")):
        read = connection.sql(f"SELECT title FROM lite.{table}")
        print(duckdb.__version__, table, read.types, read.fetchall())
        assert [str(one) for one in read.types] == [kind] and read.fetchall() == [(value,)]
    try:
        connection.sql("SELECT title FROM lite.words WHERE title LIKE 'Ban%'").fetchall()
        raise SystemExit("LIKE works now")
    except duckdb.BinderException as error:
        print(str(error).splitlines()[0])
    cast = "SELECT count(*) FROM lite.words WHERE CAST(title AS VARCHAR) LIKE 'Ban%'"
    assert connection.sql(cast).fetchall() == [(1,)]
PYTHON
