"""Reads a file as a report, be it a plain text or a saved page."""

from __future__ import annotations

import re
from pathlib import Path

from digest.reports.report import Report, UnreadableReportError
from digest.reports.text_reader import read_file, read_text

HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)
PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".mhtml"}


def read_report(path: Path) -> Report:
    """Return the report in the file `path`. Raises `UnreadableReportError`."""
    text = read_file(path)
    is_page = path.suffix.lower() in PAGE_SUFFIXES or HTML_START.search(text[:5000])
    report = read_saved_page(text) if is_page else read_text(text)
    if sum(len(paragraph.split()) for paragraph in report.paragraphs) < 15:
        raise UnreadableReportError("no-report")
    return report


def read_saved_page(text: str) -> Report:
    """Return the report in an HTML page. Raises `UnreadableReportError`, also where the library is not installed."""
    # Imported only here: plain texts are read without the library.
    try:
        from digest.reports.page_reader import read_page
    except ImportError:
        raise UnreadableReportError("no-library") from None
    return read_page(text)
