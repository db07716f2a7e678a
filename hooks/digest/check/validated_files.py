"""Which articles and pages are known to break no rule of their own: they need not be looked through again.

What the rules on one file compare it with (vocabularies, the day, which files there are) is in the seal under which
that is remembered. Of 10,000 articles, to look through all takes a second.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from datetime import date

from digest.core.cache import Memory, seal
from digest.read.content import ArticleFile, Content, PageFile

NAME = "sound"
"""What they are remembered as; files are remembered by their paths, all of which lie in folders."""


class Sound:
    """The files that are known to be sound, as digests of their paths and contents."""

    def __init__(self, memory: Memory, content: Content, today: date, targets: Iterable[str]) -> None:
        compared = (repr(content.vocabularies.entries), str(today), *sorted(targets))
        self.memory, self.seal = memory, seal(part.encode() for part in compared)
        self.before: set[bytes] = memory.recall(NAME, self.seal) or set()
        self.now: set[bytes] = set()

    def knows(self, file: ArticleFile | PageFile) -> bool:
        """Tell whether a file is known to be sound, and keep that in mind."""
        mark = mark_of(file)
        if mark in self.before:
            self.now.add(mark)
        return mark in self.now

    def add(self, file: ArticleFile | PageFile) -> None:
        """Note that a file is sound."""
        self.now.add(mark_of(file))

    def keep(self) -> None:
        """Remember what is sound now."""
        if self.now != self.before:
            self.memory.keep(NAME, self.seal, pickle.dumps(self.now, 5))


def mark_of(file: ArticleFile | PageFile) -> bytes:
    """Return what tells a file of this path and content from all others."""
    return file.document.path.encode() + b"\0" + file.seal
