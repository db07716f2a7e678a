"""What the page that compares two localities or countries fetches of each: standings, sectors, partners, lifelines.

The lanes are drawn on one axis, so that those of any two can be looked at side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from digest.charts.axis import axis_of_all
from digest.charts.lifelines import EventMark, by_standing, create_lane
from digest.core.dependencies import cached
from digest.group.cooperations import Cooperation
from digest.group.site import Selection, Site
from digest.model.parties import Country, Party
from digest.render.lifelines import mark_classes, mark_title
from digest.render.localizer import Localizer
from digest.render.standing import standing_reason
from digest.render.urls import page_path
from digest.search.hashing import group_by_bucket

PER_FILE = 20
"""Localities and countries in one file, on average."""

MAX_LANES = 12
"""Cooperations of one that are drawn, those that are alive first."""

MAX_PARTNERS = 300
"""Partners of one that are held against those of the other, those with the newest events first."""

MAX_SECTORS = 8
"""Sectors of one that are shown, those with most events first."""


Compared = tuple[str, Party | Country, Selection]
"""What can be compared: its key, the locality or country itself, and its events."""


class Comparisons:
    """The contents of the files of one site in one language."""

    def __init__(self, site: Site, localizer: Localizer) -> None:
        self.site, self.localizer = site, localizer
        self.drawn = cached(self.draw)

    def entries(self, comparisons: Iterable[Compared]) -> dict[str, Any]:
        """Return the content of a file: what there is of some localities and countries, by their keys."""
        return {key: self.entry(thing, selection) for key, thing, selection in comparisons}

    def entry(self, thing: Party | Country, selection: Selection) -> dict[str, Any]:
        """Return what there is of one: name, page, events, the numbers of standings and sectors, partners, lanes."""
        localize, cooperations = self.localizer.localize, by_standing(selection.cooperations)
        standings = Counter(one.standing.name for one in cooperations)
        sectors = Counter(sector for event in selection.events for sector in event.sectors).most_common(MAX_SECTORS)
        return {
            "name": localize(thing.name), "page": page_path(thing, self.site), "events": len(selection.events),
            "standings": [[name, self.localizer.t(f"standing.{name}"), number] for name, number in standings.items()],
            "sectors": [[sector.id, localize(sector.name), number] for sector, number in sectors],
            "partners": self.partners(thing, cooperations),
            "lanes": [self.lane(one, thing) for one in cooperations[:MAX_LANES]],
        }  # fmt: skip

    def partners(self, thing: Party | Country, cooperations: Iterable[Cooperation]) -> list[tuple[str, str, str]]:
        """Return page and name of the partners: of a locality those abroad or at home, of a country Indonesian ones."""
        is_home = isinstance(thing, Country) or not thing.is_home
        found = {party: None for one in cooperations for party in one.parties if party.is_home == is_home}
        pages = ((page_path(party, self.site), party) for party in list(found)[:MAX_PARTNERS])
        return [(party.id, path, self.localizer.localize(party.name)) for path, party in pages if path]

    def lane(self, cooperation: Cooperation, own: Party | Country) -> list[Any]:
        """Return slug, names of the others, standing and reason of a cooperation, and its lane: gaps, bars, marks."""
        others = " – ".join(self.localizer.localize(party.name) for party in cooperation.parties if party != own)
        return [cooperation.slug, others, *self.drawn(cooperation)]

    def draw(self, cooperation: Cooperation) -> list[Any]:
        """Return what is the same beside each party of a cooperation: its standing, and the shapes of its lane."""
        lane, standing = create_lane(cooperation, axis_of_all(self.site.quarter)), cooperation.standing.name
        return [
            standing, self.localizer.t(f"standing.{standing}"), standing_reason(cooperation, self.localizer),
            [span(gap.left, gap.right) for gap in lane.silences],
            [[*span(bar.left, bar.right), int(bar.fades)] for bar in lane.bars],
            [self.mark(one) for one in lane.marks],
        ]  # fmt: skip

    def mark(self, mark: EventMark) -> list[Any]:
        """Return classes, outline, page and title of a mark; where its date is open, also the line that says so."""
        tail = [span(*mark.tail)] if mark.tail else []
        page = page_path(mark.event, self.site)
        return [mark_classes(mark), mark.outline, page, mark_title(mark, self.localizer), *tail]


def span(left: float, right: float) -> tuple[float, float]:
    """Return position and length of a stretch of a lane."""
    return round(left, 1), round(right - left, 1)


def things(site: Site) -> Iterator[Compared]:
    """Yield what can be compared: localities and partner countries."""
    for party, selection in site.parties.items():
        if party.kind == "locality":
            yield f"city:{party.id}", party, selection
    for country, selection in site.countries.items():
        yield f"country:{country.code}", country, selection


def comparison_buckets(site: Site) -> int:
    """Return the number of files for each language."""
    return max(1, sum(1 for _ in things(site)) // PER_FILE)


def comparison_groups(site: Site) -> dict[int, list[Compared]]:
    """Return what each file holds by its number."""
    return group_by_bucket(things(site), comparison_buckets(site), lambda one: one[0])
