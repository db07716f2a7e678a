"""The time axis of lifelines: which units of a drawing a day has.

The axis depends on the quarter of today alone, so that it is the same from one day to the next, and an article on an
older event moves nothing on other pages. What is older than the axis lies in a strip before it, on a coarser scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from digest.group.cooperations import Cooperation, add_months

LENGTH = 400
"""Length of the axis in units, the strip of what is older included."""

SHORT_LENGTH = 240
"""Length of the axis of a single young cooperation."""

STRIP = 24
"""Length of the strip of what is older than the axis, in units."""

ROOM = 30
"""Units between the middles of two words at the axis, at least."""

OLDEST = date(1945, 1, 1)
"""Where the strip begins; what is older still, lies there, too."""

PAST_YEARS = (10, 20)
"""The years up to this one that an axis can have; the shorter, if nothing that it shows is older."""

FUTURE_YEARS = (1, 5)
"""The years after this one that an axis can have; the fewer, if nothing that it shows is later."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis from 0 to `length` units."""

    quarter: date
    """The first day of the quarter that is today: `now` is drawn as wide as that, for it is known as exactly."""
    past: int
    """Years up to this one."""
    future: int
    """Years after this one."""
    length: int = LENGTH

    @property
    def is_short(self) -> bool:
        """Tell whether the drawing is shorter than others."""
        return self.length < LENGTH

    @property
    def last_month(self) -> int:
        """The last month of today's quarter."""
        return self.quarter.month + 2

    @property
    def start(self) -> date:
        """The first day of the axis proper."""
        return date(self.quarter.year - self.past + 1, 1, 1)

    @property
    def end(self) -> date:
        """The day after the last one of the axis."""
        return date(self.quarter.year + self.future + 1, 1, 1)

    @property
    def strip(self) -> int:
        """Length of the strip of what is older; the short axis has none."""
        return STRIP if self.past == PAST_YEARS[-1] else 0

    def x(self, day: date) -> float:
        """Return the position of the beginning of a day, within the axis."""
        start = self.start
        if day < start:
            share = max(0, (day - OLDEST).days) / (start - OLDEST).days
            return share * self.strip
        share = min(1.0, (day - start).days / (self.end - start).days)
        return self.strip + share * (self.length - self.strip)

    def x_after(self, day: date) -> float:
        """Return the position of the end of a day."""
        return self.length if day >= self.end else self.x(day + timedelta(days=1))

    @property
    def now(self) -> float:
        """The position of the beginning of today's quarter."""
        return self.x(self.quarter)

    @property
    def after_now(self) -> float:
        """The position of the end of today's quarter."""
        return self.x(add_months(self.quarter, 3))

    @property
    def years(self) -> dict[int, float]:
        """The years of the axis and where they begin."""
        return {year: self.x(date(year, 1, 1)) for year in range(self.start.year, self.end.year)}

    @property
    def named_years(self) -> dict[int, float]:
        """Those that are written at the axis: every second or fifth, unless the word for now stands there."""
        step = 2 if self.past == PAST_YEARS[0] else 5
        return {year: x for year, x in self.years.items() if year % step == 0 and self.is_free(x)}

    def is_free(self, x: float) -> bool:
        """Tell whether there is room for a number between the strip and the word for now."""
        middle = (self.now + self.after_now) / 2
        return abs(x - middle) > ROOM and (not self.strip or x - self.strip / 2 > ROOM)


def axis_for(cooperations: Iterable[Cooperation], quarter: date) -> Axis:
    """Return the shortest axis on which the events and the stated ends of some cooperations lie."""
    events = [event for cooperation in cooperations for event in cooperation.events]
    first = min((event.date.start for event in events), default=quarter)
    ends = [event.instrument.expires for event in events if event.instrument and event.instrument.expires]
    last = max([quarter, *ends, *(event.date.end for event in events)])
    past = next((years for years in PAST_YEARS if Axis(quarter, years, 1).start <= first), PAST_YEARS[-1])
    future = next((years for years in FUTURE_YEARS if last < Axis(quarter, past, years).end), FUTURE_YEARS[-1])
    return Axis(quarter, past, future)


def axis_of_all(quarter: date) -> Axis:
    """Return the longest axis: lanes on it can be compared whatever they show."""
    return Axis(quarter, PAST_YEARS[-1], FUTURE_YEARS[-1])
