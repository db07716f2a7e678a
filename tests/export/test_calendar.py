"""The calendar, read with icalendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from digest.build.pipeline import load_site
from digest.export.calendar import create_calendars, escape_text, fold_line
from digest.group.site import Site
from digest.model.events import Instrument
from digest.read.dates import parse_date
from digest.read.fields import LocalizedText
from digest.render.settings import Settings
from roots import SEEDS, TODAY

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


@pytest.mark.parametrize(
    ("path", "summaries", "month_only", "past"),
    [
        (
            "calendar.ics",
            [
                "Rencana: Program dimulai, Kimia Farma – Palang Merah Indonesia – Tae Chang Industrial (sejak 2019)",
                "Rencana: Pertemuan, Pemerintah Indonesia – Pemerintah Korea Selatan (Maret 2020)",
                "Rencana: Pengiriman tenaga kerja, Kota Banjarmasin – Kaikoukai Healthcare Group (September 2023)",
            ],
            "Hanya bulannya diketahui: September 2023.",
            "belum ada kabar terlaksana",
        ),
        (
            "en/calendar.ics",
            [
                "Planned: Programme started, Kimia Farma – Indonesian Red Cross – Tae Chang Industrial (since 2019)",
                "Planned: Meeting, Government of Indonesia – Government of South Korea (March 2020)",
                "Planned: Placement of workers, Banjarmasin City – Kaikoukai Healthcare Group (September 2023)",
            ],
            "Only the month is known: September 2023.",
            "no report that it took place",
        ),
    ],
)
def test_the_calendar_holds_the_plans_of_the_seeds(
    built: Path, path: str, summaries: list[str], month_only: str, past: str
) -> None:
    found = entries((built / path).read_bytes())
    assert [str(event["SUMMARY"]) for event in found] == summaries
    placement = found[2]
    assert (placement.start, placement.end) == (dt.date(2023, 9, 1), dt.date(2023, 10, 1)), "the whole month"
    assert month_only in placement["DESCRIPTION"] and past in placement["DESCRIPTION"]
    assert placement["STATUS"] == "TENTATIVE" and placement["TRANSP"] == "TRANSPARENT"
    page = str(placement["URL"]).removeprefix(ADDRESS)
    assert page.endswith("cooperations/kota-banjarmasin--jp-kaikoukai/") and (built / page / "index.html").is_file()
    assert placement["DTSTAMP"].dt == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def test_an_entry_keeps_its_identity(site: Site, built: Path) -> None:
    uids = [str(event["UID"]) for event in entries((built / "calendar.ics").read_bytes())]
    assert len(set(uids)) == len(uids)
    assert uids == [str(event["UID"]) for event in entries((built / "en/calendar.ics").read_bytes())]
    later = load_site_later(site)
    assert uids == [str(event["UID"]) for event in site_entries(later)]


def load_site_later(site: Site) -> Site:
    return Site(site.model, TODAY + dt.timedelta(days=30))


@pytest.mark.parametrize(
    ("written", "first", "last", "said", "computed"),
    [
        ("expires: 2027-03-14", "2027-03-14", "2027-03-14", "Tanggal: 14 Maret 2027.", False),
        ("expires: 2027-02", "2027-02-01", "2027-02-28", "Hanya bulannya diketahui: Februari 2027.", False),
        ("expires: 2027", "2027-01-01", "2027-12-31", "Hanya tahunnya diketahui: 2027.", False),
        ("valid_years: 10", "2027-11-09", "2027-11-09", "Tanggal: 9 November 2027.", True),
    ],
)
def test_an_end_of_validity_is_as_precise_as_it_is_known(
    root: Path, written: str, first: str, last: str, said: str, computed: bool
) -> None:
    file = root / KOREA
    before, found, after = file.read_text(encoding="utf-8").rpartition("instrument: {kind: mou}")
    assert found
    file.write_text(f"{before}instrument: {{kind: mou, {written}}}{after}", encoding="utf-8")
    end = site_entries(load_site(root, TODAY))[-1]
    assert str(end["SUMMARY"]).startswith("Masa berlaku habis: MoU, Pemerintah Indonesia – Pemerintah Korea Selatan")
    assert (end.start, end.end) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last) + dt.timedelta(days=1))
    assert said in end["DESCRIPTION"]
    assert (
        "Dihitung dari penandatanganan (9 November 2017) dan masa berlaku 10 tahun" in end["DESCRIPTION"]
    ) == computed
    assert end["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("date", "first", "last", "said"),
    [
        ("2027-03-14", "2027-03-14", "2027-03-14", "Date: 14 March 2027."),
        ("2027", "2027-01-01", "2027-12-31", "Only the year is known: 2027."),
        ("2027-03-14/2027-03-17", "2027-03-14", "2027-03-17", "Period: 14–17 March 2027."),
        ("../2027-03", "2027-03-01", "2027-03-31", "Only the latest time is known: by March 2027."),
    ],
)
def test_a_plan_is_as_precise_as_it_is_known(root: Path, date: str, first: str, last: str, said: str) -> None:
    file = root / KOREA
    text = file.read_text(encoding="utf-8")
    assert "date: 2020-03\n" in text
    file.write_text(text.replace("date: 2020-03\n", f"date: {date}\n"), encoding="utf-8")
    plan = next(
        one for one in site_entries(load_site(root, TODAY), "en/calendar.ics") if "Planned: Meeting" in one["SUMMARY"]
    )
    assert (plan.start, plan.end) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last) + dt.timedelta(days=1))
    assert str(plan["DESCRIPTION"]).startswith(said)
    assert "no report" not in plan["DESCRIPTION"]


def test_what_was_called_off_or_never_signed_is_not_in_the_calendar(root: Path) -> None:
    file = root / KOREA
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: planned", "status: cancelled"), encoding="utf-8")
    assert [str(one["SUMMARY"]) for one in site_entries(load_site(root, TODAY))] == [
        "Rencana: Pengiriman tenaga kerja, Kota Banjarmasin – Kaikoukai Healthcare Group (September 2023)"
    ]


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


def test_lines_end_and_fold_as_the_format_requires(built: Path) -> None:
    raw = (built / "calendar.ics").read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) == 75
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


def test_the_timeline_leads_to_the_calendar(built: Path) -> None:
    for path, label in (
        ("timeline", '../calendar.ics" type="text/calendar">Kalender rencana'),
        ("en/timeline", '../../en/calendar.ics" type="text/calendar">Calendar of plans'),
    ):
        html = (built / path / "index.html").read_text(encoding="utf-8")
        assert f'<a href="{label}' in html
