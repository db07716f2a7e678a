"""Gone is what was missing three times in a row, over two weeks; a finding is never made up by a damaged file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from digest.links.page_check import Outcome
from digest.links.state import FILE, Doubt, after, read_doubts, write_doubts

URL = "https://media.example/report"
DAY = dt.date(2026, 11, 2)
MISSING = Outcome(state="missing", why="not-found", status=404)
UNKNOWN = Outcome(state="unknown", why="denied", status=403)
HERE = Outcome(state="here", why="ok", status=200)


def over(*findings: tuple[int, Outcome]) -> dict[str, Doubt]:
    doubts: dict[str, Doubt] = {}
    for days, outcome in findings:
        doubts = after(doubts, {URL: outcome}, {URL}, DAY + dt.timedelta(days=days))
    return doubts


def test_three_weekly_findings_make_it_sure() -> None:
    assert not over((0, MISSING))[URL].is_sure
    assert not over((0, MISSING), (7, MISSING))[URL].is_sure
    doubt = over((0, MISSING), (7, MISSING), (14, MISSING))[URL]
    assert doubt.is_sure and doubt.since == DAY


def test_many_findings_within_days_do_not() -> None:
    assert not over((0, MISSING), (1, MISSING), (2, MISSING), (3, MISSING))[URL].is_sure
    assert over((0, MISSING), (0, MISSING), (0, MISSING))[URL].times == 1


def test_what_is_there_again_ends_a_doubt_and_what_is_unknown_does_not() -> None:
    assert over((0, MISSING), (7, MISSING), (14, HERE)) == {}
    assert over((0, MISSING), (7, UNKNOWN), (14, MISSING))[URL].times == 2
    assert over((0, UNKNOWN), (7, UNKNOWN), (14, UNKNOWN), (21, UNKNOWN)) == {}


def test_what_no_article_cites_is_forgotten() -> None:
    assert after(over((0, MISSING)), {}, set(), DAY) == {}


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    doubts = {**over((0, MISSING)), 'https://media.example/"\\': over((0, MISSING))[URL]}
    write_doubts(tmp_path, doubts)
    assert read_doubts(tmp_path) == doubts
    write_doubts(tmp_path, {})
    assert (tmp_path / FILE).read_text() == "{}\n"


SOUND = {"since": "2026-11-02", "last": "2026-11-16", "times": 3, "why": "gone"}


@pytest.mark.parametrize("text", [
    "", "{", "[]", "1", "null", '"x"', "[" * 100_000, '{"a": 1}', '{"a": null}', '{"a": []}', "\x00", "{\"a\": {}}",
    *(json.dumps({URL: {**SOUND, **wrong}}) for wrong in (
        {"times": True}, {"times": "3"}, {"times": -1}, {"times": 10**30}, {"why": "ok"}, {"why": []}, {"since": "2026-13-01"},
        {"since": 5}, {"since": "2026-12-24"}, {"last": None},
    )),
])  # fmt: skip
def test_a_damaged_file_tells_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / FILE).write_text(text)
    assert read_doubts(tmp_path) == {}


def test_a_finding_of_tomorrow_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / FILE).write_text(json.dumps({URL: SOUND}))
    assert after(read_doubts(tmp_path), {}, {URL}, dt.date(2026, 11, 10)) == {}
