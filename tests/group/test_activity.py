"""The localities that have been most active of late."""

from __future__ import annotations

from datetime import date

import pytest

from digest.group.activity import most_active
from digest.group.site import Site


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Of Banjarmasin's five events one is a plan, and one was in 2019.
        (date(2023, 12, 1), [("kota-banjarmasin", 3)]),
        (date(2025, 3, 14), [("kota-banjarmasin", 2)]),  # a month lasts until its last day
        (date(2025, 3, 15), [("kota-banjarmasin", 1)]),
        (date(2025, 4, 1), []),
    ],
)
def test_events_count_until_they_are_24_months_old(site: Site, day: date, expected: list[tuple[str, int]]) -> None:
    assert [(party.id, number) for party, number in most_active(Site(site.model, day))] == expected
