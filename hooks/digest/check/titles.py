"""Similarity of titles as sets of words, and the words by which similar titles are found in an index."""

from __future__ import annotations

import math
import re
from collections import Counter

from digest.read.suggestions import fold

STOP_WORDS = frozenset(
    ["dan", "di", "ke", "dari", "untuk", "dengan", "pada", "yang", "oleh", "dalam", "para", "ini", "itu", "akan",
     "antara", "serta", "atau", "and", "in", "to", "from", "for", "with", "on", "the", "of", "by", "a", "an", "at",
     "between", "will", "its", "or"]
)  # fmt: skip
"""Words that are ignored when titles are compared."""

MIN_SIMILARITY = 0.8
"""From this similarity on, the titles of two articles with the same parties are nearly the same."""

MIN_SIMILARITY_ALONE = 0.95
"""The same for articles with different parties."""


def title_words(title: str) -> frozenset[str]:
    """Return a title's words without case, accents and stop words; active and passive verbs become equal."""
    return frozenset(stem(word) for word in fold(title).split() if word not in STOP_WORDS)


def stem(word: str) -> str:
    """Return a long word without me- or di- and the consonant that me- replaces: menilai, dinilai -> ilai."""
    return re.sub(r"^(?:me(?:ng|ny|[mn])?|di)[kmnpst]?(?=[a-z]{4})", "", word) if len(word) >= 7 else word


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets of words: 0 (nothing in common) to 1 (equal)."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def number_words(words: frozenset[str]) -> frozenset[str]:
    """Return the words that are numbers; nearly equal titles have the same ones."""
    return frozenset(word for word in words if word.isdigit())


def rarest_words(words: frozenset[str], title_counts: Counter[str]) -> list[str]:
    """Return the rarest words of a title, as many as needed to share one with every nearly equal title.

    Prefix filtering: Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins, ICDE 2006.
    """
    shared = math.ceil(len(words) * MIN_SIMILARITY / (2 - MIN_SIMILARITY))
    rarest_first = sorted(words - number_words(words), key=lambda word: (title_counts[word], word))
    return rarest_first[: len(words) - shared + 1]
