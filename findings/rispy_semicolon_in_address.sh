#!/bin/sh
# rispy 0.10.0: an address (UR) that holds a semicolon comes out as two addresses, of which neither exists.
# What one would guess: the line is one address. RIS allows several in one UR, separated by "; ", but RFC 3986 allows a
# semicolon inside an address, and servers of local governments use it between parameters.
# Seen: ['https://example.org/news?id=1', 'page=2']; written again, the record has two UR lines.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rispy==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
import rispy

record = "TY  - ELEC\nTI  - MoU\nUR  - https://example.org/news?id=1;page=2\nER  - \n"
[parsed] = rispy.loads(record)
print(rispy.__version__, parsed["urls"])
assert parsed["urls"] == ["https://example.org/news?id=1", "page=2"]
assert "UR  - page=2" in rispy.dumps([parsed])
PYTHON
