from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from digest.group.cooperations import add_months, cooperation_slug
from digest.group.site import Site
from roots import TODAY
from small_cooperations import cooperation

EXAMPLES: list[Any] = [
    ([("2026-05", "exploration")], "exploring", "2026-05-exploration"),
    ([("2024-11-22", "exploration")], "exploring", "2024-11-22-exploration"),
    ([("2024-11-21", "exploration")], "no-news", "2024-11-21-exploration"),
    ([("2024", "exploration")], "exploring", "2024-exploration"),
    ([("2026-05", "training")], "active", "2026-05-training"),
    ([("2025-08-11", "mou-signed", "2030-08-11")], "in-force", "2025-08-11-mou-signed"),
    ([("2019-08-11", "mou-signed", "2027-11-22")], "expiring", "2019-08-11-mou-signed"),
    ([("2019-08-11", "mou-signed", "2027-11-23")], "in-force", "2019-08-11-mou-signed"),
    ([("2019-08-11", "mou-signed", "2026-11-22")], "expiring", "2019-08-11-mou-signed"),
    ([("2019-08-11", "mou-signed", "2026-11-21")], "expired", "2019-08-11-mou-signed"),
    ([("2014", "mou-signed", "2019-01-01"), ("2019", "renewal-signed", "2029-01-01")], "in-force", "2019-renewal-signed"),
    ([("2025-01", "mou-signed", "-")], "in-force", "2025-01-mou-signed"),
    ([("2015-01", "mou-signed", "-")], "no-news", "2015-01-mou-signed"),
    ([("2015-01", "mou-signed", "-"), ("2026-01", "training")], "active", "2015-01-mou-signed"),
    ([("2015-01", "loi-signed", "-"), ("2026-01", "visit")], "exploring", "2026-01-visit"),
    ([("2019", "mou-signed", "2024-07-26"), ("2025-08", "renewal-signed", "-")], "in-force", "2025-08-renewal-signed"),
    ([("2015", "mou-signed", "-"), ("2019", "mou-signed", "2024-07-26")], "expired", "2019-mou-signed"),
    ([("2019", "mou-signed", "2029-07-26"), ("2025-08", "agreement-signed", "-")], "in-force", "2019-mou-signed"),
    ([("2015-01", "mou-signed", "2030-01-01"), ("2020", "ending")], "ended", "2020-ending"),
    ([("2020", "ending"), ("2026-01", "mou-signed", "2030-01-01")], "in-force", "2026-01-mou-signed"),
    ([("2027-01", "mou-signed", "2030-01-01", "planned")], "planned", "2027-01-mou-signed"),
    ([("2020-01", "training", None, "planned")], "no-news", "2020-01-training"),
    ([("2026-01", "training", None, "planned")], "overdue", "2026-01-training"),
    ([("2026-11-22", "training", None, "planned")], "planned", "2026-11-22-training"),
    ([("2019/..", "programme-started")], "active", "2019/..-programme-started"),
    ([("2019/..", "programme-started", None, "planned")], "no-news", "2019/..-programme-started"),
]  # fmt: skip
"""Events, and the standing and the deciding event that follow from them."""


@pytest.mark.parametrize(("events", "standing", "deciding"), EXAMPLES)
def test_the_standing_follows_from_the_events(
    site: Site, events: list[tuple[str, str]], standing: str, deciding: str
) -> None:
    found = cooperation(site, *events).standing
    assert (found.name, found.event.id) == (standing, deciding)


@pytest.mark.parametrize("events", [events for events, *_ in EXAMPLES] + [[("2024-02-29", "mou-signed", "2028-02-29")]])
def test_the_day_on_which_the_standing_changes_is_the_first_on_which_it_is_another(
    site: Site, events: list[tuple[str, str]]
) -> None:
    one = cooperation(site, *events)
    days = (TODAY + timedelta(days=number) for number in range(1, 2500))
    first = next((day for day in days if replace(one, today=day).standing.name != one.standing.name), None)
    assert one.changes_on == first


def test_stages_list_each_change_once(site: Site) -> None:
    events = [("2013", "visit"), ("2014", "loi-signed"), ("2015", "mou-signed", "-"), ("2016", "training"), ("2017", "grant"),
            ("2018", "meeting"), ("2019", "renewal-signed", "-"), ("2020", "mou-signed", None, "planned")]  # fmt: skip
    assert [stage for stage, _ in cooperation(site, *events).stages] == [  # type: ignore[arg-type]
        "exploration", "loi", "mou", "implementation", "renewal",
    ]  # fmt: skip


def test_add_months_stops_at_the_end_of_the_month() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2024, 12, 31), 2) == date(2025, 2, 28)


def test_many_parties_make_a_short_slug(site: Site) -> None:
    many = tuple(site.model.parties[id_] for id_ in sorted(site.model.vocabularies.localities)[:16])
    assert len(cooperation_slug(many)) < 150
    assert cooperation_slug(many) != cooperation_slug((*many[:15], site.model.parties["kr-daejeon"]))
