"""The fingerprints of all that a site is made of: while one is the same, so are the files that are made of it.

A page depends on the articles whose facts it shows. The facts of an article are what stands in its front matter, the
vocabulary entries that it names, and which of its plans are overdue; those of a cooperation are its events' and its
standing. So the day itself is part of no fingerprint, only what follows from it. A body is part of the article's own
files and of the search index alone: to edit it rebuilds three files and one index, and no list. Labels and templates
are not part of fingerprints either: what was made says itself which it used (`core/dependencies.py`). What everything
depends on (settings, code, the theme's frame) is the `base` of all other fingerprints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from digest.build.entry_fingerprints import EntryFingerprints
from digest.build.page_inventory import page_inventory
from digest.core.dependencies import ALL_LABELS, QUARTER, TODAY
from digest.core.fingerprint import code_fingerprint, fingerprint
from digest.export.feeds import TEMPLATES as FEED_TEMPLATES
from digest.group.changes import Changes
from digest.group.cooperations import Cooperation
from digest.group.neighbours import LazyDict
from digest.group.site import Selection, Site
from digest.model.articles import Article, StaticPage
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.renderer import TEMPLATES, Renderer
from digest.render.templates import template_fingerprints
from digest.render.urls import event_page_path, page_path
from digest.search.comparisons import Compared


class Fingerprints:
    """The fingerprints of one site."""

    def __init__(self, site: Site, renderer: Renderer) -> None:
        self.site = site
        self.base = base_fingerprint(renderer)
        self.entries = EntryFingerprints(site.model)
        self.records = LazyDict(self.entries.record)

    @cached_property
    def named_facts(self) -> dict[str, bytes]:
        """The fingerprints of the articles with the vocabulary entries that they name, by their ids."""
        return {article.id: self.entries.article(article) for article in self.site.model.articles}

    @cached_property
    def facts(self) -> dict[str, bytes]:
        """The same, also of which of the articles' plans are overdue."""
        return {one.id: self.with_overdue(one, self.named_facts[one.id]) for one in self.site.model.articles}

    def with_overdue(self, article: Article, facts: bytes) -> bytes:
        """Return a fingerprint of an article's facts with that of which of its plans are overdue."""
        overdue = [event.id.encode() for event in article.events if self.site.is_overdue(event)]
        return fingerprint([facts, *overdue]) if overdue else facts

    @cached_property
    def counted(self) -> bytes:
        """The fingerprint of what lists show that name no party and no outlet."""
        facts = (self.with_overdue(one, one.facts_fingerprint) for one in self.site.model.articles)
        return self.of_lists(b"counted", *facts, self.entries.without_names)

    @cached_property
    def shown_facts(self) -> bytes:
        """The fingerprint of what lists show: the facts of all articles, names of entries, all hand-written pages."""
        return self.of_lists(b"all", *self.facts.values(), self.entries.shown)

    def of_lists(self, *parts: bytes) -> bytes:
        """Return the fingerprint of lists, and of what else they show: other pages, when the digest began."""
        pages = (page.fingerprint for page in self.site.model.static_pages)
        return self.of(*parts, str(self.site.model.began).encode(), *pages)

    @cached_property
    def all_facts(self) -> bytes:
        """The fingerprint of the same, and of the whole of all vocabularies: aliases are in tables, form and search."""
        return self.of(self.shown_facts, self.entries.all)

    def with_standings(self, facts: bytes) -> bytes:
        """Return the fingerprint of some facts, and of the standing of all cooperations."""
        return self.of(facts, *map(standing_fingerprint, self.site.cooperations))

    @cached_property
    def all_standings(self) -> bytes:
        """The fingerprint of all facts, and of the standing of all cooperations."""
        return self.of(self.with_standings(self.shown_facts), self.entries.all)

    @cached_property
    def event_facts(self) -> dict[str, bytes]:
        """The fingerprints of the events, by all their ids: the articles that report one, and its page."""
        return {id_: self.event(event) for id_, event in self.site.event_by_id.items()}

    @cached_property
    def cooperation_facts(self) -> dict[str, bytes]:
        """The fingerprints of the cooperations, by their slugs."""
        return {one.slug: self.of_cooperation(one) for one in self.site.cooperations}

    def of_cooperation(self, cooperation: Cooperation) -> bytes:
        """Return the fingerprint of a cooperation's events, and of its standing."""
        return fingerprint([self.of_events(cooperation.events), standing_fingerprint(cooperation)])

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
        overdue = b"overdue" if self.site.is_overdue(event) else b""
        rows = (self.row_facts[id_] for id_ in event.articles)
        return fingerprint([event.id.encode(), page.encode(), overdue, *rows])

    def article(self, article: Article) -> bytes:
        """Return the fingerprint of an article with its bodies, events, cooperations, and links to mentioned pages."""
        events = self.site.events_of(article)
        found = filter(None, (self.site.cooperation_of(event) for event in events))
        cooperations = [self.cooperation_facts[one.slug] for one in dict.fromkeys(found)]
        own = (article.fingerprint, self.facts[article.id])
        return self.of(*own, self.of_events(events), *cooperations, self.page_paths(article.mentions))

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

    def subject(self, thing: Country | Term, selection: Selection) -> bytes:
        """Return the fingerprint of a country or sector and its selection."""
        return self.of(self.selection(selection), self.entries.whole[thing])

    def party(self, party: Party) -> bytes:
        """Return the fingerprint of a party's selection, and of what its page shows of who has the same partners."""
        province = [self.site.model.parties[party.province]] if party.province else []
        names = [self.entries.whole[party], *(self.entries.names[one] for one in province)]
        of_all = (fingerprint(self.neighbours(party)), self.page_paths(province), *names)
        return self.of(self.selection(self.site.parties[party]), *of_all)

    def neighbours(self, party: Party) -> Iterator[bytes]:
        """Yield what a page shows of a party's neighbours: how many there are, names of some and of shared partners."""
        neighbours = self.site.neighbours
        yield str(len(neighbours.by_party[party])).encode()
        for other, shared, number in neighbours.shown(party):
            yield str(number).encode()
            yield from (self.entries.names[one] for one in (other, *shared))

    def moved(self, page: Callable[[], bytes], former_paths: Iterable[str]) -> bytes:
        """Return the fingerprint of a page that is also found at former paths; `page` computes that of the page."""
        return self.of(page(), *(path.encode() for path in former_paths))

    def cooperation(self, cooperation: Cooperation) -> bytes:
        """Return the fingerprint of a cooperation."""
        return self.of(self.cooperation_facts[cooperation.slug])

    def cooperations(self, cooperations: Iterable[Cooperation]) -> bytes:
        """Return the fingerprint of a list of cooperations."""
        return self.of(*(self.cooperation_facts[one.slug] for one in cooperations))

    def comparisons(self, compared: Iterable[Compared]) -> bytes:
        """Return the fingerprint of what is compared of some localities and countries."""
        return self.of(*(part for key, _, events in compared for part in (key.encode(), self.selection(events))))

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
        return self.of(self.all_standings, *(article.fingerprint for article in articles))

    def index(self, articles: Iterable[Article], language: Language) -> bytes:
        """Return the fingerprint of a search index: the facts of some articles and their bodies in one language."""
        return self.of(b"index", language.encode(), *(self.text(article, language) for article in articles))

    def text(self, article: Article, language: Language) -> bytes:
        """Return the fingerprint of what is searched of an article in one language."""
        return self.records[article] + article.text(language).body_fingerprint

    def sitemap(self, changes: Changes) -> bytes:
        """Return the fingerprint of the sitemap: which pages there are, and when what they show last changed."""
        began = str(self.site.model.began).encode()
        days = (f"{id_} {day}".encode() for id_, day in (*changes.events.items(), *changes.cooperations.items()))
        articles = (f"{article.id} {article.updated}".encode() for article in self.site.model.articles)
        return self.of(began, *page_inventory(self.site), *articles, *days)

    def mentions(self, articles: Iterable[Article], language: Language) -> bytes:
        """Return the fingerprint of what articles only mention: names of parties, countries and outlets."""
        return self.of(b"mentions", self.index(articles, language), self.entries.mentioned)


def base_fingerprint(renderer: Renderer) -> bytes:
    """Return the fingerprint of what every page depends on."""
    frames = (piece.encode() for frame in renderer.frames.values() for piece in frame.pieces)
    return fingerprint([code_fingerprint().encode(), repr(renderer.settings).encode(), *frames])


def standing_fingerprint(cooperation: Cooperation) -> bytes:
    """Return what tells a cooperation's standing from another that the same events can have on another day."""
    return f"{cooperation.standing.name} {cooperation.standing.event.id}".encode()


def dependency_fingerprints(site: Site, root: Path) -> dict[str, bytes]:
    """Return the fingerprints of all that files name as what they depend on: labels, templates, the day."""
    labels = site.model.vocabularies.labels
    return {
        TODAY: site.today.isoformat().encode(),
        QUARTER: site.quarter.isoformat().encode(),
        ALL_LABELS: fingerprint(key.encode() for key in labels),
        **{key: fingerprint([label.id.encode(), label.en.encode()]) for key, label in labels.items()},
        **dict(template_fingerprints(root / TEMPLATES, labels)),
        **dict(template_fingerprints(FEED_TEMPLATES, labels)),
    }
