"""Dates in a report: each as precise as the text gives it, and open where the text leaves it open.

Nothing is invented: a year that the text does not print follows only from the day of publication, and a weekday that
does not agree with its date makes the date doubtful. Libraries for dates were tried; they fill in years and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale

from digest.read.dates import NotADateError, PartialDate, parse_date
from digest.read.fields import Words

MORE_MONTHS = {"agt": 8, "ags": 8, "agust": 8, "peb": 2, "pebruari": 2, "nop": 11, "nopember": 11, "sept": 9, "okt": 10}
"""Spellings of months in the press, besides those of CLDR."""
MORE_DAYS = {"jum'at": 4, "jum’at": 4, "ahad": 6}

WINDOW = timedelta(days=300)
"""How far a day without a year may lie from the day of publication; farther off, the press prints the year."""


def month_numbers() -> dict[str, int]:
    """Return the months' names and abbreviations in both languages (CLDR), with their numbers."""
    names = dict(MORE_MONTHS)
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            months = Locale(language).months["format"][width]
            names |= {name.casefold().rstrip("."): number for number, name in months.items()}
    return names


def day_numbers() -> dict[str, int]:
    """Return the weekdays' names in both languages (CLDR), Monday being 0."""
    names = dict(MORE_DAYS)
    for language in ("id", "en"):
        names |= {name.casefold(): number for number, name in Locale(language).days["format"]["wide"].items()}
    return names


MONTHS, DAYS = month_numbers(), day_numbers()
MONTH = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?(?![a-z])"
DAY = "(?:" + "|".join(sorted(map(re.escape, DAYS), key=len, reverse=True)) + ")"
D, Y = r"(?<![\d/.,])\d{1,2}", r"(?:19|20)\d\d(?!\d)"
TO = r"\s*(?:-|–|—|s/d|hingga|sampai(?:\s+dengan)?|to|until)\s*"
HOUR = r"(?:pagi|siang|sore|malam|petang|lalu)"
WEEKDAY = rf"(?:(?P<weekday>{DAY})(?:\s*[-–,/]\s*{DAY})?(?:\s+{HOUR})?\W{{1,3}}(?:(?:tanggal|tgl|pada)\s+)?)?"
PART = r"(?:awal\s+|akhir\s+|pertengahan\s+)?"

FORMS = (
    ("range", rf"{WEEKDAY}(?P<d>{D})(?:\s+(?P<m>{MONTH})(?:\s+(?P<y>{Y}))?)?{TO}"
              rf"(?P<d2>{D})\s+(?P<m2>{MONTH}),?\s+(?P<y2>{Y})"),
    ("range", rf"{WEEKDAY}\(?(?P<d>{D}){TO}(?P<d2>{D})/(?P<m2>\d{{1,2}})/(?P<y2>{Y})"),
    ("whole", rf"{WEEKDAY}(?P<d>{D})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH}),?\s+(?:tahun\s+)?(?P<y>{Y})"),
    ("whole", rf"{WEEKDAY}(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s*(?P<y>{Y})"),
    ("whole", rf"{WEEKDAY}(?P<y>{Y})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    ("whole", rf"{WEEKDAY}(?P<d>{D})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{Y})"),
    ("day", rf"{WEEKDAY}(?P<d>{D})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?!\s+{Y})"),
    ("day", rf"(?P<weekday>{DAY})(?:\s+\w+)?\s*\(\s*(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s*\)"),
    ("day", r"(?P<weekday>)\((?P<d>\d{1,2})/(?P<m>\d{1,2})\)"),
    ("month", rf"(?P<m>{MONTH}),?\s+(?:tahun\s+)?(?P<y>{Y})"),
    ("year", rf"(?:(?:pada|di|in|sejak|since|hingga|sampai|until)\s+{PART})?(?:tahun|year)\s+(?P<y>{Y})"),
    ("year", rf"\b(?:pada|sejak|in|since|during|by)\s+(?P<y>{Y})(?!\s*(?:orang|peserta|unit|ini\b))"),
    ("open", rf"(?P<weekday>{DAY})(?=\s*[.,\"”)]|\s+(?:lalu|kemarin|pagi|siang|sore|malam|petang)\b)"),
    ("open", r"\b(?:baru-baru\s+ini|belum\s+lama\s+ini|(?:pekan|minggu|bulan|tahun)\s+(?:lalu|depan|ini)|beberapa\s+"
             r"(?:waktu|hari|pekan|bulan|tahun)\s+(?:yang\s+)?(?:lalu|mendatang)|kemarin|hari\s+ini|recently|last\s+(?:week|month|year)"
             r"|yesterday)\b"),
)  # fmt: skip
PATTERNS = [(form, re.compile(pattern, re.IGNORECASE)) for form, pattern in FORMS]
WHOLE_DATE = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for form, pattern in FORMS if form == "whole"), re.IGNORECASE
)
AHEAD = re.compile(
    r"\b(akan|rencana\w*|direncanakan|dijadwalkan|berencana|mendatang|nantinya|nanti|will|planned?|plans|scheduled|upcoming|"
    r"bakal|ditargetkan|targetnya|menargetkan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in a sentence: as EDTF, or empty where the text leaves it open; `sure` where nothing is left to think."""

    text: str = ""
    words: str
    start: int
    end: int
    form: str
    sure: bool = False
    why: Words | None = None

    @property
    def partial(self) -> PartialDate | None:
        """Return the date, or None where it is open."""
        return parse_date(self.text) if self.text else None


def dates_in(text: str, published: PartialDate | None, *, sure: bool = False, latest: date) -> list[Dated]:
    """Return the dates in a sentence of a report that was `published` then (`sure`ly so), before the day `latest`."""
    found, taken = list[Dated](), list[tuple[int, int]]()
    for form, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if dated := read_match(form, match, published, sure, latest, ahead=bool(AHEAD.search(text))):
                found.append(dated)
                taken.append(match.span())
    return sorted(found, key=lambda dated: dated.start)


def read_match(
    form: str, match: re.Match[str], published: PartialDate | None, sure: bool, latest: date, *, ahead: bool
) -> Dated | None:
    """Return what a match says; None where its numbers make no date."""
    words = " ".join(match[0].split())
    words += ")" if words.count("(") > words.count(")") else ""
    place = {"words": words, "start": match.start(), "end": match.end(), "form": form}
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        if form == "open":
            return Dated(**place, why=OPEN)  # type: ignore[arg-type]
        if form == "year":
            return Dated(**place, text=parts["y"], sure=True)  # type: ignore[arg-type]
        if form == "month":
            return Dated(**place, text=f"{parts['y']}-{month(parts['m']):02}", sure=True)  # type: ignore[arg-type]
        if form == "range":
            return Dated(**place, text=range_text(parts), sure=True)  # type: ignore[arg-type]
        if form == "whole":
            return whole(parts, place)
        return day_and_month(parts, place, published, sure, latest, ahead)
    except (ValueError, KeyError, NotADateError):
        # A misprinted day must not leave a month behind that looks certain.
        return Dated(**place, why=NO_SUCH_DAY) if form in {"whole", "range"} else None  # type: ignore[arg-type]


NO_SUCH_DAY = Words("tidak ada hari seperti itu", "there is no such day")
OPEN = Words("teks tidak memberi tanggal", "the text gives no date")


def month(text: str) -> int:
    """Return a month's number, from its name or its number. Raises KeyError, ValueError."""
    number = int(text) if text.isdigit() else MONTHS[text.casefold().rstrip(".")]
    if not 1 <= number <= 12:
        raise ValueError(text)
    return number


def range_text(parts: dict[str, str]) -> str:
    """Return an interval as EDTF. Raises NotADateError, ValueError."""
    first_month = month(parts.get("m", parts["m2"]))
    first = date(int(parts.get("y", parts["y2"])), first_month, int(parts["d"]))
    last = date(int(parts["y2"]), month(parts["m2"]), int(parts["d2"]))
    return parse_date(f"{first}/{last}").text


def whole(parts: dict[str, str], place: dict[str, object]) -> Dated:
    """Return a day that the text says whole; one whose weekday disagrees stays open."""
    day = date(int(parts["y"]), month(parts["m"]), int(parts["d"]))
    if not agrees(day, parts):
        return Dated(**place, why=Words(f"{day} bukan hari {parts['weekday']}", f"{day} is no {parts['weekday']}"))  # type: ignore[arg-type]
    return Dated(**place, text=day.isoformat(), sure=True)  # type: ignore[arg-type]


def agrees(day: date, parts: dict[str, str]) -> bool:
    """Tell whether the weekday that the text gives, if any, is that of the day."""
    return "weekday" not in parts or DAYS[parts["weekday"].casefold()] == day.weekday()


def day_and_month(
    parts: dict[str, str],
    place: dict[str, object],
    published: PartialDate | None,
    sure: bool,
    latest: date,
    ahead: bool,
) -> Dated:
    """Return a day without a year, its year taken from the day of publication; open where that does not tell."""
    number, day = month(parts["m"]), int(parts["d"])
    date(2000, number, day)
    if published is None:
        fits = [str(found.year) for found in days(number, day, range(latest.year, 1998, -1)) if agrees(found, parts)]
        years = ", ".join(sorted(fits[:6])) if "weekday" in parts else ""
        return Dated(**place, why=without_year(years))  # type: ignore[arg-type]
    near = list(days(number, day, range(published.start.year - 1, published.end.year + 2)))
    before = [found for found in near if published.start - WINDOW <= found <= published.end]
    after = [found for found in near if published.start <= found <= published.end + WINDOW]
    fitting = [found for found in (after if ahead else before) if agrees(found, parts)]
    fitting = fitting or ([found for found in before if agrees(found, parts)] if ahead else [])
    if len(fitting) != 1:
        return Dated(**place, why=without_year(""))  # type: ignore[arg-type]
    certain = sure and published.precision == "day" and ("weekday" in parts or not ahead)
    return Dated(**place, text=fitting[0].isoformat(), sure=certain, why=from_publication(published))  # type: ignore[arg-type]


def days(number: int, day: int, years: range) -> Iterator[date]:
    """Yield a day of the year in each of `years` that has it."""
    for year in years:
        try:
            yield date(year, number, day)
        except ValueError:
            continue


def without_year(years: str) -> Words:
    """Return why a day without a year stays open, and which years its weekday would fit."""
    if years:
        return Words(f"tahun tidak disebut; harinya cocok pada {years}", f"no year is given; the weekday fits {years}")
    return Words("tahun tidak disebut", "no year is given")


def from_publication(published: PartialDate) -> Words:
    """Return how the year of a day was found."""
    return Words(f"tahun dari tanggal terbit {published.text}", f"year from the publication date {published.text}")
