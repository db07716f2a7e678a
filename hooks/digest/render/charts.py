"""Small pictures made at build time: bars whose heights are numbers, as static SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BAR, GAP, HEIGHT = 14, 4, 56
"""Width of a bar, space between bars, height of the tallest bar: units of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: where it stands, how high it is, and what it says."""

    label: str
    count: int
    x: int
    y: int
    height: int


def year_bars(counts: Mapping[int, int]) -> list[Bar]:
    """Return one bar for each year from the first to the last, those without events included."""
    if not counts:
        return []
    most = max(counts.values())
    bars = []
    for number, year in enumerate(range(min(counts), max(counts) + 1)):
        count = counts.get(year, 0)
        height = max(2, round(HEIGHT * count / most)) if count else 0
        bar = Bar(label=str(year), count=count, x=number * (BAR + GAP), y=HEIGHT - height, height=height)
        bars.append(bar)
    return bars
