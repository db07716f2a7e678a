"""What the page /data/ shows: every table with its size, and where to try the JSON beside pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.export.open_data.data_package import LICENCE
from digest.export.open_data.geojson import located
from digest.export.open_data.page_json import FILE
from digest.export.open_data.tables import TABLES
from digest.group.site import Site
from digest.render.urls import address


def page_data(site: Site) -> dict[str, Any]:
    """Return what the template of the page is given."""
    sizes = {table.name: sum(1 for _ in table.things(site)) for table in TABLES}
    return {
        "tables": TABLES,
        "sizes": sizes | {"places": len(located(site))},
        "licence": LICENCE,
        "examples": [f"{path}{FILE}" for path in examples(site)],
    }


def examples(site: Site) -> Iterator[str]:
    """Yield the paths of a few pages: the newest article, and what stands first among its neighbours."""
    first = site.everything.articles[:1], site.busiest_localities[:1], site.busiest_countries[:1], site.cooperations[:1]
    for things in first:
        for thing in things:
            yield address(thing, site) or ""
