"""What is wrong in a file: one finding, to be told in several voices (see `check.report`)."""

from __future__ import annotations

from dataclasses import dataclass

LONG_VALUES = frozenset({"allowed", "near", "event", "same", "address", "other"})
"""The values that may be long, since they are to be copied: lists of what is allowed, ids of events, places."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A broken rule, at its place.

    `line` and `column` count from 1; `field` is the path to the field, such as `events[0].date`, or empty;
    `rule` names an entry of `check/messages.yml`, and `values` fills that entry's placeholders.
    """

    path: str
    line: int
    column: int
    rule: str
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()


def problem(path: str, at: tuple[int, int], rule: str, field: str = "", **values: object) -> Problem:
    """Return a `Problem` at `at` (line, column), its values made printable."""
    texts = tuple(sorted((name, shorten(value, 400 if name in LONG_VALUES else 80)) for name, value in values.items()))
    return Problem(path=path, line=at[0], column=at[1], rule=rule, field=shorten(field), values=texts)


def shorten(value: object, length: int = 80) -> str:
    """Return `value` as one printable line of at most `length` characters."""
    text = "".join(c if c.isprintable() else "�" for c in " ".join(str(value).split()))
    return text if len(text) <= length else text[: length - 1] + "…"
