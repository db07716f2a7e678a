"""The calendar (iCalendar, RFC 5545) of planned events and of the days on which instruments expire."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from digest.export.characters import remove_illegal
from digest.group.site import Site
from digest.model.events import Event, Instrument
from digest.read.dates import Precision
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import Localizer
from digest.render.settings import Settings
from digest.render.urls import LANGUAGE_PREFIXES, page_path

MAX_LINE_OCTETS = 75
"""The most octets in a line, its end excluded; longer lines are folded (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An all-day entry; `first_day` to `last_day` is the whole period that an imprecise date can mean."""

    event: Event
    kind: Literal["planned", "end"]
    first_day: date
    last_day: date
    summary: str
    description: tuple[str, ...]


def create_calendars(site: Site, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the calendar in each language, as bytes: its lines end in CR LF on every system."""
    for language in LANGUAGES:
        lines = Calendar(site, settings.site_url, language).lines()
        yield f"{LANGUAGE_PREFIXES[language]}calendar.ics", "".join(map(fold_line, lines)).encode()


class Calendar:
    """The calendar in one language."""

    def __init__(self, site: Site, site_url: str, language: Language) -> None:
        self.site, self.language = site, language
        self.base_url = f"{site_url.rstrip('/')}/{LANGUAGE_PREFIXES[language]}" if site_url else ""
        self.localizer = Localizer(site.model.vocabularies, language)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the calendar, not folded yet."""
        title = escape_text(self.localizer.t("calendar.title"))
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kota Mitra//Kota Mitra//ID", "CALSCALE:GREGORIAN")
        yield from (f"NAME:{title}", f"X-WR-CALNAME:{title}", "REFRESH-INTERVAL;VALUE=DURATION:P1D")
        for entry in sorted(self.entries(), key=lambda entry: (entry.first_day, entry.last_day, entry.event.id)):
            yield from self.vevent(entry)
        yield "END:VCALENDAR"

    def entries(self) -> Iterator[CalendarEntry]:
        """Yield an entry for every planned event and for every end of an instrument's validity."""
        for event in self.site.everything.events:
            if event.status == "planned":
                yield self.planned_entry(event)
            if event.happened and event.instrument and event.instrument.expires:
                yield self.expiry_entry(event, event.instrument, event.instrument.expires)

    def planned_entry(self, event: Event) -> CalendarEntry:
        """Return the entry of a planned event; it describes how precise the date is, and whether it has passed."""
        is_past = event.date.end < self.site.today
        precision = event.date.form if event.date.is_interval else event.date.precision
        date_text = self.localizer.date(event.date)
        remarks = [self.localizer.t(f"calendar.when.{precision}", date=date_text)]
        remarks += [self.localizer.t("status.planned-past")] if is_past else []
        remarks += [self.localizer.t("mark.inferred")] if event.date_basis == "inferred" else []
        name = self.localizer.localize(event.kind.name)
        summary = self.localizer.t("calendar.planned", what=name, who=self.party_names(event))
        return CalendarEntry(
            event=event, kind="planned", first_day=event.date.start, last_day=event.date.end,
            summary=summary if precision == "day" else f"{summary} ({date_text})",
            description=(*remarks, *self.notes_and_articles(event)),
        )  # fmt: skip

    def expiry_entry(self, event: Event, instrument: Instrument, expires: date) -> CalendarEntry:
        """Return the entry of the day on which an instrument expires, which is stated or computed."""
        precision, date_text = instrument.expires_precision, self.localizer.expiry(instrument)
        remarks = [self.localizer.t(f"calendar.when.{precision}", date=date_text)]
        signed = self.localizer.date(instrument.signed)
        if instrument.valid_years:
            years = self.localizer.count("count.years", instrument.valid_years)
            remarks.append(self.localizer.t("calendar.computed", signed=signed, years=years))
        else:
            remarks.append(self.localizer.t("calendar.signed", signed=signed))
        name = self.localizer.localize(instrument.kind.short or instrument.kind.name)
        summary = self.localizer.t("calendar.end", what=name, who=self.party_names(event))
        return CalendarEntry(
            event=event, kind="end", first_day=first_day_of_period(expires, precision), last_day=expires,
            summary=summary if precision == "day" else f"{summary} ({date_text})",
            description=(*remarks, *filter(None, [instrument.title]), *self.notes_and_articles(event)),
        )  # fmt: skip

    def party_names(self, event: Event) -> str:
        """Return the names of an event's parties, separated by dashes."""
        return " – ".join(self.localizer.localize(party.name) for party in event.parties)

    def notes_and_articles(self, event: Event) -> Iterator[str]:
        """Yield an event's notes, then title and URL of each article that reports it."""
        yield from map(self.localizer.localize, event.notes)
        for article in (self.site.article_by_id[id_] for id_ in event.articles):
            title = article.text(self.language).title
            yield f"{title}: {self.base_url}{page_path(article, self.site)}" if self.base_url else title

    def vevent(self, entry: CalendarEntry) -> Iterator[str]:
        """Yield the lines of an entry's VEVENT: with one UID in both languages, and marked as not blocking time."""
        event = entry.event
        yield from ("BEGIN:VEVENT", f"UID:{uuid5(NAMESPACE_URL, f'kota-mitra:{entry.kind}:{event.id}')}")
        yield f"DTSTAMP:{self.site.today:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{basic_date(entry.first_day)}"
        yield f"DTEND;VALUE=DATE:{basic_date(entry.last_day + timedelta(days=1))}"
        yield f"SUMMARY:{escape_text(entry.summary)}"
        yield f"DESCRIPTION:{escape_text(chr(10).join(entry.description))}"
        yield from self.optional_properties(entry)
        yield from (f"STATUS:{'TENTATIVE' if entry.kind == 'planned' else 'CONFIRMED'}", "TRANSP:TRANSPARENT")
        yield "END:VEVENT"

    def optional_properties(self, entry: CalendarEntry) -> Iterator[str]:
        """Yield the properties that not every entry has: place, sectors, URL."""
        event = entry.event
        if event.place and entry.kind == "planned":
            yield f"LOCATION:{escape_text(self.localizer.localize(event.place))}"
        if event.sectors:
            yield "CATEGORIES:" + ",".join(
                escape_text(self.localizer.localize(sector.name)) for sector in event.sectors
            )
        if self.base_url:
            yield f"URL:{self.base_url}{page_path(self.site.cooperation_of(event) or event, self.site)}"


def first_day_of_period(last_day: date, precision: Precision) -> date:
    """Return the first day of the period that ends on `last_day`: that day itself, its month or its year."""
    if precision == "day":
        return last_day
    return last_day.replace(day=1) if precision == "month" else last_day.replace(month=1, day=1)


def basic_date(day: date) -> str:
    """Return a day in the basic format of ISO 8601, `20171218`; %Y would not pad years before 1000."""
    return day.isoformat().replace("-", "")


def escape_text(text: str) -> str:
    """Return `text` escaped as a TEXT value (RFC 5545, section 3.3.11): one line, which cannot begin a new property."""
    text = remove_illegal(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def fold_line(line: str) -> str:
    """Return a line with its CR LF, folded into parts of at most `MAX_LINE_OCTETS`; no character is cut in two."""
    if len(line.encode()) <= MAX_LINE_OCTETS:
        return f"{line}\r\n"
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MAX_LINE_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts) + "\r\n"
