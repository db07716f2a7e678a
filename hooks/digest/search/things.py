"""Everything that a query can name: the entries of all vocabularies, also those without articles, and persons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from digest.group.site import Site
from digest.model.articles import Article
from digest.model.events import Event, Term
from digest.model.parties import HOME_COUNTRY, Country, Party, slugify
from digest.read.content import country_codes
from digest.read.fields import LANGUAGES, LocalizedText
from digest.read.suggestions import fold
from digest.render.urls import page_path
from digest.search.around import Neighbour, around
from digest.search.facets import facet_values, labels_of
from digest.search.spellings import party_spellings, person_spellings, spellings
from digest.search.words import names_of_countries, persons_with_nicknames

LEVELS = {
    "kota": "kota", "city": "kota", "town": "kota", "municipality": "kota",
    "kabupaten": "kabupaten", "county": "kabupaten", "district": "kabupaten",
    "provinsi": "provinsi", "province": "provinsi", "prefecture": "provinsi", "state": "provinsi",
    "territory": "provinsi", "region": "provinsi",
}  # fmt: skip
"""The level that words for an administration choose, by the level of a locality here or abroad."""

ARTICLES = re.compile(r"^(The|Harian|Koran) | \(.*\)$")
"""What readers leave out of the name of an outlet."""

GOVERNMENT_HOST = re.compile(r"\.(?:go|gov|lg)\.[a-z]{2}$|\.gov$|^(?:[^.]*-)?(?:city|town|pref|kota|kab|prov)[-.]")
"""Hosts of governments, whose first part is an office or a level: `city.kisarazu.lg.jp`, `hebron-city.ps`."""

LAST_WORDS = re.compile(r"(?<=\w{3})(news|post|online|today|times)$")
"""Words at the end of a host that readers write apart: `antara news`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a query can name: facet and id, labels in both languages, folded spellings, page, and what tells of it."""

    facet: str
    id: str
    labels: tuple[str, str]
    spellings: tuple[str, ...]
    events: tuple[Event, ...] = ()
    articles: frozenset[str] = frozenset()
    """The ids of the articles that tell of it; its events may be in others too."""
    page: str | None = None
    level: str = ""
    around: tuple[Neighbour, ...] = ()
    mission: str = ""
    """The country whose embassy or consulate it is."""
    province: str = ""
    """The id of the province of an Indonesian locality, where both have articles."""

    @property
    def key(self) -> str:
        """What it is called in the files: `city:kota-bandung`."""
        return f"{self.facet}:{self.id}"

    @property
    def count(self) -> int:
        """The number of its articles."""
        return len(self.articles)


class Things:
    """Makes all things of a site."""

    def __init__(self, site: Site) -> None:
        self.site, self.model = site, site.model

    def create(self) -> tuple[Thing, ...]:
        """Return all things, those of one facet together."""
        made = (self.parties, self.countries, self.sectors, self.kinds, self.instruments, self.outlets, self.persons)
        return tuple(thing for make in made for thing in make())

    def parties(self) -> Iterator[Thing]:
        """Yield localities here and abroad, and organisations."""
        known = self.model.vocabularies
        for id_ in (*known.localities, *known.localities_abroad, *known.organisations):
            party = self.model.parties[id_]
            yield self.thing(
                "city", id_, party.name, party_spellings(party), self.events_of(self.site.parties, party),
                page=page_path(party, self.site), level=LEVELS.get(party.level, ""), around=self.around(party),
                province=self.province(party), mission=mission(party),
            )  # fmt: skip

    def around(self, party: Party) -> tuple[Neighbour, ...]:
        """Return what is offered for a party without articles."""
        return () if party in self.site.parties else around(party, self.site)

    def province(self, party: Party) -> str:
        """Return the id of the province of a locality, where both have articles; "" for any other party."""
        province = self.model.parties[party.province] if party.province and party.province != party.id else None
        return province.id if province in self.site.parties and party in self.site.parties else ""

    def countries(self) -> Iterator[Thing]:
        """Yield all countries of the world but the own."""
        readers_names = names_of_countries(self.model.vocabularies.search_words)
        for code in country_codes():
            if code != HOME_COUNTRY:
                country = self.model.parties.country(code)
                names = [*labels_of(country.name), *country.aliases, code, *readers_names.get(code, ())]
                events = self.events_of(self.site.countries, country)
                page = page_path(country, self.site)
                yield self.thing("country", code, country.name, spellings(names), events, page=page)

    def sectors(self) -> Iterator[Thing]:
        """Yield all sectors."""
        for id_, sector in self.model.sectors.items():
            names, events = [*labels_of(sector.name), *sector.aliases], self.events_of(self.site.sectors, sector)
            yield self.thing("sector", id_, sector.name, spellings(names), events, page=page_path(sector, self.site))

    def kinds(self) -> Iterator[Thing]:
        """Yield all kinds of events, with the names of the instrument that a kind signs, such as MoU."""
        by_kind = self.site.select_by(lambda event: [event.kind])
        for id_, kind in self.model.event_kinds.items():
            instrument = self.model.instrument_kinds.get(id_.removesuffix("-signed"))
            own = instrument_names(instrument) if instrument else []
            names = [*labels_of(kind.name), *kind.aliases, *own]
            yield self.thing("kind", id_, kind.name, spellings(names), self.events_of(by_kind, kind))

    def instruments(self) -> Iterator[Thing]:
        """Yield the kinds of instruments that no kind of event signs."""
        signed: dict[str, list[Event]] = defaultdict(list)
        for event in self.site.everything.events:
            if event.instrument:
                signed[event.instrument.kind.id].append(event)
        for id_, kind in self.model.instrument_kinds.items():
            if f"{id_}-signed" not in self.model.event_kinds:
                names = spellings(instrument_names(kind))
                yield self.thing("instrument", id_, kind.name, names, tuple(signed[id_]))

    def outlets(self) -> Iterator[Thing]:
        """Yield all outlets, with the articles that cite them."""
        cited = self.articles_by(lambda article: {source.outlet_id for source in article.sources})
        for id_, outlet in self.model.vocabularies.outlets.items():
            short = [host.split(".")[0] for host in outlet.hosts if not GOVERNMENT_HOST.search(host)]
            names = [*labels_of(outlet.name), ARTICLES.sub("", outlet.name.id), *outlet.hosts]
            names += [name for host in short for name in (host, LAST_WORDS.sub(r" \1", host))]
            yield self.thing_of_articles("outlet", id_, labels_of(outlet.name), spellings(names), cited.get(id_, []))

    def persons(self) -> Iterator[Thing]:
        """Yield the persons whom articles name; persons of one name are one."""
        people = {slugify(one.name): one.name for article in self.model.articles for one in article.people}
        named = self.articles_by(lambda article: {slugify(one.name) for one in article.people})
        nicknames = persons_with_nicknames(self.model.vocabularies.search_words)
        for id_, name in people.items():
            if id_:
                names = person_spellings(name, nicknames.get(id_, []))
                yield self.thing_of_articles("person", id_, (name, name), names, named[id_])

    def articles_by(self, keys: Any) -> dict[str, list[Article]]:
        """Return the articles of each key; `keys` returns the keys of an article."""
        found: dict[str, list[Article]] = defaultdict(list)
        for article in self.site.everything.articles:
            for key in keys(article):
                found[key].append(article)
        return found

    def events_of(self, selections: Mapping[Any, Any], thing: Party | Country | Term) -> tuple[Event, ...]:
        """Return the events of a thing, newest first; none where it has no articles."""
        selection = selections.get(thing)
        return selection.events if selection else ()

    def thing_of_articles(
        self, facet: str, id_: str, labels: tuple[str, str], names: tuple[str, ...], articles: list[Article]
    ) -> Thing:
        """Return a thing that articles as a whole tell of."""
        events_of_all = {event for article in articles for event in self.site.events_of(article)}
        events = tuple(sorted(events_of_all, key=lambda event: event.sort_key, reverse=True))
        own = frozenset(article.id for article in articles)
        return Thing(facet=facet, id=id_, labels=labels, spellings=names, events=events, articles=own)

    def thing(
        self, facet: str, id_: str, name: LocalizedText, names: tuple[str, ...], events: tuple[Event, ...], **more: Any
    ) -> Thing:
        """Return a thing that events are about."""
        own = frozenset(article for event in events for article in event.articles)
        return Thing(facet=facet, id=id_, labels=labels_of(name), spellings=names, events=events, articles=own, **more)

    def facet_things(self) -> Iterator[Thing]:
        """Yield what a facet offers beside the things that a query can name: scopes and years; and everything."""
        everything = self.site.everything
        yield self.thing("all", "", LocalizedText(""), (), everything.events)
        for facet in ("scope", "year"):
            by_value = self.site.select_by(partial(values_of, facet))
            for value, selection in by_value.items():
                yield self.thing(facet, value, LocalizedText(value), (), selection.events)


def mission(party: Party) -> str:
    """Return the code of the country whose embassy or consulate a party is; "" for any other party."""
    return party.country.code if party.country and party.level == "embassy" else ""


def values_of(facet: str, event: Event) -> list[str]:
    """Return the values of an event in one facet."""
    return facet_values(event)[facet]


def instrument_names(kind: Term) -> list[str]:
    """Return the names of a kind of instrument: `Nota kesepahaman`, `MoU`."""
    names = (kind.name, *((kind.short,) if kind.short else ()))
    own = [name.localize(language) for name in names for language in LANGUAGES]
    return [*own, *(f"{name}s" for name in own if name.endswith(("MoU", "LoI"))), *kind.aliases]


def ordinary_words(articles: Iterable[Article]) -> set[str]:
    """Return the words that begin with a small letter in a title or description: a name that is one may mean less."""
    found: set[str] = set()
    for article in articles:
        for text in article.texts.values():
            found.update(re.findall(r"(?<![^\W_])[^\W\d_A-Z][^\W_]*", f"{text.title} {text.description}"))
    return set(map(fold, found))
