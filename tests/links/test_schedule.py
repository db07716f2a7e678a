"""Ten thousand addresses over weeks: everybody's turn comes, those in doubt come every week, no run is too long."""

from __future__ import annotations

import datetime as dt

from digest.links.schedule import by_host, due

DAY = dt.date(2026, 11, 23)
MANY = [f"https://host-{number % 700}.example/{number}" for number in range(10_000)]


def weeks(count: int) -> list[dt.date]:
    return [DAY + dt.timedelta(weeks=number) for number in range(count)]


def test_all_are_asked_within_half_a_year_and_no_run_is_longer_than_its_limit() -> None:
    runs = [due(MANY, {}, day, 500) for day in weeks(27)]
    assert {url for run in runs for url in run} == set(MANY)
    assert all(len(run) <= 500 for run in runs)


def test_few_are_all_asked_each_week() -> None:
    assert set(due(MANY[:300], {}, DAY, 500)) == set(MANY[:300])


def test_what_a_limit_of_time_or_number_leaves_over_is_not_always_the_same() -> None:
    rounds = [due(MANY[:20], {}, day, 1) for day in weeks(200)]
    assert {url for run in rounds for url in run} == set(MANY[:20])


def test_the_same_week_asks_the_same_so_that_a_broken_run_can_be_run_again() -> None:
    assert due(MANY, {}, DAY, 500) == due(list(reversed(MANY)), {}, DAY, 500)


def test_what_is_in_doubt_is_asked_every_week_first_what_waited_longest() -> None:
    doubts = {url: DAY - dt.timedelta(days=7 + number) for number, url in enumerate(MANY[:50])}
    for day in weeks(5):
        run = due(MANY, doubts, day, 500)
        assert set(MANY[:50]) <= set(run)
        extra = [url for url in run if url in doubts and url not in due(MANY, {}, day, 500)]
        assert extra and extra == [url for url in reversed(MANY[:50]) if url in extra]


def test_many_doubts_leave_room_for_all_others() -> None:
    doubts = dict.fromkeys(MANY[:5000], DAY)
    found = due(MANY, doubts, DAY, 500)
    assert len(found) == 500 and len(set(found) - set(doubts)) > 100


def test_a_doubt_about_what_no_article_cites_any_more_is_not_asked() -> None:
    assert due(MANY[:3], {"https://elsewhere.example/": DAY}, DAY, 10) == due(MANY[:3], {}, DAY, 10)


def test_each_host_has_one_queue() -> None:
    queues = by_host(["http://a.example/1", "http://b.example/1", "http://A.example/2"])
    assert queues == [["http://a.example/1", "http://A.example/2"], ["http://b.example/1"]]
