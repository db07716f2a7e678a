"""Reads a mail (.eml) or a page that a browser saved as one file (.mhtml): both are messages of several parts."""

from __future__ import annotations

import dataclasses
import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage

from digest.reports.loading import RawReport
from digest.reports.report import Report, UnreadableReportError, clean_text, clean_url

HEADERS = re.compile(
    rb"(?:From|To|Date|Subject|MIME-Version|Content-Type|Received|Return-Path|Message-ID|Delivered-To|X-[\w-]+|"
    rb"Snapshot-Content-Location|DKIM-Signature|Reply-To|Authentication-Results)\s*:[^\n]*\n",
    re.IGNORECASE,
)
MAIL_SUFFIXES = {".eml", ".mhtml", ".mht"}
MAX_PARTS = 2_000
"""Parts of a message that are looked at; a saved page has one for each picture."""


def is_mail(raw: RawReport) -> bool:
    """Tell whether a file is a message: by its name, or by two header lines at its beginning."""
    if raw.suffix in MAIL_SUFFIXES:
        return True
    first = HEADERS.match(raw.data)
    return bool(first and re.search(rb"^(?:MIME-Version|Content-Type|Message-ID)\s*:", raw.data[:5000], re.I | re.M))


def read_mail(raw: RawReport, read_part: Callable[[RawReport], Report]) -> Report:
    """Return the report in a message's first page, else its first text. Raises `UnreadableReportError`."""
    try:
        parsed = email.message_from_bytes(raw.data, policy=email.policy.default)
        parts = [part for part, _ in zip(parsed.walk(), range(MAX_PARTS), strict=False)]
        location = clean_url(str(parsed.get("Snapshot-Content-Location", "")))
        subject = clean_text(str(parsed.get("Subject", "")))[:300]
        found = first_part(parts, "text/html") or first_part(parts, "text/plain")
    # The library of mails raises many kinds of errors for broken ones.
    except Exception as error:
        raise UnreadableReportError("no-page", why=type(error).__name__) from None
    if found is None:
        raise UnreadableReportError("no-report")
    data, content_type = found
    suffix = ".html" if content_type == "text/html" else ".txt"
    report = read_part(RawReport(data=data, name=f"{raw.name}{suffix}", url=location or raw.url))
    if location and not report.url:
        report = dataclasses.replace(report, url=location)
    return report if report.title or location else dataclasses.replace(report, title=subject)


def first_part(parts: list[EmailMessage], content_type: str) -> tuple[bytes, str] | None:
    """Return the first part of a type, as UTF-8, with that type; None where there is none."""
    for part in parts:
        if part.get_content_type() == content_type and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                charset = part.get_content_charset()
                return (data.decode(charset, "replace").encode() if charset else data), content_type
    return None
