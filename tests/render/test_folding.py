"""Long lists inside pages: a dozen rows at once, the rest behind a click, and nothing lost or shown twice."""

from __future__ import annotations

import pytest

from digest.group.site import Site
from digest.render.pagination import FIRST_ROWS, fold, fold_years
from roots import real_site


@pytest.fixture(scope="module")
def whole() -> Site:
    """The site that all articles make: the seeds alone have no long list."""
    return real_site()


def test_a_click_hides_enough_to_be_worth_it() -> None:
    for number in range(FIRST_ROWS * 3 // 2):
        assert fold(range(number)) == (range(number), range(0))
    first, rest = fold(range(FIRST_ROWS * 3 // 2))
    assert [*first, *rest] == list(range(FIRST_ROWS * 3 // 2))
    assert len(first) == FIRST_ROWS


def test_whole_years_are_shown_and_the_newest_first(whole: Site) -> None:
    folded = 0
    for selection in whole.parties.values():
        first, rest = fold_years(selection.by_year)
        assert [*first, *rest] == list(selection.by_year.items())
        shown = sum(len(events) for _, events in first)
        assert shown == len(selection.events) if not rest else shown >= FIRST_ROWS
        folded += bool(rest)
    assert folded
