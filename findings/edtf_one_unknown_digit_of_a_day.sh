#!/bin/sh
# edtf 5.0.2: a day of which one digit is unknown ("2016-11-2X": in the twenties) is parsed and then has no bounds.
# What one would guess: 2016-11-20 to 2016-11-29; level 2 of EDTF allows X anywhere within a component
# (https://www.loc.gov/standards/datetime/). "2016-11-XX" and "201X-11" have their bounds.
# Seen: parse_edtf returns a value; its lower_strict() raises ValueError: invalid literal for int() with base 10: '2X'.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from edtf import parse_edtf

print(version("edtf"), parse_edtf("2016-11-XX").lower_strict()[:3], parse_edtf("201X-11").lower_strict()[:3])
value = parse_edtf("2016-11-2X")
try:
    print(value.lower_strict())
except ValueError as error:
    print(type(value).__name__, "lower_strict:", error)
    assert "'2X'" in str(error)
else:
    raise SystemExit("it has bounds now")
PYTHON
