"""The sitemap (https://www.sitemaps.org/protocol.html): every page, for search engines, and when it last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from markupsafe import escape

from digest.group.changes import Changes
from digest.group.cooperations import Cooperation
from digest.group.corrections import CorrectionEntry
from digest.group.site import Selection
from digest.model.articles import Article
from digest.model.events import Event
from digest.read.fields import LANGUAGES
from digest.render.page import Page
from digest.render.settings import Settings

MAX_URLS = 50_000
"""The most URLs in one sitemap; beyond it, there are several sitemaps and an index."""

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Entry = tuple[str, date]
"""A path, and the day of the last change of what is there."""


def create_sitemap(pages: Iterable[Page], changes: Changes, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and text of the sitemap of all pages, or of several and their index; none without a URL.

    `pages` are those of one language: there are the same in each, and what they show changes on the same days.
    """
    if not settings.site_url:
        return
    days = [(page.paths_by_language(), last_change(page, changes)) for page in pages]
    entries = ((paths[language], day) for language in LANGUAGES for paths, day in days)
    parts = list(iter(lambda: tuple(islice(entries, MAX_URLS)), ()))
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, xml_list("urlset", "url", part, settings)
    if len(parts) > 1:
        newest = ((name, max(day for _, day in part)) for name, part in zip(names, parts, strict=True))
        yield "sitemap.xml", xml_list("sitemapindex", "sitemap", newest, settings)


def last_change(page: Page, changes: Changes) -> date:
    """Return the day of the last change of what a page shows; a page that is not about some events shows all."""
    data = page.data
    if article := data.get("article"):
        return article_change(article, changes)
    if static_page := data.get("static_page"):
        return static_page.updated.start if static_page.updated else changes.began
    if selection := data.get("selection"):
        return changes.selection(selection)
    if list_page := data.get("list_page"):
        return rows_change(list_page.rows, changes)
    return changes.everything


def article_change(article: Article, changes: Changes) -> date:
    """Return the day of the last change of an article's page, with its events as all articles report them."""
    selection = Selection(events=changes.site.events_of(article), site=changes.site)
    return max(article.updated, changes.selection(selection))


def rows_change(rows: Iterable[Any], changes: Changes) -> date:
    """Return the day of the last change of a list's rows, which are all of one kind."""
    return max((row_change(row, changes) for row in rows), default=changes.began)


def row_change(row: Any, changes: Changes) -> date:
    """Return the day of the last change of an article, event, cooperation or entry of the corrections log."""
    match row:
        case Article():
            return row.updated
        case Event():
            return changes.events[row.id]
        case Cooperation():
            return changes.cooperations[row.slug]
        case CorrectionEntry():
            return row.correction.date.start
    raise TypeError(f"{type(row).__name__} is no row of a list")


def xml_list(root: str, item: str, entries: Iterable[Entry], settings: Settings) -> str:
    """Return paths with the days of their last changes as a list of the protocol."""
    lines = "".join(
        f"<{item}><loc>{escape(settings.absolute_url(path))}</loc><lastmod>{day}</lastmod></{item}>\n"
        for path, day in entries
    )
    return f'{XML_DECLARATION}<{root} xmlns="{NAMESPACE}">\n{lines}</{root}>\n'
