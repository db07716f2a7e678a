"""Dependencies: the names of what a file reads while it is made, such as labels and templates.

What is asked for adds its name to those of the file that is being made: whoever makes a file asks `record` for them.
What is cached in memory is computed for the first file that asks; `cached` adds the same names for all others.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

Value = TypeVar("Value")

TODAY = "today's date"
"""The name of the day of the build."""

QUARTER = "the quarter of today's date"
"""The name of the quarter of the day of the build."""

ALL_LABELS = "the keys of all labels"
"""The name of which labels there are."""

_names: set[str] = set()
"""What is being made depends on these names."""

_sets: set[frozenset[str]] = set()
"""And on those in these sets: of what it has been made of, most has the same."""

_known: dict[frozenset[str], frozenset[str]] = {}
"""The sets that were returned: thousands of rows have the same, and each is kept once."""


def depend(*names: str) -> None:
    """Note that what is being made depends on what has these names."""
    _names.update(names)


def depend_on_all(names: frozenset[str]) -> None:
    """Note the same of names that `record` has returned."""
    _sets.add(names)


def record(function: Callable[..., Value], *arguments: Any) -> tuple[Value, frozenset[str]]:
    """Return what a function returns, and the names that it depends on, which count for what is being made, too."""
    global _names, _sets
    outer = _names, _sets
    _names, _sets = set(), set()
    try:
        value = function(*arguments)
    finally:
        found = frozenset(_names.union(*_sets))
        names = _known.setdefault(found, found)
        _names, _sets = outer
        depend_on_all(names)
    return value, names


def cached(function: Callable[..., Value], max_size: int | None = None) -> Callable[..., Value]:
    """Return a function with its results cached, the latest `max_size` or all, each with what it depends on."""
    compute = functools.lru_cache(max_size)(functools.partial(record, function))

    def get(*arguments: Any) -> Value:
        value, names = compute(*arguments)
        depend_on_all(names)
        return value

    return get
