"""Bar charts as static SVG: position and height of each bar."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

BAR_WIDTH, BAR_GAP, MAX_BAR_HEIGHT = 14, 4, 56
"""Width of a bar, space between bars, height of the highest bar, in SVG units."""


BAR_LENGTH, MIN_PART, PART_GAP = 1000, 14, 4
"""Length of a bar of parts, the least width of a part with the space after it, and that space, in SVG units."""

STEPS = 12
"""Heights that a row of bars can have: rows of one scale are only as high as their highest bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its label, the number that it shows, its position and height in SVG units."""

    label: str
    count: int
    x: int
    y: int
    height: int


def year_bars(counts: Mapping[int, int], years: Sequence[int] = (), maximum: float = 0) -> list[Bar]:
    """Return one bar for each of `years`, or for each from the first to the last in `counts`.

    The highest possible bar shows `maximum`, or the largest of the counts: bars of several charts can be compared.
    """
    if not counts and not years:
        return []
    years = years or range(min(counts), max(counts) + 1)
    maximum = maximum or max(counts.values(), default=1)
    return [year_bar(number, year, counts.get(year, 0), maximum) for number, year in enumerate(years)]


def year_bar(number: int, year: int, count: int, maximum: float) -> Bar:
    """Return the bar at a place, from 0; one of few is high enough to be seen."""
    height = max(2, round(MAX_BAR_HEIGHT * count / maximum)) if count else 0
    x, y = number * (BAR_WIDTH + BAR_GAP), MAX_BAR_HEIGHT - height
    return Bar(label=str(year), count=count, x=x, y=y, height=height)


def steps_high(counts: Counter[int], years: Iterable[int], maximum: int) -> int:
    """Return how many of `STEPS` a row of bars is high so that it has the scale of one of `maximum`, and no more."""
    return max(1, math.ceil(STEPS * most([counts], years) / maximum)) if maximum else 1


def chart_width(bars: Sequence[Bar]) -> int:
    """Return the width of a chart of some bars in SVG units."""
    return bars[-1].x + BAR_WIDTH if bars else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPart:
    """A part of a bar: its name, the number that it shows, its position and width in SVG units."""

    name: str
    count: int
    x: int
    width: int


def bar_parts(counts: Mapping[str, int]) -> list[BarPart]:
    """Return the parts of a bar of `BAR_LENGTH`, side by side; a part of few is wide enough to be seen."""
    total, parts, x = sum(counts.values()), [], 0
    spare = BAR_LENGTH - MIN_PART * len(counts)
    for name, count in counts.items():
        width = MIN_PART + round(spare * count / total)
        parts.append(BarPart(name=name, count=count, x=x, width=width - PART_GAP))
        x += width
    return parts


def most(series: Iterable[Counter[int]], years: Iterable[int]) -> int:
    """Return the largest number in any of some series, in some years: what their bars are measured by."""
    shown = tuple(years)
    return max((counts[year] for counts in series for year in shown), default=0) or 1


def peak(counts: Counter[int], years: Iterable[int]) -> int | None:
    """Return the year with most, the last of several; None where there is nothing in these years."""
    found = [(counts[year], year) for year in years if counts[year]]
    return max(found)[1] if found else None


def within(counts: Counter[int], years: Iterable[int]) -> int:
    """Return how many of some counts by year are of these years."""
    return sum(counts[year] for year in years)


def before(counts: Counter[int], years: Sequence[int]) -> int:
    """Return how many of some counts by year are of years before these."""
    return sum(count for year, count in counts.items() if year < years[0])
