"""The fingerprints of all that a site is made of: while one is the same, so are the files that are made of it.

A page depends on the articles whose facts it shows, and on nothing else that changes from day to day: events,
cooperations and selections are made of articles, of what stands in their front matter. A body is part of the article's
own files and of the search index alone: to edit it rebuilds three files and one index, and no list. What everything
depends on (the day, vocabularies, labels, templates, settings, code) is the `base` of all other fingerprints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.core.fingerprint import code_fingerprint, fingerprint
from digest.group.cooperations import Cooperation
from digest.group.neighbours import LazyDict, SimilarityKey, similarity_key
from digest.group.site import Selection, Site
from digest.model.articles import Article, StaticPage
from digest.model.events import Event
from digest.model.parties import Party
from digest.read.fields import Language
from digest.read.files import list_files
from digest.render.pagination import years_with_pages
from digest.render.renderer import Renderer
from digest.render.urls import event_page_path, page_path


class Fingerprints:
    """The fingerprints of one site."""

    def __init__(self, site: Site, root: Path, renderer: Renderer) -> None:
        self.site = site
        self.base = base_fingerprint(site, root, renderer)
        self.facts = {article.id: article.facts_fingerprint for article in site.model.articles}
        self.partner_ids = LazyDict(self.join_partner_ids)
        self.all_facts = self.of(b"all", *self.facts.values(), *(page.fingerprint for page in site.model.static_pages))

    @cached_property
    def event_facts(self) -> dict[str, bytes]:
        """The fingerprints of the events, by all their ids: the articles that report one, and its page."""
        return {id_: self.event(event) for id_, event in self.site.event_by_id.items()}

    @cached_property
    def cooperation_facts(self) -> dict[str, bytes]:
        """The fingerprints of the cooperations, by their slugs."""
        return {one.slug: self.of_events(one.events) for one in self.site.cooperations}

    def of(self, *parts: bytes) -> bytes:
        """Return the fingerprint of what is made of `parts`."""
        return fingerprint([self.base, *parts])

    def of_events(self, events: Iterable[Event]) -> bytes:
        """Return the fingerprint of some events."""
        return fingerprint([self.event_facts[event.id] for event in events])

    @cached_property
    def row_facts(self) -> dict[str, bytes]:
        """The fingerprints of what lists show of the articles, by their ids: also whether a plan was carried out."""
        return {article.id: self.row(article) for article in self.site.model.articles}

    def row(self, article: Article) -> bytes:
        """Return the fingerprint of an article's row: its facts, and those of others that tell its main event."""
        facts, event = self.facts[article.id], self.site.event_by_id[article.main_event.id]
        others = [self.facts[id_] for id_ in event.articles if id_ != article.id]
        return (
            fingerprint([facts, event_page_path(event, self.site).encode(), *others])
            if others or event.former_ids
            else facts
        )

    def event(self, event: Event) -> bytes:
        """Return the fingerprint of one event."""
        page = event_page_path(event, self.site)
        return fingerprint([event.id.encode(), page.encode(), *(self.row_facts[id_] for id_ in event.articles)])

    def article(self, article: Article) -> bytes:
        """Return the fingerprint of an article with its bodies, events, cooperations, and links to mentioned pages."""
        events = self.site.events_of(article)
        found = filter(None, (self.site.cooperation_of(event) for event in events))
        cooperations = [self.cooperation_facts[one.slug] for one in dict.fromkeys(found)]
        return self.of(article.fingerprint, self.of_events(events), *cooperations, self.page_paths(article.mentions))

    def page_paths(self, things: Iterable[object]) -> bytes:
        """Return the fingerprint of which of some things have a page: that depends on other articles."""
        return fingerprint([str(page_path(thing, self.site)).encode() for thing in things])

    def static_page(self, page: StaticPage) -> bytes:
        """Return the fingerprint of a hand-written page."""
        return self.of(page.fingerprint)

    def selection(self, selection: Selection) -> bytes:
        """Return the fingerprint of a selection, with the events of its cooperations that are not in it."""
        cooperations = (self.cooperation_facts[one.slug] for one in selection.cooperations)
        return self.of(self.of_events(selection.events), *cooperations)

    def party(self, party: Party) -> bytes:
        """Return the fingerprint of a party's selection, and of who works with the same partners."""
        partners = self.site.neighbours.partners[party]
        neighbours = [self.partner_ids[partner, similarity_key(party)] for partner in partners]
        province = [self.site.model.parties[party.province]] if party.province else []
        return self.of(self.selection(self.site.parties[party]), fingerprint(neighbours), self.page_paths(province))

    def join_partner_ids(self, key: tuple[Party, SimilarityKey]) -> bytes:
        """Return the ids of a party and of its partners of one similarity: its partners' neighbours follow from them.

        To find all neighbours takes 0.7 s.
        """
        party, similarity = key
        partners = self.site.neighbours.partners_by_similarity[party].get(similarity, ())
        return " ".join([party.id, *(one.id for one in partners)]).encode()

    def cooperation(self, cooperation: Cooperation) -> bytes:
        """Return the fingerprint of a cooperation."""
        return self.of(self.cooperation_facts[cooperation.slug])

    def cooperations(self, selection: Selection) -> bytes:
        """Return the fingerprint of a list of a selection's cooperations."""
        return self.of(*(self.cooperation_facts[one.slug] for one in selection.cooperations))

    def events(self, events: Iterable[Event]) -> bytes:
        """Return the fingerprint of a list of events."""
        return self.of(self.of_events(events))

    def year(self, selection: Selection) -> bytes:
        """Return the fingerprint of a year's pages, which link to all other years."""
        return self.of(self.selection(selection), str([*self.site.years]).encode())

    def articles(self, articles: Iterable[Article]) -> bytes:
        """Return the fingerprint of a list of articles, which shows nothing of their bodies."""
        return self.of(b"articles", *(self.row_facts[article.id] for article in articles))

    def year_of_articles(self, articles: Iterable[Article]) -> bytes:
        """Return the fingerprint of the pages of a year's articles."""
        return self.of(self.all_facts, *(article.fingerprint for article in articles))

    def index(self, articles: Iterable[Article], language: Language) -> bytes:
        """Return the fingerprint of a search index: the facts of some articles and their bodies in one language."""
        parts = (part for one in articles for part in (one.facts_fingerprint, one.text(language).body_fingerprint))
        return self.of(b"index", language.encode(), *parts)

    def pages(self) -> bytes:
        """Return the fingerprint of which pages there are."""
        return self.of(*page_inventory(self.site))


def base_fingerprint(site: Site, root: Path, renderer: Renderer) -> bytes:
    """Return the fingerprint of what every page depends on."""
    files = [path for folder in ("data", "docs/templates") for path in list_files(root, folder)]
    contents = (part for path in files for part in (path.encode(), (root / path).read_bytes()))
    frames = (piece.encode() for frame in renderer.frames.values() for piece in frame.pieces)
    facts = (code_fingerprint(), str(site.today), repr(renderer.settings))
    return fingerprint([*(fact.encode() for fact in facts), *frames, *contents])


def page_inventory(site: Site) -> Iterator[bytes]:
    """Yield what decides which pages there are: the things that have one, and how long their lists are."""
    yield from (article.id.encode() for article in site.model.articles)
    yield from (page.slug.encode() for page in site.model.static_pages)
    subjects: list[tuple[Any, Selection]] = [*site.parties.items(), *site.countries.items(), *site.sectors.items()]
    for thing, selection in (*subjects, *site.cooperation_selections.items(), *site.years.items()):
        name = thing if isinstance(thing, int) else page_path(thing, site)
        lengths = [(year, len(selection.by_year[year])) for year in years_with_pages(selection)]
        yield f"{name} {lengths} {len(selection.cooperations)}".encode()
    yield repr([(name, len(own)) for name, own in site.cooperations_by_standing.items()]).encode()
    for year, own in site.years.items():
        yield repr([year, *((month, len(events)) for month, events in own.by_month.items())]).encode()
