"""A press report, as text with what it states about itself, and the errors of files that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from digest.read.fields import Language, split_safe_url
from digest.read.texts import format_text

TEXTS_FILE = Path(__file__).with_name("texts.yml")

MAX_TEXT_LENGTH = 60_000
"""Characters of text that are read; a long report has ten thousand."""


class UnreadableReportError(Exception):
    """A file that is no report; `key` names a message in texts.yml, `values` fill its placeholders."""

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
    printed_dates: tuple[str, ...] = ()
    """Publication dates as the page prints them or states them in its metadata."""
    copyright_year: str = ""
    full_text: str = field(default="", repr=False)
    """All of the text, boilerplate included: what must not be copied."""

    @property
    def language(self) -> str:
        """Return `id` or `en`, by the most frequent function words."""
        words = re.findall(r"[a-z]+", " ".join(self.paragraphs).lower())
        indonesian = sum(word in {"yang", "dan", "di", "dengan", "untuk", "dari", "ini", "akan"} for word in words)
        english = sum(word in {"the", "and", "of", "in", "with", "for", "from", "to", "will"} for word in words)
        return "en" if english > indonesian else "id"


def clean_url(text: str) -> str:
    """Return a web address without punctuation behind it; an empty text where it is not safe to link to."""
    url = text.strip().rstrip(".,;:!?…")
    return url if split_safe_url(url) else ""
