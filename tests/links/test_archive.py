"""Copies come from the archive's answer, and nothing of the answer but its time is ever written."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hosts import archive, asker, host, raw, status, text

from digest.links.archive import NoArchiveError, archive_copy, copy_in

URL = "https://www.media.example/report?id=1&x=%20"
MOMENT = "20150513010203"
COPY = f"https://web.archive.org/web/{MOMENT}/{URL}"


def ask(page: Any, near: dt.date | None = None) -> tuple[str | None, list[str]]:
    with host() as server:
        server.pages["/wayback/available"] = page
        return archive_copy(URL, near, asker(), server.url), server.paths()


def test_a_copy_is_found_under_https_and_the_cited_address() -> None:
    found, asked = ask(archive({URL: MOMENT}), dt.date(2015, 5, 12))
    assert found == COPY
    assert asked == [
        "/wayback/available?url=https%3A%2F%2Fwww.media.example%2Freport%3Fid%3D1%26x%3D%2520&timestamp=20150512"
    ]


def test_no_copy_is_said_as_none() -> None:
    assert ask(archive({}))[0] is None


@pytest.mark.parametrize("wrong", [
    {"status": "404"}, {"status": "301"}, {"available": False}, {"available": "yes"},
    {"url": "https://evil.example/"}, {"url": "javascript:alert(1)"}, {"url": f"https://web.archive.org.evil.example/web/{MOMENT}/{URL}"},
    {"url": f"https://web.archive.org/web/{MOMENT}/https://another.example/report"}, {"url": "https://web.archive.org/web/2015/x\n- a: b"},
])  # fmt: skip
def test_an_answer_about_something_else_is_no_copy(wrong: dict[str, Any]) -> None:
    assert ask(archive({URL: MOMENT}, **wrong))[0] is None


@pytest.mark.parametrize("page", [
    status(429), status(500), status(404), text("no json"), text("[]"), text("[" * 60_000), text('{"archived_snapshots": 1}'),
    text('{"archived_snapshots": {"closest": 1}}'), text('{"archived_snapshots": {"closest": {"url": 5}}}'), raw(b"x"),
    text(json.dumps({"archived_snapshots": {}, "pad": "x" * 100_000})),
])  # fmt: skip
def test_a_broken_archive_is_told_apart_from_no_copy(page: Any) -> None:
    with pytest.raises(NoArchiveError):
        ask(page)


def test_an_address_too_long_for_a_source_is_not_proposed() -> None:
    long = "https://media.example/" + "a" * 970
    body = {"closest": {"available": True, "status": "200", "url": f"http://web.archive.org/web/{MOMENT}/{long}"}}
    assert copy_in(json.dumps({"archived_snapshots": body}).encode(), long) is None
