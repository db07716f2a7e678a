"""The template variables of the page /data/: every table with its number of rows, and examples of page JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.group.site import Site
from digest.open_data.data_package import LICENCE_URL
from digest.open_data.geojson import located_localities
from digest.open_data.page_json import PAGE_JSON
from digest.open_data.tables import TABLES
from digest.render.urls import page_path


def page_data(site: Site) -> dict[str, Any]:
    """Return the variables of the page's template by name."""
    sizes = {table.name: sum(1 for _ in table.things(site)) for table in TABLES}
    return {
        "tables": TABLES,
        "sizes": sizes | {"places": len(located_localities(site))},
        "licence": LICENCE_URL,
        "examples": [f"{path}{PAGE_JSON}" for path in example_paths(site)],
    }


def example_paths(site: Site) -> Iterator[str]:
    """Yield the paths of a few pages: newest article, busiest locality and country, first cooperation."""
    firsts = (
        site.everything.articles[:1],
        site.busiest_localities[:1],
        site.busiest_countries[:1],
        site.cooperations[:1],
    )
    for things in firsts:
        for thing in things:
            yield page_path(thing, site) or ""
