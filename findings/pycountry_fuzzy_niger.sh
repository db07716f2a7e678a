#!/bin/sh
# pycountry 26.2.16: the best match of search_fuzzy("Niger") is Nigeria, of "Korea" North Korea.
# What one would guess: a country whose whole name is asked for stands first; the documentation shows how the first result is
# taken.
# Seen: Niger -> NG, NE; Korea -> KP, KR.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pycountry

found = {name: [one.alpha_2 for one in pycountry.countries.search_fuzzy(name)][:2] for name in ("Niger", "Korea")}
print(version("pycountry"), found)
assert pycountry.countries.get(name="Niger").alpha_2 == "NE"
assert found == {"Niger": ["NG", "NE"], "Korea": ["KP", "KR"]}
PYTHON
