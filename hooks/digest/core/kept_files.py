"""What was made of files, kept in memory from one build of `serve` to the next while the files' stats are the same."""

from __future__ import annotations

import time
from typing import Generic, TypeVar

from digest.core.cache import Cache
from digest.core.file_stat import FileStat, is_racy

Value = TypeVar("Value")


class KeptFiles(Generic[Value]):
    """The values of one kind, by keys; those that a build does not ask for are dropped after it."""

    def __init__(self, cache: Cache | None, name: str) -> None:
        self.now = time.time_ns()
        self.before: dict[str, tuple[FileStat, Value]] = cache.kept.get(name, {}) if cache else {}
        self.values: dict[str, tuple[FileStat, Value]] = {}
        if cache:
            cache.keep(name, self.values)

    def get(self, key: str, stat: FileStat) -> Value | None:
        """Return the value of files whose stat is what it was; None where it is another one, or nothing was kept."""
        found = self.before.get(key)
        if found is None or not stat or found[0] != stat:
            return None
        self.values[key] = found
        return found[1]

    def put(self, key: str, stat: FileStat, value: Value) -> None:
        """Keep the value of files that had this stat before they were read."""
        self.values[key] = () if is_racy(stat, self.now) else stat, value

    def gone(self) -> set[str]:
        """Return the keys that were not asked for again."""
        return self.before.keys() - self.values.keys()
