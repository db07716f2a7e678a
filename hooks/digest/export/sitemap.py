"""The sitemap (https://www.sitemaps.org/protocol.html): every page, for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from markupsafe import escape

from digest.render.settings import Settings

MAX_URLS = 50_000
"""The most URLs in one sitemap; beyond it, there are several sitemaps and an index."""

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def create_sitemap(paths: Iterable[str], settings: Settings, today: date) -> Iterator[tuple[str, str]]:
    """Yield path and text of the sitemap of the pages at `paths`, or of several and their index; none without a URL."""
    if not settings.site_url:
        return
    remaining = iter(paths)
    parts = list(iter(lambda: tuple(islice(remaining, MAX_URLS)), ()))
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, xml_list("urlset", "url", (settings.absolute_url(path) for path in part), today)
    if len(parts) > 1:
        yield "sitemap.xml", xml_list("sitemapindex", "sitemap", map(settings.absolute_url, names), today)


def xml_list(root: str, item: str, urls: Iterable[str], today: date) -> str:
    """Return URLs as a list of the protocol; all were last modified on `today`, for standings change daily."""
    entries = "".join(f"<{item}><loc>{escape(url)}</loc><lastmod>{today}</lastmod></{item}>\n" for url in urls)
    return f'{XML_DECLARATION}<{root} xmlns="{NAMESPACE}">\n{entries}</{root}>\n'
