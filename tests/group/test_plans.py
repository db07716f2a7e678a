"""Plans that were carried out, and events that are told twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.check.report import explain
from digest.check.runner import check
from digest.group.coverage import Coverage
from digest.group.site import Site
from digest.model.builder import Model
from digest.model.events import Event
from roots import TODAY, digest, make_root, real_content
from small_articles import write_article

PAIR = "--kota-bandung--jp-hamamatsu"
PLAN = "2025/rencana-kunjungan"
OUTCOME = "2025/kunjungan-terlaksana"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "project", ("2017/daejeon-jajaki-layanan-kesehatan-tangsel",))


def told(root: Path, parties: str = "kota-bandung") -> list[Event]:
    """The events of the site in which a party takes part, newest first."""
    site = load_site(root, TODAY)
    return [event for event in site.everything.events if parties in {party.id for party in event.parties}]


def ids(events: list[Event]) -> list[str]:
    return [event.id.partition("--")[0] for event in events]


@pytest.mark.parametrize(
    ("planned", "happened"),
    [
        ("date: 2025-09\nkind: visit", "date: 2025-09-04\nkind: visit"),
        ("date: 2025-09-04\nkind: visit", "date: 2025-09-04\nkind: visit"),
        ("date: 2025\nkind: visit", "date: 2025-09-04/2025-09-07\nkind: visit"),
        ("date: 2025-09-04\nkind: visit", "date: 2025-09\nkind: visit"),
        ("date: 2025-03/..\nkind: visit", "date: 2026-09-04\nkind: visit"),
        ("date: ../2025-12\nkind: visit", "date: 2025-09-04\nkind: visit"),
        ("date: 2025-09\nkind: mou-signed", "date: 2025-09-04\nkind: renewal-signed"),
        ("date: 2025-09\nkind: visit", "date: 2025-09-04\nkind: study-visit"),
        ("date: 2025-09\nkind: visit", "date: 2025-09-04\nkind: visit\nparties: [jp-hamamatsu, jp-jica, kota-bandung]"),
    ],
)
def test_a_plan_and_its_outcome_are_one_event_with_both_articles(root: Path, planned: str, happened: str) -> None:
    write_article(root, PLAN, f"{planned}\nstatus: planned", published="2025-02-01")
    write_article(root, OUTCOME, happened, published="2025-09-05")
    (event,) = told(root)
    assert event.happened and set(event.articles) == {PLAN, OUTCOME}
    assert [date.text for date in event.plans] == [planned.split()[1]]
    site = load_site(root, TODAY)
    assert site.open_plans(overdue=True) == site.open_plans(overdue=False) == Coverage(site).overdue == ()
    (cooperation,) = [one for one in site.cooperations if event in one.events]
    assert cooperation.standing.name not in {"planned", "overdue"}


@pytest.mark.parametrize(
    ("why", "planned", "happened"),
    [
        ("another kind", "date: 2025-09\nkind: visit", "date: 2025-09-04\nkind: mou-signed"),
        ("not signed by the meeting", "date: 2025-09\nkind: mou-signed", "date: 2025-09-04\nkind: meeting"),
        ("another year", "date: 2025-09\nkind: visit", "date: 2026-09-04\nkind: visit"),
        ("before its time", "date: 2025-09\nkind: visit", "date: 2025-08-04\nkind: visit"),
        (
            "a partner is missing",
            "date: 2025-09\nkind: visit\nparties: [jp-hamamatsu, jp-jica, kota-bandung]",
            "date: 2025-09-04\nkind: visit",
        ),
        ("only planned again", "date: 2025-09\nkind: visit", "date: 2025-09-04\nkind: visit\nstatus: planned"),
    ],
)
def test_what_is_no_outcome_of_a_plan_leaves_it_open(root: Path, why: str, planned: str, happened: str) -> None:
    write_article(root, PLAN, f"{planned}\nstatus: planned", published="2025-02-01")
    write_article(root, OUTCOME, happened, published="2025-09-05")
    assert [event.status for event in told(root) if PLAN in event.articles] == ["planned"], why


def test_an_older_report_is_no_outcome(root: Path) -> None:
    """A plan for 2025 that is told in June is not the visit of January."""
    write_article(root, PLAN, "date: 2025\nkind: visit\nstatus: planned", published="2025-06-01")
    write_article(root, OUTCOME, "date: 2025-01-04\nkind: visit", published="2025-01-05")
    assert sorted(ids(told(root))) == ["2025-01-04-visit", "2025-visit"]


def test_an_article_that_tells_plan_and_event_knew_of_both(root: Path) -> None:
    write_article(root, PLAN, "date: 2025\nkind: visit\nstatus: planned", "date: 2025-09-04\nkind: visit")
    assert len(told(root)) == 2


def test_of_several_outcomes_none_is_chosen_until_an_editor_says_so(root: Path) -> None:
    write_article(root, PLAN, "date: 2025\nkind: visit\nstatus: planned", published="2025-02-01")
    write_article(root, OUTCOME, "date: 2025-09-04\nkind: visit", published="2025-09-05")
    write_article(root, "2025/kunjungan-lain", "date: 2025-10-04\nkind: visit", published="2025-10-05")
    assert sorted(ids(told(root))) == ["2025-09-04-visit", "2025-10-04-visit", "2025-visit"]
    report = digest(root, "check", "--lang", "en").stdout
    assert "plan-undecided, warning" in report and f"fulfils: 2025-visit{PAIR}" in report
    assert f"2025-09-04-visit{PAIR}" in report and f"2025-10-04-visit{PAIR}" in report
    write_article(root, "2025/kunjungan-lain", f"date: 2025-10-04\nkind: visit\nfulfils: 2025-visit{PAIR}")
    decided, other = told(root)
    assert set(decided.articles) == {PLAN, "2025/kunjungan-lain"} and other.plans == ()
    assert "plan-undecided" not in digest(root, "check", "--lang", "en").stdout


def test_one_event_does_not_carry_out_two_plans_of_an_article(root: Path) -> None:
    plans = ("date: 2025-09\nkind: visit\nstatus: planned", "date: 2025-08/2025-10\nkind: visit\nstatus: planned")
    write_article(root, PLAN, *plans, published="2025-02-01")
    write_article(root, OUTCOME, "date: 2025-09-04\nkind: visit", published="2025-09-05")
    assert len(told(root)) == 3
    assert "plan-undecided" in digest(root, "check").stdout


@pytest.mark.parametrize("status", ["planned", "postponed"])
def test_a_late_outcome_is_asked_about_and_told_by_an_editor(root: Path, status: str) -> None:
    write_article(root, PLAN, f"date: 2025-09-04\nkind: visit\nstatus: {status}", published="2025-02-01")
    write_article(root, OUTCOME, "date: 2025-11-20\nkind: visit", published="2025-11-21")
    assert len(told(root)) == 2 and "plan-undecided" in digest(root, "check").stdout
    write_article(root, OUTCOME, f"date: 2025-11-20\nkind: visit\nfulfils: 2025-09-04-visit{PAIR}")
    (event,) = told(root)
    assert (event.id, event.status) == (f"2025-11-20-visit{PAIR}", "happened")


def test_what_is_overdue_is_apart_from_what_lies_ahead(root: Path) -> None:
    write_article(
        root, PLAN, "date: 2026-10\nkind: visit\nstatus: planned", "date: 2027-01\nkind: visit\nstatus: planned"
    )
    site = load_site(root, TODAY)
    assert ids(list(site.open_plans(overdue=True))) == ids(list(Coverage(site).overdue)) == ["2026-10-visit"]
    assert ids(list(site.open_plans(overdue=False))) == ["2027-01-visit"]
    on_its_last_day = Site(site.model, dt.date(2026, 10, 31))
    assert on_its_last_day.open_plans(overdue=True) == ()


@pytest.mark.parametrize(
    ("named", "other", "stands"),
    [
        ("2016", "2016-11", "2016-11"),
        ("2016-11", "2012/2016", "2016-11"),
        ("2023-09-04", "2023-09", "2023-09-04"),
        ("2017/2019", "2017", "2017"),
        ("2023-11-12/2023-11-13", "2023-11-13", "2023-11-12/2023-11-13"),
    ],
)
def test_of_one_event_told_twice_the_more_precise_date_stands(root: Path, named: str, other: str, stands: str) -> None:
    """Whichever of the two says so; days that are all known are not less precise for being several."""
    named_id = f"{named.replace('/', '_')}-grant{PAIR}"
    write_article(root, PLAN, f"date: {named}\nkind: grant")
    write_article(root, OUTCOME, f"date: {other}\nkind: grant\nsame_as: {named_id}")
    site = load_site(root, TODAY)
    (event,) = {site.event_by_id[named_id], site.event_by_id[f"{other.replace('/', '_')}-grant{PAIR}"]}
    assert event.date.text == stands and event.other_dates == ()
    assert set(event.articles) == {PLAN, OUTCOME}
    assert event in site.everything.events


def test_kind_and_parties_are_those_of_the_event_that_is_named(root: Path) -> None:
    write_article(root, PLAN, "date: 2017\nkind: programme-started")
    write_article(root, OUTCOME, f"date: 2017/2019\nkind: grant\nsame_as: 2017-programme-started{PAIR}")
    (event,) = told(root)
    assert (event.kind.id, event.date.text) == ("programme-started", "2017")


def test_a_plan_that_is_moved_has_its_new_day(root: Path) -> None:
    write_article(root, PLAN, "date: 2027-04-10\nkind: visit\nstatus: planned")
    write_article(root, OUTCOME, f"date: 2027-05-02\nkind: visit\nstatus: planned\nsame_as: 2027-04-10-visit{PAIR}")
    (event,) = told(root)
    assert (event.date.text, [date.text for date in event.other_dates]) == ("2027-05-02", ["2027-04-10"])
    assert event.first_id == f"2027-04-10-visit{PAIR}" and event.status == "planned"


def test_three_reports_of_one_event_are_one_event(root: Path) -> None:
    write_article(root, PLAN, "date: 2016\nkind: visit")
    write_article(root, OUTCOME, f"date: 2016-11\nkind: visit\nsame_as: 2016-visit{PAIR}")
    write_article(root, "2025/ketiga", f"date: 2016-11-03\nkind: visit\nsame_as: 2016-11-visit{PAIR}")
    (event,) = told(root)
    assert event.date.text == "2016-11-03" and len(event.articles) == 3


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("date: 2016-11\nkind: visit", "date: 2012/2016\nkind: visit", True),
        ("date: 2023-09\nkind: placement", "date: 2023-09-04\nkind: placement", True),
        ("date: 2017/2019\nkind: grant", "date: 2017\nkind: programme-started", True),
        ("date: 2017/2019\nkind: grant", "date: 2018-03-04\nkind: programme-started", False),
        ("date: 2017/2019\nkind: grant", "date: ../2018-11\nkind: training", False),
        ("date: 2023-09\nkind: visit", "date: 2023-10-04\nkind: visit", False),
        ("date: 2023-09\nkind: visit", "date: 2023-09-04\nkind: mou-signed", False),
        ("date: 2016-11\nkind: visit", "date: 2012/2016\nkind: visit\nparties: [kota-bandung, jp-toyota]", False),
    ],
)
def test_the_check_shows_events_that_may_be_told_twice(root: Path, one: str, other: str, alike: bool) -> None:
    write_article(root, PLAN, one)
    write_article(root, OUTCOME, other)
    report = digest(root, "check", "--lang", "en").stdout
    assert ("events-alike, warning" in report) == alike
    if alike:
        assert all(event.id in report for event in told(root))


@pytest.mark.parametrize(
    ("first", "second", "line", "rule", "fix"),
    [
        ("date: 2025\nkind: visit\nstatus: planned", "date: 2025-02\nkind: visit\nfulfils: 2025-01-visit{}", 7, "unknown-event", "2025-visit{}"),
        ("date: 2025\nkind: visit", "date: 2025-02\nkind: visit\nfulfils: 2025-visit{}", 7, "fulfils-no-plan", "same_as"),
        ("date: 2025\nkind: visit\nstatus: planned", "date: 2025-02\nkind: visit\nstatus: planned\nfulfils: 2025-visit{}", 8, "fulfils-not-happened", "same_as"),
        ("date: 2025\nkind: visit\nstatus: planned", "date: 2025-02\nkind: visit\nsame_as: 2025-visit{}", 7, "same-as-plan", "fulfils"),
        ("date: 2025\nkind: visit", "date: 2025-02\nkind: visit\nsame_as: 2025-02-visit{}", 7, "event-itself", "delete same_as"),
        ("date: 2025\nkind: visit\nsame_as: 2025-02-visit{}", "date: 2025-02\nkind: visit\nsame_as: 2025-visit{}", 7, "same-as-circle", "Delete same_as"),
        ("date: 2025\nkind: visit", "date: 2025-02\nkind: visit\nformer_ids: [2025-visit{}]", 7, "former-event-taken", "same_as"),
        ("date: 2025\nkind: visit", "date: 2025-02\nkind: visit\nformer_ids: ['../../x']", 7, "former-event-form", "whole former id"),
        ("date: 2025\nkind: visit", "date: 2025-02\nkind: visit\nformer_ids: [2024-visit--jp-hamamatsu--kota-bandung]", 7, "former-event-order", "2024-visit{}"),
    ],
)  # fmt: skip
def test_a_wrong_reference_is_told_at_its_line(
    root: Path, first: str, second: str, line: int, rule: str, fix: str
) -> None:
    write_article(root, PLAN, first.replace("{}", PAIR))
    file = write_article(root, OUTCOME, second.replace("{}", PAIR))
    _, problems = check(root, TODAY, warn=False)
    has_added = "\nadded:" in file.read_text(encoding="utf-8")
    (found,) = [one for one in problems if one.path.endswith(f"{OUTCOME}.md")]
    assert (found.rule, found.line) == (rule, line + has_added)
    assert fix.replace("{}", PAIR) in explain(found, "en")[1]


def test_a_plan_is_carried_out_once(root: Path) -> None:
    write_article(root, PLAN, "date: 2025\nkind: visit\nstatus: planned")
    for day in ("04", "05"):
        write_article(root, f"2025/kunjungan-{day}", f"date: 2025-09-{day}\nkind: visit\nfulfils: 2025-visit{PAIR}")
    _, problems = check(root, TODAY, warn=False)
    assert [found.rule for found in problems] == ["fulfilled-twice"]


def test_reports_that_contradict_each_other_on_one_day_are_still_refused(root: Path) -> None:
    write_article(root, PLAN, "date: 2025-09-04\nkind: visit\nstatus: cancelled")
    write_article(root, OUTCOME, "date: 2025-09-04\nkind: visit")
    _, problems = check(root, TODAY, warn=False)
    assert [found.rule for found in problems] == ["event-told-differently"]


def test_an_older_article_may_still_call_it_a_plan_when_it_was_called_off(root: Path) -> None:
    write_article(root, PLAN, "date: 2025-09-04\nkind: visit\nstatus: planned")
    write_article(root, OUTCOME, "date: 2025-09-04\nkind: visit\nstatus: cancelled")
    (event,) = told(root)
    assert event.status == "cancelled" and set(event.articles) == {PLAN, OUTCOME}


def test_the_record_knows_the_outcome_of_its_own_plans() -> None:
    site = Site(Model(real_content()), dt.date(2027, 1, 1))
    placement = site.event_by_id["2023-09-placement--kota-banjarmasin--jp-kaikoukai"]
    assert (placement.happened, placement.date.text) == (True, "2023-09-04") and len(placement.articles) == 2
    group = site.event_by_id["2020-03-meeting--id-government--kr-government"]
    assert (group.happened, group.date.text, len(group.articles)) == (True, "2020-08-06", 2)
    assert {event.status for event in site.everything.events} >= {"happened", "planned"}
