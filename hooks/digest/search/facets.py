"""Facets, by which a search can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model.articles import Article
from digest.model.events import Event
from digest.read.fields import LocalizedText

FACETS = ("city", "country", "sector", "kind", "scope", "year")
"""The names of the facets, as in the query string of the search page. `city` holds every party that has a page."""


def facet_values(event: Event) -> dict[str, list[str]]:
    """Return the values of an event by facet, in the order of `FACETS`."""
    values: dict[str, list[str]] = {
        "city": [party.id for party in event.parties if party.kind != "government"],
        "country": [country.code for country in event.countries],
        "sector": [sector.id for sector in event.sectors],
        "kind": [event.kind.id],
        "scope": [event.scope] if event.scope else [],
        "year": [str(event.year)],
    }
    return {facet: values[facet] for facet in FACETS}


def article_facets(article: Article) -> list[tuple[str, str]]:
    """Return the facets of an article's events as pairs of facet and value, each pair once."""
    found = ((facet, id_) for event in article.events for facet, ids in facet_values(event).items() for id_ in ids)
    return list(dict.fromkeys(found))


def article_events(events: Iterable[Event]) -> list[list[list[str]]]:
    """Return the values of events in the order of `FACETS`: what decides without lists."""
    return [list(facet_values(event).values()) for event in events]


def party_labels(events: Iterable[Event]) -> list[list[str]]:
    """Return the parties of events that have a page, each once: id and labels in both languages."""
    shown = dict.fromkeys(party for event in events for party in event.parties if party.kind != "government")
    return [[party.id, *labels_of(party.name)] for party in shown]


def labels_of(name: LocalizedText) -> tuple[str, str]:
    """Return a name in both languages."""
    return name.localize("id"), name.localize("en")
