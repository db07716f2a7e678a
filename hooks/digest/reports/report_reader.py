"""Reads what was loaded as a report, whatever its format: page, mail or mhtml, PDF, document, text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

from digest.reports.loading import RawReport, load_file
from digest.reports.mail_reader import is_mail, read_mail
from digest.reports.report import Report, UnreadableReportError
from digest.reports.text_reader import decode, read_text, without_controls

HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)
PAGE_SUFFIXES = {".html", ".htm", ".xhtml"}
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
MIN_WORDS = 15
"""The words of a report; what has fewer says nothing that an article could tell."""

PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"RIFF": "WebP", b"BM": "BMP", b"II*\0": "TIFF"}
OTHER_FORMATS = {b"\xd0\xcf\x11\xe0": "DOC", b"\x1f\x8b": "GZIP", b"7z\xbc\xaf": "7Z", b"Rar!": "RAR", b"wOFF": "font"}
"""The first bytes of files that hold no text that we read, with the names of their formats."""


def read_report(path: Path) -> Report:
    """Return the report in the file `path`. Raises `UnreadableReportError`."""
    return parse_report(load_file(path))


def count_words(text: str) -> int:
    """Return how many words a text has; Chinese and Japanese, which have no blanks, are counted by two characters."""
    return len(UNSPACED.sub(" ", text).split()) + len(UNSPACED.findall(text)) // 2


def parse_report(raw: RawReport) -> Report:
    """Return the report in what was loaded. Raises `UnreadableReportError`, which says what it is instead."""
    report = reader_of(raw)(raw)
    if sum(count_words(paragraph) for paragraph in report.paragraphs) < MIN_WORDS:
        raise UnreadableReportError("no-report")
    if raw.url and not report.url:
        report = dataclasses.replace(report, url=raw.url)
    return report


def reader_of(raw: RawReport) -> Callable[[RawReport], Report]:
    """Return what reads a format, which the first bytes tell better than the file's name does."""
    if raw.data.startswith(b"%PDF"):
        return read_document("read_pdf")
    if raw.data.startswith(b"PK\x03\x04"):
        return read_document("read_archive")
    if raw.data.startswith(b"{\\rtf"):
        return read_document("read_rtf")
    return read_mail_of_pages if is_mail(raw) else read_page_or_text


def read_document(name: str) -> Callable[[RawReport], Report]:
    """Return one of the functions of `document_reader`; its libraries are imported only where they are needed."""
    try:
        from digest.reports import document_reader
    except ImportError:
        raise UnreadableReportError("no-library") from None
    reader: Callable[[RawReport], Report] = getattr(document_reader, name)
    return reader


def read_mail_of_pages(raw: RawReport) -> Report:
    """Return the report in a mail or a page saved as one file (.mhtml)."""
    return read_mail(raw, read_page_or_text)


def read_page_or_text(raw: RawReport) -> Report:
    """Return the report in a page or a plain text. Raises `UnreadableReportError`."""
    for magic, name in PICTURES.items():
        if raw.data.startswith(magic):
            raise UnreadableReportError("picture", file=raw.name, format=name)
    for magic, name in OTHER_FORMATS.items():
        if raw.data.startswith(magic):
            raise UnreadableReportError("other-format", file=raw.name, format=name)
    text = without_controls(decode(raw.data), raw.name)
    is_page = raw.suffix in PAGE_SUFFIXES or HTML_START.search(text[:5000])
    return read_saved_page(text, raw.url) if is_page else read_text(text)


def read_saved_page(text: str, url: str) -> Report:
    """Return the report in an HTML page. Raises `UnreadableReportError`, also where the library is not installed."""
    # Imported only here: plain texts are read without the library.
    try:
        from digest.reports.page_reader import read_page
    except ImportError:
        raise UnreadableReportError("no-library") from None
    return read_page(text, url)
