"""Cooperations: all events between one set of parties, with their stages and their standing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from digest.model.events import Event, Instrument, Scope, Term, scope_of
from digest.model.parties import Country, Party
from digest.read.vocabulary_entries import Stage, StandingName

NO_NEWS_MONTHS = 24
"""A cooperation is `no-news` when its last event lies more than this many months back."""

EXPIRING_MONTHS = 12
"""A cooperation is `expiring` when its instrument ends within this many months."""

MAX_SLUG_LENGTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing of a cooperation on the day of the build, with the event that it follows from."""

    name: StandingName
    event: Event
    """The deciding event: it signed the instrument, ended the cooperation, or is the last news."""
    instrument: Instrument | None = None


@dataclass(frozen=True, kw_only=True)
class Cooperation:
    """All events between one set of parties, newest first; `today` is the day for which the standing is computed."""

    slug: str
    parties: tuple[Party, ...]
    events: tuple[Event, ...]
    today: date

    def __hash__(self) -> int:
        """Hash the slug alone: it is unique, and cooperations are dictionary keys."""
        return hash(self.slug)

    @cached_property
    def scope(self) -> Scope:
        """The scope, computed from the kinds of the parties."""
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
        """The events at which an instrument was signed, newest first."""
        return tuple(event for event in self.events if event.instrument and event.happened)

    @cached_property
    def agreements(self) -> tuple[Event, ...]:
        """The events that signed or renewed an MoU or agreement, newest first; a letter of intent is none."""
        return tuple(event for event in self.instrument_events if event.kind.stage in {"mou", "renewal"})

    @cached_property
    def stages(self) -> tuple[tuple[Stage, Event], ...]:
        """Each change of stage in chronological order, with its first event; a stage can occur more than once."""
        steps: list[tuple[Stage, Event]] = []
        for event in reversed(self.events):
            stage = event.kind.stage
            if event.happened and stage != "none" and (not steps or steps[-1][0] != stage):
                steps.append((stage, event))
        return tuple(steps)

    @property
    def first_event(self) -> Event:
        """The oldest event."""
        return self.events[-1]

    @cached_property
    def last_news(self) -> Event:
        """The newest event that happened, or the newest of all if none happened."""
        return next((event for event in self.events if event.happened), self.events[0])

    @cached_property
    def standing(self) -> Standing:
        """The standing of the cooperation on `today`."""
        return standing_of(self)

    @cached_property
    def changes_on(self) -> date | None:
        """The day on which the standing becomes another if nothing new is reported; None where it stays for good."""
        later = (replace(self, today=day) for day in turning_days(self) if day > self.today)
        return next((one.today for one in later if one.standing.name != self.standing.name), None)


def standing_of(cooperation: Cooperation) -> Standing:
    """Return the standing of a cooperation: the first of these rules that applies, as the page /about/ explains them.

    ended: the last stage is its ending. in-force, expiring, expired: by the latest expiry date, unless it has passed
    and a newer agreement without one was signed. no-news: the last event lies more than 24 months back. planned,
    overdue: no event has happened; the time of the last plan is ahead, or over. in-force: the latest agreement has no
    expiry date and is at most 24 months old. active: an older agreement has no expiry date, or there are events of
    implementation. exploring: otherwise.
    """
    last_news, today = cooperation.last_news, cooperation.today
    if cooperation.stages and cooperation.stages[-1][0] == "end":
        return Standing(name="ended", event=cooperation.stages[-1][1])
    undated = next((event for event in cooperation.agreements if not has_expiry(event)), None)
    if dated := [event for event in cooperation.instrument_events if has_expiry(event)]:
        event = max(dated, key=expiry_of)
        name = standing_by_expiry(expiry_of(event), today)
        if name != "expired" or undated is None or undated.sort_key < event.sort_key:
            return Standing(name=name, event=event, instrument=event.instrument)
    if is_stale(last_news, today):
        return Standing(name="no-news", event=last_news)
    if not last_news.happened:
        return Standing(name="overdue" if last_news.date.end < today else "planned", event=last_news)
    if undated:
        name = "active" if is_stale(undated, today) else "in-force"
        return Standing(name=name, event=undated, instrument=undated.instrument)
    implemented = any(event.kind.stage in {"implementation", "evaluation"} for event in cooperation.events)
    return Standing(name="active" if implemented else "exploring", event=last_news)


def turning_days(cooperation: Cooperation) -> list[date]:
    """Return every day on which the standing can become another without news: one of its rules then decides otherwise.

    The month before an expiry may be shorter, so the day after is one, too.
    """
    ends = [expiry_of(event) for event in cooperation.instrument_events if has_expiry(event)]
    events = (cooperation.last_news, *cooperation.agreements)
    last_days = [*ends, *(event.date.end for event in events)]
    last_days += [add_months(event.date.end, NO_NEWS_MONTHS) for event in events]
    nearing = [add_months(end, -EXPIRING_MONTHS) for end in ends]
    return sorted({*nearing, *(day + timedelta(days=1) for day in (*last_days, *nearing))})


def is_stale(event: Event, today: date) -> bool:
    """Return whether an event lies more than 24 months back; an ongoing one (`2019/..`) never does."""
    is_ongoing = event.date.form == "since" and event.happened
    return not is_ongoing and add_months(event.date.end, NO_NEWS_MONTHS) < today


def has_expiry(event: Event) -> bool:
    """Return whether the expiry date of an event's instrument is known."""
    return event.instrument is not None and event.instrument.expires is not None


def expiry_of(event: Event) -> date:
    """Return the expiry date of an event's instrument, which must be known."""
    assert event.instrument and event.instrument.expires
    return event.instrument.expires


def standing_by_expiry(expires: date, today: date) -> StandingName:
    """Return the standing that follows from an expiry date alone."""
    if expires < today:
        return "expired"
    return "expiring" if expires <= add_months(today, EXPIRING_MONTHS) else "in-force"


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a shorter month."""
    month = day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def group_cooperations(events: Iterable[Event], today: date) -> list[Cooperation]:
    """Return all cooperations, those with the newest event first; `events` must be ordered newest first."""
    by_parties: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if len(event.parties) > 1:
            by_parties[parties_of(event)].append(event)
    return [
        Cooperation(slug=cooperation_slug(own[0].parties), parties=own[0].parties, events=tuple(own), today=today)
        for own in by_parties.values()
    ]


def parties_of(event: Event) -> str:
    """Return the ids of an event's parties, in order, as its own id has them: faster to compare than the parties."""
    return event.id.partition("--")[2]


def cooperation_slug(parties: tuple[Party, ...]) -> str:
    """Return the slug of a cooperation of some parties, which are in order."""
    return slug_of([party.id for party in parties])


def slug_of(party_ids: Sequence[str]) -> str:
    """Return the slug of a cooperation: the parties' ids, or, if too long, the first two ids and a hash of all."""
    slug = "--".join(party_ids)
    if len(slug) <= MAX_SLUG_LENGTH:
        return slug
    suffix = hashlib.sha256(slug.encode()).hexdigest()[:8]
    return f"{party_ids[0]}--{party_ids[1]}--{len(party_ids) - 2}-more-{suffix}"
