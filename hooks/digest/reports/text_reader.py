"""Reads a file as text, and a plain text as a report."""

from __future__ import annotations

import re
from pathlib import Path

from digest.reports.boilerplate import remove_boilerplate
from digest.reports.report import MAX_TEXT_LENGTH, Report, UnreadableReportError, clean_url

MAX_FILE_SIZE = 4 * 1024 * 1024
"""Bytes that a file may have: a saved page may contain its pictures; a report itself has some thousand."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
URL = re.compile(r"https?://[^\s<>\"'()\[\]]+")
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
OTHER_FORMATS = {
    b"%PDF": "PDF", b"PK\x03\x04": "DOCX/ZIP", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"\xd0\xcf\x11\xe0": "DOC",
}  # fmt: skip
"""The first bytes of files that are no text, with the names of their formats."""


def read_file(path: Path) -> str:
    """Return a file's text, its encoding detected, without control characters. Raises `UnreadableReportError`."""
    try:
        if not path.is_file():
            raise UnreadableReportError("no-file", file=path.name)
        if path.stat().st_size > MAX_FILE_SIZE:
            raise UnreadableReportError("too-large", file=path.name, most=MAX_FILE_SIZE // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableReportError("no-file", file=path.name, why=error.strerror) from None
    for magic, name in OTHER_FORMATS.items():
        if data.startswith(magic):
            raise UnreadableReportError("other-format", file=path.name, format=name)
    text = decode(data)
    if len(CONTROL.findall(text)) > len(text) // 1000:
        raise UnreadableReportError("not-text", file=path.name)
    return CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


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


def read_text(text: str) -> Report:
    """Return the report in a plain text: its title in the first lines, its address anywhere."""
    text = text[:MAX_TEXT_LENGTH]
    url = URL.search(text)
    cleaned = remove_boilerplate(URL.sub("", text).split("\n"))
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, author=cleaned.author, printed_dates=cleaned.printed_dates,
        copyright_year=cleaned.copyright_year, url=clean_url(url[0] if url else ""), full_text=text,
    )  # fmt: skip
