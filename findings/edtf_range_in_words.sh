#!/bin/sh
# edtf 5.0.2: text_to_edtf reads a range of days in words as one day of another year: "from 5 to 8 March 2024" is 2005-03-08.
# What one would guess: the interval 2024-03-05/2024-03-08, or None, as for "2012 to 2016".
# Seen: 2005-03-08, a date of which neither day nor year is meant; the year 2024 is dropped without a word.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from edtf import text_to_edtf

texts = ["from 5 to 8 March 2024", "2012 to 2016", "8 March 2024"]
found = [text_to_edtf(text) for text in texts]
print(version("edtf"), dict(zip(texts, found)))
assert found == ["2005-03-08", None, "2024-03-08"]
PYTHON
