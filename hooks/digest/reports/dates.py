"""Dates in a text: each as precise as the text states it, and open where the text leaves it open.

No part is made up: a year that the text does not state follows only from the publication date, and a date that does
not agree with its weekday stays open. Libraries for dates were tried; they fill in years and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from babel import Locale

from digest.parse.dates import NotADateError, PartialDate, parse_date
from digest.read.fields import LocalizedText

PRESS_MONTHS = {
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "peb": 2,
    "pebruari": 2,
    "nop": 11,
    "nopember": 11,
    "sept": 9,
    "okt": 10,
}
"""Spellings of months in the press, besides those of CLDR."""
PRESS_WEEKDAYS = {"jum'at": 4, "jum’at": 4, "ahad": 6}

YEAR_WINDOW = timedelta(days=300)
"""How far a day without a year may lie from the publication date; for days farther off, the press prints the year."""


def month_numbers() -> dict[str, int]:
    """Return the months' names and abbreviations in both languages (CLDR), with their numbers."""
    names = dict(PRESS_MONTHS)
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            months = Locale(language).months["format"][width]
            names |= {name.casefold().rstrip("."): number for number, name in months.items()}
    return names


def weekday_numbers() -> dict[str, int]:
    """Return the weekdays' names in both languages (CLDR), Monday being 0."""
    names = dict(PRESS_WEEKDAYS)
    for language in ("id", "en"):
        names |= {name.casefold(): number for number, name in Locale(language).days["format"]["wide"].items()}
    return names


MONTHS, WEEKDAYS = month_numbers(), weekday_numbers()
MONTH_NAME = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?(?![a-z])"
WEEKDAY_NAME = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
DAY, YEAR = r"(?<![\d/.,])\d{1,2}", r"(?:19|20)\d\d(?!\d)"
UNTIL = r"\s*(?:-|–|—|s/d|hingga|sampai(?:\s+dengan)?|to|until)\s*"
TIME_OF_DAY = r"(?:pagi|siang|sore|malam|petang|lalu)"
ON_WEEKDAY = (
    rf"(?:(?P<weekday>{WEEKDAY_NAME})(?:\s*[-–,/]\s*{WEEKDAY_NAME})?(?:\s+{TIME_OF_DAY})?\W{{1,3}}"
    r"(?:(?:tanggal|tgl|pada)\s+)?)?"
)
PART_OF_YEAR = r"(?:awal\s+|akhir\s+|pertengahan\s+)?"

FORMS = (  # the form of a date and a pattern for it; the first that matches a place is taken
    ("range", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:\s+(?P<m>{MONTH_NAME})(?:\s+(?P<y>{YEAR}))?)?{UNTIL}"
              rf"(?P<d2>{DAY})\s+(?P<m2>{MONTH_NAME}),?\s+(?P<y2>{YEAR})"),
    ("range", rf"{ON_WEEKDAY}\(?(?P<d>{DAY}){UNTIL}(?P<d2>{DAY})/(?P<m2>\d{{1,2}})/(?P<y2>{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_NAME}),?\s+"
             rf"(?:tahun\s+)?(?P<y>{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<m>{MONTH_NAME})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s*(?P<y>{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    ("full", rf"{ON_WEEKDAY}(?P<d>{DAY})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{YEAR})"),
    ("day", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_NAME})(?!\s+{YEAR})"),
    ("day", rf"(?P<weekday>{WEEKDAY_NAME})(?:\s+\w+)?\s*\(\s*(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s*\)"),
    ("day", r"(?P<weekday>)\((?P<d>\d{1,2})/(?P<m>\d{1,2})\)"),
    ("month", rf"(?P<m>{MONTH_NAME}),?\s+(?:tahun\s+)?(?P<y>{YEAR})"),
    ("year", rf"(?:(?:pada|di|in|sejak|since|hingga|sampai|until)\s+{PART_OF_YEAR})?(?:tahun|year)\s+(?P<y>{YEAR})"),
    ("year", rf"\b(?:pada|sejak|in|since|during|by)\s+(?P<y>{YEAR})(?!\s*(?:orang|peserta|unit|ini\b))"),
    ("open", rf"(?P<weekday>{WEEKDAY_NAME})(?=\s*[.,\"”)]|\s+(?:lalu|kemarin|pagi|siang|sore|malam|petang)\b)"),
    ("open", r"\b(?:baru-baru\s+ini|belum\s+lama\s+ini|(?:pekan|minggu|bulan|tahun)\s+(?:lalu|depan|ini)|beberapa\s+"
             r"(?:waktu|hari|pekan|bulan|tahun)\s+(?:yang\s+)?(?:lalu|mendatang)|kemarin|hari\s+ini|recently|last\s+(?:week|month|year)"
             r"|yesterday)\b"),
)  # fmt: skip
PATTERNS = [(form, re.compile(pattern, re.IGNORECASE)) for form, pattern in FORMS]
FULL_DATE = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for form, pattern in FORMS if form == "full"), re.IGNORECASE
)
FUTURE_WORDS = re.compile(
    r"\b(akan|rencana\w*|direncanakan|dijadwalkan|berencana|mendatang|nantinya|nanti|will|planned?|plans|scheduled|upcoming|"
    r"bakal|ditargetkan|targetnya|menargetkan)\b",
    re.IGNORECASE,
)

NO_SUCH_DAY = LocalizedText("tidak ada hari seperti itu", "there is no such day")
NO_DATE_STATED = LocalizedText("teks tidak memberi tanggal", "the text gives no date")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date found in a text; `text` is its EDTF, empty where the date stays open, for the `reason` given."""

    text: str = ""
    quote: str
    start: int
    end: int
    form: str
    """One of those in `FORMS`."""
    sure: bool = False
    reason: LocalizedText | None = None

    @property
    def value(self) -> PartialDate | None:
        """Return the date, or None where it is open."""
        return parse_date(self.text) if self.text else None


def dates_in(text: str, published: PartialDate | None, *, sure: bool = False, latest: date) -> list[FoundDate]:
    """Return the dates in a sentence, in order; the report was `published` then (`sure`ly so), by the day `latest`."""
    found, future = list[FoundDate](), bool(FUTURE_WORDS.search(text))
    for form, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(other.start < match.end() and match.start() < other.end for other in found):
                continue
            if one := parse_match(form, match, published, sure=sure, latest=latest, future=future):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def parse_match(
    form: str, match: re.Match[str], published: PartialDate | None, *, sure: bool, latest: date, future: bool
) -> FoundDate | None:
    """Return the date in a match; None where its numbers make none."""
    words = " ".join(match[0].split())
    words += ")" if words.count("(") > words.count(")") else ""
    open_date = FoundDate(quote=words, start=match.start(), end=match.end(), form=form, reason=NO_DATE_STATED)
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        if form == "open":
            return open_date
        if form == "full":
            return parse_full_date(parts, open_date)
        if form == "day":
            return parse_day_and_month(parts, open_date, published, sure=sure, latest=latest, future=future)
        if form == "range":
            return replace(open_date, text=parse_range(parts), sure=True, reason=None)
        year_or_month = f"{parts['y']}-{parse_month(parts['m']):02}" if form == "month" else parts["y"]
        return replace(open_date, text=year_or_month, sure=True, reason=None)
    except (ValueError, KeyError, NotADateError):
        # A misprinted day must not leave a month behind that looks certain.
        return replace(open_date, reason=NO_SUCH_DAY) if form in {"full", "range"} else None


def parse_month(text: str) -> int:
    """Return a month's number, from its name or its number. Raises KeyError, ValueError."""
    number = int(text) if text.isdigit() else MONTHS[text.casefold().rstrip(".")]
    if not 1 <= number <= 12:
        raise ValueError(text)
    return number


def parse_range(parts: dict[str, str]) -> str:
    """Return an interval as EDTF. Raises KeyError, NotADateError, ValueError."""
    first_month = parse_month(parts.get("m", parts["m2"]))
    first = date(int(parts.get("y", parts["y2"])), first_month, int(parts["d"]))
    last = date(int(parts["y2"]), parse_month(parts["m2"]), int(parts["d2"]))
    return parse_date(f"{first}/{last}").text


def parse_full_date(parts: dict[str, str], open_date: FoundDate) -> FoundDate:
    """Return a day with its month and year; open where the weekday disagrees. Raises KeyError, ValueError."""
    day = date(int(parts["y"]), parse_month(parts["m"]), int(parts["d"]))
    if not weekday_agrees(day, parts):
        weekday = parts["weekday"]
        return replace(open_date, reason=LocalizedText(f"{day} bukan hari {weekday}", f"{day} is no {weekday}"))
    return replace(open_date, text=day.isoformat(), sure=True, reason=None)


def weekday_agrees(day: date, parts: dict[str, str]) -> bool:
    """Tell whether the weekday that the text gives, if any, is that of the day."""
    return "weekday" not in parts or WEEKDAYS[parts["weekday"].casefold()] == day.weekday()


def parse_day_and_month(
    parts: dict[str, str],
    open_date: FoundDate,
    published: PartialDate | None,
    *,
    sure: bool,
    latest: date,
    future: bool,
) -> FoundDate:
    """Return a day with the year that the publication date implies; open where none or several fit.

    Raises KeyError and ValueError where there is no such day in any year.
    """
    month, day = parse_month(parts["m"]), int(parts["d"])
    date(2000, month, day)  # a leap year
    if published is None:
        years = range(latest.year, 1998, -1)
        fitting = [one for one in day_in_years(month, day, years) if weekday_agrees(one, parts)]
        known = [str(one.year) for one in fitting[:6]] if "weekday" in parts else []
        return replace(open_date, reason=missing_year_reason(", ".join(sorted(known))))
    years = range(published.start.year - 1, published.end.year + 2)
    agreeing = [one for one in day_in_years(month, day, years) if weekday_agrees(one, parts)]
    fitting = near_publication(agreeing, published, future=future)
    if len(fitting) != 1:
        return replace(open_date, reason=missing_year_reason(""))
    certain = sure and published.precision == "day" and ("weekday" in parts or not future)
    note = f"tahun dari tanggal terbit {published.text}", f"year from the publication date {published.text}"
    return replace(open_date, text=fitting[0].isoformat(), sure=certain, reason=LocalizedText(*note))


def near_publication(days: list[date], published: PartialDate, *, future: bool) -> list[date]:
    """Return the days at most `YEAR_WINDOW` before the publication; where `future`, rather those after it."""
    before = [day for day in days if published.start - YEAR_WINDOW <= day <= published.end]
    after = [day for day in days if published.start <= day <= published.end + YEAR_WINDOW]
    return (after or before) if future else before


def day_in_years(month: int, day: int, years: range) -> Iterator[date]:
    """Yield a day of the year in each of `years` that has it."""
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def missing_year_reason(years: str) -> LocalizedText:
    """Return why a day without a year stays open, with the `years` that its weekday fits."""
    indonesian, english = "tahun tidak disebut", "no year is given"
    if years:
        return LocalizedText(f"{indonesian}; harinya cocok pada {years}", f"{english}; the weekday fits {years}")
    return LocalizedText(indonesian, english)
