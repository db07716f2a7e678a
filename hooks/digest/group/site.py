"""The site: all events, articles and cooperations, and the selections of them that pages show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, get_args

from digest.core.dependencies import QUARTER, TODAY, depend
from digest.group.cooperations import Cooperation, parties_of
from digest.group.grouping import Grouping, group_events, month_keys, year_keys
from digest.group.neighbours import Neighbours
from digest.model.articles import Article
from digest.model.builder import Model
from digest.model.events import Event, Term
from digest.model.parties import HOME_COUNTRY, Country, Party
from digest.read.vocabulary_entries import StandingName

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A subset of the site's events, newest first, with their articles and cooperations."""

    events: tuple[Event, ...]
    site: Site

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that report these events, newest first."""
        if self.events is self.site.grouping.events:
            return tuple(self.site.article_by_id[id_] for id_ in self.site.grouping.article_ids)
        ids = {id_ for event in self.events for id_ in event.articles}
        articles = (self.site.article_by_id[id_] for id_ in ids)
        return tuple(sorted(articles, key=lambda article: article.sort_key, reverse=True))

    @cached_property
    def cooperations(self) -> tuple[Cooperation, ...]:
        """The cooperations of these events, those with the newest event first."""
        cooperations = (self.site.cooperation_of(event) for event in self.events)
        return tuple(dict.fromkeys(filter(None, cooperations)))

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """The foreign countries of these events, sorted by English name."""
        countries = {country for event in self.events for country in event.countries}
        return tuple(sorted(countries, key=lambda country: country.slug))

    @cached_property
    def home_localities(self) -> frozenset[Party]:
        """The Indonesian localities that take part in these events."""
        return frozenset(party for event in self.events for party in event.parties if party.is_home_locality)

    @cached_property
    def by_year(self) -> dict[int, tuple[Event, ...]]:
        """These events by year, the newest year first."""
        return dict(sorted(group_events(self.events, year_keys).items(), reverse=True))

    @cached_property
    def by_month(self) -> dict[int, tuple[Event, ...]]:
        """These events by month (1 to 12), the last month first; 0 holds those whose date is a year alone."""
        return dict(sorted(group_events(self.events, month_keys).items(), reverse=True))

    @cached_property
    def position_in_month(self) -> dict[str, int]:
        """The position of each event within its month, from 0, by event id; the events must be of one year."""
        return {event.id: position for events in self.by_month.values() for position, event in enumerate(events)}


class Site:
    """The whole digest on one day, which decides the standing of the cooperations."""

    def __init__(self, model: Model, today: date, before: Grouping | None = None) -> None:
        self.model, self._today = model, today
        self.article_by_id = {article.id: article for article in model.articles}
        self.grouping = before if before and before.is_of(model, today) else Grouping(model, today)
        self.event_by_id = self.grouping.event_by_id
        self.cooperations = self.grouping.cooperations
        self.everything = Selection(events=self.grouping.events, site=self)
        self.cooperation_selections = {one: Selection(events=one.events, site=self) for one in self.cooperations}

    @property
    def today(self) -> date:
        """The day of the build. What asks for it is made anew each day; ask for an outcome where there is one, such as
        a standing or `is_overdue`, for that changes rarely.
        """
        depend(TODAY)
        return self._today

    @property
    def quarter(self) -> date:
        """The first day of the quarter of today: what asks for it is made anew four times a year."""
        depend(QUARTER)
        return quarter_of(self._today)

    def is_overdue(self, event: Event) -> bool:
        """Tell whether an event was planned for a time that is over."""
        return event.is_overdue(self._today)

    def has_come(self, day: date) -> bool:
        """Tell whether a day is the day of the build or before it."""
        return day <= self._today

    def cooperation_of(self, event: Event) -> Cooperation | None:
        """Return the cooperation of an event, or None if the event has a single party."""
        return self.grouping.cooperation_by_parties.get(parties_of(self.event_by_id[event.id]))

    def events_of(self, article: Article) -> tuple[Event, ...]:
        """Return the events that an article reports, each once, merged with what other articles tell of them."""
        return tuple(dict.fromkeys(self.event_by_id[event.id] for event in article.events))

    def open_plans(self, *, overdue: bool) -> tuple[Event, ...]:
        """Return the plans that were not carried out: those whose time is over, newest first, or those ahead."""
        plans = tuple(event for event in self.everything.events if event.status == "planned")
        return tuple(event for event in plans if self.is_overdue(event) == overdue)

    @cached_property
    def parties(self) -> dict[Party, Selection]:
        """The events of every party, for parties with at least one."""
        return self.select(self.grouping.by_party)

    @cached_property
    def countries(self) -> dict[Country, Selection]:
        """The events of every partner country, sorted by English name."""
        selections = self.select(self.grouping.by_country)
        return {country: selections[country] for country in sorted(selections, key=lambda country: country.slug)}

    @cached_property
    def sectors(self) -> dict[Term, Selection]:
        """The events of every sector with at least one, in the order of the vocabulary."""
        selections = self.select(self.grouping.by_sector)
        return {sector: selections[sector] for sector in self.model.sectors.values() if sector in selections}

    @cached_property
    def years(self) -> dict[int, Selection]:
        """The events of every year, the newest year first."""
        return dict(sorted(self.select(self.grouping.by_year).items(), reverse=True))

    @cached_property
    def newest_articles(self) -> tuple[Article, ...]:
        """All articles, the last added first; of those added on one day, the one with the newest event first."""
        return tuple(sorted(self.everything.articles, key=lambda article: article.added.start, reverse=True))

    @cached_property
    def articles_by_year(self) -> dict[int, tuple[Article, ...]]:
        """The articles by the year of their main event, newest first."""
        by_year: dict[int, list[Article]] = defaultdict(list)
        for article in self.everything.articles:
            by_year[article.main_event.year].append(article)
        return {year: tuple(articles) for year, articles in sorted(by_year.items(), reverse=True)}

    def select_by(self, keys: Callable[[Event], Iterable[Key]]) -> dict[Key, Selection]:
        """Return one selection for each key; `keys` returns the keys of an event."""
        return self.select(group_events(self.everything.events, keys))

    def select(self, groups: Mapping[Key, tuple[Event, ...]]) -> dict[Key, Selection]:
        """Return a selection for each group of events."""
        return {key: Selection(events=events, site=self) for key, events in groups.items()}

    @cached_property
    def home_localities(self) -> tuple[Party, ...]:
        """The Indonesian local governments with events, sorted by Kemendagri code."""
        localities = (party for party in self.parties if party.is_home_locality)
        return tuple(sorted(localities, key=lambda party: party.code or ""))

    @cached_property
    def localities_abroad(self) -> tuple[Party, ...]:
        """The foreign local governments with events, sorted by country and id."""
        localities = (party for party in self.parties if party.kind == "locality" and not party.is_home)
        return tuple(sorted(localities, key=lambda party: (party.country.slug if party.country else "", party.id)))

    @cached_property
    def organisations(self) -> tuple[Party, ...]:
        """The organisations with events, sorted by country and id; Indonesian ones first, international ones last."""
        organisations = (party for party in self.parties if party.kind == "organisation")
        return tuple(sorted(organisations, key=organisation_sort_key))

    @cached_property
    def neighbours(self) -> Neighbours:
        """The neighbours of each party."""
        return Neighbours({party: selection.cooperations for party, selection in self.parties.items()})

    @cached_property
    def busiest_localities(self) -> tuple[Party, ...]:
        """The Indonesian local governments with events, those with most events first."""
        return by_event_count({party: self.parties[party] for party in self.home_localities})

    @cached_property
    def busiest_countries(self) -> tuple[Country, ...]:
        """The partner countries, those with most events first."""
        return by_event_count(self.countries)

    @cached_property
    def busiest_sectors(self) -> tuple[Term, ...]:
        """The sectors, those with most events first."""
        return by_event_count(self.sectors)

    @cached_property
    def cooperations_by_standing(self) -> dict[StandingName, tuple[Cooperation, ...]]:
        """All cooperations by standing, in the order of `StandingName`; standings without cooperations are left out."""
        names = get_args(StandingName)
        by_name = {name: tuple(one for one in self.cooperations if one.standing.name == name) for name in names}
        return {name: cooperations for name, cooperations in by_name.items() if cooperations}

    @cached_property
    def organisations_by_country(self) -> dict[Country | None, tuple[Party, ...]]:
        """The organisations by country; the key None holds international ones."""
        by_country: dict[Country | None, tuple[Party, ...]] = {}
        for party in self.organisations:
            by_country[party.country] = (*by_country.get(party.country, ()), party)
        return by_country


def quarter_of(day: date) -> date:
    """Return the first day of a day's quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def by_event_count(selections: Mapping[Key, Selection]) -> tuple[Key, ...]:
    """Return the keys of `selections`, those with most events first; ties keep their order."""
    return tuple(sorted(selections, key=lambda key: -len(selections[key].events)))


def organisation_sort_key(party: Party) -> tuple[int, str, str]:
    """Return the sort key: Indonesian organisations, foreign ones by country, international ones; then the id."""
    if party.country is None:
        return (2, "", party.id)
    return (0 if party.country.code == HOME_COUNTRY else 1, party.country.slug, party.id)
