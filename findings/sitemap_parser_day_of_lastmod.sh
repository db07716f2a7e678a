#!/bin/sh
# ultimate-sitemap-parser 1.8.1: a <lastmod> that is a month or a year, as W3C's Datetime allows, gets today's day (and month).
# What one would guess: the first day of the period, or none; sitemaps.org takes the whole of https://www.w3.org/TR/NOTE-datetime.
# Seen: on 30 November, "2025-03" is 2025-03-30 and "2024" is 2024-11-30; read on the next day, the same file gives other dates.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from usp.tree import sitemap_from_str

before = date.today()
dates = ("2025-03", "2024", "2025-03-04")
urls = "".join(f"<url><loc>https://example.org/{one}</loc><lastmod>{one}</lastmod></url>" for one in dates)
sitemap = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
found = [page.last_modified.date() for page in sitemap_from_str(sitemap).all_pages()]
print(version("ultimate-sitemap-parser"), [str(one) for one in found], "read on", before)
assert found[0] == date(2025, 3, before.day)
assert (found[1].year, found[1].month) == (2024, before.month)
assert found[2] == date(2025, 3, 4)
PYTHON
