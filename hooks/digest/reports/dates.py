"""Dates in a text: each as precise as the text states it, and open where the text leaves it open.

No part is made up: a year that the text does not state follows only from the publication date, and a date that does
not agree with its weekday stays open. Libraries for dates were tried; they fill in years and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from digest.parse.dates import NotADateError, PartialDate, parse_date
from digest.read.fields import LocalizedText
from digest.reports.date_forms import FUTURE_WORDS, MONTHS, PATTERNS, WEEKDAYS, mask_citations, without_quotations

YEAR_WINDOW = timedelta(days=300)
"""How far a day without a year may lie from the publication date; for days farther off, the press prints the year."""

NO_SUCH_DAY = LocalizedText("tidak ada hari seperti itu", "there is no such day")
SEVERAL_DAYS = LocalizedText("beberapa hari", "several days")
TWO_DAYS = {"dan", "&", "and"}
"""Words that join days, which are an interval only where one follows the other."""
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
    text = mask_citations(text)
    found, future = list[FoundDate](), bool(FUTURE_WORDS.search(without_quotations(text)))
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
    words = f"({words}" if match.string[: match.start()].endswith("(") else words
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
        if form in {"range", "days"} and parts["joined"].casefold() in TWO_DAYS:
            if "y" in parts:
                return None  # two dates, each whole
            if "m" in parts or not is_followed_by_next_day(parts):
                return replace(open_date, reason=SEVERAL_DAYS)
        if form == "range":
            return replace(open_date, text=parse_range(parts), sure=True, reason=None)
        if form == "days":
            return parse_days(parts, open_date, published, sure=sure, latest=latest, future=future)
        year_or_month = f"{parts['y']}-{parse_month(parts['m']):02}" if form == "month" else parts["y"]
        return replace(open_date, text=year_or_month, sure=True, reason=None)
    except (ValueError, KeyError, NotADateError):
        # A misprinted day must not leave a month behind that looks certain.
        return replace(open_date, reason=NO_SUCH_DAY) if form in {"full", "range"} else None


def is_followed_by_next_day(parts: dict[str, str]) -> bool:
    """Tell whether the days that a text joins by `dan` are an interval: one after the other, or with days between."""
    return int(parts["d2"]) == int(parts["d"]) + 1 or "between" in parts


def parse_month(text: str) -> int:
    """Return a month's number, from its name or its number. Raises KeyError, ValueError."""
    number = int(text) if text.isdigit() else MONTHS[text.casefold().rstrip(".")]
    if not 1 <= number <= 12:
        raise ValueError(text)
    return number


def parse_range(parts: dict[str, str]) -> str:
    """Return an interval as EDTF. Raises KeyError, NotADateError, ValueError."""
    last_month = parse_month(parts.get("m2") or parts["m"])
    first_month = parse_month(parts.get("m") or parts["m2"])
    first = date(parse_year(parts.get("y") or parts["y2"]), first_month, int(parts["d"]))
    last = date(parse_year(parts["y2"]), last_month, int(parts["d2"]))
    return parse_date(f"{first}/{last}").text


def parse_days(
    parts: dict[str, str],
    open_date: FoundDate,
    published: PartialDate | None,
    *,
    sure: bool,
    latest: date,
    future: bool,
) -> FoundDate:
    """Return an interval whose year follows from the publication date. Raises KeyError, ValueError."""
    last_parts = {"d": parts["d2"], "m": parts.get("m2") or parts["m"]}
    last = parse_day_and_month(last_parts, open_date, published, sure=sure, latest=latest, future=future)
    if not last.text:
        return last
    end = date.fromisoformat(last.text)
    first = date(end.year, parse_month(parts.get("m") or parts["m2"]), int(parts["d"]))
    if first > end or not weekday_agrees(first, parts):
        return replace(open_date, reason=NO_SUCH_DAY)
    return replace(last, text=parse_date(f"{first}/{end}").text)


def parse_year(text: str) -> int:
    """Return a year; one of two digits is of this century."""
    return int(text) if len(text) == 4 else 2000 + int(text)


def parse_full_date(parts: dict[str, str], open_date: FoundDate) -> FoundDate:
    """Return a day with its month and year; open where the weekday disagrees. Raises KeyError, ValueError."""
    day = american_day(parts) or date(parse_year(parts["y"]), parse_month(parts["m"]), int(parts["d"]))
    if not weekday_agrees(day, parts):
        weekday = parts["weekday"]
        return replace(open_date, reason=LocalizedText(f"{day} bukan hari {weekday}", f"{day} is no {weekday}"))
    return replace(open_date, text=day.isoformat(), sure=True, reason=None)


def american_day(parts: dict[str, str]) -> date | None:
    """Return the day of numbers that only make one with the month first: `12/14/2014`, `Monday (11/3/2025)`."""
    if not (parts["m"].isdigit() and 1 <= int(parts["d"]) <= 12 and int(parts["m"]) <= 31 and len(parts["d"]) <= 2):
        return None
    swapped = date(parse_year(parts["y"]), int(parts["d"]), int(parts["m"]))
    if int(parts["m"]) > 12:
        return swapped if weekday_agrees(swapped, parts) else None
    as_written = date(parse_year(parts["y"]), int(parts["m"]), int(parts["d"]))
    english = parts.get("weekday", "").casefold().endswith("day")
    return swapped if english and weekday_agrees(swapped, parts) and not weekday_agrees(as_written, parts) else None


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
