#!/bin/sh
# dateparser 1.5.0: in Indonesian text the number of a regulation, "Nomor 25 Tahun 2020", is found as a date: 25 years before
# the day on which the program runs.
# What one would guess: no date, or the year 2020. The words are "25 tahun" ("25 years"), so the number decides and the year
# that follows is dropped; every regulation in Indonesia is cited in this form.
# Seen: [('25 Tahun 2020', <today minus 25 years>)].
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import dateparser
from dateparser.search import search_dates

text = "Peraturan Menteri Dalam Negeri Nomor 25 Tahun 2020 tentang kerja sama daerah"
[(words, found)] = search_dates(text, languages=["id"])
print(dateparser.__version__, words, found.date())
assert words == "25 Tahun 2020" and found.year == date.today().year - 25
PYTHON
