"""When a report was published, from what its page states, prints and has in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from digest.parse.dates import NotADateError, parse_date
from digest.read.fields import LocalizedText
from digest.reports.dates import dates_in
from digest.reports.findings import Finding
from digest.reports.report import Report

TIME_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours before UTC of Indonesia's zones; a page that prints none is taken to be in the first."""

AMBIGUOUS_DATE = re.compile(r"\b(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-](?:\d{4}|\d\d)(?!\d)")
"""A date in numbers whose day and month may be mixed up."""
URL_DATES = (
    (re.compile(r"/(20\d\d)/(\d\d)/(\d\d)(?:/|\b)"), "{0}-{1}-{2}"),
    (re.compile(r"/(20\d\d)(\d\d)(\d\d)(?:\d{6})?(?:[-/]|$)"), "{0}-{1}-{2}"),
    (re.compile(r"[/-](20\d\d)-(\d\d)-(\d\d)(?:[-/]|$)"), "{0}-{1}-{2}"),
    (re.compile(r"[/-](?P<d>\d\d)-(?P<m>\d\d)-(?P<y>20\d\d)(?:[-/]|$)"), "{2}-{1}-{0}"),
    (re.compile(r"/(20\d\d)/(\d\d)/"), "{0}-{1}"),
    (re.compile(r"/(20\d\d)/"), "{0}"),
)
FROM_ADDRESS = LocalizedText("dari alamatnya", "from its address")
FROM_DATELINE = LocalizedText("dari baris awal laporan", "from the dateline")
FROM_HEADER = LocalizedText("di atas judul; mungkin jam situs", "above the headline; perhaps the site's clock")
ONLY_COPYRIGHT = LocalizedText("hanya tahun hak cipta", "only the year of copyright")


def find_publication_date(report: Report, latest: date) -> Finding | None:
    """Return when a report was published; a guess where its page does not say so without doubt."""
    url_day = day_of_url(report.url, latest)
    printed = days_in(report.printed_dates, latest)
    stated = from_metadata(report, printed, latest) or from_print(report, printed, url_day)
    if stated and url_day and len(url_day.value) == 10 and abs(start(stated) - start(url_day)) > timedelta(days=2):
        reason = LocalizedText(
            f"alamatnya; halaman menulis {stated.value}", f"its address; the page says {stated.value}"
        )
        return Finding(value=url_day.value, quote=url_day.quote, reason=reason)
    if stated and url_day and len(url_day.value) < 10 and is_other_period(stated, url_day, report, latest):
        return url_day
    return stated or url_day or weak_guess(report, latest)


def is_other_period(stated: Finding, url_day: Finding, report: Report, latest: date) -> bool:
    """Tell whether a printed day is the site's clock: the address has an earlier month or year, and so has the text."""
    period = parse_date(url_day.value)
    if start(stated) <= period.end + timedelta(days=31):
        return False
    return any(period.start <= parse_date(day).start <= period.end for day in days_in(report.paragraphs, latest))


def start(finding: Finding) -> date:
    """Return the first day of a date that was found."""
    return parse_date(finding.value).start


def days_in(lines: Iterable[str], latest: date) -> dict[str, str]:
    """Return the days that lines hold, each with its words; none after the day `latest`."""
    found = (one for line in lines for one in dates_in(line, None, latest=latest))
    return {one.text: one.quote for one in found if one.value and one.value.start <= latest}


def from_metadata(report: Report, printed: dict[str, str], latest: date) -> Finding | None:
    """Return the day that the metadata state, in the outlet's zone; what the page prints decides between two."""
    hours = TIME_ZONES.get(report.time_zone.upper(), TIME_ZONES["WIB"])
    days = {
        day: text for text in report.metadata_dates if (day := local_day(text, hours)) and day <= latest.isoformat()
    }
    written = {text[:10] for text in report.metadata_dates}
    confirmed = [day for day in printed if day in days or day in written]
    if len(confirmed) == 1:
        return Finding(value=confirmed[0], quote=printed[confirmed[0]], sure=True)
    if len(days) != 1:
        return None
    day, text = next(iter(days.items()))
    if day != text[:10]:
        reason = LocalizedText(f"{text} dalam waktu setempat", f"{text} in local time")
        return Finding(value=day, quote=text[:10], reason=reason)
    if len(printed) == 1:
        other = next(iter(printed))
        reason = LocalizedText(f"halaman mencetak {other}", f"the page prints {other}")
        return Finding(value=day, quote=text[:10], reason=reason)
    return Finding(value=day, quote=text[:10], sure=True)


def local_day(text: str, hours: int) -> str:
    """Return the day of an ISO time in the zone so many `hours` before UTC; empty where it is none."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return text[:10]
    return moment.astimezone(timezone(timedelta(hours=hours))).date().isoformat()


def from_print(report: Report, printed: dict[str, str], url_day: Finding | None) -> Finding | None:
    """Return the one day that is printed beside the headline; of several the one that is in the address."""
    if len(printed) > 1 and url_day and url_day.value in printed:
        return Finding(value=url_day.value, quote=printed[url_day.value], sure=True)
    if len(printed) != 1:
        return None
    day, words = next(iter(printed.items()))
    ambiguous = bool(AMBIGUOUS_DATE.search(words)) and report.language == "en"
    return Finding(value=day, quote=words, sure=not ambiguous)


def day_of_url(url: str, latest: date) -> Finding | None:
    """Return the day, month or year in an address, a guess."""
    for pattern, form in URL_DATES:
        if (match := pattern.search(url)) and (text := valid_date(form.format(*match.groups()), latest)):
            return Finding(value=text, quote=match[0].strip("/-"), reason=FROM_ADDRESS)
    return None


def weak_guess(report: Report, latest: date) -> Finding | None:
    """Return the day of the dateline, else one above the headline, else the year of copyright where it can be right."""
    for lines, reason in (((report.dateline_date,), FROM_DATELINE), (report.nearby_dates, FROM_HEADER)):
        if len(days := days_in(filter(None, lines), latest)) == 1:
            day, words = next(iter(days.items()))
            return Finding(value=day, quote=words, reason=reason)
    year = valid_date(report.copyright_year, latest) if report.copyright_year else ""
    # Footers have the present year on old pages too.
    if not year or int(year) == latest.year:
        return None
    return Finding(value=year, quote=f"Copyright {year}", reason=ONLY_COPYRIGHT)


def valid_date(text: str, latest: date) -> str:
    """Return `text` where it is the EDTF of a date that begins by the day `latest`; else an empty text."""
    try:
        return text if parse_date(text).start <= latest else ""
    except NotADateError:
        return ""
