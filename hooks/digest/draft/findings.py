"""What a draft holds: values, each with the words of the report that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from digest.read.fields import Words

T = TypeVar("T")

LONGEST_QUOTE = 7
"""Words of the report that a comment may quote: enough to find the place, too few to copy a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Generic[T]):
    """A value, the words that made us think so, and whether they leave no doubt; `why` says what they do not."""

    value: T
    words: str = ""
    sure: bool = False
    why: Words | None = None


def quote(text: str, start: int = 0, end: int | None = None) -> str:
    """Return the words of `text` from `start` to `end`, at most `LONGEST_QUOTE`, on one line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[start:end])
    kept, count = list[str](), 0
    for word in re.sub(r"[\"“”#]", "", printable).split():
        count += len(re.findall(r"\w+", word))
        if count > LONGEST_QUOTE:
            break
        kept.append(word)
    return re.sub(r"\s+([.,;:!?)])", r"\1", " ".join(kept)).strip(" ,;:")


def around(text: str, start: int, end: int, before: int = 2, after: int = 2) -> str:
    """Return the words from `start` to `end` with some words around them, at most `LONGEST_QUOTE`."""
    inside = len(text[start:end].split())
    room = max(0, LONGEST_QUOTE - inside)
    left = text[:start].split()[-min(before, room) :] if min(before, room) else []
    right = text[end:].split()[: min(after, room - len(left))]
    return quote(" ".join([*left, text[start:end], *right]))
