#!/bin/sh
# Babel 2.19.0: format_interval with the skeleton yMMMMd, which asks for the month in full, abbreviates it: "5–8 Mar 2024".
# format_skeleton with the same letters writes it in full.
# What one would guess: "5–8 Maret 2024". CLDR lists intervals for yMMMd alone; UTS 35 ("Missing Skeleton Fields") says that the
# width asked for replaces that of the nearest pattern, as ICU does.
# Seen: 5–8 Mar 2024 (Indonesian), 5.–8. Sept. 2024 (German).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet Babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import babel
from babel.dates import format_interval, format_skeleton

start, end = date(2024, 3, 5), date(2024, 3, 8)
interval, single = format_interval(start, end, "yMMMMd", locale="id"), format_skeleton("yMMMM", start, locale="id")
german = format_interval(date(2024, 9, 5), date(2024, 9, 8), "yMMMMd", locale="de")
print(babel.__version__, interval, "|", single, "|", german)
assert (interval, single, german) == ("5–8 Mar 2024", "Maret 2024", "5.–8. Sept. 2024")
PYTHON
