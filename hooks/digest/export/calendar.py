"""The calendar (iCalendar, RFC 5545): what is planned, and when what was signed ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from digest.export.characters import legal
from digest.group.site import Site
from digest.model.events import Event, Instrument
from digest.read.dates import Precision
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import Wording
from digest.render.settings import Settings
from digest.render.urls import PREFIXES, address

LINE = 75
"""So many octets a line holds before it is folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Whole days in the calendar: `first` to `last`, all that the date can mean."""

    event: Event
    what: Literal["planned", "end"]
    first: date
    last: date
    summary: str
    description: tuple[str, ...]


def create_calendars(site: Site, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the calendar in each language; bytes, for its line ends are the same everywhere."""
    for language in LANGUAGES:
        lines = Calendar(site, settings.site_url, language).lines()
        yield f"{PREFIXES[language]}calendar.ics", "".join(map(folded, lines)).encode()


class Calendar:
    """The calendar in one language."""

    def __init__(self, site: Site, site_url: str, language: Language) -> None:
        self.site, self.language = site, language
        self.base = f"{site_url.rstrip('/')}/{PREFIXES[language]}" if site_url else ""
        self.words = Wording(site.model.vocabularies, language)

    def lines(self) -> Iterator[str]:
        """Yield the calendar's lines, not folded."""
        title = escaped(self.words.t("calendar.title"))
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kota Mitra//Kota Mitra//ID", "CALSCALE:GREGORIAN")
        yield from (f"NAME:{title}", f"X-WR-CALNAME:{title}", "REFRESH-INTERVAL;VALUE=DURATION:P1D")
        for entry in sorted(self.entries(), key=lambda entry: (entry.first, entry.last, entry.event.id)):
            yield from self.component(entry)
        yield "END:VCALENDAR"

    def entries(self) -> Iterator[Entry]:
        """Yield an entry for every planned event and for every end of validity."""
        for event in self.site.everything.events:
            if event.status == "planned":
                yield self.planned(event)
            if event.happened and event.instrument and event.instrument.expires:
                yield self.end(event, event.instrument, event.instrument.expires)

    def planned(self, event: Event) -> Entry:
        """Return the entry of a planned event; it says how far the date is known, and whether it has passed."""
        past = event.date.end < self.site.today
        when = event.date.form if event.date.is_interval else event.date.precision
        told = self.words.date(event.date)
        about = [self.words.t(f"calendar.when.{when}", date=told)]
        about += [self.words.t("status.planned-past")] if past else []
        about += [self.words.t("mark.inferred")] if event.date_basis == "inferred" else []
        summary = self.words.t("calendar.planned", what=self.words.say(event.kind.name), who=self.parties(event))
        return Entry(
            event=event, what="planned", first=event.date.start, last=event.date.end,
            summary=summary if when == "day" else f"{summary} ({told})",
            description=(*about, *self.told(event)),
        )  # fmt: skip

    def end(self, event: Event, instrument: Instrument, last: date) -> Entry:
        """Return the entry of the end of an instrument's validity, which is stated or computed."""
        when, told = instrument.expires_precision, self.words.expiry(instrument)
        about = [self.words.t(f"calendar.when.{when}", date=told)]
        signed = self.words.date(instrument.signed)
        if instrument.valid_years:
            years = self.words.count("count.years", instrument.valid_years)
            about.append(self.words.t("calendar.computed", signed=signed, years=years))
        else:
            about.append(self.words.t("calendar.signed", signed=signed))
        name = self.words.say(instrument.kind.short or instrument.kind.name)
        summary = self.words.t("calendar.end", what=name, who=self.parties(event))
        return Entry(
            event=event, what="end", first=first_day(last, when), last=last,
            summary=summary if when == "day" else f"{summary} ({told})",
            description=(*about, *filter(None, [instrument.title]), *self.told(event)),
        )  # fmt: skip

    def parties(self, event: Event) -> str:
        """Return the names of an event's parties."""
        return " – ".join(self.words.say(party.name) for party in event.parties)

    def told(self, event: Event) -> Iterator[str]:
        """Yield an event's notes, and the articles that tell it with their addresses."""
        yield from map(self.words.say, event.notes)
        for article in (self.site.article[id_] for id_ in event.articles):
            title = article.text(self.language).title
            yield f"{title}: {self.base}{address(article, self.site)}" if self.base else title

    def component(self, entry: Entry) -> Iterator[str]:
        """Yield the lines of an entry; it keeps its UID in both languages, and leaves the days free."""
        event = entry.event
        yield from ("BEGIN:VEVENT", f"UID:{uuid5(NAMESPACE_URL, f'kota-mitra:{entry.what}:{event.id}')}")
        yield f"DTSTAMP:{self.site.today:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{basic(entry.first)}"
        yield f"DTEND;VALUE=DATE:{basic(entry.last + timedelta(days=1))}"
        yield f"SUMMARY:{escaped(entry.summary)}"
        yield f"DESCRIPTION:{escaped(chr(10).join(entry.description))}"
        yield from self.optional(entry)
        yield from (f"STATUS:{'TENTATIVE' if entry.what == 'planned' else 'CONFIRMED'}", "TRANSP:TRANSPARENT")
        yield "END:VEVENT"

    def optional(self, entry: Entry) -> Iterator[str]:
        """Yield the lines that not every entry has."""
        event = entry.event
        if event.place and entry.what == "planned":
            yield f"LOCATION:{escaped(self.words.say(event.place))}"
        if event.sectors:
            yield "CATEGORIES:" + ",".join(escaped(self.words.say(sector.name)) for sector in event.sectors)
        if self.base:
            yield f"URL:{self.base}{address(self.site.cooperation_of(event) or event, self.site)}"


def first_day(last: date, precision: Precision) -> date:
    """Return the first day of the period that ends on `last`: that day itself, its month or its year."""
    if precision == "day":
        return last
    return last.replace(day=1) if precision == "month" else last.replace(month=1, day=1)


def basic(day: date) -> str:
    """Return a day as iCalendar writes it; %Y would not pad years before 1000."""
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """Return `text` as a TEXT value (RFC 5545, section 3.3.11): one line, in which nothing begins a new property."""
    text = legal(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Return a line with its end, folded so that no part is longer than 75 octets and no character is cut."""
    if len(line.encode()) <= LINE:
        return f"{line}\r\n"
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts) + "\r\n"
