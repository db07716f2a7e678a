"""Localities as GeoJSON (RFC 7946), for use in other maps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.group.site import Site
from digest.model.parties import Party
from digest.open_data.columns import ExportContext
from digest.open_data.parties import PARTY_TABLE

PROPERTY_COLUMNS = (
    "url", "level", "name_id", "name_en", "country", "country_label_id", "country_label_en", "country_iso3", "code",
    "kemendagri", "province", "cooperations", "events", "articles",
)  # fmt: skip
"""The columns of the table of parties that are properties of a feature."""


def create_geojson(context: ExportContext) -> dict[str, Any]:
    """Return a FeatureCollection of `located_localities`."""
    return {"type": "FeatureCollection", "features": list(features(context))}


def features(context: ExportContext) -> Iterator[dict[str, Any]]:
    """Yield a point for each locality; GeoJSON puts longitude before latitude."""
    for party in located_localities(context.site):
        assert party.coordinates
        latitude, longitude = party.coordinates
        yield {
            "type": "Feature",
            "id": party.id,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": properties(party, context),
        }


def located_localities(site: Site) -> list[Party]:
    """Return the localities that take part in an event and whose coordinates are known."""
    return [party for party in (*site.home_localities, *site.localities_abroad) if party.coordinates]


def properties(party: Party, context: ExportContext) -> dict[str, Any]:
    """Return the properties of a locality's feature."""
    row = PARTY_TABLE.row(party, context)
    return {"id": party.id} | {name: row[name] for name in PROPERTY_COLUMNS}
