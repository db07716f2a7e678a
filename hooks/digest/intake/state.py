"""data/intake.json: when each feed was read last, and the items that wait for an editor.

A feed shows only its newest items, so what was found waits here until an article cites it, an editor dismisses it, or
it has waited too long: a run that was missed loses only what the feed itself has dropped meanwhile. Anybody may have
edited the file: what is of another format is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from digest.intake.items import FeedItem
from digest.parse.files import MAX_VOCABULARY_BYTES, read_bytes
from digest.read.canonical_url import canonical_url

STATE_FILE = "data/intake.json"
MAX_WAITING = 150
"""Items that wait; the file stays below 150 KB."""

MAX_WAIT = timedelta(days=90)
"""How long an item waits after its publication, or after it was found where its day is not known."""

MAX_DISMISSED = 500
"""Dismissed addresses that are remembered; older ones have long left their feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What the last run learned of a feed: the day it was read, and its validators (RFC 9110, 8.8)."""

    read: date
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingItem:
    """An item that waits for an editor since the day it was found."""

    item: FeedItem
    found: date

    def has_expired(self, today: date) -> bool:
        """Tell whether it has waited too long."""
        return (self.item.published or self.found) + MAX_WAIT < today


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeState:
    """The state of all feeds by URL, waiting items by canonical URL, dismissed canonical URLs, the newest last."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    waiting: dict[str, WaitingItem] = field(default_factory=dict)
    dismissed: tuple[str, ...] = ()

    def with_dismissed(self, urls: Iterable[str]) -> IntakeState:
        """Return the state after an editor has dismissed some addresses."""
        marks = [canonical_url(url) for url in urls]
        waiting = {key: one for key, one in self.waiting.items() if key not in marks}
        dismissed = tuple(dict.fromkeys([*self.dismissed, *marks]))[-MAX_DISMISSED:]
        return replace(self, waiting=waiting, dismissed=dismissed)


def read_state(root: Path) -> IntakeState:
    """Return the state; an empty one where the file is absent, too large or of another format."""
    content = read_bytes(root, STATE_FILE, MAX_VOCABULARY_BYTES)
    if content is None or len(content) > MAX_VOCABULARY_BYTES:
        return IntakeState()
    try:
        return msgspec.json.decode(content, type=IntakeState)
    except (msgspec.DecodeError, RecursionError):
        return IntakeState()


def write_state(root: Path, state: IntakeState) -> None:
    """Write the state, with a line for each feed and item, so that a diff shows what has changed."""
    value = msgspec.to_builtins(state)
    parts = [f' "{name}": {format_lines(value[name])}' for name in ("feeds", "waiting", "dismissed")]
    (root / STATE_FILE).write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")


def format_lines(value: Mapping[str, object] | list[object]) -> str:
    """Return a mapping, sorted, or a list as JSON with each of its values on a line."""
    if isinstance(value, Mapping):
        lines = [f"{json.dumps(key)}: {json.dumps(one, ensure_ascii=False)}" for key, one in sorted(value.items())]
    else:
        lines = [json.dumps(one, ensure_ascii=False) for one in value]
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    return opening + ",".join(f"\n  {line}" for line in lines) + ("\n " if lines else "") + closing
