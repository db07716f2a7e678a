"""The references that an article's page holds."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote


def references(page: str) -> tuple[str, str]:
    """Return the BibTeX entry and the RIS reference that a page's links hold."""
    bibtex, ris = re.findall(r'href="data:application/[\w-]+;charset=utf-8,([^"]*)"', page)
    return unquote(html.unescape(bibtex)), unquote(html.unescape(ris))
