"""Reads bytes as text, and a plain text as a report."""

from __future__ import annotations

import re

from digest.reports.boilerplate import remove_boilerplate
from digest.reports.report import MAX_TEXT_LENGTH, Report, UnreadableReportError, clean_text, clean_url

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
URL = re.compile(r"https?://[^\s<>\"'()\[\]]+")
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)


def decode(data: bytes) -> str:
    """Return bytes as text: UTF-8 or UTF-16, else the encoding that the page declares, else Windows-1252 or Latin-1."""
    declared = CHARSET.search(data[:4096])
    utf16 = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else []
    for encoding in (*utf16, "utf-8-sig", declared[1].decode() if declared else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def without_controls(text: str, name: str) -> str:
    """Return a text without control characters, each line ended by LF alone. Raises `UnreadableReportError`."""
    if len(CONTROL.findall(text[:2_000_000])) > len(text) // 1000:
        raise UnreadableReportError("not-text", file=name)
    return CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def read_text(text: str) -> Report:
    """Return the report in a plain text: its title in the first lines, its address anywhere."""
    text = clean_text(text[:MAX_TEXT_LENGTH])
    url = URL.search(text)
    cleaned = remove_boilerplate(URL.sub("", text).split("\n"))
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, author=cleaned.author,
        printed_dates=cleaned.printed_dates, nearby_dates=cleaned.nearby_dates, dateline=cleaned.dateline,
        dateline_date=cleaned.dateline_date,
        time_zone=cleaned.time_zone, copyright_year=cleaned.copyright_year, url=clean_url(url[0] if url else ""),
        full_text=text,
    )  # fmt: skip
