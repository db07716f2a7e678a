from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from digest.group.cooperations import Cooperation, months_after, slug_of
from digest.group.site import Site
from digest.model.builder import Model
from digest.model.events import Event, Instrument
from digest.read.dates import parse_date

TODAY = date(2026, 11, 22)


def cooperation(
    site: Site, *told: tuple[str, str] | tuple[str, str, str | None] | tuple[str, str, str | None, str]
) -> Cooperation:
    """A cooperation of events (date, kind, expiry of the instrument or "-" for none stated, status), oldest first."""
    pattern = site.everything.events[0]
    events = [event(site.model, pattern, *one) for one in told]
    ordered = tuple(sorted(events, key=lambda one: one.order, reverse=True))
    return Cooperation(slug="x", parties=pattern.parties, events=ordered, today=TODAY)


def event(
    model: Model, pattern: Event, when: str, kind: str, expires: str | None = None, status: str = "happened"
) -> Event:
    """An event like `pattern`, with another date, kind and instrument."""
    instrument = None
    if expires:
        until = None if expires == "-" else date.fromisoformat(expires)
        instrument = Instrument(kind=model.instrument_kinds["mou"], signed=parse_date(when), expires=until)
    return replace(
        pattern, id=f"{when}-{kind}", date=parse_date(when), kind=model.event_kinds[kind], status=status,  # type: ignore[arg-type]
        instrument=instrument,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "standing", "deciding"),
    [
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
        ([("2019/..", "programme-started")], "active", "2019/..-programme-started"),
        ([("2019/..", "programme-started", None, "planned")], "no-news", "2019/..-programme-started"),
    ],
)  # fmt: skip
def test_a_cooperation_stands_as_its_events_say(
    site: Site, told: list[tuple[str, str]], standing: str, deciding: str
) -> None:
    found = cooperation(site, *told).standing
    assert (found.name, found.event.id) == (standing, deciding)


def test_the_stage_line_tells_each_change_of_stage_once(site: Site) -> None:
    told = [("2013", "visit"), ("2014", "loi-signed"), ("2015", "mou-signed", "-"), ("2016", "training"), ("2017", "grant"),
            ("2018", "meeting"), ("2019", "renewal-signed", "-"), ("2020", "mou-signed", None, "planned")]  # fmt: skip
    assert [stage for stage, _ in cooperation(site, *told).stages] == [  # type: ignore[arg-type]
        "exploration", "loi", "mou", "implementation", "renewal",
    ]  # fmt: skip


def test_months_end_where_the_month_ends() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2024, 12, 31), 2) == date(2025, 2, 28)


def test_many_parties_still_make_a_short_address(site: Site) -> None:
    many = tuple(site.model.parties[id_] for id_ in sorted(site.model.vocabularies.localities)[:16])
    assert len(slug_of(many)) < 150
    assert slug_of(many) != slug_of((*many[:15], site.model.parties["kr-daejeon"]))
