"""Cooperations: the events between one set of parties, how far they came, and whether they are alive."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from digest.model.events import Event, Instrument, Scope, Term, scope_of
from digest.model.parties import Country, Party
from digest.read.vocabulary_entries import Stage

StandingName = Literal["in-force", "expiring", "expired", "active", "exploring", "no-news", "ended", "planned"]
"""How a cooperation stands; `data/labels.yml` says in words what each means."""

QUIET_MONTHS = 24
"""After this many months without a dated event, a cooperation counts as being without news."""

NOTICE_MONTHS = 12
"""An instrument that ends within this many months counts as expiring."""

LONGEST_SLUG = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a cooperation stands on the day of the build, and what that follows from."""

    name: StandingName
    event: Event
    """The event that decides: the one that signs the instrument, ends the cooperation, or is its last news."""
    instrument: Instrument | None = None


@dataclass(frozen=True, kw_only=True)
class Cooperation:
    """Everything between one set of parties; `events` come newest first."""

    slug: str
    parties: tuple[Party, ...]
    events: tuple[Event, ...]
    today: date

    def __hash__(self) -> int:
        """Cooperations are keys; the slug tells them apart."""
        return hash(self.slug)

    @cached_property
    def scope(self) -> Scope:
        """The scope that follows from the parties' kinds."""
        return scope_of(self.parties)

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """The foreign countries of the parties."""
        return self.events[0].countries

    @cached_property
    def sectors(self) -> tuple[Term, ...]:
        """The sectors of all events, the most frequent first."""
        counts: dict[Term, int] = defaultdict(int)
        for event in self.events:
            for sector in event.sectors:
                counts[sector] += 1
        return tuple(sorted(counts, key=lambda sector: (-counts[sector], sector.id)))

    @cached_property
    def instrument_events(self) -> tuple[Event, ...]:
        """The events that signed an instrument, newest first."""
        return tuple(event for event in self.events if event.instrument and event.happened)

    @cached_property
    def agreements(self) -> tuple[Event, ...]:
        """Those of them that agreed on the cooperation itself, not on an intention or a record of talks."""
        return tuple(event for event in self.instrument_events if event.kind.stage in {"mou", "renewal"})

    @cached_property
    def stages(self) -> tuple[tuple[Stage, Event], ...]:
        """The steps that the cooperation took, in the order of time: each change of stage, with its first event."""
        steps: list[tuple[Stage, Event]] = []
        for event in reversed(self.events):
            stage = event.kind.stage
            if event.happened and stage != "none" and (not steps or steps[-1][0] != stage):
                steps.append((stage, event))
        return tuple(steps)

    @property
    def first(self) -> Event:
        """The oldest event."""
        return self.events[-1]

    @cached_property
    def last_news(self) -> Event:
        """The newest event that happened, or, where none did, the newest one."""
        return next((event for event in self.events if event.happened), self.events[0])

    @cached_property
    def standing(self) -> Standing:
        """How the cooperation stands on `today`."""
        return standing_of(self)


def standing_of(cooperation: Cooperation) -> Standing:
    """Return how a cooperation stands, by the first of these rules that applies.

    ended: the last step was its ending. in-force, expiring, expired: by the latest end of validity that a source
    states, unless that is over and something newer without a stated end was signed. no-news: the last event lies
    more than 24 months back. planned: nothing has happened yet. in-force: what was signed within 24 months has no
    stated end. active: something is carried out, or something older without a stated end was signed. exploring: else.
    The page /about/ tells these rules to readers.
    """
    news, today = cooperation.last_news, cooperation.today
    if cooperation.stages and cooperation.stages[-1][0] == "end":
        return Standing(name="ended", event=cooperation.stages[-1][1])
    undated = next((event for event in cooperation.agreements if not has_end(event)), None)
    if dated := [event for event in cooperation.instrument_events if has_end(event)]:
        event = max(dated, key=expiry)
        name = by_expiry(expiry(event), today)
        if name != "expired" or undated is None or undated.order < event.order:
            return Standing(name=name, event=event, instrument=event.instrument)
    if is_quiet(news, today):
        return Standing(name="no-news", event=news)
    if not news.happened:
        return Standing(name="planned", event=news)
    if undated:
        recent = not is_quiet(undated, today)
        return Standing(name="in-force" if recent else "active", event=undated, instrument=undated.instrument)
    carried_out = any(event.kind.stage in {"implementation", "evaluation"} for event in cooperation.events)
    return Standing(name="active" if carried_out else "exploring", event=news)


def is_quiet(event: Event, today: date) -> bool:
    """Tell whether an event lies more than 24 months back; what began and is said to go on does not."""
    goes_on = event.date.form == "since" and event.happened
    return not goes_on and months_after(event.date.end, QUIET_MONTHS) < today


def has_end(event: Event) -> bool:
    """Tell whether a source states when the instrument of an event ends."""
    return event.instrument is not None and event.instrument.expires is not None


def expiry(event: Event) -> date:
    """Return the day on which an event's instrument ends."""
    assert event.instrument and event.instrument.expires
    return event.instrument.expires


def by_expiry(expires: date, today: date) -> StandingName:
    """Return the standing that follows from the end of validity alone."""
    if expires < today:
        return "expired"
    return "expiring" if expires <= months_after(today, NOTICE_MONTHS) else "in-force"


def months_after(day: date, months: int) -> date:
    """Return the day `months` later, or the month's last where it is shorter."""
    month = day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def cooperations(events: Iterable[Event], today: date) -> list[Cooperation]:
    """Return all cooperations, those with the newest event first; `events` come newest first."""
    told: dict[tuple[Party, ...], list[Event]] = defaultdict(list)
    for event in events:
        if len(event.parties) > 1:
            told[event.parties].append(event)
    return [
        Cooperation(slug=slug_of(parties), parties=parties, events=tuple(own), today=today)
        for parties, own in told.items()
    ]


def slug_of(parties: tuple[Party, ...]) -> str:
    """Return a cooperation's address: its parties' ids; of many, the first two and what makes the rest unique."""
    whole = "--".join(party.id for party in parties)
    if len(whole) <= LONGEST_SLUG:
        return whole
    rest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{parties[0].id}--{parties[1].id}--{len(parties) - 2}-more-{rest}"
