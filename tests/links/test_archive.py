"""Snapshots come from the archive's response, and only its timestamp is ever copied."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hosts import archive, client, host, raw, status, text

from digest.links.archive import ArchiveError, find_snapshot, parse_availability

URL = "https://www.media.example/report?id=1&x=%20"
TIMESTAMP = "20150513010203"
SNAPSHOT = f"https://web.archive.org/web/{TIMESTAMP}/{URL}"


def find(page: Any, near: dt.date | None = None) -> tuple[str | None, list[str]]:
    with host() as server:
        server.pages["/wayback/available"] = page
        return find_snapshot(URL, near, client(), server.url), server.paths()


def test_a_snapshot_is_found_under_https_and_the_cited_url() -> None:
    found, paths = find(archive({URL: TIMESTAMP}), dt.date(2015, 5, 12))
    assert found == SNAPSHOT
    assert paths == [
        "/wayback/available?url=https%3A%2F%2Fwww.media.example%2Freport%3Fid%3D1%26x%3D%2520&timestamp=20150512"
    ]


def test_without_a_snapshot_the_result_is_none() -> None:
    assert find(archive({}))[0] is None


@pytest.mark.parametrize("overrides", [
    {"status": "404"}, {"status": "301"}, {"available": False}, {"available": "yes"},
    {"url": "https://evil.example/"}, {"url": "javascript:alert(1)"}, {"url": f"https://web.archive.org.evil.example/web/{TIMESTAMP}/{URL}"},
    {"url": f"https://web.archive.org/web/{TIMESTAMP}/https://another.example/report"}, {"url": "https://web.archive.org/web/2015/x\n- a: b"},
])  # fmt: skip
def test_a_response_about_another_page_is_no_snapshot(overrides: dict[str, Any]) -> None:
    assert find(archive({URL: TIMESTAMP}, **overrides))[0] is None


@pytest.mark.parametrize("page", [
    status(429), status(500), status(404), text("no json"), text("[]"), text("[" * 60_000), text('{"archived_snapshots": 1}'),
    text('{"archived_snapshots": {"closest": 1}}'), text('{"archived_snapshots": {"closest": {"url": 5}}}'), raw(b"x"),
    text(json.dumps({"archived_snapshots": {}, "pad": "x" * 100_000})),
])  # fmt: skip
def test_a_broken_archive_is_distinguished_from_no_snapshot(page: Any) -> None:
    with pytest.raises(ArchiveError):
        find(page)


def test_a_url_too_long_for_a_source_is_not_proposed() -> None:
    long = "https://media.example/" + "a" * 970
    body = {"closest": {"available": True, "status": "200", "url": f"http://web.archive.org/web/{TIMESTAMP}/{long}"}}
    assert parse_availability(json.dumps({"archived_snapshots": body}).encode(), long) is None
