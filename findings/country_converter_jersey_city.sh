#!/bin/sh
# country_converter 1.3.2: the name of a city abroad is taken for a country whose name it begins with.
# What one would guess: "not found", as for New Jersey, New Mexico and Indiana, or the country that the city lies in.
# Seen: Jersey City, in the United States, is the Channel Island JE; Panama City, Florida is PA.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet country_converter==1.3.2 "pandas==2.3.3"
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

import country_converter

logging.disable(logging.CRITICAL)
names = ["Jersey City", "Panama City, Florida", "New Jersey", "Indiana"]
found = dict(zip(names, country_converter.convert(names, to="ISO2", not_found="not found")))
print(version("country_converter"), found)
assert found == {"Jersey City": "JE", "Panama City, Florida": "PA", "New Jersey": "not found", "Indiana": "not found"}
PYTHON
