"""An item of a feed: what a report says of itself before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A report as its feed announces it; `published` is the day in the outlet's own time zone, None where unknown."""

    url: str
    title: str
    summary: str = ""
    published: date | None = None
    outlet: str = ""
    language: str = "id"
    feed: str = ""
