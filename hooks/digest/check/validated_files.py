"""The articles and pages that are known to break no rule of their own, so that they need not be checked again.

The fingerprint under which they are cached covers whatever these rules compare a file with: the vocabularies and the
set of files. The day is cached beside them: rules on dates forbid only what lies ahead, so that what was valid on a day
is valid on each later one. To check 10,000 articles takes a second.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from digest.core.cache import Cache, encode
from digest.core.fingerprint import fingerprint
from digest.read.content import ArticleFile, Content, PageFile, VocabularyFiles

KEY = "all"
"""The one key of the table: the files are one value."""


COMPARED = "compared"
"""The name under which that fingerprint stays in memory."""


class ValidatedFiles:
    """The files that are known to be valid, by their paths and fingerprints."""

    def __init__(self, cache: Cache | None, content: Content, today: date, targets: AbstractSet[str]) -> None:
        self.today = today
        self.fingerprint = kept_fingerprint(cache, content.vocabularies, targets) if cache else b""
        self.table = cache.table("validated", tuple[date, set[bytes]]) if cache else None
        day, files = (self.table.get(KEY, self.fingerprint) if self.table else None) or (today, set())
        self.before: set[bytes] = files if day <= today else set()
        self.now: set[bytes] = set()

    def __contains__(self, file: ArticleFile | PageFile) -> bool:
        """Tell whether a file is known to be valid; it then stays in the cache."""
        mark = file_key(file)
        if mark in self.before:
            self.now.add(mark)
        return mark in self.now

    def add(self, file: ArticleFile | PageFile) -> None:
        """Add a file that was checked and is valid."""
        self.now.add(file_key(file))

    def save(self) -> None:
        """Write the files that are valid now to the cache."""
        if self.table and self.now != self.before:
            self.table.put([(KEY, self.fingerprint, (), encode((self.today, self.now)))])


def kept_fingerprint(cache: Cache, vocabularies: VocabularyFiles, targets: AbstractSet[str]) -> bytes:
    """Return the fingerprint of what files are compared with; that of the last build where it is the same."""
    before = cache.kept.get(COMPARED)
    if before and before[0] is vocabularies and before[1] == targets:
        return bytes(before[2])
    compared = (repr(vocabularies.entries), repr(vocabularies.digest), *sorted(targets))
    found = fingerprint(part.encode() for part in compared)
    cache.keep(COMPARED, (vocabularies, targets, found))
    return found


def file_key(file: ArticleFile | PageFile) -> bytes:
    """Return a key that is unique to a file's path and content."""
    return file.document.path.encode() + b"\0" + file.fingerprint
