"""The calendar (iCalendar, RFC 5545) of planned events and of the days on which instruments expire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from digest.export.characters import remove_illegal
from digest.group.cooperations import add_months
from digest.group.site import Site
from digest.model.articles import Article
from digest.model.events import Event, Instrument
from digest.parse.dates import PartialDate
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import Localizer
from digest.render.settings import Settings
from digest.render.urls import LANGUAGE_PREFIXES, page_path

MAX_LINE_OCTETS = 75
"""The most octets in a line, its end excluded; longer lines are folded (RFC 5545, section 3.1)."""


PAST_MONTHS = 12
"""Entries whose last day lies more than this many months back are left out."""

STATUSES = {"planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED", "happened": "CONFIRMED"}
"""The STATUS of an entry (RFC 5545, section 3.8.1.11) by the status of the event, in the order of a plan's life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An all-day entry. What is known by its month or year alone stands on the last day of that time."""

    event: Event
    kind: Literal["planned", "end"]
    first_day: date
    last_day: date
    summary: str
    description: tuple[str, ...]
    status: str


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
        """Yield the entries of what lies ahead and of the last months."""
        since = add_months(self.site.today, -PAST_MONTHS)
        for event in self.site.everything.events:
            if is_shown_plan(event, self.site.today) and event.date.end >= since:
                yield self.planned_entry(event)
            if event.happened and event.instrument and event.instrument.expires and event.instrument.expires >= since:
                yield self.expiry_entry(event, event.instrument, event.instrument.expires)

    def planned_entry(self, event: Event) -> CalendarEntry:
        """Return the entry of a plan, also of one that was carried out, put off or called off."""
        precision = event.date.form if event.date.is_interval else event.date.precision
        remarks = [self.localizer.t(f"calendar.when.{precision}", date=self.localizer.date(event.date))]
        remarks += [self.localizer.t("status.planned-past")] if self.site.is_overdue(event) else []
        remarks += [self.localizer.t("mark.inferred")] if event.date_basis == "inferred" else []
        for label, dates in (("event.planned-for", event.plans), ("event.other-dates", event.other_dates)):
            remarks += [self.localizer.t(label, dates=", ".join(map(self.localizer.date, dates)))] if dates else []
        name = self.localizer.localize(event.kind.name)
        summary = self.localizer.t(f"calendar.{event.status}", what=name, who=self.party_names(event))
        first_day, last_day = calendar_days(event.date)
        return CalendarEntry(
            event=event, kind="planned", first_day=first_day, last_day=last_day,
            summary=f"{summary}{self.date_in_title(event.date)}",
            description=(*remarks, *self.notes_and_articles(event)), status=STATUSES[event.status],
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
        day = "" if precision == "day" else f" ({self.localizer.t('calendar.no-day', date=date_text)})"
        return CalendarEntry(
            event=event, kind="end", first_day=expires, last_day=expires, summary=f"{summary}{day}",
            description=(*remarks, *filter(None, [instrument.title]), *self.notes_and_articles(event)),
            status="CONFIRMED",
        )  # fmt: skip

    def date_in_title(self, when: PartialDate) -> str:
        """Return how a title says when something is, where that is not a single day."""
        if when.form == "date" and when.precision == "day":
            return ""
        text = self.localizer.date(when)
        return f" ({text if has_days(when) else self.localizer.t('calendar.no-day', date=text)})"

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
        event, articles = entry.event, [self.site.article_by_id[id_] for id_ in entry.event.articles]
        updated = max(article.updated for article in articles)
        yield from ("BEGIN:VEVENT", f"UID:{uuid5(NAMESPACE_URL, f'kota-mitra:{entry.kind}:{event.first_id}')}")
        yield from (f"DTSTAMP:{basic_date(updated)}T000000Z", f"LAST-MODIFIED:{basic_date(updated)}T000000Z")
        yield f"SEQUENCE:{sequence(event, articles)}"
        yield f"DTSTART;VALUE=DATE:{basic_date(entry.first_day)}"
        yield f"DTEND;VALUE=DATE:{basic_date(entry.last_day + timedelta(days=1))}"
        yield f"SUMMARY:{escape_text(entry.summary)}"
        yield f"DESCRIPTION:{escape_text(chr(10).join(entry.description))}"
        yield from self.optional_properties(entry)
        yield from (f"STATUS:{entry.status}", "TRANSP:TRANSPARENT", "END:VEVENT")

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


def is_shown_plan(event: Event, today: date) -> bool:
    """Return whether an event is or was a plan; one that was cancelled is shown as such until its day is past."""
    if event.status == "cancelled":
        return event.date.end >= today
    return not event.happened or bool(event.plans)


def has_days(when: PartialDate) -> bool:
    """Return whether the days of a date are known: of an interval both, of an open one the one that it has."""
    return all(len(part) == len("2017-12-18") for part in when.text.split("/") if part != "..")


def calendar_days(when: PartialDate) -> tuple[date, date]:
    """Return the first and last day of an entry: those that are known, else the last one that the date can mean."""
    if not has_days(when):
        return when.end, when.end
    return when.start, when.end


def sequence(event: Event, articles: Iterable[Article]) -> int:
    """Return an entry's SEQUENCE, by which calendars know a newer revision (RFC 5545, section 3.8.7.4).

    It grows when the event gets another id (a new day), when its status changes, and with every correction.
    """
    corrections = sum(len(article.corrections) for article in articles)
    return len(event.former_ids) * len(STATUSES) + [*STATUSES].index(event.status) + corrections


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
