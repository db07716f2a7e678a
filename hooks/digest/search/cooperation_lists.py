"""What the page of all cooperations fetches when a reader narrows it: the rows of one country or of one sector.

While all cooperations stand in the page itself, it narrows them without these files (`javascripts/narrow.js`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digest.charts.lifelines import by_standing
from digest.core.dependencies import cached
from digest.group.cooperations import Cooperation
from digest.group.site import Selection, Site
from digest.render.localizer import Localizer
from digest.render.pagination import is_long
from digest.render.renderer import join_ids, join_names

MAX_COOPERATIONS = 2000
"""Cooperations in one file, those that are alive first: some 200 KiB, compressed a quarter of it."""


class CooperationLists:
    """The contents of the files of one site in one language."""

    def __init__(self, localizer: Localizer) -> None:
        self.localizer = localizer
        self.row = cached(self.create_row)

    def content(self, selection: Selection) -> dict[str, Any]:
        """Return the content of a file: how many cooperations there are, and the rows of the first of them."""
        cooperations = by_standing(selection.cooperations)
        return {"total": len(cooperations), "rows": [self.row(one) for one in cooperations[:MAX_COOPERATIONS]]}

    def create_row(self, cooperation: Cooperation) -> list[str]:
        """Return slug, names, countries, standing, sectors, first event and last news of a cooperation."""
        localizer = self.localizer
        dates = (cooperation.first_event.date, cooperation.last_news.date)
        return [
            cooperation.slug, join_names(localizer.localize, cooperation.parties, " – "),
            join_ids(cooperation.countries), cooperation.standing.name, join_ids(cooperation.sectors),
            *(localizer.date(one, short=True) for one in dates),
        ]  # fmt: skip


def listed(site: Site) -> Iterator[tuple[str, Selection]]:
    """Yield the name of each file with its selection, none while the page holds all cooperations itself."""
    if is_long(site.cooperations):
        yield from ((f"country-{country.code}", selection) for country, selection in site.countries.items())
        yield from ((f"sector-{sector.id}", selection) for sector, selection in site.sectors.items())
