"""Titles as sets of words: which are nearly the same, and by which words such ones are found."""

from __future__ import annotations

import math
import re
from collections import Counter

from digest.read.suggestions import fold

SMALL_WORDS = frozenset(
    ["dan", "di", "ke", "dari", "untuk", "dengan", "pada", "yang", "oleh", "dalam", "para", "ini", "itu", "akan",
     "antara", "serta", "atau", "and", "in", "to", "from", "for", "with", "on", "the", "of", "by", "a", "an", "at",
     "between", "will", "its", "or"]
)  # fmt: skip
"""Words that a title may have or not."""

ALIKE = 0.8
"""Share of words that two titles have in common (Dice) when they are nearly the same."""

SAME_WORDS = 0.95
"""Share of words where nothing else, such as the parties, says that two articles belong together."""


def title_words(title: str) -> frozenset[str]:
    """Return a title's words without case, accents and small words, active and passive verbs made equal."""
    return frozenset(stem(word) for word in fold(title).split() if word not in SMALL_WORDS)


def stem(word: str) -> str:
    """Return a long word without me- or di- and the sound that me- changes: menilai, dinilai -> ilai."""
    return re.sub(r"^(?:me(?:ng|ny|[mn])?|di)[kmnpst]?(?=[a-z]{4})", "", word) if len(word) >= 7 else word


def alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words that two titles have in common, 0 to 1 (Dice's coefficient)."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def numbers(words: frozenset[str]) -> frozenset[str]:
    """Return the words that are numbers; two titles that are nearly the same have the same ones."""
    return frozenset(word for word in words if word.isdigit())


def telling_words(words: frozenset[str], titles_with: Counter[str]) -> list[str]:
    """Return the rarest words of a title, so many that every nearly equal title has one of its own among them.

    Prefix filtering: Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins, ICDE 2006.
    """
    shared = math.ceil(len(words) * ALIKE / (2 - ALIKE))
    rarest_first = sorted(words - numbers(words), key=lambda word: (titles_with[word], word))
    return rarest_first[: len(words) - shared + 1]
