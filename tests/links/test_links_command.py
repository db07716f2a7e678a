"""The command as the weekly workflow runs it: checks, edits, reports; and no markup from URLs in the report."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import Host, archive, host, status, text
from markdown import markdown

from digest.check.runner import check
from digest.cli import main
from digest.links.command import write_changes
from digest.links.edits import FieldEdit
from digest.links.page_check import Outcome
from digest.links.report import TEXTS_FILE, RunSummary, localize, render_report
from digest.links.runner import RunResult, is_network_broken
from digest.links.state import STATE_FILE
from digest.read.texts import read_texts
from roots import SEEDS, TODAY, digest, make_root

ARTICLES = [f"docs/articles/{seed}.md" for seed in SEEDS]
WEEK = 7 * 86400
DAY = 1795305600


@pytest.fixture
def server() -> Iterator[Host]:
    with host() as found:
        yield found


@pytest.fixture
def local(tmp_path: Path, server: Host) -> Path:
    """The seed articles, the first source of each with a URL on the local server: /a0, /a1 and so on."""
    root = make_root(tmp_path / "project")
    for number, article in enumerate(ARTICLES):
        file = root / article
        lines = file.read_text().split("\n")
        places = [index for index, line in enumerate(lines) if line.startswith("    url: ")]
        for place in places:
            lines[place] = f"    url: {server.url}/a{number}" + (f"-{place}" if place != places[0] else "")
        file.write_text("\n".join(lines))
    return root


def links(root: Path, server: Host, *words: str, week: int = 0, code: int = 0) -> str:
    server.requests.clear()
    done = digest(root, "links", "--private-hosts", "--pause", "0", "--archive-host", server.url, *words,
                  SOURCE_DATE_EPOCH=str(DAY + week * WEEK))  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.md"))}


def test_without_write_nothing_is_written(local: Path, server: Host) -> None:
    server.pages["/wayback/available"] = archive({f"{server.url}/a0": "20180101000000"})
    before = snapshot(local)
    report = links(local, server)
    assert "a0" in report and "archive_url" in report
    assert snapshot(local) == before and not (local / STATE_FILE).exists()


def test_snapshots_are_noted_and_the_articles_stay_valid(local: Path, server: Host) -> None:
    server.pages |= {f"/a{number}": text("x") for number in range(5)}
    server.pages["/wayback/available"] = archive({f"{server.url}/a0": "20180101000000"})
    before, known = snapshot(local), check(local, TODAY)[1]
    links(local, server, "--write")
    after = snapshot(local)
    assert [path for path in before if before[path] != after[path]] == [ARTICLES[0]]
    assert (
        f"    archive_url: https://web.archive.org/web/20180101000000/{server.url}/a0\n" in after[ARTICLES[0]].decode()
    )
    assert [found.rule for found in check(local, TODAY)[1]] == [found.rule for found in known]
    links(local, server, "--write")
    assert snapshot(local) == after, "what is noted is not noted again"


def test_a_page_is_marked_gone_in_the_third_week_and_unmarked_when_it_is_back(local: Path, server: Host) -> None:
    server.pages |= {f"/a{number}": text("x") for number in range(1, 5)}
    server.pages["/a1"] = status(403)
    for week in (0, 1):
        links(local, server, "--write", week=week)
        assert "gone:" not in (local / ARTICLES[0]).read_text()
        assert json.loads((local / STATE_FILE).read_text())[f"{server.url}/a0"]["times"] == week + 1
    report = links(local, server, "--write", week=2)
    assert "    gone: 2026-11-22\n" in (local / ARTICLES[0]).read_text() and "gone: 2026-11-22" in report
    assert f"{server.url}/a0" not in json.loads((local / STATE_FILE).read_text())
    assert f"{server.url}/a1\n    gone:" not in (local / ARTICLES[1]).read_text(), "a refusal is no loss"
    marked = snapshot(local)
    links(local, server, "--write", week=3)
    assert snapshot(local) == marked
    server.pages["/a0"] = text("back")
    links(local, server, "--write", week=4)
    assert "gone:" not in (local / ARTICLES[0]).read_text()


def test_one_host_gets_one_request_at_a_time_and_the_limit_holds(local: Path, server: Host) -> None:
    links(local, server, "--limit", "3")
    pages = {path for path in server.paths() if path.startswith("/a")}
    assert 0 < len(pages) <= 3 and server.most_open_requests == 1
    assert server.user_agents == {
        "KotaMitraLinks/1.0 (+https://github.com/kota-mitra/kota-mitra; asks whether cited pages are still there)"
    }


def test_without_time_nothing_is_requested_and_the_report_says_so(local: Path, server: Host) -> None:
    assert "tidak sempat" in links(local, server, "--minutes", "0")
    assert server.requests == []


def test_private_hosts_get_no_requests_without_the_option(local: Path, server: Host) -> None:
    done = digest(local, "links", "--archive-host", server.url)
    assert done.returncode == 0 and server.requests == []
    assert localize("why-private", "id") in done.stdout or localize("why-port", "id") in done.stdout


def test_unusable_options_and_folders_give_a_message(local: Path, server: Host, tmp_path: Path) -> None:
    assert "https://archive.org" in links(local, server, "--archive-host", "file:///x", code=1)
    for limit in ("0", "-1", "ten", "²"):
        done = digest(local, "links", "--limit", limit)
        assert done.returncode == 2 and f"{limit} is not a whole number from 1 up" in done.stderr
    shutil.rmtree(local / "data")
    assert "data/" in links(local, server, code=1)


def test_an_edit_that_breaks_a_file_is_undone_also_where_the_file_had_a_problem(local: Path) -> None:
    file = local / ARTICLES[0]
    broken = file.read_text().replace("kind: ", "kind: no-such-", 1)
    file.write_text(broken)
    written = write_changes(local, {ARTICLES[0]: broken.replace("url: ", "url: no-address ", 1)}, {})
    assert written == [ARTICLES[0]] and file.read_text() == broken
    harmless = broken.replace("sources:\n", "sources:\n  # a remark\n", 1)
    assert write_changes(local, {ARTICLES[0]: harmless}, {}) == [] and file.read_text() == harmless


HOSTILE = "https://a.example/`</code><script>alert(1)</script>[x](javascript:1)@everyone\n# head\u202e|#1 GH-1"


def test_no_url_becomes_markup_in_the_report() -> None:
    outcomes = {
        HOSTILE: Outcome(state="moved", reason="redirect", target=HOSTILE),
        HOSTILE + "f": Outcome(state="unknown", reason="front-page", target=HOSTILE),
        HOSTILE + "r": Outcome(state="refused", reason="private"),
    }
    edit = FieldEdit(file=HOSTILE, field_path=("sources", 0), field="archive_url", value=HOSTILE)
    report = render_report(RunSummary(cited=1, outcomes=outcomes, applied=[edit], by_hand=[edit]))
    page = markdown(report, extensions=["fenced_code"])
    assert "<script" not in page and "<a " not in page and page.count("<h1") == 0
    assert "\u202e" not in report
    outside = "".join(part for index, part in enumerate(report.split("`")) if index % 2 == 0)
    assert "example" not in outside and "everyone" not in outside and "GH-1" not in outside


def test_the_report_is_in_both_languages_and_has_a_text_for_every_reason() -> None:
    report = render_report(RunSummary(cited=3, unchecked=1, without_snapshot=2, archive_failures=1))
    for language in ("id", "en"):
        assert localize("title", language) in report and localize("uncopied", language, count=2) in report  # type: ignore[arg-type]
    assert all(set(entry) == {"id", "en"} and all(entry.values()) for entry in read_texts(TEXTS_FILE).values())


def test_long_lists_are_cut_and_say_so() -> None:
    outcomes = {
        f"https://a.example/{n}": Outcome(state="moved", reason="redirect", target="https://b.example/")
        for n in range(500)
    }
    report = render_report(RunSummary(cited=500, outcomes=outcomes))
    assert len(report) < 30_000 and localize("more", "en", count=440) in report


def test_a_broken_network_is_not_taken_for_missing_pages() -> None:
    missing, here = Outcome(state="missing", reason="no-host"), Outcome(state="here", reason="ok", status=200)
    urls = [f"https://host-{number}.example/" for number in range(12)]
    assert is_network_broken(RunResult(outcomes={urls[0]: missing}))
    assert is_network_broken(RunResult(outcomes={**dict.fromkeys(urls, missing), urls[0]: here}))
    assert not is_network_broken(RunResult(outcomes={**dict.fromkeys(urls, here), urls[0]: missing}))
    assert not is_network_broken(RunResult(outcomes={urls[0]: missing}, snapshots={urls[0]: None}))
    assert not is_network_broken(RunResult())


def test_without_any_response_nothing_is_written(
    local: Path, server: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_names(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    before = snapshot(local)
    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY))
    assert main(["--root", str(local), "links", "--write", "--pause", "0", "--private-hosts"]) == 1
    assert localize("network", "id") in capsys.readouterr().err
    assert snapshot(local) == before and not (local / STATE_FILE).exists()
