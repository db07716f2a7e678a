"""The geometry of lifelines: one lane for each cooperation, or for each stage of one, on a time axis.

Lengths are units of the drawing: along the axis from 0 to `Axis.length`, across it from the middle of the lane.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args

from digest.charts.axis import PAST_YEARS, SHORT_LENGTH, Axis, axis_for
from digest.charts.shapes import RADIUS, outline
from digest.group.cooperations import NO_NEWS_MONTHS, Cooperation, add_months, is_stale
from digest.group.grouping import group_events, year_keys
from digest.model.events import Event
from digest.read.vocabulary_entries import Stage, StandingName

FADING_YEARS = 4
"""Over so many years the bar of an instrument without a stated end fades: nobody told how long it is valid."""

MAX_MARKS = 16
"""A lane with more events has one mark for each year: so many can neither be told apart nor pointed at."""

SPARSE = 3
"""Events of a single stage that can be told apart on the shorter axis."""

DOZEN = 12
"""The lanes of one drawing: what fits a phone of 320 CSS pixels, where time runs down the page."""

TOP, LANE = 34, 19
"""Height of the years above the lanes, and of each lane."""

NAMES, NAME_LENGTH = 165, 24
"""Width of the names beside the lanes, and the characters that it has room for."""

MONTH = timedelta(days=31)
"""A date that can mean more days has a mark that is wider than others."""

TAIL = 2 * RADIUS
"""Length of the line before a date that is only known as a latest one."""

STAGES: tuple[Stage, ...] = (*(stage for stage in get_args(Stage) if stage != "none"), "none")
"""The stages as lanes: what marks no stage comes last."""

WEIGHTS: tuple[Stage, ...] = (
    "end", "renewal", "mou", "loi", "implementation", "evaluation", "exploration", "none"
)  # fmt: skip
"""The stages by weight: a mark that stands for several events has the shape of the weightiest."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """A mark that stands for one event or, on a crowded lane, for those of a year."""

    events: tuple[Event, ...]
    stage: Stage
    left: float
    right: float
    tail: tuple[float, float] | None = None
    """From where to where a line says that the date is only a latest one, or that it still goes on."""

    @property
    def event(self) -> Event:
        """The event, or the newest of several."""
        return self.events[0]

    @property
    def happened(self) -> bool:
        """Tell whether any of the events took place; the mark of a plan is hollow."""
        return any(event.happened for event in self.events)

    @property
    def outline(self) -> str:
        """The outline as data of an SVG path."""
        return outline(self.stage, self.left, self.right)


@dataclass(frozen=True, slots=True)
class ValidityBar:
    """The validity of an instrument; `fades` where no end is stated, and then `right` is where nothing is left."""

    event: Event
    left: float
    right: float
    fades: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """A time of more than 24 months without news."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Lane:
    """What one lane shows; of a stage of a cooperation, if `stage` is given."""

    cooperation: Cooperation
    marks: tuple[EventMark, ...]
    bars: tuple[ValidityBar, ...]
    silences: tuple[Silence, ...]
    stage: Stage | None = None


@dataclass(frozen=True)
class Lifelines:
    """The lifelines of some cooperations on one axis, those that are alive first."""

    cooperations: tuple[Cooperation, ...]
    axis: Axis

    def drawings(self, number: int) -> list[tuple[Cooperation, ...]]:
        """Return the first `number` cooperations in groups of a dozen: each group is one drawing."""
        shown = self.cooperations[:number]
        return [shown[start : start + DOZEN] for start in range(0, len(shown), DOZEN)]


def height(lanes: int) -> int:
    """Return the height of a drawing with some lanes."""
    return TOP + LANE * lanes


def middle(number: int) -> float:
    """Return where the middle of a lane is, by its number from 0."""
    return TOP + LANE * (number + 0.5)


def create_lifelines(cooperations: Iterable[Cooperation], quarter: date) -> Lifelines:
    """Return the lifelines of some cooperations, sorted by standing, then by last news."""
    ordered = by_standing(cooperations)
    return Lifelines(ordered, axis_for(ordered, quarter))


@functools.lru_cache(100)
def axis_of_one(cooperation: Cooperation, quarter: date) -> Axis:
    """Return the axis of one cooperation alone; if it is young or has little to show, a shorter one."""
    axis = axis_for([cooperation], quarter)
    is_short = axis.past == PAST_YEARS[0] or is_sparse(cooperation)
    return replace(axis, length=SHORT_LENGTH) if is_short else axis


def is_sparse(cooperation: Cooperation) -> bool:
    """Tell whether a cooperation has a few events of a single stage: its drawing lies flat on a phone, too."""
    return len(stages_of([cooperation])) == 1 and len(cooperation.events) <= SPARSE


def by_standing(cooperations: Iterable[Cooperation]) -> tuple[Cooperation, ...]:
    """Return cooperations by standing, in the order of `StandingName`; of one standing the last news first."""
    names = {name: number for number, name in enumerate(get_args(StandingName))}
    newest = sorted(cooperations, key=lambda one: (one.last_news.sort_key, one.slug), reverse=True)
    return tuple(sorted(newest, key=lambda one: names[one.standing.name]))


def stages_of(cooperations: Iterable[Cooperation]) -> tuple[Stage, ...]:
    """Return the stages of some cooperations, in their order."""
    found = {event.kind.stage for one in cooperations for event in one.events}
    return tuple(stage for stage in STAGES if stage in found)


def signs_of(cooperations: Iterable[Cooperation]) -> tuple[str, ...]:
    """Return what the lanes of some cooperations show beside marks of a day: "plan", "wide", "bar", "fades"."""
    events = [event for one in cooperations for event in one.events]
    instruments = [event.instrument for one in cooperations for event in one.instrument_events]
    signs = {
        "plan": any(not event.happened for event in events),
        "wide": any(event.date.end - event.date.start > MONTH for event in events),
        "bar": any(one and one.expires for one in instruments),
        "fades": any(one and not one.expires for one in instruments),
    }
    return tuple(sign for sign, is_shown in signs.items() if is_shown)


@functools.lru_cache(100)
def create_lane(cooperation: Cooperation, axis: Axis) -> Lane:
    """Return the lane of a cooperation."""
    marks = create_marks(cooperation.events, axis)
    bars, silences = create_bars(cooperation, axis), create_silences(cooperation, axis)
    return Lane(cooperation, tuple(marks), tuple(bars), tuple(silences))


@functools.lru_cache(100)
def create_stage_lanes(cooperation: Cooperation, axis: Axis) -> tuple[Lane, ...]:
    """Return one lane for each stage: its events, instruments signed at them, and the times without news of all."""
    bars, silences = list(create_bars(cooperation, axis)), tuple(create_silences(cooperation, axis))
    by_stage = group_events(cooperation.events, lambda event: [event.kind.stage])
    lanes: list[Lane] = []
    for stage in (stage for stage in STAGES if stage in by_stage):
        own = tuple(bar for bar in bars if bar.event.kind.stage == stage)
        lanes.append(Lane(cooperation, tuple(create_marks(by_stage[stage], axis)), own, silences, stage))
    return tuple(lanes)


def create_marks(events: Sequence[Event], axis: Axis) -> Iterator[EventMark]:
    """Yield the marks of a lane, oldest first."""
    if len(events) > MAX_MARKS:
        for year, own in reversed(group_events(events, year_keys).items()):
            left, right = axis.x(date(year, 1, 1)), axis.x_after(date(year, 12, 31))
            yield EventMark(own, min((event.kind.stage for event in own), key=WEIGHTS.index), left, right)
    else:
        yield from (create_mark(event, axis) for event in reversed(events))


def create_mark(event: Event, axis: Axis) -> EventMark:
    """Return the mark of an event, from the first to the last day that its date can mean."""
    left, right = axis.x(event.date.start), axis.x_after(event.date.end)
    tail = None
    if event.date.form == "until":
        tail = (max(0, left - TAIL), right)
    elif event.date.form == "since":
        tail = (left, axis.after_now if event.happened else axis.length)
    return EventMark((event,), event.kind.stage, left, right, tail)


def create_bars(cooperation: Cooperation, axis: Axis) -> Iterator[ValidityBar]:
    """Yield the validity of each instrument that was signed, oldest first; where a cooperation ended, so did they."""
    ended = next((event.date.end for event in cooperation.events if event.happened and event.kind.stage == "end"), None)
    for event in reversed(cooperation.instrument_events):
        assert event.instrument
        signed, expires = event.instrument.signed.start, event.instrument.expires
        last = expires or add_months(signed, 12 * FADING_YEARS)
        if ended and ended >= signed:
            last = min(last, ended)
        if last >= signed:
            yield ValidityBar(event, axis.x(signed), axis.x_after(last), fades=expires is None)


def create_silences(cooperation: Cooperation, axis: Axis) -> Iterator[Silence]:
    """Yield the times of more than 24 months without news, oldest first, the last one until now."""
    covered: date | None = None
    for event in sorted((event for event in cooperation.events if event.happened), key=lambda event: event.sort_key):
        if covered and add_months(covered, NO_NEWS_MONTHS) < event.date.start:
            yield Silence(axis.x_after(covered), axis.x(event.date.start))
        last = axis.quarter if event.date.form == "since" else event.date.end
        covered = max(last, covered or last)
    if is_silent(cooperation, axis.quarter):
        news = cooperation.last_news.date.end
        yield Silence(axis.x_after(covered or news), axis.now)


def is_silent(cooperation: Cooperation, quarter: date) -> bool:
    """Tell whether there has been no news for 24 months; a cooperation that ended needs none."""
    name = cooperation.standing.name
    return name == "no-news" or (name != "ended" and is_stale(cooperation.last_news, quarter))
