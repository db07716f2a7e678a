"""The forms in which a text gives a date, as patterns; and the numbers in a text that are no dates."""

from __future__ import annotations

import re

from babel import Locale

PRESS_MONTHS = {
    "agt": 8, "ags": 8, "agts": 8, "agst": 8, "agust": 8, "peb": 2, "pebruari": 2, "febuari": 2, "nop": 11,
    "nopember": 11, "sept": 9, "okt": 10, "mrt": 3,
}  # fmt: skip
"""Spellings of months in the press, besides those of CLDR."""
PRESS_WEEKDAYS = {"jum'at": 4, "jum’at": 4, "ahad": 6}


REPORT_LANGUAGES = ("id", "en", "ms", "ru", "ar")
"""Languages whose names of months and weekdays reports and partners' sites print; Chinese and Japanese use numbers."""


def month_numbers() -> dict[str, int]:
    """Return the months' names and abbreviations (CLDR), with their numbers."""
    names = dict(PRESS_MONTHS)
    for language in REPORT_LANGUAGES:
        for width in ("wide", "abbreviated"):
            months = Locale(language).months["format"][width]
            names |= {name.casefold().rstrip("."): number for number, name in months.items()}
    return names


def weekday_numbers() -> dict[str, int]:
    """Return the weekdays' names (CLDR), Monday being 0."""
    names = dict(PRESS_WEEKDAYS)
    for language in REPORT_LANGUAGES:
        names |= {name.casefold(): number for number, name in Locale(language).days["format"]["wide"].items()}
    return names


MONTHS, WEEKDAYS = month_numbers(), weekday_numbers()
MONTH_NAME = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?(?![^\W\d_])"
WEEKDAY_NAME = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
DAY, YEAR = r"(?<![\d/.,])\d{1,2}", r"(?:19|20)\d\d(?!\d)"
ANY_YEAR = r"(?:(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)"
"""A year in a date of numbers, which the press also writes with two digits: 14/6/23."""
UNTIL = r"\s*(?P<joined>-|–|—|s/d|s\.d\.?|sd\.?|hingga|sampai(?:\s+dengan)?|dan|&|to|until|and)\s*"
DAYS_BETWEEN = r"(?P<between>(?:\s*,\s*\d{1,2}){1,5})?,?"
"""More days of an interval: `5, 6, dan 7 Maret 2024`."""
TIME_OF_DAY = r"(?:pagi|siang|sore|malam|petang|lalu)"
ON_WEEKDAY = (
    rf"(?:(?P<weekday>{WEEKDAY_NAME})(?:\s*(?:[-–,/]|hingga|sampai|s\.d\.|s/d|dan)\s*{WEEKDAY_NAME})?(?:\s+{TIME_OF_DAY})?\W{{1,3}}"
    r"(?:(?:tanggal|tgl|pada)\s+)?)?"
)
PART_OF_YEAR = r"(?:awal\s+|akhir\s+|pertengahan\s+)?"

LAST_DAY = r"(?P<d2>\d{1,2})"
NUMBERS = rf"(?P<d>{DAY})(?:/(?P<m>\d{{1,2}}))?{DAYS_BETWEEN}{UNTIL}{LAST_DAY}/(?P<m2>\d{{1,2}})"
SHORT_NUMBERS = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d\d)"

FORMS = (  # the form of a date and a pattern for it; the first that matches a place is taken
    ("range", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:\s+(?P<m>{MONTH_NAME})(?:\s+(?P<y>{YEAR}))?)?{DAYS_BETWEEN}{UNTIL}"
              rf"(?:{WEEKDAY_NAME},?\s+)?{LAST_DAY}\s+(?P<m2>{MONTH_NAME}),?\s+(?P<y2>{YEAR})"),
    ("range", rf"{ON_WEEKDAY}\(?{NUMBERS}/(?P<y2>{ANY_YEAR})"),
    ("range", rf"(?P<weekday>{WEEKDAY_NAME})\s*\((?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>{ANY_YEAR}))?\){UNTIL}"
              rf"{WEEKDAY_NAME}\s*\({LAST_DAY}/(?P<m2>\d{{1,2}})/(?P<y2>{ANY_YEAR})\)"),
    ("range", rf"(?P<m>{MONTH_NAME})\s+(?P<d>\d{{1,2}}){UNTIL}(?:(?P<m2>{MONTH_NAME})\s+)?{LAST_DAY},"
              rf"\s*(?P<y2>{YEAR})"),
    ("days", rf"{ON_WEEKDAY}(?<=\(){NUMBERS}\s*\)"),
    ("days", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:\s+(?P<m>{MONTH_NAME}))?{DAYS_BETWEEN}{UNTIL}{LAST_DAY}\s+"
             rf"(?P<m2>{MONTH_NAME})(?!\s+{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_NAME}),?\s+"
             rf"(?:tahun\s+)?(?P<y>{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<m>{MONTH_NAME})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{YEAR})"),
    ("full", rf"{ON_WEEKDAY}(?P<y>{YEAR})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)"),
    ("full", rf"{ON_WEEKDAY}(?P<d>{DAY})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{YEAR})"),
    ("full", rf"(?P<y>{YEAR})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日"),
    ("full", rf"(?P<y>{YEAR})\s?년\s?(?P<m>\d{{1,2}})\s?월\s?(?P<d>\d{{1,2}})\s?일"),
    ("full", rf"{ON_WEEKDAY}(?<=\(){SHORT_NUMBERS}(?=\s*\))"),
    ("full", rf"(?P<weekday>{WEEKDAY_NAME})\W{{1,3}}{SHORT_NUMBERS}(?![\d/.-])"),
    ("day", rf"{ON_WEEKDAY}(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_NAME})(?!\s+{YEAR})"),
    ("days", rf"(?:(?<=from )|(?<=on ))(?P<m>{MONTH_NAME})\s+(?P<d>\d{{1,2}}){UNTIL}(?:(?P<m2>{MONTH_NAME})\s+)?"
             rf"{LAST_DAY}(?!,?\s*\d)"),
    ("day", rf"(?:(?P<weekday>{WEEKDAY_NAME})\W{{1,3}}|(?<=\()|(?<=\bon ))(?P<m>{MONTH_NAME})\s+(?P<d>\d{{1,2}})"
            rf"(?:st|nd|rd|th)?(?!\d|,?\s+{YEAR}|\s*(?:-|–|to\b|until\b|and\b)\s*\d)"),
    ("day", rf"(?P<weekday>{WEEKDAY_NAME})(?:\s+\w+)?\s*\(\s*(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s*\)"),
    ("day", r"(?<!\d)(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"),
    ("day", r"(?<!\d)(?P<m>\d{1,2})\s?월\s?(?P<d>\d{1,2})\s?일"),
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

CITATION = re.compile(
    r"\b(?:(?:UU|PP|Perda|Pergub|Perwali?|Perwal|Perbup|Perpres|Permen\w*|Keppres|Kepmen\w*|Inpres|Qanun|Law|Regulation|"
    r"Undang-Undang|Peraturan(?:\s+[A-Z][\w-]*){1,6}|Keputusan(?:\s+[A-Z][\w-]*){1,6})\s+(?:RI\s+)?"
    r"(?:(?:Nomor|No\.?)\s*:?\s*)?|(?:Nomor|No\.)\s*:?\s*)\d[\w./-]*(?:\s+(?:tahun|of|year)\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""A law, regulation or letter with its number: `Permendagri Nomor 25 Tahun 2020`, `PP No. 28/2018`."""
QUOTATION = re.compile(r"“[^”]{0,1500}”|\"[^\"]{0,1500}\"|‘[^’]{20,1500}’")


def mask_citations(text: str) -> str:
    """Return a text with the numbers of laws and letters blanked out, each other character in its place."""
    return CITATION.sub(lambda found: re.sub(r"[\w/.,-]", " ", found[0]), text)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces in place of what a pattern finds: all else keeps its position."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def without_quotations(text: str) -> str:
    """Return a text with what stands in quotation marks blanked out: what somebody hopes for is no date's time."""
    return blank(QUOTATION, text)
