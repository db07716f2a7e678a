"""Which pages a site has: what decides the addresses in its sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.group.site import Selection, Site
from digest.render.pagination import years_with_pages
from digest.render.urls import page_path


def page_inventory(site: Site) -> Iterator[bytes]:
    """Yield what decides which pages there are: the things that have one, and how long their lists are."""
    yield from (article.id.encode() for article in site.model.articles)
    yield from (page.slug.encode() + page.fingerprint for page in site.model.static_pages)
    subjects: list[tuple[Any, Selection]] = [*site.parties.items(), *site.countries.items(), *site.sectors.items()]
    for thing, selection in (*subjects, *site.cooperation_selections.items(), *site.years.items()):
        name = thing if isinstance(thing, int) else page_path(thing, site)
        lengths = [(year, len(selection.by_year[year])) for year in years_with_pages(selection)]
        yield f"{name} {lengths} {len(selection.cooperations)}".encode()
    yield repr([(name, len(own)) for name, own in site.cooperations_by_standing.items()]).encode()
    for year, own in site.years.items():
        yield repr([year, *((month, len(events)) for month, events in own.by_month.items())]).encode()
