"""Events together with the articles that tell them, for lists that name an article once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from digest.model.events import Event


def group_by_articles(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return events in groups: those one after the other that the same articles tell. Their order is kept."""
    return [tuple(own) for _, own in groupby(events, key=lambda event: event.articles)]
