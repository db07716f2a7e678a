"""The citations in the links of an article's page."""

from __future__ import annotations

import re
from base64 import b64decode


def references(page: str) -> tuple[str, str]:
    """Return the BibTeX entry and the RIS reference from the data URLs of a page."""
    bibtex, ris = re.findall(r'href="data:application/[\w-]+;charset=utf-8;base64,([^"]*)"', page)
    return b64decode(bibtex).decode(), b64decode(ris).decode()
