#!/bin/sh
# DuckDB 2.0.1: a CSV column of "yes" and empty cells becomes BOOLEAN, one of "no", the code of Norwegian, false.
# What one would guess: only true and false are truth values, as in pandas and polars.
# Seen: overdue BOOLEAN [True, None], language BOOLEAN [False, False]; with one other word in the column it is VARCHAR.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1
cd "$folder"
printf 'id,overdue,language\na,yes,no\nb,,no\n' > events.csv
printf 'id,language\na,no\nb,id\n' > mixed.csv
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb

read = duckdb.sql("SELECT overdue, language FROM 'events.csv'")
print(duckdb.__version__, [str(one) for one in read.types], read.fetchall())
assert read.fetchall() == [(True, False), (None, False)]
mixed = duckdb.sql("SELECT language FROM 'mixed.csv'")
assert [str(one) for one in mixed.types] == ["VARCHAR"] and mixed.fetchall() == [("no",), ("id",)]
PYTHON
