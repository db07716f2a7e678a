"""Pagination: no page grows with the number of articles, and every row can be reached without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from digest.group.site import Selection, Site
from digest.model.events import Event

Row = TypeVar("Row")
YearOfEvents = tuple[int, Sequence[Event]]

MAX_INLINE_ROWS = 60
"""Up to this many rows, a list is shown whole on the page of its subject; a longer one gets pages of its own."""

FIRST_ROWS = 12
"""Rows of a list inside a page before those behind a click, which open in print and where a link leads to one."""

ROWS_PER_PAGE = 100
"""Rows on each page of a paginated list."""


@dataclass(frozen=True, kw_only=True)
class ListPage(Generic[Row]):
    """One page of a paginated list; `base_path` is the path of the first page, `number` starts at 1."""

    base_path: str
    rows: Sequence[Row]
    number: int
    page_count: int
    total: int
    """The number of rows on all pages."""

    @property
    def path(self) -> str:
        """The path of this page, without the language prefix."""
        return list_page_path(self.base_path, self.number)

    @property
    def page_links(self) -> list[tuple[int, str]]:
        """Numbers and paths of the pages to link to: the nearest, the first, the last, and every tenth."""
        numbers = {1, self.page_count, *range(self.number - 2, self.number + 3), *range(10, self.page_count, 10)}
        valid = sorted(number for number in numbers if 1 <= number <= self.page_count)
        return [(number, list_page_path(self.base_path, number)) for number in valid]


def list_page_path(base_path: str, number: int) -> str:
    """Return the path of a page of a list, by its number from 1."""
    return base_path if number == 1 else f"{base_path}{number}/"


def list_page_number(index: int) -> int:
    """Return the number, from 1, of the page with the row at an index, from 0."""
    return index // ROWS_PER_PAGE + 1


def paginate(base_path: str, rows: Sequence[Row]) -> list[ListPage[Row]]:
    """Return the pages of a list; an empty list has one empty page."""
    total = len(rows)
    chunks = [rows[start : start + ROWS_PER_PAGE] for start in range(0, max(1, total), ROWS_PER_PAGE)]
    return [
        ListPage(base_path=base_path, rows=chunk, number=number, page_count=len(chunks), total=total)
        for number, chunk in enumerate(chunks, start=1)
    ]


def is_long(rows: Sequence[Any]) -> bool:
    """Tell whether a list is too long to be shown whole on the page of its subject."""
    return len(rows) > MAX_INLINE_ROWS


def fold(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return the rows to show and those behind a click: a click for fewer than half a dozen is not worth it."""
    first = FIRST_ROWS if len(rows) >= FIRST_ROWS * 3 // 2 else len(rows)
    return rows[:first], rows[first:]


def fold_years(by_year: Mapping[int, Sequence[Event]]) -> tuple[list[YearOfEvents], list[YearOfEvents]]:
    """Return the years to show, newest first, and those behind a click: the same for the events of whole years."""
    years = list(by_year.items())
    _, rest = fold([event for events in by_year.values() for event in events])
    shown = 0
    while rest and shown < len(years) and sum(len(events) for _, events in years[:shown]) < FIRST_ROWS:
        shown += 1
    return (years[:shown], years[shown:]) if rest else (years, [])


def has_month_pages(year: int, site: Site) -> bool:
    """Tell whether a year of the timeline has a page for each month."""
    return len(site.years[year].events) > ROWS_PER_PAGE


def years_with_pages(selection: Selection) -> tuple[int, ...]:
    """Return the years with a page of their own: all if the selection has many events, otherwise none."""
    return tuple(selection.by_year) if is_long(selection.events) else ()
