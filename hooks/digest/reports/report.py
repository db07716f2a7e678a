"""A press report, as text with what it states about itself, and the errors of what is none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from digest.read.fields import Language, split_safe_url
from digest.read.texts import format_text

TEXTS_FILE = Path(__file__).with_name("texts.yml")

MAX_TEXT_LENGTH = 60_000
"""Characters of text that are read; a long report has ten thousand."""


class UnreadableReportError(Exception):
    """Something that is no report; `key` names a message in texts.yml, `values` fill its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def message(self, language: Language) -> str:
        """Return what the editor is told: what it is, and what to do."""
        return format_text(TEXTS_FILE, self.key, language, **self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A press report; what it does not state is empty."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    url: str = ""
    author: str = ""
    site_name: str = ""
    """What the page calls its site, for an outlet that is not known."""
    metadata_dates: tuple[str, ...] = ()
    """When it was published, as the page's own metadata say: ISO 8601 with or without time and zone."""
    printed_dates: tuple[str, ...] = ()
    """When it was published, as printed beside the headline."""
    nearby_dates: tuple[str, ...] = ()
    """Dates printed above the headline: of publication, or the site's clock."""
    dateline: str = ""
    """What stands before the text: `SURABAYA, KOMPAS.com –`."""
    dateline_date: str = ""
    """The date in the dateline: `Surabaya, 5 Maret 2024 - `."""
    time_zone: str = ""
    """The zone that the page prints behind a time: WIB, WITA or WIT."""
    copyright_year: str = ""
    notes: tuple[str, ...] = ()
    """Keys in texts.yml of what an editor should know, such as that there are more pages."""
    full_text: str = field(default="", repr=False)
    """All of the text, boilerplate included: what must not be copied."""

    @property
    def host(self) -> str:
        """The host of the address; empty where there is none, or none that is safe to link to."""
        parts = split_safe_url(self.url)
        return str(parts.hostname) if parts else ""

    @property
    def language(self) -> str:
        """Return `id` or `en`, by the most frequent function words."""
        words = re.findall(r"[a-z]+", " ".join(self.paragraphs).lower())
        indonesian = sum(word in {"yang", "dan", "di", "dengan", "untuk", "dari", "ini", "akan"} for word in words)
        english = sum(word in {"the", "and", "of", "in", "with", "for", "from", "to", "will"} for word in words)
        return "en" if english > indonesian else "id"

    def note(self, key: str, language: Language) -> str:
        """Return one of the notes in a language."""
        return format_text(TEXTS_FILE, key, language)


def clean_url(text: str) -> str:
    """Return a web address without punctuation behind it; an empty text where it is not safe to link to."""
    url = text.strip().rstrip(".,;:!?…")
    return url if split_safe_url(url) else ""


def clean_text(text: str) -> str:
    """Return a text without invisible characters (soft hyphens, zero-width and direction marks), as Unicode NFC."""
    if text.isascii():
        return text
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFC", visible.replace("\u00a0", " ").replace("\u202f", " "))
