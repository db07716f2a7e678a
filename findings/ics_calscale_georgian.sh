#!/bin/sh
# ics 0.7.3: a calendar that was read without CALSCALE is written with CALSCALE:GEORGIAN.
# What one would guess: no CALSCALE, or GREGORIAN, the one value that RFC 5545 (3.7.1) defines and its default.
# Seen: CALSCALE:GEORGIAN, which a strict reader may refuse; a new calendar has none.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ics==0.7.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ics import Calendar

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "END:VCALENDAR", ""]
read = Calendar("\r\n".join(lines)).serialize().splitlines()
new = Calendar().serialize().splitlines()
print(version("ics"), [line for line in read if "CALSCALE" in line], [line for line in new if "CALSCALE" in line])
assert "CALSCALE:GEORGIAN" in read
assert not any("CALSCALE" in line for line in new)
PYTHON
