"""Bar charts as static SVG: position and height of each bar."""

from __future__ import annotations

from collections.abc import Mapping
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


def year_bars(counts: Mapping[int, int]) -> list[Bar]:
    """Return one bar for each year from the first to the last, including years that are not in `counts`."""
    if not counts:
        return []
    maximum = max(counts.values())
    bars = []
    for number, year in enumerate(range(min(counts), max(counts) + 1)):
        count = counts.get(year, 0)
        height = max(2, round(MAX_BAR_HEIGHT * count / maximum)) if count else 0
        x, y = number * (BAR_WIDTH + BAR_GAP), MAX_BAR_HEIGHT - height
        bars.append(Bar(label=str(year), count=count, x=x, y=y, height=height))
    return bars
