"""The command as the weekly workflow runs it: feeds of a local server, what waits, the issue, the errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hosts import Exchange, Host, host, raw, redirect, silent, status
from markdown import markdown

from digest.intake.report import MOST_SHOWN
from digest.intake.state import STATE_FILE
from roots import SEEDS, digest, make_root

GARUT = "Bupati Garut Terima Kunjungan Wakil Wali Kota Higashikawa Jepang"
NO_NEWS = "Pemkot Tangerang Selatan dan Daejeon Korea Selatan Teken MoU"
KNOWN_URL = "https://www.detaktangsel.com/pemerintahan/tangsel-gagas-kerja-sama-soal-kesehatan-dengan-daejeon"


def rss(*items: tuple[str, str, str]) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>{day}</pubDate></item>" for url, title, day in items
    )
    return f'<rss version="2.0"><channel><title>Warta</title>{entries}</channel></rss>'.encode()


ITEMS = rss(
    ("https://a.example/garut", GARUT, "Sel, 24 Nov 2026 10:00:00 +0700"),
    ("https://b.example/garut", GARUT + " di Pendopo", "Rab, 25 Nov 2026 10:00:00 +0700"),
    ("https://a.example/daejeon", NO_NEWS, "Sel, 24 Nov 2026 10:00:00 +0700"),
    ("https://a.example/old", GARUT, "Sel, 03 Mar 2026 10:00:00 +0700"),
    ("https://a.example/ahead", GARUT, "Jum, 03 Des 2027 10:00:00 +0700"),
    (KNOWN_URL, NO_NEWS, "Sel, 24 Nov 2026 10:00:00 +0700"),
    ("https://a.example/sport", "Persib Bandung Kalahkan Arema", "Sel, 24 Nov 2026 10:00:00 +0700"),
    ("https://a.example/x", "Wali Kota Solo @all [x](http://evil.example) &lt;img src=x&gt; Jepang kerja sama Teken MoU", ""),
)  # fmt: skip


def feed(exchange: Exchange) -> None:
    if exchange.headers["If-None-Match"] == '"7"':
        exchange.respond(304)
    else:
        exchange.respond(200, ITEMS, ETag='"7"')


@pytest.fixture
def server() -> Iterator[Host]:
    with host(feed=feed, broken=status(500), silent=silent, html=raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p/>"),
              moved=redirect("/feed")) as found:  # fmt: skip
        yield found


@pytest.fixture
def project(tmp_path: Path, server: Host) -> Path:
    root = make_root(tmp_path / "project", SEEDS)
    write_feeds(root, server, "feed")
    return root


def write_feeds(root: Path, server: Host, *names: str) -> None:
    entries = (f"{name}:\n  url: {server.url}/{name}\n  outlet: Warta\n  since: 2026-11-01\n" for name in names)
    (root / "data" / "feeds.yml").write_text("".join(entries))


def intake(root: Path, *words: str, code: int = 0, day: int = 1796083200) -> tuple[str, str]:
    done = digest(root, "intake", "--private-hosts", "--pause", "0", *words, SOURCE_DATE_EPOCH=str(day))
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def lines_of(output: str) -> dict[str, dict[str, Any]]:
    return {one["url"]: one for one in map(json.loads, output.splitlines())}


def test_each_item_is_judged_and_told_as_json(project: Path) -> None:
    found = lines_of(intake(project, "--json")[0])
    assert found.keys() >= {"https://a.example/garut", "https://a.example/sport", KNOWN_URL}
    assert "https://a.example/old" not in found and "https://a.example/ahead" not in found
    garut = found["https://a.example/garut"]
    assert garut["shown"] and garut["published"] == "2026-11-24" and garut["score"] > 5
    assert {"kind": "government", "points": 1.5, "words": ["bupati", "wali kota"]} in garut["why"]
    assert not found["https://a.example/sport"]["shown"]


def test_one_story_in_two_outlets_is_one(project: Path) -> None:
    found = lines_of(intake(project, "--json")[0])
    assert found["https://a.example/garut"]["story"] == found["https://b.example/garut"]["story"]
    assert found["https://a.example/daejeon"]["story"] == "https://a.example/daejeon"


def test_what_is_cited_already_is_dropped_and_a_follow_up_comes_first(project: Path) -> None:
    issue = project / "issue.md"
    found = lines_of(intake(project, "--json", "--issue", str(issue))[0])
    assert not found[KNOWN_URL]["shown"] and found[KNOWN_URL]["known_as"].startswith("2017/")
    assert found["https://a.example/daejeon"]["cooperation"] == "kota-tangerang-selatan--kr-daejeon"
    text = issue.read_text()
    assert text.index("a.example/daejeon") < text.index("a.example/garut")
    assert (
        "News of cooperations that had none for long" in text and "issues/new?template=suggest-report.yml&url=" in text
    )


def test_the_issue_holds_no_markup_of_a_headline(project: Path) -> None:
    issue = project / "issue.md"
    intake(project, "--issue", str(issue))
    text = issue.read_text()
    page = markdown(text)
    assert "evil.example" in page and 'href="http://evil.example' not in page
    assert "<img" not in page and "<script" not in page and "@all" not in text


def test_what_was_found_waits_until_it_is_cited_or_dismissed(project: Path, server: Host) -> None:
    intake(project, "--write")
    assert "https://a.example/garut" in (project / STATE_FILE).read_text()
    server.pages["/feed"] = lambda exchange: exchange.respond(304)
    again = lines_of(intake(project, "--json", "--write", day=1796083200 + 7 * 86400)[0])
    assert again["https://a.example/garut"]["shown"]
    intake(project, "--dismiss", "https://www.a.example/garut?utm_source=x")
    assert "https://a.example/garut" not in lines_of(intake(project, "--json")[0])
    late = lines_of(intake(project, "--json", day=1796083200 + 120 * 86400)[0])
    assert "https://b.example/garut" not in late


def test_validators_are_sent_and_a_feed_as_it_was_is_no_error(project: Path, server: Host) -> None:
    intake(project, "--write")
    out, err = intake(project, "--json")
    assert lines_of(out) and f"{server.url}/feed: 0 butir" in err


def test_since_and_named_feeds_look_at_everything_again(project: Path, server: Host, tmp_path: Path) -> None:
    intake(project, "--write")
    found = lines_of(intake(project, "--json", "--since", "2026-01-01", f"{server.url}/moved")[0])
    assert found["https://a.example/old"]["shown"]
    file = tmp_path / "feed.xml"
    file.write_bytes(ITEMS)
    assert lines_of(intake(project, "--json", str(file))[0])["https://a.example/old"]["shown"]


def test_broken_feeds_are_told_and_harm_no_other(project: Path, server: Host) -> None:
    write_feeds(project, server, "broken", "html", "missing", "silent", "feed")
    issue = project / "issue.md"
    out, err = intake(project, "--json", "--issue", str(issue))
    assert lines_of(out)["https://a.example/garut"]["shown"]
    for name, reason in {"broken": "status 500", "html": "no-feed", "missing": "status 404"}.items():
        assert f"{server.url}/{name}: tidak dapat dibaca ({reason})" in err
    assert "/broken" in issue.read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--since", "kemarin"], "kemarin bukan tanggal"),
        (["--since", "kemarin", "--lang", "en"], "kemarin is not a date"),
        (["file:///etc/passwd"], "file:///etc/passwd bukan alamat web"),
    ],
)
def test_mistakes_are_told(project: Path, words: list[str], message: str) -> None:
    assert message in intake(project, *words, code=1)[1]


def test_without_feeds_it_says_what_to_do(project: Path) -> None:
    (project / "data" / "feeds.yml").unlink()
    assert "data/feeds.yml" in intake(project, code=1)[1]


def test_private_hosts_are_refused(project: Path) -> None:
    done = digest(project, "intake", SOURCE_DATE_EPOCH="1796083200")
    assert done.returncode == 1 and "(port)" in done.stderr


def test_a_wrong_entry_is_a_problem_of_the_check(project: Path) -> None:
    (project / "data" / "feeds.yml").write_text("warta:\n  url: example.org\n  outlet: Warta\n  sinse: 2026-11-01\n")
    done = digest(project, "check", "--format", "terminal", "--lang", "en")
    assert done.returncode == 1
    assert "data/feeds.yml" in done.stdout and "sinse" in done.stdout and "since" in done.stdout


def test_the_issue_has_at_most_thirty_stories(project: Path, server: Host, tmp_path: Path) -> None:
    cities = ["Bogor", "Medan", "Malang", "Padang", "Ambon", "Palu", "Solo", "Manado", "Kupang", "Batam"]
    partners = ["Kochi", "Busan", "Darwin", "Hamburg", "Kyoto"]
    file, issue = tmp_path / "many.xml", tmp_path / "issue.md"
    pairs = [(city, partner) for city in cities for partner in partners]
    file.write_bytes(rss(*((f"https://a.example/{n}", f"Wali Kota {a} {n} Teken MoU dengan {b} urusan{n} hal{n} soal{n}", "")
                           for n, (a, b) in enumerate(pairs))))  # fmt: skip
    intake(project, str(file), "--issue", str(issue))
    assert issue.read_text().count("- [ ]") == MOST_SHOWN


def test_a_state_of_another_format_is_ignored(project: Path) -> None:
    (project / STATE_FILE).write_text('{"feeds": [1, 2], "waiting": "x"}')
    assert lines_of(intake(project, "--json")[0])
