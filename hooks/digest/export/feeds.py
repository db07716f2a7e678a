"""Feeds of the articles that are new or changed: Atom (RFC 4287) for many pages, JSON Feed 1.1 for the whole site.

An article is new on the day on which it was added here, however long ago its event is; it comes again when it is
reviewed or corrected. The date of the event stands in the summary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from digest.core.dependencies import cached
from digest.export.characters import remove_illegal
from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Term
from digest.read.fields import Language
from digest.render.localizer import create_localizers
from digest.render.page import Page
from digest.render.templates import Templates
from digest.render.urls import LANGUAGE_PREFIXES, article_path

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

    id: str
    """The URL that the article had first: a reader that knows an entry's id does not show it as new again."""
    url: str
    language: Language
    title: str
    summary: str
    published: date
    updated: date
    sectors: tuple[Term, ...]


class Feeds:
    """The feeds of one language; what several feeds share is created once."""

    def __init__(self, site: Site, site_url: str, language: Language) -> None:
        self.site, self.language = site, language
        self.base_url = site_url.rstrip("/") + "/"
        self.localizers = create_localizers(site.model.vocabularies)
        self.localizer = self.localizers[language]
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
        event = self.localizers[text.language].dated(article.main_event)
        return FeedEntry(
            id=self.base_url + article_path(article.first_id, self.language),
            url=self.base_url + article_path(article.id, self.language),
            language=text.language,
            title=text.title,
            summary=f"{event}. {text.description}",
            published=article.added.start,
            updated=article.updated,
            sectors=tuple(dict.fromkeys(sector for event in article.events for sector in event.sectors)),
        )

    def newest_entries(self, page: Page) -> list[FeedEntry]:
        """Return the entries of a page's feed, last updated first.

        Of those updated on one day, the last added is first; of those added on one day, that with the newest event.
        """
        selection: Selection = page.data["selection"]
        newest = sorted(selection.articles, key=lambda one: (one.updated, one.added.start), reverse=True)
        return [self.entry(article) for article in newest[:MAX_ENTRIES]]

    def title(self, page: Page) -> str:
        """Return a feed's title with the site's name, since readers list it among feeds of other sites."""
        return self.localizer.t("feed.title", name=page.title) if page.base_path else self.localizer.t("feed.home")

    def atom(self, page: Page) -> str:
        """Return the Atom feed of a page."""
        entries = self.newest_entries(page)
        variables = {
            "page": page, "title": self.title(page), "entries": map(self.atom_entry, entries),
            "updated": max((entry.updated for entry in entries), default=self.site.model.began),
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
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.summary,
            "date_published": f"{entry.published}T00:00:00Z",
            "date_modified": f"{entry.updated}T00:00:00Z",
            "tags": [self.localizer.localize(sector.name) for sector in entry.sectors],
            "language": entry.language,
        }
