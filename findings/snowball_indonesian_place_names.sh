#!/bin/sh
# snowballstemmer 3.1.1, Indonesian: place names are stemmed into other words, and the two ways to write "cooperation"
# do not meet: prefixes are cut off names ("ke-", "be-", "te-"), and off one spelling but not the other.
# What one would guess: a name of which the rest is no word stays as it is; "kerjasama" and "bekerjasama" share a stem.
# Seen: Kendari -> ndari, Berau -> au, Ternate -> nate; Pemalang and "palang" -> palang; kerjasama -> rjasama.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet snowballstemmer==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import snowballstemmer

stem = snowballstemmer.stemmer("indonesian").stemWord
words = ["kendari", "berau", "ternate", "pemalang", "palang", "kerjasama", "bekerjasama"]
found = {word: stem(word) for word in words}
print(found)
assert found == {
    "kendari": "ndari", "berau": "au", "ternate": "nate", "pemalang": "palang", "palang": "palang",
    "kerjasama": "rjasama", "bekerjasama": "kerjasama",
}
PYTHON
