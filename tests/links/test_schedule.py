"""Ten thousand URLs over weeks: all are checked, missing ones every week, and no run is too long."""

from __future__ import annotations

import datetime as dt

from digest.links.schedule import due_urls
from digest.web.polite_client import group_by_host

DAY = dt.date(2026, 11, 23)
MANY = [f"https://host-{number % 700}.example/{number}" for number in range(10_000)]


def weeks(count: int) -> list[dt.date]:
    return [DAY + dt.timedelta(weeks=number) for number in range(count)]


def test_all_are_checked_within_half_a_year_and_no_run_is_longer_than_its_limit() -> None:
    runs = [due_urls(MANY, {}, day, 500) for day in weeks(27)]
    assert {url for run in runs for url in run} == set(MANY)
    assert all(len(run) <= 500 for run in runs)


def test_few_are_all_checked_each_week() -> None:
    assert set(due_urls(MANY[:300], {}, DAY, 500)) == set(MANY[:300])


def test_a_limit_of_time_or_number_does_not_always_leave_the_same_urls() -> None:
    rounds = [due_urls(MANY[:20], {}, day, 1) for day in weeks(200)]
    assert {url for run in rounds for url in run} == set(MANY[:20])


def test_one_week_has_the_same_urls_so_that_a_failed_run_can_be_repeated() -> None:
    assert due_urls(MANY, {}, DAY, 500) == due_urls(list(reversed(MANY)), {}, DAY, 500)


def test_missing_pages_are_checked_every_week_the_longest_unchecked_first() -> None:
    last_missing = {url: DAY - dt.timedelta(days=7 + number) for number, url in enumerate(MANY[:50])}
    for day in weeks(5):
        run, share = due_urls(MANY, last_missing, day, 500), due_urls(MANY, {}, day, 500)
        assert set(MANY[:50]) <= set(run)
        extra = [url for url in run if url in last_missing and url not in share]
        assert extra and extra == [url for url in reversed(MANY[:50]) if url in extra]


def test_many_missing_pages_leave_room_for_all_others() -> None:
    last_missing = dict.fromkeys(MANY[:5000], DAY)
    found = due_urls(MANY, last_missing, DAY, 500)
    assert len(found) == 500 and len(set(found) - set(last_missing)) > 100


def test_a_missing_page_that_no_article_cites_any_more_is_not_checked() -> None:
    assert due_urls(MANY[:3], {"https://elsewhere.example/": DAY}, DAY, 10) == due_urls(MANY[:3], {}, DAY, 10)


def test_each_host_has_one_queue() -> None:
    queues = group_by_host(["http://a.example/1", "http://b.example/1", "http://A.example/2"])
    assert queues == [["http://a.example/1", "http://A.example/2"], ["http://b.example/1"]]
