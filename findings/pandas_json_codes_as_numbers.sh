#!/bin/sh
# pandas 3.1.1: read_json makes numbers of texts in quotation marks: the locality code "35.10" becomes 35.1 and cannot be
# told from "35.1"; and it reads the number 3.57 as another one than the same pandas reads in CSV.
# What one would guess: JSON says which values are texts, and they stay texts, as in DuckDB and polars.
# Seen: code float64 [35.1, 32.73], latitude 3.5700000000000003; with dtype=False and precise_float=True both are right.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pandas as pd

text = '[{"code":"35.10","latitude":3.57},{"code":"32.73","latitude":-6.9}]'
read = pd.read_json(io.StringIO(text))
print(pd.__version__, read["code"].dtype, read["code"].tolist(), read["latitude"].tolist())
assert read["code"].tolist() == [35.1, 32.73]
assert read["latitude"][0] == 3.5700000000000003 != 3.57
asked = pd.read_json(io.StringIO(text), dtype=False, precise_float=True)
assert asked["code"].tolist() == ["35.10", "32.73"] and asked["latitude"][0] == 3.57
PYTHON
