"""Bar charts as static SVG: position and height of each bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BAR_WIDTH, BAR_GAP, MAX_BAR_HEIGHT = 14, 4, 56
"""Width of a bar, space between bars, height of the highest bar, in SVG units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its label, the number that it shows, its position and height in SVG units."""

    label: str
    count: int
    x: int
    y: int
    height: int


def year_bars(counts: Mapping[int, int], years: Sequence[int] = (), maximum: int = 0) -> list[Bar]:
    """Return one bar for each of `years`, or for each from the first to the last in `counts`.

    The highest possible bar shows `maximum`, or the largest of the counts: bars of several charts can be compared.
    """
    if not counts and not years:
        return []
    years = years or range(min(counts), max(counts) + 1)
    maximum = maximum or max(counts.values(), default=1)
    return [year_bar(number, year, counts.get(year, 0), maximum) for number, year in enumerate(years)]


def year_bar(number: int, year: int, count: int, maximum: int) -> Bar:
    """Return the bar at a place, from 0; one of few is high enough to be seen."""
    height = max(2, round(MAX_BAR_HEIGHT * count / maximum)) if count else 0
    x, y = number * (BAR_WIDTH + BAR_GAP), MAX_BAR_HEIGHT - height
    return Bar(label=str(year), count=count, x=x, y=y, height=height)


def chart_width(bars: Sequence[Bar]) -> int:
    """Return the width of a chart of some bars in SVG units."""
    return bars[-1].x + BAR_WIDTH if bars else 0
