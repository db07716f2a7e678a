"""What the page /trends/ counts: events by year, stage and country, articles by country and sector, agreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from typing import Literal, get_args

from digest.charts.bars import before, within
from digest.charts.lifelines import STAGES
from digest.charts.news_age import NewsAges
from digest.charts.people import PeopleCount, count_people
from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.events import Event, Term
from digest.model.parties import Country
from digest.read.vocabulary_entries import Stage

YEARS_SHOWN = 25
"""Years that a chart has bars for; what was before is counted in one row of its table."""

COUNTRIES_SHOWN = 12
"""Countries with a chart of their own, the busiest first."""

YEARS_AHEAD = 10
"""Years after today for which a chart shows the ends of agreements."""

THIN = 10
"""Below this many events a chart says that no trend can be read from it."""

SHADES = 5
"""Shades of the table of countries and sectors: each begins at half the number of the next."""

AgreementCount = Literal["signed", "renewed", "expired", "ending"]
DAY = timedelta(days=1)


def is_agreement(event: Event) -> bool:
    """Tell whether an MoU or agreement was signed or renewed; a letter of intent is none."""
    return event.happened and event.kind.stage in {"mou", "renewal"}


class Trends:
    """The counts of one site; what did not happen (yet) is left out, except for the ends of agreements."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.happened = tuple(event for event in site.everything.events if event.happened)

    @cached_property
    def left_out(self) -> int:
        """The number of events that are only planned, were postponed or cancelled."""
        return len(self.site.everything.events) - len(self.happened)

    @cached_property
    def years(self) -> range:
        """The years that charts show, up to the last with an event that happened."""
        last = max((event.year for event in self.happened), default=self.site.model.began.year)
        first = min((event.year for event in self.happened), default=last)
        return range(max(first, last - YEARS_SHOWN + 1), last + 1)

    @cached_property
    def stages(self) -> dict[Stage, Counter[int]]:
        """The events by year of each stage that occurs, in the order of the stages; "none" is the last."""
        found = {stage: years_of(event for event in self.happened if event.kind.stage == stage) for stage in STAGES}
        return {stage: years for stage, years in found.items() if years}

    @cached_property
    def all_stages(self) -> Counter[int]:
        """The events of all stages by year."""
        return years_of(self.happened)

    @cached_property
    def countries(self) -> dict[Country, Counter[int]]:
        """The events by year of each partner country, those with most events first."""
        found: dict[Country, Counter[int]] = defaultdict(Counter)
        for event in self.happened:
            for country in event.countries:
                found[country][event.year] += 1
        return dict(sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0].slug)))

    @cached_property
    def busiest(self) -> dict[Country, Counter[int]]:
        """The countries that have a chart of their own."""
        return dict(list(self.countries.items())[:COUNTRIES_SHOWN])

    @cached_property
    def articles(self) -> dict[tuple[Country, Term], int]:
        """The articles with an event of a country and a sector, as the search counts them: plans are among them."""
        found: dict[tuple[Country, Term], set[str]] = defaultdict(set)
        for event in self.site.everything.events:
            for country in event.countries:
                for sector in event.sectors:
                    found[country, sector].update(event.articles)
        return {pair: len(ids) for pair, ids in found.items()}

    @cached_property
    def matrix_countries(self) -> tuple[Country, ...]:
        """The countries of the table of countries and sectors, those with most articles first."""
        articles = {
            one: sum(self.articles.get((one, sector), 0) for sector in self.site.sectors) for one in self.busiest
        }
        return tuple(sorted(articles, key=lambda one: -articles[one]))

    @cached_property
    def matrix(self) -> dict[Term, dict[Country, int]]:
        """The articles of each sector by country, for the busiest of these; the sector with most articles first.

        Sectors without any with these countries are left out.
        """
        rows = {
            sector: {country: self.articles.get((country, sector), 0) for country in self.matrix_countries}
            for sector in self.site.busiest_sectors
        }
        found = {sector: row for sector, row in rows.items() if any(row.values())}
        return dict(sorted(found.items(), key=lambda pair: -sum(pair[1].values())))

    def shade(self, count: int) -> int:
        """Return the shade of a number in the table, from 0 for none to `SHADES` for the largest."""
        most = max(self.articles.values(), default=1)
        return max(1, SHADES - (most // count).bit_length() + 1) if count else 0

    @cached_property
    def agreements(self) -> dict[AgreementCount, Counter[int]]:
        """The agreements signed, and renewed, by year; and the stated ends that have come, and those that have not."""
        found: dict[AgreementCount, Counter[int]] = {name: Counter() for name in get_args(AgreementCount)}
        for event in filter(is_agreement, self.happened):
            found["renewed" if event.kind.stage == "renewal" else "signed"][event.year] += 1
            if event.instrument and (end := event.instrument.expires):
                found["expired" if self.site.has_come(end + DAY) else "ending"][end.year] += 1
        return found

    @cached_property
    def agreement_years(self) -> range:
        """The years of the chart of agreements: also those in which some will end."""
        ends = [year for year in self.agreements["ending"] if year < self.years[-1] + YEARS_AHEAD]
        return range(self.years[0], max([self.years[-1], *ends]) + 1)

    @cached_property
    def agreement_count(self) -> int:
        """The number of agreements signed or renewed."""
        return self.agreements["signed"].total() + self.agreements["renewed"].total()

    @cached_property
    def dated_count(self) -> int:
        """The number of those of which a source states the end."""
        return self.agreements["expired"].total() + self.agreements["ending"].total()

    @cached_property
    def people(self) -> tuple[PeopleCount, ...]:
        """The events that trained or placed people, newest first, with what is counted of their figures."""
        return count_people(self.happened)

    @cached_property
    def people_by_year(self) -> dict[str, Counter[int]]:
        """The people by year, by the kind of event."""
        found: dict[str, Counter[int]] = {}
        for one in self.people:
            if one.people:
                found.setdefault(one.event.kind.id, Counter())[one.event.year] += one.people
        return dict(sorted(found.items(), reverse=True))

    @cached_property
    def alive(self) -> tuple[Cooperation, ...]:
        """The cooperations that have news, or something that is valid, of less than 24 months ago."""
        return tuple(one for one in self.site.cooperations if one.standing.name not in {"no-news", "ended", "expired"})

    @cached_property
    def ages(self) -> NewsAges:
        """How old the last news of each cooperation is."""
        return NewsAges(self.site)

    def before(self, counts: Counter[int]) -> int:
        """Return how many of some counts by year are of years before those that charts show."""
        return before(counts, self.years)

    def is_thin(self, counts: Counter[int]) -> bool:
        """Tell whether some counts are too few to read a trend from."""
        return within(counts, self.years) < THIN


def years_of(events: Iterable[Event]) -> Counter[int]:
    """Return the number of events by year."""
    return Counter(event.year for event in events)
