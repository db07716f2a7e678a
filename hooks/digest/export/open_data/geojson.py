"""Localities as GeoJSON (RFC 7946), for maps elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.export.open_data.columns import World
from digest.export.open_data.parties import PARTY_TABLE
from digest.group.site import Site
from digest.model.parties import Party

SHOWN = (
    "url", "level", "name_id", "name_en", "country", "country_label_id", "country_label_en", "code", "province",
    "cooperations", "events", "articles",
)  # fmt: skip
"""The columns of the table of parties that a place carries as properties."""


def create_geojson(world: World) -> dict[str, Any]:
    """Return every locality that takes part in an event and whose coordinates are known."""
    return {"type": "FeatureCollection", "features": list(features(world))}


def features(world: World) -> Iterator[dict[str, Any]]:
    """Yield a point for each locality, longitude before latitude as GeoJSON has it."""
    for party in located(world.site):
        assert party.at
        latitude, longitude = party.at
        yield {
            "type": "Feature",
            "id": party.id,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": properties(party, world),
        }


def located(site: Site) -> list[Party]:
    """Return the localities that take part in an event and whose coordinates are known."""
    return [party for party in (*site.home_localities, *site.localities_abroad) if party.at]


def properties(party: Party, world: World) -> dict[str, Any]:
    """Return what a place says of itself."""
    row = PARTY_TABLE.row(party, world)
    return {"id": party.id} | {name: row[name] for name in SHOWN}
