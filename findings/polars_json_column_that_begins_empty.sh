#!/bin/sh
# polars 2.1.0: read_json refuses an array of objects in which a field is null in the first hundred and a text later:
# it takes the field for one of nulls. The same rows as CSV are read.
# What one would guess: null says nothing of a type, so the first value that is there decides, as in CSV.
# Seen: ComputeError, error deserializing value "String("2023-09")" as null; infer_schema_length=None reads the file.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import json

import polars as pl

rows = [{"id": number, "published": None} for number in range(100)] + [{"id": 100, "published": "2023-09"}]
text = json.dumps(rows).encode()
try:
    pl.read_json(io.BytesIO(text))
    raise SystemExit("read_json reads it now")
except pl.exceptions.ComputeError as error:
    print(pl.__version__, str(error).splitlines()[0])
    assert "as null" in str(error)
assert pl.read_json(io.BytesIO(text), infer_schema_length=None)["published"][100] == "2023-09"
table = "id,published\n" + "".join(f"{row['id']},{row['published'] or ''}\n" for row in rows)
assert pl.read_csv(io.StringIO(table))["published"][100] == "2023-09"
PYTHON
