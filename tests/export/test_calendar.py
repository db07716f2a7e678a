"""The calendar, read with icalendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from digest.build.pipeline import load_site
from digest.export.calendar import create_calendars, escape_text, fold_line
from digest.group.site import Site
from digest.model.events import Instrument
from digest.parse.dates import parse_date
from digest.read.fields import LocalizedText
from digest.render.settings import Settings
from roots import SEEDS, TODAY, make_root
from small_articles import write_article

ADDRESS = "https://kota-mitra.example/"
KOREA = f"docs/articles/{SEEDS[4]}.md"


def entries(calendar: bytes) -> list[icalendar.Event]:
    """Parse a calendar, assert that it is valid, and return its entries."""
    found = icalendar.Calendar.from_ical(calendar)
    assert not found.errors
    events = [component for component in found.walk("VEVENT") if isinstance(component, icalendar.Event)]
    assert not any(event.errors for event in events)
    return events


def site_entries(site: Site, path: str = "calendar.ics") -> list[icalendar.Event]:
    return entries(dict(create_calendars(site, Settings(site_url=ADDRESS)))[path])


PLAN = "2026/rencana-kunjungan"
PAIR = "--kota-bandung--jp-hamamatsu"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one article, to which the tests add what they need."""
    return make_root(tmp_path_factory.mktemp("calendar") / "project", SEEDS[:1])


def planned(root: Path, event: str, language: str = "en") -> list[icalendar.Event]:
    """The entries of a site with an article that tells an event between Bandung and Hamamatsu."""
    file = write_article(root, PLAN, event)
    found = site_entries(load_site(root, TODAY), "en/calendar.ics" if language == "en" else "calendar.ics")
    file.unlink()
    return [one for one in found if "Hamamatsu" in one["SUMMARY"]]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date", "first", "last", "title"),
    [
        ("2027-03-14", "2027-03-14", "2027-03-14", ""),
        ("2027-03-14/2027-03-17", "2027-03-14", "2027-03-17", " (14–17 March 2027)"),
        ("2027-03", "2027-03-31", "2027-03-31", " (day not known: March 2027)"),
        ("2027", "2027-12-31", "2027-12-31", " (day not known: 2027)"),
        ("2027/2028", "2028-12-31", "2028-12-31", " (day not known: 2027 – 2028)"),
        ("2027-03-14/2027-05", "2027-05-31", "2027-05-31", " (day not known: 14 March 2027 – May 2027)"),
        ("2027-03-14/..", "2027-03-14", "2027-03-14", " (since 14 March 2027)"),
        ("2027/..", "2027-12-31", "2027-12-31", " (day not known: since 2027)"),
        ("../2027-03-14", "2027-03-14", "2027-03-14", " (by 14 March 2027)"),
        ("../2027-03", "2027-03-31", "2027-03-31", " (day not known: by March 2027)"),
    ],
)
def test_a_plan_without_a_day_stands_on_the_last_day_of_its_time_and_says_so(
    empty: Path, date: str, first: str, last: str, title: str
) -> None:
    (plan,) = planned(empty, f"date: {date}\nkind: visit\nstatus: planned")
    assert plan["SUMMARY"] == f"Planned: Visit, Bandung City – Hamamatsu{title}"
    assert (plan.start, plan.end) == (day(first), day(last) + dt.timedelta(days=1))
    assert plan["STATUS"] == "TENTATIVE" and plan["TRANSP"] == "TRANSPARENT", "it does not block the day"
    assert "no report" not in plan["DESCRIPTION"]


@pytest.mark.parametrize(
    ("date", "status", "shown"),
    [
        ("2025-11-22", "planned", True),
        ("2025-11-21", "planned", False),
        ("2025-11", "planned", True),
        ("2025-10", "planned", False),
        ("2026-11-22", "cancelled", True),
        ("2026-11-21", "cancelled", False),
        ("2026-03", "postponed", True),
        ("2026-03", "happened", False),
    ],
)
def test_the_calendar_holds_what_lies_ahead_and_the_last_twelve_months(
    empty: Path, date: str, status: str, shown: bool
) -> None:
    """Of what was called off: until its day is past. What happened without a plan is no entry."""
    assert bool(planned(empty, f"date: {date}\nkind: visit\nstatus: {status}")) == shown


@pytest.mark.parametrize(
    ("status", "title", "state"),
    [
        ("planned", "Rencana: Kunjungan", "TENTATIVE"),
        ("postponed", "Ditunda: Kunjungan", "TENTATIVE"),
        ("cancelled", "Batal: Kunjungan", "CANCELLED"),
    ],
)
def test_the_title_and_the_status_say_what_became_of_a_plan(empty: Path, status: str, title: str, state: str) -> None:
    (plan,) = planned(empty, f"date: 2027-04-10\nkind: visit\nstatus: {status}", "id")
    assert (str(plan["SUMMARY"]).partition(",")[0], plan["STATUS"]) == (title, state)


def test_a_plan_keeps_its_identity_and_each_change_has_a_higher_number(empty: Path) -> None:
    """Planned, put off, moved to another day, called off: the same entry, as calendars know it."""
    moved = f"date: 2027-05-02\nkind: visit\nformer_ids: [2027-04-10-visit{PAIR}]"
    steps = (
        "date: 2027-04-10\nkind: visit\nstatus: planned", "date: 2027-04-10\nkind: visit\nstatus: postponed",
        f"{moved}\nstatus: planned", f"{moved}\nstatus: cancelled",
    )  # fmt: skip
    found = [entry for step in steps for entry in planned(empty, step)]
    assert len(found) == 4 and len({entry["UID"] for entry in found}) == 1
    numbers = [int(entry["SEQUENCE"]) for entry in found]
    assert numbers == sorted(set(numbers))
    assert [entry.start for entry in found] == [day("2027-04-10")] * 2 + [day("2027-05-02")] * 2
    assert [entry["STATUS"] for entry in found] == ["TENTATIVE", "TENTATIVE", "TENTATIVE", "CANCELLED"]


def test_a_plan_that_another_article_moves_or_tells_as_carried_out_keeps_its_identity(empty: Path) -> None:
    plan = write_article(empty, PLAN, "date: 2026-10\nkind: visit\nstatus: planned", published="2026-02-01")
    other = "2026/kunjungan"

    def entry(event: str = "") -> icalendar.Event:
        file = write_article(empty, other, event, published="2026-10-12") if event else None
        (found,) = [one for one in site_entries(load_site(empty, TODAY)) if "Hamamatsu" in one["SUMMARY"]]
        if file:
            file.unlink()
        return found

    first = entry()
    moved = entry(f"date: 2027-01-12\nkind: visit\nstatus: planned\nsame_as: 2026-10-visit{PAIR}")
    happened = entry("date: 2026-10-11\nkind: visit")
    plan.unlink()
    assert first["UID"] == moved["UID"] == happened["UID"]
    assert int(first["SEQUENCE"]) < int(moved["SEQUENCE"]) and int(first["SEQUENCE"]) < int(happened["SEQUENCE"])
    assert (moved.start, happened.start) == (day("2027-01-12"), day("2026-10-11"))
    assert happened["STATUS"] == "CONFIRMED" and str(happened["SUMMARY"]).startswith("Terlaksana: Kunjungan")
    assert "Tanggal lain yang disebut: Oktober 2026" in moved["DESCRIPTION"]
    assert "Direncanakan untuk: Oktober 2026" in happened["DESCRIPTION"]


def test_an_entry_keeps_its_identity_in_both_languages_and_when_a_party_gets_another_id(empty: Path) -> None:
    def uid(path: str) -> str:
        (found,) = [one for one in site_entries(load_site(empty, TODAY), path) if "Hamamatsu" in one["SUMMARY"]]
        return str(found["UID"])

    file = write_article(empty, PLAN, "date: 2027-04-10\nkind: visit\nstatus: planned")
    before, entries_file = uid("calendar.ics"), empty / "data/localities_abroad.yml"
    text = entries_file.read_text(encoding="utf-8")
    assert before == uid("en/calendar.ics")
    entries_file.write_text(
        text.replace("jp-hamamatsu:\n", "jp-hamamatsu-shi:\n  former_ids: [jp-hamamatsu]\n"), "utf-8"
    )
    file.write_text(file.read_text().replace("jp-hamamatsu", "jp-hamamatsu-shi"))
    after = uid("calendar.ics")
    entries_file.write_text(text, encoding="utf-8")
    file.unlink()
    assert after == before


def test_an_entry_is_as_old_as_what_it_tells_not_as_the_build(empty: Path) -> None:
    """Else the calendar would be another one every day."""
    write_article(empty, PLAN, "date: 2027-04-10\nkind: visit\nstatus: planned")
    site = load_site(empty, TODAY)
    (empty / f"docs/articles/{PLAN}.md").unlink()
    calendars = [dict(create_calendars(one, Settings())) for one in (site, Site(site.model, TODAY + dt.timedelta(3)))]
    assert calendars[0] == calendars[1]
    assert all(one["DTSTAMP"].dt.date() <= TODAY for one in entries(calendars[0]["calendar.ics"]))


@pytest.mark.parametrize(
    ("written", "day_of_end", "said", "title", "computed"),
    [
        ("expires: 2027-03-14", "2027-03-14", "Tanggal: 14 Maret 2027.", "", False),
        ("expires: 2027-02", "2027-02-28", "Hanya bulannya diketahui: Februari 2027.", "Februari 2027", False),
        ("expires: 2027", "2027-12-31", "Hanya tahunnya diketahui: 2027.", "2027", False),
        ("valid_years: 10", "2027-11-09", "Tanggal: 9 November 2027.", "", True),
        ("expires: 2025-11-21", "", "", "", False),
    ],
)
def test_an_end_of_validity_is_as_precise_as_it_is_known(
    root: Path, written: str, day_of_end: str, said: str, title: str, computed: bool
) -> None:
    file = root / KOREA
    before, found, after = file.read_text(encoding="utf-8").rpartition("instrument: {kind: mou}")
    assert found
    file.write_text(f"{before}instrument: {{kind: mou, {written}}}{after}", encoding="utf-8")
    ends = [
        one for one in site_entries(load_site(root, TODAY)) if "Masa berlaku habis: MoU, Pemerintah" in one["SUMMARY"]
    ]
    assert len(ends) == bool(day_of_end), "not longer than twelve months"
    for end in ends:
        assert (end.start, end.end) == (day(day_of_end), day(day_of_end) + dt.timedelta(days=1))
        assert said in end["DESCRIPTION"]
        assert str(end["SUMMARY"]).endswith(f"(harinya belum diketahui: {title})" if title else "Korea Selatan")
        assert ("Dihitung dari penandatanganan (9 November 2017)" in end["DESCRIPTION"]) == computed
        assert end["STATUS"] == "CONFIRMED"


def test_a_hostile_text_cannot_add_properties(root: Path) -> None:
    hostile = 'Naskah; \\n, "a"\r\nEND:VEVENT\r\nBEGIN:VALARM\x07\u2028ATTACH:x \N{BUS}' + "é" * 90
    site = load_site(root, TODAY)
    event = next(one for one in site.everything.events if one.status == "planned")
    kind = site.model.instrument_kinds["mou"]
    signed = Instrument(kind=kind, signed=parse_date("2020"), expires=dt.date(2027, 1, 1), title=hostile)
    changed = replace(event, status="happened", notes=(LocalizedText(hostile),), instrument=signed)
    object.__setattr__(site.everything, "events", (changed,))
    calendar = dict(create_calendars(site, Settings()))["calendar.ics"]
    (end,) = entries(calendar)
    safe = hostile.replace("\r\n", "\n").replace("\x07", "").replace("\u2028", "\n")
    assert str(end["DESCRIPTION"]).split("\n", 2)[2].startswith(f"{safe}\n{safe}")
    assert b"\r\nBEGIN:VALARM" not in calendar and "URL" not in end


def test_lines_end_and_fold_as_the_format_requires(empty: Path) -> None:
    file = write_article(
        empty,
        PLAN,
        "date: 2027-04\nkind: visit\nstatus: planned\nnote: 浜松市へのご訪問を予定しています。また詳細は未定です",
    )
    raw = dict(create_calendars(load_site(empty, TODAY), Settings(site_url=ADDRESS)))["calendar.ics"]
    file.unlink()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    lines = raw.split(b"\r\n")
    assert 70 < max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")


def test_a_line_is_cut_between_characters_only() -> None:
    line = "SUMMARY:" + "日本é" * 40
    parts = fold_line(line).removesuffix("\r\n").split("\r\n")
    assert len(parts) > 1 and all(len(part.encode()) <= 75 for part in parts)
    assert "".join([parts[0], *(part.removeprefix(" ") for part in parts[1:])]) == line
    assert fold_line("A" * 75) == "A" * 75 + "\r\n"


def test_text_is_escaped_once() -> None:
    assert escape_text("a\\b; c, d\ne") == "a\\\\b\\; c\\, d\\ne"


@pytest.mark.parametrize(("language", "prefix", "words"), [("id", "", "Berlangganan"), ("en", "en/", "Subscribe")])
def test_the_timeline_says_how_to_subscribe(built: Path, language: str, prefix: str, words: str) -> None:
    """A link that calendar apps open, the address to copy for others, and a sentence."""
    html = (built / prefix / "timeline/index.html").read_text(encoding="utf-8")
    address = f"kota-mitra.example/{prefix}calendar.ics"
    assert re.search(rf'<a href="webcal://{address}">{words}', html)
    assert f'<code class="km-copy">https://{address}</code>' in html
    assert "Google" in html and 'type="text/calendar"' in html
    data = (built / prefix / "data/index.html").read_text(encoding="utf-8")
    assert "timeline/#calendar" in data
