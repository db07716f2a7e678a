#!/bin/sh
# pycountry 26.2.16 (ISO 3166-2): the divisions of Indonesia without a parent are seven "geographical units" and no
# province; the 38 provinces are their children. "Papua" and "Maluku" are each a unit and a province.
# What one would guess: filtering on `parent_code is None` gives a country's provinces, as it does for Japan, China,
# Korea, Malaysia and Australia; and a name is one division of its country.
# Seen: see the printed lines. lookup() finds only the full stored name, so not "Fujian" (stored: "Fujian Sheng").
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
from collections import Counter

import pycountry

own = pycountry.subdivisions.get(country_code="ID")
top = {one.name: one.type for one in own if one.parent_code is None}
provinces = [one for one in own if one.parent_code is not None]
twice = sorted(name for name, count in Counter(one.name for one in own).items() if count > 1)
print(sorted(top.items()))
print(len(provinces), twice)
assert set(top.values()) == {"Geographical unit"} and len(top) == 7
assert len(provinces) == 38 and twice == ["Maluku", "Papua"]
assert {one.parent_code for one in pycountry.subdivisions.get(country_code="JP")} == {None}
try:
    print(pycountry.subdivisions.lookup("Fujian"))
    raise SystemExit("lookup finds Fujian now")
except LookupError as error:
    print(error)
assert pycountry.subdivisions.lookup("Fujian Sheng").code == "CN-FJ"
PYTHON
