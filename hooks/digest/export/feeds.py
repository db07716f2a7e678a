"""Feeds of the newest articles: Atom (RFC 4287) for every page with a feed, JSON Feed 1.1 for the whole site."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from markupsafe import Markup

from digest.core.dependencies import cached
from digest.export.characters import remove_illegal
from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Term
from digest.read.fields import Language
from digest.render.localizer import Localizer
from digest.render.page import Page
from digest.render.templates import Templates
from digest.render.urls import LANGUAGE_PREFIXES, page_path

TEMPLATES = Path(__file__).parent
"""The folder of the templates: here, because MkDocs publishes every .xml file in the theme's folder."""

MAX_ENTRIES = 50
"""The most articles in a feed."""

AUTHOR = "Kota Mitra"

MAX_CACHED = 20_000
"""Entries that are kept for further feeds, some 20 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An article in a feed; `language` is that of its text, which may be untranslated."""

    url: str
    language: Language
    title: str
    summary: str
    updated: date
    sectors: tuple[Term, ...]


class Feeds:
    """The feeds of one language; what several feeds share is created once."""

    def __init__(self, site: Site, site_url: str, language: Language) -> None:
        self.site, self.language = site, language
        self.base_url = site_url.rstrip("/") + "/"
        self.localizer = Localizer(site.model.vocabularies, language)
        self.updated = functools.cache(partial(last_updated, today=site.today))
        self.entry = cached(self.create_entry, MAX_CACHED)
        self.atom_entry = cached(self.create_atom_entry, MAX_CACHED)
        self.templates = Templates(TEMPLATES, self.localizer)
        self.templates.filters["localize"] = self.localizer.localize
        self.templates.variables = {
            "author": AUTHOR, "base_url": self.base_url, "prefix": LANGUAGE_PREFIXES[language], "language": language,
        }  # fmt: skip

    def files(self, page: Page) -> Iterator[tuple[str, str]]:
        """Yield path and content of a page's feeds; none where the site's URL is unknown, since every link needs it."""
        if page.feed and self.base_url != "/":
            yield page.feed, self.atom(page)
        if page.json_feed and self.base_url != "/":
            yield page.json_feed, self.json(page)

    def create_entry(self, article: Article) -> FeedEntry:
        """Create the entry of an article."""
        text = article.text(self.language)
        return FeedEntry(
            url=f"{self.base_url}{LANGUAGE_PREFIXES[self.language]}{page_path(article, self.site)}",
            language=text.language,
            title=text.title,
            summary=text.description,
            updated=self.updated(article),
            sectors=tuple(dict.fromkeys(sector for event in article.events for sector in event.sectors)),
        )

    def newest_entries(self, page: Page) -> list[FeedEntry]:
        """Return the entries of a page's feed, last updated first; of those of one day, the newest article first."""
        selection: Selection = page.data["selection"]
        newest = sorted(selection.articles, key=self.updated, reverse=True)[:MAX_ENTRIES]
        return [self.entry(article) for article in newest]

    def title(self, page: Page) -> str:
        """Return a feed's title with the site's name, since readers list it among feeds of other sites."""
        return self.localizer.t("feed.title", name=page.title) if page.base_path else self.localizer.t("feed.home")

    def atom(self, page: Page) -> str:
        """Return the Atom feed of a page."""
        entries = self.newest_entries(page)
        variables = {
            "page": page, "title": self.title(page), "entries": map(self.atom_entry, entries),
            "updated": max(entry.updated for entry in entries) if entries else self.site.today,
        }  # fmt: skip
        return remove_illegal(self.templates.render("feed.xml", variables))

    def create_atom_entry(self, entry: FeedEntry) -> Markup:
        """Return an entry as Atom, which the feeds of all its parties, countries and sectors share."""
        return Markup(self.templates.render("entry.xml", {"entry": entry}))  # noqa: S704 - the template escapes

    def json(self, page: Page) -> str:
        """Return the JSON Feed of a page."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(page),
            "home_page_url": f"{self.base_url}{page.path}",
            "feed_url": f"{self.base_url}{page.json_feed}",
            "description": page.description,
            "language": self.language,
            "authors": [{"name": AUTHOR, "url": self.base_url}],
            "items": [self.json_item(entry) for entry in self.newest_entries(page)],
        }
        return json.dumps(feed, ensure_ascii=False, indent=1)

    def json_item(self, entry: FeedEntry) -> dict[str, object]:
        """Return an entry as an item of a JSON Feed."""
        return {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.summary,
            "date_modified": f"{entry.updated}T00:00:00Z",
            "tags": [self.localizer.localize(sector.name) for sector in entry.sectors],
            "language": entry.language,
        }


def last_updated(article: Article, today: date) -> date:
    """Return the day on which an article was last updated.

    It is the latest of its review, its corrections, the publication of its sources and its events that happened. A
    month or year counts as its first day. The result is never after `today`, even where all events are planned.
    """
    dates = [article.reviewed, *(correction.date for correction in article.corrections)]
    dates += [source.published for source in article.sources]
    dates += [event.date for event in article.events if event.happened]
    latest = max((found.start for found in dates if found), default=article.main_event.date.start)
    return min(latest, today)
