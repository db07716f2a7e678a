"""The day on which an item was published, from the dates that feeds of Indonesian outlets really write.

Portals of regencies write `Sel, 04 Mar 2025 10:20:30 +0700` and `… WIB`: feedparser 6.0.14 gives no date for the first
and takes the second for UTC, so dates are read here, and feedparser only says where they stand.
"""

from __future__ import annotations

import email.utils
import functools
import re
from datetime import UTC, date, datetime, timedelta

from babel.dates import get_month_names

from digest.core.clock import WIB

ZONES = {"WIB": "+0700", "WITA": "+0800", "WIT": "+0900"}
"""Indonesia's time zones by the names that the press uses (Keppres 41/1987)."""

MORE_MONTHS = {"agt": 8, "agts": 8, "ags": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}
DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})[\s/-]+([^\W\d]{3,})[.,\s/-]+(\d{4})\D*?(?:(\d{1,2})[:.](\d{2}).*?)?([+-]\d{4})?\s*$"
)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def published_day(text: str) -> date | None:
    """Return the day of a date and time in the zone that it states, or in Jakarta's where that is UTC or none.

    A feed in UTC is a program's doing, not the outlet's: 17:30 UTC is already tomorrow where the report was written.
    """
    text = re.sub(r"\b(WIB|WITA|WIT)\b", lambda found: ZONES[found[0]], text.strip(), flags=re.ASCII)
    moment = iso_moment(text) or mail_moment(text) or worded_moment(text)
    if moment is None:
        return None
    is_local = moment.tzinfo is not None and moment.utcoffset() != timedelta(0)
    return (moment if is_local or moment.tzinfo is None else moment.astimezone(WIB)).date()


def iso_moment(text: str) -> datetime | None:
    """Return the moment of a date of ISO 8601, RFC 3339."""
    if not ISO_DATE.match(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def mail_moment(text: str) -> datetime | None:
    """Return the moment of a date of RFC 5322, as RSS has them."""
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    # A zone that it does not know, or `-0000`, gives a moment without one, which in RSS means UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC) if text.rstrip().endswith("-0000") else moment


def worded_moment(text: str) -> datetime | None:
    """Return the moment of a date with the name of its month in Indonesian or English: `Sel, 4 Maret 2025 10.20`."""
    found = DAY_MONTH_YEAR.search(text)
    month = month_numbers().get(found[2].casefold()) if found else None
    if not (found and month):
        return None
    try:
        zone = datetime.strptime(found[6], "%z").tzinfo if found[6] else None
        return datetime(int(found[3]), month, int(found[1]), int(found[4] or 0), int(found[5] or 0), tzinfo=zone)
    except ValueError:
        return None


@functools.cache
def month_numbers() -> dict[str, int]:
    """Return the numbers of the months by their names, long and short, in Indonesian and English (CLDR)."""
    names = dict(MORE_MONTHS)
    for locale in ("id", "en"):
        for width in ("wide", "abbreviated"):
            names |= {
                name.casefold().rstrip("."): number for number, name in get_month_names(width, locale=locale).items()
            }
    return names
