#!/bin/sh
# SQLite 3.54.1 beside 3.47.2: the same statements give files with different bytes. A REAL without a fraction, such as the
# longitude -79.0, is stored as a small integer by 3.47; 3.54 stores eight bytes where the table has an index when the row
# is inserted, and the small integer without an index or after an UPDATE.
# What one would guess: what a value takes in the file does not depend on an index on another column.
# Seen: see the printed cells; 050103010fb178 and 0c0103070fc053c0000000000078 for one row.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
for version in 3.47.2.0 3.54.1.0; do
  python3 -m venv "$folder/$version"
  "$folder/$version/bin/pip" install --quiet "apsw==$version"
  "$folder/$version/bin/python" - "$version" <<'PYTHON'
import sys

import apsw


def stored(*statements):
    connection = apsw.Connection(":memory:")
    for statement in ("PRAGMA page_size = 512", *statements):
        connection.execute(statement)
    return connection.serialize("main")[512:1024].lstrip(b"\0")


table, row = "CREATE TABLE t (a REAL, b TEXT{})", "INSERT INTO t VALUES (-79.0, 'x')"
plain = stored(table.format(""), row)
keyed = stored(table.format(" PRIMARY KEY"), row)
updated = stored(table.format(" PRIMARY KEY"), row, "UPDATE t SET a = a")
print(apsw.sqlitelibversion(), plain.hex()[-28:], keyed.hex()[-28:], updated.hex()[-28:])
small, large = b"\x03\x01\x0f\xb1x", b"\x03\x07\x0f\xc0\x53\xc0\0\0\0\0\0x"
assert plain.endswith(small)
assert keyed.endswith(large if sys.argv[1].startswith("3.54") else small)
assert updated[-len(small):] == small or small in updated
PYTHON
done
