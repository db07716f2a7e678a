"""Long lists, split: so that no page grows with the number of articles, and every row is reached without a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from digest.group.site import Selection, Site

Row = TypeVar("Row")

SCREENFUL = 60
"""Rows that a page shows of a longer list; what has no more is shown whole."""

LONGEST = 100
"""Rows on a page that is nothing but a list."""


@dataclass(frozen=True, kw_only=True)
class Part(Generic[Row]):
    """One page of a list: its rows, its number from 1, of how many, and the path of the first (`plain`)."""

    plain: str
    rows: Sequence[Row]
    number: int
    last: int
    total: int

    @property
    def path(self) -> str:
        """The path of this page, without the language."""
        return path_of(self.plain, self.number)

    @property
    def others(self) -> list[tuple[int, str]]:
        """The numbers and paths of the pages that this one links to: its neighbours, the ends, and some between."""
        near = {1, self.last, *range(self.number - 2, self.number + 3), *range(10, self.last, 10)}
        return [(number, path_of(self.plain, number)) for number in sorted(near) if 1 <= number <= self.last]


def path_of(plain: str, number: int) -> str:
    """Return the path of a list's page of this number."""
    return plain if number == 1 else f"{plain}{number}/"


def number_of(place: int) -> int:
    """Return the number of a list's page that holds the row at a place, from 0."""
    return place // LONGEST + 1


def split(plain: str, rows: Sequence[Row]) -> list[Part[Row]]:
    """Return the pages of a list; there is always one."""
    starts = range(0, max(1, len(rows)), LONGEST)
    return [
        Part(plain=plain, rows=rows[start : start + LONGEST], number=number, last=len(starts), total=len(rows))
        for number, start in enumerate(starts, start=1)
    ]


def is_long(rows: Sequence[Any]) -> bool:
    """Tell whether a list is more than its page shows."""
    return len(rows) > SCREENFUL


def is_long_year(year: int, site: Site) -> bool:
    """Tell whether a year of the timeline is split into months."""
    return len(site.years[year].events) > LONGEST


def long_years(selection: Selection) -> tuple[int, ...]:
    """Return the years whose events have pages of their own: all, where a selection is long, otherwise none."""
    return tuple(selection.by_year) if is_long(selection.events) else ()
