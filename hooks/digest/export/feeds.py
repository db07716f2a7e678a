"""Feeds of the newest articles: Atom (RFC 4287) beside every page that has one, JSON Feed 1.1 for the site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from digest.export.characters import legal
from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Term
from digest.read.fields import Language
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.templates import Templates
from digest.render.urls import PREFIXES, address

NEWEST = 50
"""So many articles a feed holds."""

AUTHOR = "Kota Mitra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as feeds tell it; `language` is that of its text, which may not be translated."""

    url: str
    language: Language
    title: str
    summary: str
    updated: date
    sectors: tuple[Term, ...]


class FeedTemplates(Templates):
    """The environment of feeds: what XML forbids is left out."""

    escaped = staticmethod(lambda value: value if isinstance(value, Markup) else escape(legal(value)))


class Feeds:
    """The feeds of one language."""

    def __init__(self, site: Site, site_url: str, language: Language) -> None:
        self.site, self.language = site, language
        self.base = site_url.rstrip("/") + "/"
        self.words = Wording(site.model.vocabularies, language)
        self.entries: dict[str, Entry] = {}
        self.told: dict[str, Markup] = {}
        # The template stands beside this file, since MkDocs publishes every .xml that it finds in the theme's folder.
        environment = FeedTemplates(Path(__file__).parent, self.words)
        environment.filters["say"] = self.words.say
        environment.globals |= {"author": AUTHOR, "base": self.base, "prefix": PREFIXES[language], "language": language}
        self.feed, self.told_entry = environment.get_template("feed.xml"), environment.get_template("entry.xml")

    def files(self, page: Page) -> Iterator[tuple[str, str]]:
        """Yield path and content of a page's feeds; none where the site's address is not known: every link holds it."""
        if page.feed and self.base != "/":
            yield page.feed, self.atom(page)
        if page.json_feed and self.base != "/":
            yield page.json_feed, self.json(page)

    def updated(self, article: Article) -> date:
        """Return the day on which an article counts as updated."""
        return updated(article, self.site.today)

    def entry(self, article: Article) -> Entry:
        """Return an article as feeds tell it; it stands in several feeds, and is made once."""
        if article.id not in self.entries:
            self.entries[article.id] = self.new_entry(article)
        return self.entries[article.id]

    def new_entry(self, article: Article) -> Entry:
        """Return an article as feeds tell it."""
        text = article.text(self.language)
        return Entry(
            url=f"{self.base}{PREFIXES[self.language]}{address(article, self.site)}",
            language=text.language,
            title=text.title,
            summary=text.description,
            updated=self.updated(article),
            sectors=tuple(dict.fromkeys(sector for event in article.events for sector in event.sectors)),
        )

    def newest(self, page: Page) -> list[Entry]:
        """Return the entries of a page's feed: the articles that changed last, of equal ones the newest first."""
        selection: Selection = page.data["selection"]
        newest = sorted(selection.articles, key=self.updated, reverse=True)[:NEWEST]
        return [self.entry(article) for article in newest]

    def title(self, page: Page) -> str:
        """Return a feed's title, which stands in a list with feeds of other sites."""
        return self.words.t("feed.title", name=page.title) if page.plain else self.words.t("feed.home")

    def atom(self, page: Page) -> str:
        """Return the Atom feed of a page."""
        entries = self.newest(page)
        return self.feed.render(
            page=page, title=self.title(page), entries=map(self.entry_text, entries),
            updated=max((entry.updated for entry in entries), default=self.site.today),
        )  # fmt: skip

    def entry_text(self, entry: Entry) -> Markup:
        """Return an entry as Atom; it stands in the feeds of all its places, and is made once."""
        if entry.url not in self.told:
            self.told[entry.url] = Markup(self.told_entry.render(entry=entry))  # noqa: S704 - the template escapes
        return self.told[entry.url]

    def json(self, page: Page) -> str:
        """Return the JSON Feed of a page."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(page),
            "home_page_url": f"{self.base}{page.path}",
            "feed_url": f"{self.base}{page.json_feed}",
            "description": page.description,
            "language": self.language,
            "authors": [{"name": AUTHOR, "url": self.base}],
            "items": [self.item(entry) for entry in self.newest(page)],
        }
        return json.dumps(feed, ensure_ascii=False, indent=1)

    def item(self, entry: Entry) -> dict[str, object]:
        """Return an entry as an item of a JSON Feed."""
        return {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.summary,
            "date_modified": f"{entry.updated}T00:00:00Z",
            "tags": [self.words.say(sector.name) for sector in entry.sectors],
            "language": entry.language,
        }


def updated(article: Article, today: date) -> date:
    """Return the day on which an article counts as updated.

    That is the newest of its review, its corrections, the publication of its sources and its events that happened. A
    month or year counts as its first day, and no article is of a day to come, not even one that only looks ahead.
    """
    dates = [article.reviewed, *(correction.date for correction in article.corrections)]
    dates += [source.published for source in article.sources]
    dates += [event.date for event in article.events if event.happened]
    newest = max((found.start for found in dates if found), default=article.newest.date.start)
    return min(newest, today)
