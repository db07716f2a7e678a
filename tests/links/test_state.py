"""A page is gone if it was missing three times in a row, over two weeks; a damaged file never adds a finding."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from digest.links.page_check import Outcome
from digest.links.state import STATE_FILE, MissingPage, read_state, updated_state, write_state

URL = "https://media.example/report"
DAY = dt.date(2026, 11, 2)
MISSING = Outcome(state="missing", reason="not-found", status=404)
UNKNOWN = Outcome(state="unknown", reason="denied", status=403)
HERE = Outcome(state="here", reason="ok", status=200)


def state_after(*findings: tuple[int, Outcome]) -> dict[str, MissingPage]:
    missing: dict[str, MissingPage] = {}
    for days, outcome in findings:
        missing = updated_state(missing, {URL: outcome}, {URL}, DAY + dt.timedelta(days=days))
    return missing


def test_three_weekly_findings_confirm_a_missing_page() -> None:
    assert not state_after((0, MISSING))[URL].is_confirmed
    assert not state_after((0, MISSING), (7, MISSING))[URL].is_confirmed
    page = state_after((0, MISSING), (7, MISSING), (14, MISSING))[URL]
    assert page.is_confirmed and page.since == DAY


def test_many_findings_within_days_do_not() -> None:
    assert not state_after((0, MISSING), (1, MISSING), (2, MISSING), (3, MISSING))[URL].is_confirmed
    assert state_after((0, MISSING), (0, MISSING), (0, MISSING))[URL].times == 1


def test_a_page_that_is_back_is_removed_and_an_unknown_one_is_not() -> None:
    assert state_after((0, MISSING), (7, MISSING), (14, HERE)) == {}
    assert state_after((0, MISSING), (7, UNKNOWN), (14, MISSING))[URL].times == 2
    assert state_after((0, UNKNOWN), (7, UNKNOWN), (14, UNKNOWN), (21, UNKNOWN)) == {}


def test_a_page_that_no_article_cites_is_removed() -> None:
    assert updated_state(state_after((0, MISSING)), {}, set(), DAY) == {}


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    missing = {**state_after((0, MISSING)), 'https://media.example/"\\': state_after((0, MISSING))[URL]}
    write_state(tmp_path, missing)
    assert read_state(tmp_path) == missing
    write_state(tmp_path, {})
    assert (tmp_path / STATE_FILE).read_text() == "{}\n"


VALID = {"since": "2026-11-02", "last": "2026-11-16", "times": 3, "why": "gone"}


@pytest.mark.parametrize("text", [
    "", "{", "[]", "1", "null", '"x"', "[" * 100_000, '{"a": 1}', '{"a": null}', '{"a": []}', "\x00", "{\"a\": {}}",
    *(json.dumps({URL: {**VALID, **changes}}) for changes in (
        {"times": True}, {"times": "3"}, {"times": -1}, {"times": 10**30}, {"why": "ok"}, {"why": []}, {"since": "2026-13-01"},
        {"since": 5}, {"since": "2026-12-24"}, {"last": None},
    )),
])  # fmt: skip
def test_a_damaged_file_has_no_entries(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / STATE_FILE).write_text(text)
    assert read_state(tmp_path) == {}


def test_a_finding_of_tomorrow_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / STATE_FILE).write_text(json.dumps({URL: VALID}))
    assert updated_state(read_state(tmp_path), {}, {URL}, dt.date(2026, 11, 10)) == {}
