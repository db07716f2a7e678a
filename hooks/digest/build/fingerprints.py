"""What a page is made of, as a digest: the same digest, and the page is the same; it need not be written anew.

A page depends on the articles that it tells, on nothing else that changes from day to day: events, cooperations and
selections are made of articles, of what they say above their texts. The text itself stands in the article's own files
and in the search's index alone: to edit it makes three files anew, and one index, not its lists. What everything
depends on (the day, vocabularies, labels, templates, settings, code) is in the digest that the others begin with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.core.cache import code, seal
from digest.group.cooperations import Cooperation
from digest.group.neighbours import Computed, Likeness, likeness
from digest.group.site import Selection, Site
from digest.model.articles import Article, HandPage
from digest.model.events import Event
from digest.model.parties import Party
from digest.read.fields import Language
from digest.read.files import walk
from digest.render.pagination import long_years
from digest.render.renderer import Renderer
from digest.render.urls import address, event_page


class Needs:
    """The digests of everything that pages of one site are made of."""

    def __init__(self, site: Site, root: Path, renderer: Renderer) -> None:
        self.site = site
        self.common = self.common_needs(root, renderer)
        self.told = {article.id: article.facts for article in site.model.articles}
        self.partners = Computed(self.partners_of)
        self.everything = self.of(b"everything", *self.told.values(), *(page.seal for page in site.model.pages))

    @cached_property
    def events(self) -> dict[str, bytes]:
        """The digests of the events, by their ids."""
        return {id_: self.event(event) for id_, event in self.site.event.items()}

    @cached_property
    def cooperations(self) -> dict[str, bytes]:
        """The digests of the cooperations, by their slugs."""
        return {one.slug: self.of_events(one.events) for one in self.site.cooperations}

    def common_needs(self, root: Path, renderer: Renderer) -> bytes:
        """Return the digest of what every page depends on."""
        files = [path for folder in ("data", "docs/templates") for path in walk(root, folder)]
        read = (part for path in files for part in (path.encode(), (root / path).read_bytes()))
        frames = (piece.encode() for frame in renderer.frames.values() for piece in frame.pieces)
        facts = (code(), str(self.site.today), repr(renderer.settings))
        return seal([*(fact.encode() for fact in facts), *frames, *read])

    def of(self, *parts: bytes) -> bytes:
        """Return the digest of what is made of `parts`."""
        return seal([self.common, *parts])

    def of_events(self, events: Iterable[Event]) -> bytes:
        """Return the digest of some events."""
        return seal(self.events[event.id] for event in events)

    def event(self, event: Event) -> bytes:
        """Return the digest of an event: of the articles that tell it, and of where it stands in the timeline."""
        page = event_page(event, self.site)
        return seal([event.id.encode(), page.encode(), *(self.told[id_] for id_ in event.articles)])

    def article(self, article: Article) -> bytes:
        """Return the digest of an article with its texts."""
        return self.of(article.seal, self.facts(article))

    def facts(self, article: Article) -> bytes:
        """Return the digest of an article but its texts, of its events as all tell them, of their cooperations."""
        events = [self.site.event[event.id] for event in article.events]
        found = filter(None, (self.site.cooperation_of(event) for event in events))
        cooperations = [self.cooperations[one.slug] for one in dict.fromkeys(found)]
        return self.of(article.facts, self.of_events(events), *cooperations, self.ways(article.mentions))

    def ways(self, things: Iterable[object]) -> bytes:
        """Return the digest of which of some things have a page, that other articles give them or not."""
        return seal(str(address(thing, self.site)).encode() for thing in things)

    def hand_page(self, page: HandPage) -> bytes:
        """Return the digest of a hand-written page."""
        return self.of(page.seal)

    def selection(self, selection: Selection) -> bytes:
        """Return the digest of a selection, with all that its cooperations hold beyond it."""
        cooperations = (self.cooperations[one.slug] for one in selection.cooperations)
        return self.of(self.of_events(selection.events), *cooperations)

    def party(self, party: Party) -> bytes:
        """Return the digest of a party's selection and of who works with the same partners."""
        near = (self.partners[partner, likeness(party)] for partner in self.site.neighbours.partners[party])
        province = [self.site.model.parties[party.province]] if party.province else []
        return self.of(self.selection(self.site.parties[party]), seal(near), self.ways(province))

    def partners_of(self, key: tuple[Party, Likeness]) -> bytes:
        """Return who of a likeness works with a party: what neighbours follow from, which to compute takes 0.7 s."""
        party, alike = key
        return " ".join([party.id, *(one.id for one in self.site.neighbours.alike[party].get(alike, ()))]).encode()

    def cooperation(self, cooperation: Cooperation) -> bytes:
        """Return the digest of a cooperation."""
        return self.of(self.cooperations[cooperation.slug])

    def cooperations_of(self, selection: Selection) -> bytes:
        """Return the digest of a list of a selection's cooperations."""
        return self.of(*(self.cooperations[one.slug] for one in selection.cooperations))

    def events_of(self, events: Iterable[Event]) -> bytes:
        """Return the digest of a list of events."""
        return self.of(self.of_events(events))

    def year(self, selection: Selection) -> bytes:
        """Return the digest of a year's pages, which name the years that there are."""
        return self.of(self.selection(selection), str([*self.site.years]).encode())

    def articles_of(self, articles: Iterable[Article]) -> bytes:
        """Return the digest of a list of articles, which shows nothing of their texts."""
        return self.of(b"articles", *(article.facts for article in articles))

    def year_of_articles(self, articles: Iterable[Article]) -> bytes:
        """Return the digest of the pages of a year's articles."""
        return self.of(self.everything, *(article.seal for article in articles))

    def index(self, articles: Iterable[Article], language: Language) -> bytes:
        """Return the digest of a search index: what some articles say in one language, and all facts."""
        texts = (part for one in articles for part in (one.facts, one.text(language).body.encode()))
        return self.of(b"index", language.encode(), *texts)

    def rows(self) -> dict[str, Callable[[Any], bytes]]:
        """Return what computes the digests of the rows of long tables, by the tables' names."""
        return {
            "articles": self.facts,
            "sources": lambda one: self.of(one.article.facts, str(one.number).encode()),
            "events": lambda one: self.of(self.events[one.id]),
            "instruments": lambda one: self.of(self.events[one.id]),
            "cooperations": self.cooperation,
        }

    def pages(self) -> bytes:
        """Return the digest of what decides which pages there are."""
        return self.of(*shape(self.site))


def shape(site: Site) -> Iterator[bytes]:
    """Yield what decides which pages there are: the things that have one, and how long their lists are."""
    yield from (article.id.encode() for article in site.model.articles)
    yield from (page.slug.encode() for page in site.model.pages)
    told: list[tuple[Any, Selection]] = [*site.parties.items(), *site.countries.items(), *site.sectors.items()]
    for thing, selection in (*told, *site.selection.items(), *site.years.items()):
        name = thing if isinstance(thing, int) else address(thing, site)
        lengths = [(year, len(selection.by_year[year])) for year in long_years(selection)]
        yield f"{name} {lengths} {len(selection.cooperations)}".encode()
    yield repr([(name, len(own)) for name, own in site.cooperations_by_standing.items()]).encode()
    for year, own in site.years.items():
        yield repr([year, *((month, len(events)) for month, events in own.by_month.items())]).encode()
