"""Merge the reports of one event by several articles into one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digest.model.articles import Article
from digest.model.events import Event


def merge_events(articles: Iterable[Article]) -> list[Event]:
    """Return every event once, newest first; reports with the same event id (date, kind, parties) are merged."""
    merged: dict[str, Event] = {}
    for article in articles:
        for event in article.events:
            earlier = merged.get(event.id)
            merged[event.id] = merge_pair(earlier, event) if earlier else event
    return sorted(merged.values(), key=lambda event: event.sort_key, reverse=True)


def merge_pair(one: Event, other: Event) -> Event:
    """Return one event from two reports of it: lists are joined, single values come from the first that has one."""
    inferred = one.date_basis == "inferred" and other.date_basis == "inferred"
    return replace(
        one,
        date_basis="inferred" if inferred else "stated",
        place=one.place or other.place,
        sectors=tuple(dict.fromkeys(one.sectors + other.sectors)),
        notes=tuple(dict.fromkeys(one.notes + other.notes)),
        instrument=one.instrument or other.instrument,
        figures=tuple(dict.fromkeys(one.figures + other.figures)),
        articles=one.articles + other.articles,
    )
