"""Where events, instruments and times without news are drawn on a lane."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest.charts.axis import FUTURE_YEARS, LENGTH, PAST_YEARS, STRIP, Axis, axis_for
from digest.charts.lifelines import (
    DOZEN,
    MAX_MARKS,
    STAGES,
    Lane,
    axis_of_one,
    by_standing,
    create_lane,
    create_lifelines,
    create_stage_lanes,
    is_sparse,
    signs_of,
)  # fmt: skip
from digest.charts.shapes import RADIUS, SHAPES, outline
from digest.group.site import Site, quarter_of
from roots import TODAY
from small_cooperations import cooperation

QUARTER = quarter_of(TODAY)
AXIS = Axis(QUARTER, PAST_YEARS[-1], FUTURE_YEARS[-1])


def lane(site: Site, *events: tuple[str | None, ...]) -> Lane:
    """Return the lane of such events."""
    return create_lane(cooperation(site, *events), AXIS)


def test_the_width_of_a_mark_is_the_precision_of_its_date(site: Site) -> None:
    day, month, year, several = (
        mark.right - mark.left
        for mark in lane(
            site, ("2015-06-01", "visit"), ("2016-06", "visit"), ("2017", "visit"), ("2018-01/2020-12", "training")
        ).marks
    )
    a_year = AXIS.x(date(2018, 1, 1)) - AXIS.x(date(2017, 1, 1))
    assert year == pytest.approx(a_year, rel=0.01)
    assert several == pytest.approx(3 * a_year, rel=0.01)
    assert day == pytest.approx(a_year / 365, rel=0.05) and month == pytest.approx(a_year * 30 / 365, rel=0.05)


def test_each_stage_has_a_shape_of_its_own_that_never_vanishes() -> None:
    outlines = {outline(stage, 100, 100.1) for stage in STAGES}
    assert len(outlines) == len(SHAPES) == len(STAGES)
    assert outline("mou", 100, 100.1) == outline("mou", 100.05 - RADIUS, 100.05 + RADIUS)
    assert outline("mou", 100, 140) == "M100.5-4.5H139.5v9H100.5z"


def test_a_plan_is_hollow_until_it_happened(site: Site) -> None:
    marks = lane(
        site, ("2024-01-01", "visit"), ("2028", "mou-signed", None, "planned"), ("2025", "visit", None, "postponed")
    ).marks
    assert [(mark.event.date.text, mark.happened) for mark in marks] == [
        ("2024-01-01", True), ("2025", False), ("2028", False)
    ]  # fmt: skip


def test_a_date_that_is_only_a_latest_one_has_a_tail_before_it_and_one_that_goes_on_until_now(site: Site) -> None:
    until, since = lane(site, ("../2016-05-09", "proposal"), ("2019/..", "training")).marks
    assert until.tail and until.tail[0] < until.left
    assert since.tail and since.tail == (since.left, AXIS.after_now)


def test_a_bar_ends_where_the_instrument_does_and_fades_where_no_end_is_stated(site: Site) -> None:
    stated, open_end = lane(
        site, ("2019-06-26", "mou-signed", "2024-07-26"), ("2025-08-11", "renewal-signed", "-")
    ).bars
    assert (stated.fades, open_end.fades) == (False, True)
    assert stated.left == AXIS.x(date(2019, 6, 26)) and stated.right == AXIS.x(date(2024, 7, 27))
    assert open_end.left < AXIS.now < open_end.right


def test_no_bar_goes_on_after_the_cooperation_ended(site: Site) -> None:
    one = lane(site, ("2019-06-26", "mou-signed", "2029-07-26"), ("2021-05-01", "ending"))
    assert [bar.right for bar in one.bars] == [AXIS.x(date(2021, 5, 2))]
    assert one.silences == ()


@pytest.mark.parametrize(
    ("events", "silences"),
    [
        ([("2025-01-01", "visit")], []),
        ([("2020-01-01", "visit")], [("2020-01-02", None)]),
        ([("2018-01-01", "visit"), ("2020-01-01", "visit"), ("2022-01-02", "visit"), ("2026-01-01", "visit")],
         [("2020-01-02", "2022-01-02"), ("2022-01-03", "2026-01-01")]),
        ([("2018-01-01", "visit"), ("2021", "visit", None, "planned"), ("2026-01-01", "visit")], [("2018-01-02", "2026-01-01")]),
        ([("2016/2024", "training"), ("2017-01-01", "visit"), ("2026-01-01", "visit")], []),
        ([("2019/..", "training")], []),
        ([("2019", "visit", None, "planned")], [("2020-01-01", None)]),
    ],
)  # fmt: skip
def test_more_than_24_months_without_news_are_hatched(
    site: Site, events: list[tuple[str | None, ...]], silences: list[tuple[str, str | None]]
) -> None:
    expected = [
        (AXIS.x(date.fromisoformat(first)), AXIS.x(date.fromisoformat(last)) if last else AXIS.now)
        for first, last in silences
    ]
    assert [(one.left, one.right) for one in lane(site, *events).silences] == expected


def test_all_that_is_drawn_lies_on_the_axis(site: Site) -> None:
    one = lane(
        site, ("1931-01-01", "visit"), ("1990/..", "training"), ("2006", "mou-signed", "2099-01-01"),
        ("2045", "visit", None, "planned"),
    )  # fmt: skip
    ends = [end for part in (*one.marks, *one.bars, *one.silences) for end in (part.left, part.right)]
    ends += [end for mark in one.marks if mark.tail for end in mark.tail]
    assert min(ends) == 0 and max(ends) == LENGTH
    assert one.marks[0].right < one.marks[1].left < STRIP, "what is older than the axis keeps its order"


def test_the_axis_is_as_short_as_its_events_allow(site: Site) -> None:
    young, old = cooperation(site, ("2022", "visit")), cooperation(site, ("1960", "visit"), ("1961", "mou-signed"))
    ahead = cooperation(site, ("2022", "mou-signed", "2030-01-01"))
    assert (axis_for([young], QUARTER).past, axis_for([young], QUARTER).future) == (PAST_YEARS[0], FUTURE_YEARS[0])
    assert axis_for([young, old], QUARTER).past == PAST_YEARS[-1]
    assert axis_for([young, ahead], QUARTER).future == FUTURE_YEARS[-1]
    assert axis_of_one(young, QUARTER).is_short and not axis_of_one(old, QUARTER).is_short
    assert axis_for([], QUARTER).start < QUARTER


def test_a_few_events_of_one_stage_are_drawn_flat(site: Site) -> None:
    single = cooperation(site, ("1960", "visit"))
    assert is_sparse(single) and axis_of_one(single, QUARTER).is_short
    assert is_sparse(cooperation(site, *[("2020", "visit")] * 3))
    assert not is_sparse(cooperation(site, *[("2020", "visit")] * 4))
    assert not is_sparse(cooperation(site, ("2020", "visit"), ("2021", "mou-signed")))
    places = sorted(axis_of_one(single, QUARTER).named_years.values())
    assert all(later - earlier > 24 for earlier, later in itertools.pairwise(places))


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 8, 31), date(2026, 12, 31), date(2028, 2, 29)])
def test_words_at_the_axis_never_meet(day: date) -> None:
    for past in PAST_YEARS:
        axis = Axis(quarter_of(day), past, FUTURE_YEARS[-1])
        assert axis.now < axis.x(day) + 0.1 <= axis.after_now + 0.1
        places = sorted([*axis.named_years.values(), (axis.now + axis.after_now) / 2])
        assert all(later - earlier > 24 for earlier, later in itertools.pairwise(places))


def test_the_drawing_is_the_same_on_every_day_of_a_quarter(site: Site) -> None:
    events = [
        ("2019-06-26", "mou-signed", "2030-07-26"),
        ("2023-01-01", "visit"),
        ("2027", "visit", None, "planned"),
    ]
    days = [QUARTER + timedelta(days=number) for number in (0, 1, 40, 91)]
    lanes = [create_lane(cooperation(site, *events, today=day), AXIS) for day in days]
    assert len({(one.marks, one.bars, one.silences) for one in lanes}) == 1
    assert {quarter_of(day) for day in days} == {QUARTER} and quarter_of(QUARTER + timedelta(days=92)) != QUARTER


def test_a_crowded_lane_has_one_mark_for_each_year_with_the_weightiest_stage(site: Site) -> None:
    visits = [(f"2019-01-{day:02}", "visit") for day in range(1, MAX_MARKS + 1)]
    first, second = lane(site, *visits, ("2019-06-01", "mou-signed"), ("2021-02-01", "training")).marks
    assert (len(first.events), first.stage) == (MAX_MARKS + 1, "mou")
    assert (first.left, second.stage) == (AXIS.x(date(2019, 1, 1)), "implementation")


def test_lanes_are_sorted_by_standing_then_by_last_news(site: Site) -> None:
    silent = cooperation(site, ("2019-01-01", "visit"))
    older, newer = cooperation(site, ("2026-01-01", "visit")), cooperation(site, ("2026-05-01", "visit"))
    valid = cooperation(site, ("2020-01-01", "mou-signed", "2030-01-01"))
    assert by_standing([silent, older, newer, valid]) == (valid, newer, older, silent)


def test_a_drawing_has_a_dozen_lanes(site: Site) -> None:
    many = [replace(cooperation(site, ("2025", "visit")), slug=str(number)) for number in range(30)]
    drawings = create_lifelines(many, QUARTER).drawings(26)
    assert [len(one) for one in drawings] == [DOZEN, DOZEN, 2]


def test_a_cooperation_has_a_lane_for_each_of_its_stages(site: Site) -> None:
    one = cooperation(
        site, ("2014-12-19", "loi-signed", "-"), ("2019-06-26", "mou-signed", "2024-07-26"),
        ("2025-02-06", "meeting"), ("2018-11-02/2018-11-06", "visit"),
    )  # fmt: skip
    lanes = list(create_stage_lanes(one, AXIS))
    assert [(lane.stage, len(lane.marks), len(lane.bars)) for lane in lanes] == [
        ("exploration", 1, 0), ("loi", 1, 1), ("mou", 1, 1), ("none", 1, 0)
    ]  # fmt: skip
    assert len({lane.silences for lane in lanes}) == 1 and lanes[0].silences


def test_a_legend_explains_what_is_there_and_nothing_else(site: Site) -> None:
    assert signs_of([cooperation(site, ("2025-01-01", "visit"))]) == ()
    one = cooperation(
        site, ("2019", "mou-signed", "2024-07-26"), ("2025-01-01", "renewal-signed", "-"),
        ("2028-01-01", "visit", None, "planned"),
    )  # fmt: skip
    assert signs_of([one]) == ("plan", "wide", "bar", "fades")
