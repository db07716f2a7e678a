"""Dates as precise as their source: a subset of EDTF (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/).

2017-12-18    a day             2023-03-14/2023-03-17   from one to another
2017-12       a month           2019/..                 since, still going on
2017          a year            ../2023                 at the latest; the beginning is not known
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]
DateForm = Literal["date", "interval", "since", "until"]

SINGLE_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

ANY_YEAR, ANY_MONTH = r"(?!0000)\d{4}", "(0[1-9]|1[0-2])"
LEAP_YEAR = r"(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
SINGLE_DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"
"""The syntax of a day, month or year as a regular expression of JavaScript, for JSON Schema."""

CALENDAR_DATE_PATTERN = (
    rf"({ANY_YEAR}(-{ANY_MONTH}(-(0[1-9]|1\d|2[0-8]))?|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?"
    rf"|(?!0000){LEAP_YEAR}-02-29)"
)
"""The same, but only for dates that exist in the calendar: exactly what `parse_single_date` accepts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A day, month, year or interval; `start` and `end` are the first and the last day that it can mean."""

    text: str
    form: DateForm
    precision: Precision
    start: date
    end: date

    @property
    def is_interval(self) -> bool:
        """Whether this is an interval, closed or open, rather than one day, month or year."""
        return self.form != "date"


class NotADateError(ValueError):
    """A text that is no date; `rule` says whether its syntax, its day or the order of its ends is wrong."""

    def __init__(self, rule: Literal["date-form", "date-impossible", "date-order"]) -> None:
        super().__init__(rule)
        self.rule = rule


def parse_date(text: str) -> PartialDate:
    """Parse one of the EDTF forms above. Raises `NotADateError`."""
    if "/" not in text:
        return parse_single_date(text)
    left, right = text.split("/", 1)
    if right == "..":
        first = parse_single_date(left)
        return PartialDate(text=text, form="since", precision=first.precision, start=first.start, end=first.end)
    if left == "..":
        last = parse_single_date(right)
        return PartialDate(text=text, form="until", precision=last.precision, start=last.start, end=last.end)
    return create_interval(text, parse_single_date(left), parse_single_date(right))


def create_interval(text: str, first: PartialDate, last: PartialDate) -> PartialDate:
    """Return the interval from `first` to `last`. Raises `NotADateError` unless `last` is later."""
    if last.end < first.start or first.text == last.text:
        raise NotADateError("date-order")
    return PartialDate(text=text, form="interval", precision=first.precision, start=first.start, end=last.end)


def parse_single_date(text: str) -> PartialDate:
    """Parse a day, month or year. Raises `NotADateError`."""
    match = SINGLE_DATE.fullmatch(text)
    if not match:
        raise NotADateError("date-form")
    if "00" in match.groups()[1:]:
        raise NotADateError("date-impossible")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        raise NotADateError("date-impossible") from None
    last_month = month or 12
    end = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    precision: Precision = "day" if day else "month" if month else "year"
    return PartialDate(text=text, form="date", precision=precision, start=start, end=end)
