"""The sitemap (https://www.sitemaps.org/protocol.html): every page, for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from markupsafe import escape

from digest.render.settings import Settings

MOST = 50_000
"""Addresses that one sitemap may hold; of more, there are several, and an index."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def create_sitemap(paths: Iterable[str], settings: Settings, today: date) -> Iterator[tuple[str, str]]:
    """Yield the sitemap of the pages at `paths`, or several and their index; none for a site without an address."""
    if not settings.site_url:
        return
    left = iter(paths)
    parts = list(iter(lambda: tuple(islice(left, MOST)), ()))
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, wrapped("urlset", "url", (settings.at(path) for path in part), today)
    if len(parts) > 1:
        yield "sitemap.xml", wrapped("sitemapindex", "sitemap", map(settings.at, names), today)


def wrapped(whole: str, each: str, addresses: Iterable[str], today: date) -> str:
    """Return addresses as a list of the protocol; the day is that on which what changes daily was computed."""
    entries = "".join(f"<{each}><loc>{escape(one)}</loc><lastmod>{today}</lastmod></{each}>\n" for one in addresses)
    return f'{HEAD}<{whole} xmlns="{SPACE}">\n{entries}</{whole}>\n'
