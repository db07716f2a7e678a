"""A file -> a report: its title, its paragraphs without the site's furniture, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from digest.draft.boilerplate import without_furniture
from digest.read.fields import split_url

LARGEST = 4 * 1024 * 1024
"""Bytes that a file may have: a saved page with everything inside it; a report itself has some thousand."""

LONGEST = 60_000
"""Characters of text that are looked at; a long report has ten thousand."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]+")
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)
OTHER_FORMATS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "DOCX/ZIP",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\xd0\xcf\x11\xe0": "DOC",
}


class UnreadableError(Exception):
    """A file that is no report; `rule` names an entry of texts.yml, `values` fills it."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A press report. `printed` are dates of publication as the page prints or states them, `copyright` its year."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    url: str = ""
    author: str = ""
    printed: tuple[str, ...] = ()
    copyright: str = ""
    whole: str = field(default="", repr=False)
    """All of the text, furniture included: what must not be copied."""

    @property
    def language(self) -> str:
        """Return `id` or `en`, by the commonest small words."""
        words = re.findall(r"[a-z]+", " ".join(self.paragraphs).lower())
        indonesian = sum(word in {"yang", "dan", "di", "dengan", "untuk", "dari", "ini", "akan"} for word in words)
        english = sum(word in {"the", "and", "of", "in", "with", "for", "from", "to", "will"} for word in words)
        return "en" if english > indonesian else "id"


def read_report(path: Path) -> Report:
    """Return the report in the file `path`, a plain text or a saved page. Raises `UnreadableError`."""
    text = read_file(path)
    if path.suffix.lower() in {".html", ".htm", ".xhtml", ".mhtml"} or PAGE.search(text[:5000]):
        # Only here: a text file is drafted without the library that reads pages.
        try:
            from digest.draft.page import read_page
        except ImportError:
            raise UnreadableError("no-library") from None
        return enough(read_page(text))
    return enough(read_text_report(text))


def read_file(path: Path) -> str:
    """Return a file's text in whatever encoding it came. Raises `UnreadableError`."""
    try:
        if not path.is_file():
            raise UnreadableError("no-file", file=path)
        if path.stat().st_size > LARGEST:
            raise UnreadableError("too-large", file=path, most=LARGEST // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError("no-file", file=path, why=error.strerror) from None
    for magic, name in OTHER_FORMATS.items():
        if data.startswith(magic):
            raise UnreadableError("other-format", file=path, format=name)
    text = decode(data)
    if len(CONTROL.findall(text)) > len(text) // 1000:
        raise UnreadableError("not-text", file=path)
    return CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str:
    """Return bytes as text: UTF-8 or UTF-16, else what the page says, else Windows' Latin."""
    said = CHARSET.search(data[:4096])
    utf16 = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else []
    for encoding in (*utf16, "utf-8-sig", said[1].decode() if said else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def enough(report: Report) -> Report:
    """Return a report that has text at all. Raises `UnreadableError`."""
    if sum(len(paragraph.split()) for paragraph in report.paragraphs) < 15:
        raise UnreadableError("no-report")
    return report


def read_text_report(text: str) -> Report:
    """Return the report that a plain text holds: often its title first, its address anywhere."""
    text = text[:LONGEST]
    address = ADDRESS.search(text)
    cleaned = without_furniture(ADDRESS.sub("", text).split("\n"))
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, author=cleaned.author, printed=cleaned.printed,
        copyright=cleaned.copyright, url=clean_address(address[0] if address else ""), whole=text,
    )  # fmt: skip


def clean_address(text: str) -> str:
    """Return a web address that is safe to link to, or an empty text."""
    address = text.strip().rstrip(".,;:!?…")
    return address if split_url(address) else ""
