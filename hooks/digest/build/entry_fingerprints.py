"""The fingerprints of vocabulary entries: what shows an entry is made anew when it is renamed, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property

from digest.core.fingerprint import fingerprint
from digest.group.neighbours import LazyDict
from digest.model.articles import Article
from digest.model.builder import Model
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.content import Vocabularies
from digest.read.fields import LocalizedText
from digest.search.facets import article_events

Thing = Party | Country | Term

TERMS = {"sectors", "event_kinds", "instrument_kinds"}
"""The vocabularies whose names are looked for in no text."""

PARTIES = {"localities", "localities_abroad", "organisations"}
"""The vocabularies of parties."""


class EntryFingerprints:
    """The fingerprints of the entries of one model."""

    VOCABULARIES = tuple(field.name for field in fields(Vocabularies) if field.name != "labels")
    """The names of the vocabularies; labels are none."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names = LazyDict(self.name_fingerprint)
        """Of each thing what any page can show: all but what only its own page and the site's lists do."""
        self.whole = LazyDict(self.whole_fingerprint)
        """Of each thing all of its entry."""

    @cached_property
    def by_vocabulary(self) -> dict[str, bytes]:
        """The fingerprints of the vocabularies, by their names."""
        entries = ((name, getattr(self.model.vocabularies, name)) for name in self.VOCABULARIES)
        return {name: fingerprint([repr(entry).encode()]) for name, entry in entries}

    @cached_property
    def all(self) -> bytes:
        """The fingerprint of all entries of all vocabularies."""
        return fingerprint(self.by_vocabulary.values())

    @cached_property
    def shown(self) -> bytes:
        """The fingerprint of what any page can show of all entries: of parties no alias, and no former id."""
        others = (found for name, found in self.by_vocabulary.items() if name not in PARTIES)
        parties = (id_ for name in sorted(PARTIES) for id_ in getattr(self.model.vocabularies, name))
        return fingerprint([*others, *(self.names[self.model.parties[id_]] for id_ in parties)])

    @cached_property
    def without_names(self) -> bytes:
        """The fingerprint of what a page can show of all entries that names no party and no outlet: also where parties
        are, and of what kind, for that decides what is counted.
        """
        others = (found for name, found in self.by_vocabulary.items() if name not in PARTIES | {"outlets"})
        parties = (
            self.model.parties[id_] for name in sorted(PARTIES) for id_ in getattr(self.model.vocabularies, name)
        )
        unnamed = (replace(party, name=LocalizedText("")) for party in parties)
        return fingerprint([*others, *(part.encode() for party in unnamed for part in self.party_parts(party))])

    @cached_property
    def mentioned(self) -> bytes:
        """The fingerprint of all that texts are searched for: of every vocabulary but those of terms."""
        return fingerprint(found for name, found in self.by_vocabulary.items() if name not in TERMS)

    def name_fingerprint(self, thing: Thing) -> bytes:
        """Return the fingerprint of a thing without its aliases and definition, and of where it is."""
        match thing:
            case Party():
                return fingerprint(part.encode() for part in self.party_parts(thing))
            case Country():
                parts: tuple[object, ...] = (thing.code, thing.slug, thing.name)
            case Term():
                parts = (thing.id, thing.name, thing.short, thing.stage)
        return fingerprint([repr(parts).encode()])

    def party_parts(self, party: Party) -> Iterator[str]:
        """Yield a party's fields without its aliases, and where its place is, which is where a map shows it."""
        country = party.country and (party.country.code, party.country.slug, party.country.name)
        place = self.model.parties[party.place].coordinates if party.place else None
        fields = (party.id, party.kind, party.level, party.name, country, party.coordinates, place)
        yield repr((*fields, party.code, party.geonames, party.iso, party.province, party.place))

    def whole_fingerprint(self, thing: Thing) -> bytes:
        """Return the fingerprint of a thing and of all that is known of it."""
        return fingerprint([self.names[thing], repr(thing).encode()])

    def article(self, article: Article) -> bytes:
        """Return the fingerprint of an article's facts and of the entries that it names."""
        things = {thing: None for event in article.events for thing in things_of(event)}
        things |= dict.fromkeys([*article.mentions, *(one.party for one in article.people if one.party)])
        outlets = (repr(source.outlet).encode() for source in article.sources)
        return fingerprint([article.facts_fingerprint, *outlets, *(self.names[thing] for thing in things)])

    def record(self, article: Article) -> bytes:
        """Return the fingerprint of what full text knows of an article: no name of a party or sector."""
        kinds = (self.names[event.kind] for event in article.events)
        return fingerprint([article.facts_fingerprint, repr(article_events(article.events)).encode(), *kinds])


def things_of(event: Event) -> Iterator[Thing]:
    """Yield the vocabulary entries that an event names."""
    yield from event.parties
    yield from event.sectors
    yield event.kind
    if event.instrument:
        yield event.instrument.kind
