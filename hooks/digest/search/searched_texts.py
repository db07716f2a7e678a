"""The texts that were searched for names before: one is searched again only where a spelling that it may hold changed.

A text can hold a spelling only where it has all words of it, and so its rarest one. What is kept of a text are its
words; those of them that are the rarest of a spelling lead to all spellings that it may hold. To look them up takes a
tenth of the time that it takes to read the text and to search it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from digest.core.cache import Cache, encode
from digest.core.fingerprint import fingerprint

Owners = Mapping[str, Set[tuple[str, str]]]
"""Facets and ids of what has a spelling, by the spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedText:
    """What was found in a text: its words, folded, with spaces between; the fingerprint of the spellings that it may
    hold; and the names that it mentions.
    """

    words: str
    spellings: bytes
    names: tuple[str, ...]


class SpellingMarks:
    """The fingerprints of spellings and of what has them, by the rarest word of each spelling."""

    def __init__(self, owners: Owners) -> None:
        counts = Counter(word for spelling in owners for word in spelling.split())
        by_word: dict[str, list[str]] = defaultdict(list)
        for spelling in sorted(owners):
            rarest = min(spelling.split(), key=lambda word: (counts[word], word))
            by_word[rarest].append(f"{spelling}: {sorted(owners[spelling])}")
        self.by_word = {word: fingerprint(one.encode() for one in own) for word, own in by_word.items()}

    def of(self, words: str) -> bytes:
        """Return the fingerprint of all spellings that a text of these words may hold."""
        marks = map(self.by_word.get, words.split())
        return hashlib.sha256(b"".join(filter(None, marks))).digest()


class SearchedTexts:
    """The texts of one language in the cache; none without a cache. Those of articles that are gone stay there."""

    def __init__(self, cache: Cache | None, language: str, spellings: SpellingMarks) -> None:
        self.table = cache.table(f"mentions {language}", SearchedText) if cache else None
        self.spellings = spellings
        self.rows: list[tuple[str, bytes, tuple[int, ...], bytes]] = []

    def names(self, key: str, fingerprint: bytes) -> tuple[str, ...] | None:
        """Return the names that an article's text mentions, where it is the same and so is what it may hold."""
        found = self.table.get(key, fingerprint) if self.table else None
        return found.names if found and found.spellings == self.spellings.of(found.words) else None

    def add(self, key: str, fingerprint: bytes, words: Iterable[str], names: tuple[str, ...]) -> None:
        """Add an article's text that was searched; `fingerprint` is that of the text and the article's facts."""
        if self.table:
            joined = " ".join(set(words))
            text = SearchedText(words=joined, spellings=self.spellings.of(joined), names=names)
            self.rows.append((key, fingerprint, (), encode(text)))

    def save(self) -> None:
        """Write the texts that were added to the cache."""
        if self.table and self.rows:
            self.table.put(self.rows)
