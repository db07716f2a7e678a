"""What is found in a report: values, each with a quotation from the report as its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.read.fields import LocalizedText

MAX_QUOTE_WORDS = 7
"""Words of the report that a comment may quote: enough to find the place, too few to copy a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value for a field, the report's words for it, whether it is certain, and the reason where it is not."""

    value: str
    quote: str = ""
    sure: bool = False
    reason: LocalizedText | None = None


def quote(text: str, start: int = 0, end: int | None = None) -> str:
    """Return the words of `text` from offset `start` to `end`, at most `MAX_QUOTE_WORDS`, on one line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[start:end])
    kept, count = list[str](), 0
    for word in re.sub(r"[\"“”#]", "", printable).split():
        count += len(re.findall(r"\w+", word))
        if count > MAX_QUOTE_WORDS:
            break
        kept.append(word)
    return re.sub(r"\s+([.,;:!?)])", r"\1", " ".join(kept)).strip(" ,;:")


def quote_around(text: str, start: int, end: int, before: int = 2, after: int = 2) -> str:
    """Return `quote` from offset `start` to `end`, with so many words `before` and `after` as there is room for."""
    inside = len(text[start:end].split())
    room = max(0, MAX_QUOTE_WORDS - inside)
    left = text[:start].split()[-min(before, room) :] if min(before, room) else []
    right = text[end:].split()[: min(after, room - len(left))]
    return quote(" ".join([*left, text[start:end], *right]))
