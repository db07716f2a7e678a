"""The site: everything that pages are made of, selected in every way that a page selects it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, get_args

from digest.group.cooperations import Cooperation, StandingName, cooperations
from digest.group.merging import merge_events
from digest.group.neighbours import Neighbours
from digest.model.articles import Article
from digest.model.builder import Model
from digest.model.events import Event, Term
from digest.model.parties import HOME, Country, Party

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Some of the site's events, newest first, with their articles and cooperations."""

    events: tuple[Event, ...]
    site: Site

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that tell these events, newest first."""
        ids = {id_ for event in self.events for id_ in event.articles}
        return tuple(sorted((self.site.article[id_] for id_ in ids), key=lambda found: found.order, reverse=True))

    @cached_property
    def cooperations(self) -> tuple[Cooperation, ...]:
        """The cooperations that these events belong to, those with the newest event first."""
        found = (self.site.cooperation_of(event) for event in self.events)
        return tuple(dict.fromkeys(filter(None, found)))

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """The foreign countries of these events, by English name."""
        return tuple(sorted({one for event in self.events for one in event.countries}, key=lambda one: one.slug))

    @cached_property
    def by_year(self) -> dict[int, tuple[Event, ...]]:
        """These events by year, newest year first."""
        return dict(sorted(grouped(self.events, years).items(), reverse=True))

    @cached_property
    def by_month(self) -> dict[int, tuple[Event, ...]]:
        """These events by month, the last month first; 0 holds those of which only the year is known."""
        return dict(sorted(grouped(self.events, months).items(), reverse=True))

    @cached_property
    def place_in_month(self) -> dict[str, int]:
        """Where each of these events, all of one year, stands among those of its month: from 0, by its id."""
        return {event.id: place for events in self.by_month.values() for place, event in enumerate(events)}

    def with_country(self, country: Country) -> tuple[Cooperation, ...]:
        """Return the cooperations whose first foreign party is of `country`, so that each stands under one country."""
        return tuple(one for one in self.cooperations if one.countries and one.countries[0] == country)


class Site:
    """The whole digest on one day."""

    def __init__(self, model: Model, today: date) -> None:
        self.model, self.today = model, today
        self.article = {article.id: article for article in model.articles}
        self.everything = Selection(events=tuple(merge_events(model.articles)), site=self)
        self.event = {event.id: event for event in self.everything.events}
        self.cooperations = tuple(cooperations(self.everything.events, today))
        self.selection = {one: Selection(events=one.events, site=self) for one in self.cooperations}
        self._cooperation = {found.parties: found for found in self.cooperations}

    def cooperation_of(self, event: Event) -> Cooperation | None:
        """Return the cooperation that an event belongs to; None where it has one party."""
        return self._cooperation.get(event.parties)

    @cached_property
    def parties(self) -> dict[Party, Selection]:
        """The events of every party that takes part in one."""
        return self.selections(lambda event: event.parties)

    @cached_property
    def countries(self) -> dict[Country, Selection]:
        """The events of every partner country, by English name."""
        found = self.selections(lambda event: event.countries)
        return {one: found[one] for one in sorted(found, key=lambda one: one.slug)}

    @cached_property
    def sectors(self) -> dict[Term, Selection]:
        """The events of every sector that occurs, in the order of the vocabulary."""
        found = self.selections(lambda event: event.sectors)
        return {sector: found[sector] for sector in self.model.sectors.values() if sector in found}

    @cached_property
    def years(self) -> dict[int, Selection]:
        """The events of every year, newest first."""
        found = self.selections(years)
        return {year: found[year] for year in sorted(found, reverse=True)}

    @cached_property
    def article_years(self) -> dict[int, tuple[Article, ...]]:
        """The articles by the year of what they tell first, the newest year and article first."""
        found: dict[int, list[Article]] = defaultdict(list)
        for article in self.everything.articles:
            found[article.newest.year].append(article)
        return {year: tuple(own) for year, own in sorted(found.items(), reverse=True)}

    def selections(self, keys: Callable[[Event], Iterable[Key]]) -> dict[Key, Selection]:
        """Return the events under each of the keys that an event has."""
        found = grouped(self.everything.events, keys)
        return {key: Selection(events=events, site=self) for key, events in found.items()}

    @cached_property
    def home_localities(self) -> tuple[Party, ...]:
        """The Indonesian local governments that take part, by province and id."""
        found = (party for party in self.parties if party.is_home_locality)
        return tuple(sorted(found, key=lambda party: party.code or ""))

    @cached_property
    def localities_abroad(self) -> tuple[Party, ...]:
        """The foreign local governments that take part, by country and id."""
        found = (party for party in self.parties if party.kind == "locality" and not party.is_home)
        return tuple(sorted(found, key=lambda party: (party.country.slug if party.country else "", party.id)))

    @cached_property
    def organisations(self) -> tuple[Party, ...]:
        """The organisations that take part, by country and id; Indonesia's come first, international ones last."""
        found = (party for party in self.parties if party.kind == "organisation")
        return tuple(sorted(found, key=organisation_order))

    @cached_property
    def neighbours(self) -> Neighbours:
        """Who else works with the partners of each party."""
        return Neighbours({party: own.cooperations for party, own in self.parties.items()})

    @cached_property
    def busiest_localities(self) -> tuple[Party, ...]:
        """The Indonesian local governments, those with most events first."""
        return most_first({party: self.parties[party] for party in self.home_localities})

    @cached_property
    def busiest_countries(self) -> tuple[Country, ...]:
        """The partner countries, those with most events first."""
        return most_first(self.countries)

    @cached_property
    def busiest_sectors(self) -> tuple[Term, ...]:
        """The sectors, those with most events first."""
        return most_first(self.sectors)

    @cached_property
    def cooperations_by_standing(self) -> dict[StandingName, tuple[Cooperation, ...]]:
        """All cooperations by how they stand, what calls for attention first."""
        names = get_args(StandingName)
        found = {name: tuple(one for one in self.cooperations if one.standing.name == name) for name in names}
        return {name: own for name, own in found.items() if own}

    @cached_property
    def organisations_by_country(self) -> dict[Country | None, tuple[Party, ...]]:
        """The organisations by country; None stands for international ones."""
        found: dict[Country | None, tuple[Party, ...]] = {}
        for party in self.organisations:
            found[party.country] = (*found.get(party.country, ()), party)
        return found


def most_first(selections: Mapping[Key, Selection]) -> tuple[Key, ...]:
    """Return the keys of `selections`, those with most events first; equal ones keep their order."""
    return tuple(sorted(selections, key=lambda key: -len(selections[key].events)))


def organisation_order(party: Party) -> tuple[int, str, str]:
    """Return what organisations are sorted by."""
    if party.country is None:
        return (2, "", party.id)
    return (0 if party.country.code == HOME else 1, party.country.slug, party.id)


def years(event: Event) -> tuple[int]:
    """Return the year of an event, as the one key of its selection."""
    return (event.year,)


def months(event: Event) -> tuple[int]:
    """Return the month in which an event begins, or 0 where only its year is known."""
    return (0 if event.date.precision == "year" else event.date.start.month,)


def grouped(events: Iterable[Event], keys: Callable[[Event], Iterable[Key]]) -> dict[Key, tuple[Event, ...]]:
    """Return the events under each of their keys, in the order in which they come."""
    found: dict[Key, list[Event]] = defaultdict(list)
    for event in events:
        for key in keys(event):
            found[key].append(event)
    return {key: tuple(own) for key, own in found.items()}
