#!/bin/sh
# bibtexparser 1.4.3: an @online entry, biblatex's type for a web page, is left out of the result; so is @report. The
# library says so in its log alone, and `entries` and `comments` do not hold them.
# What one would guess: an unknown type is kept as it stands (as version 2 does), for any word may be a type in BibTeX.
# Seen: of @online, @misc and @report the parsed entries are ['misc'].
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet bibtexparser==1.4.3
"$folder/venv/bin/python" - <<'PYTHON'
import bibtexparser

text = """
@online{a, title={MoU}, date={2025-08-11}, url={https://example.org/a}, urldate={2026-11-30}}
@misc{b, title={MoU}, date={2025-08-11}}
@report{c, title={MoU}, type={Annual report}, date={2025}}
"""
database = bibtexparser.loads(text)
types = [entry["ENTRYTYPE"] for entry in database.entries]
print(bibtexparser.__version__, types, database.comments)
assert types == ["misc"] and not database.comments
PYTHON
