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
Form = Literal["date", "interval", "since", "until"]

POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

ANY_YEAR, ANY_MONTH = r"(?!0000)\d{4}", "(0[1-9]|1[0-2])"
LEAP_YEAR = r"(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
POINT_FORM = r"\d{4}(-\d{2}(-\d{2})?)?"
"""The form of a day, month or year, for JSON Schema, whose patterns are those of JavaScript."""

POINT_IN_CALENDAR = (
    rf"({ANY_YEAR}(-{ANY_MONTH}(-(0[1-9]|1\d|2[0-8]))?|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?"
    rf"|(?!0000){LEAP_YEAR}-02-29)"
)
"""The same, for those alone that are in the calendar: what `point` accepts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date, month, year or interval; `start` and `end` are the first and the last day it can mean."""

    text: str
    form: Form
    precision: Precision
    start: date
    end: date

    @property
    def is_interval(self) -> bool:
        """Tell whether this names two ends, or one and an open one."""
        return self.form != "date"


class NotADateError(ValueError):
    """A text that is not of a form above; `rule` says whether its form or its day is wrong."""

    def __init__(self, rule: Literal["date-form", "date-impossible", "date-order"]) -> None:
        super().__init__(rule)
        self.rule = rule


def parse_date(text: str) -> PartialDate:
    """Return the date that `text` writes in EDTF. Raises `NotADateError`."""
    if "/" not in text:
        return point(text)
    left, right = text.split("/", 1)
    if right == "..":
        first = point(left)
        return PartialDate(text=text, form="since", precision=first.precision, start=first.start, end=first.end)
    if left == "..":
        last = point(right)
        return PartialDate(text=text, form="until", precision=last.precision, start=last.start, end=last.end)
    return interval(text, point(left), point(right))


def interval(text: str, first: PartialDate, last: PartialDate) -> PartialDate:
    """Return the interval between two dates. Raises `NotADateError` where the second lies before the first."""
    if last.end < first.start or first.text == last.text:
        raise NotADateError("date-order")
    return PartialDate(text=text, form="interval", precision=first.precision, start=first.start, end=last.end)


def point(text: str) -> PartialDate:
    """Return the day, month or year that `text` writes. Raises `NotADateError`."""
    match = POINT.fullmatch(text)
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
