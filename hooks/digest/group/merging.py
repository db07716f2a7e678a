"""Several articles may tell one event; it is shown once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digest.model.articles import Article
from digest.model.events import Event


def merge_events(articles: Iterable[Article]) -> list[Event]:
    """Return every event once, newest first; what is told twice has the same date, kind and parties."""
    merged: dict[str, Event] = {}
    for article in articles:
        for event in article.events:
            known = merged.get(event.id)
            merged[event.id] = together(known, event) if known else event
    return sorted(merged.values(), key=lambda event: event.order, reverse=True)


def together(one: Event, other: Event) -> Event:
    """Return an event with what both tellings say of it; a date that one source states is not inferred."""
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
