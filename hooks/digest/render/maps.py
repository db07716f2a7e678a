"""Maps of localities and their partners, and lines between those with common events: what the SVG templates draw."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from digest.group.site import Selection, Site
from digest.model.events import Event
from digest.model.parties import Party
from digest.render.map_labels import Label, NamedMark, place_labels
from digest.render.map_targets import target_paths
from digest.render.map_window import EAST_ASIA, HOME, INDONESIA, WORLD, MapWindow, Point, distance, fit_window, project

Pair = tuple[Party, Party]
"""An Indonesian party and a foreign one."""

MAX_PAIRS = 300
"""Pairs in the table below the map, the busiest Indonesian parties first; the list of cooperations has the others."""

MAX_LINES = 40
"""Lines of one picture, the busiest first: more cover one another, and take time to draw on a slow phone."""

BUSIEST_PAIRS = 30
"""Pairs of parties on the small map of the home page, those with most events."""

MIN_TARGET_SIZE = 24
"""Minimum width of a touch target in CSS pixels (WCAG 2.2, 2.5.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on the map: its parties, the busiest first, and the number of events that any of them took part in."""

    point: Point
    parties: tuple[Party, ...]
    event_count: int
    target: str | None = None
    """The SVG path of what opens the mark; None where it is a whole disc of `MIN_TARGET_SIZE`."""

    @property
    def is_home(self) -> bool:
        """Tell whether the mark is in Indonesia."""
        return self.parties[0].is_home

    @property
    def radius(self) -> float:
        """The mark's radius in CSS pixels."""
        return min(3.5 + math.sqrt(self.event_count) / 2, 9)

    @property
    def id(self) -> str:
        """The HTML id of the mark's list on its page."""
        return f"at-{self.parties[0].id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two marks: its SVG path, its width in CSS pixels, and the number of common events."""

    path: str
    width: float
    event_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """One picture: its window, its marks, large ones first so that none is hidden, and its lines, thin ones first."""

    window: MapWindow
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]

    @property
    def shared_marks(self) -> tuple[Mark, ...]:
        """The marks of more than one party."""
        return tuple(mark for mark in self.marks if len(mark.parties) > 1)


def locate_party(party: Party, site: Site) -> Point | None:
    """Return the point of a party, of an organisation that of its seat; None where it is unknown."""
    coordinates = party.coordinates or (site.model.parties[party.place].coordinates if party.place else None)
    return project(coordinates) if coordinates else None


def count_pairs(events: Iterable[Event], site: Site) -> Counter[Pair]:
    """Return the number of common events of each pair of parties whose points are both known."""
    counts: Counter[Pair] = Counter()
    is_located: dict[Party, bool] = {}
    for event in events:
        for party in event.parties:
            if party not in is_located:
                is_located[party] = locate_party(party, site) is not None
        located = [party for party in event.parties if is_located[party]]
        abroad = [party for party in located if not party.is_home]
        counts.update((home, partner) for home in located if home.is_home for partner in abroad)
    return counts


def table_rows(site: Site) -> list[tuple[Party, list[tuple[Party, int]]]]:
    """Return the Indonesian parties, each with its partners and the numbers of their events, the busiest first."""
    pairs = sort_pairs(site)[:MAX_PAIRS]
    return [
        (home, [(partner, number) for _, partner, number in own])
        for home, own in groupby(pairs, key=lambda pair: pair[0])
    ]


def sort_pairs(site: Site) -> list[tuple[Party, Party, int]]:
    """Return each pair with its number of events, the busiest Indonesian party first."""
    counts = count_pairs(site.everything.events, site)
    totals: Counter[Party] = Counter()
    for (home, _), number in counts.items():
        totals[home] += number
    order = sorted(counts, key=lambda pair: (-totals[pair[0]], pair[0].id, -counts[pair], pair[1].id))
    return [(home, partner, counts[home, partner]) for home, partner in order]


def located_parties(site: Site) -> dict[Party, Point]:
    """Return the points of all parties with events and a known point, those with most events first."""
    order = sorted(site.parties, key=lambda party: (-len(site.parties[party].events), party.id))
    return {party: point for party in order if (point := locate_party(party, site))}


def unlocated_localities(site: Site) -> list[Party]:
    """Return the localities with events whose coordinates are not known yet."""
    return [party for party in (*site.home_localities, *site.localities_abroad) if not party.coordinates]


def create_views(site: Site) -> list[MapView]:
    """Return the pictures of the map page: the world, and the two parts of it where marks are dense."""
    points, counts = located_parties(site), count_pairs(site.everything.events, site)
    return [create_view(window, points, counts, site.everything.events) for window in (WORLD, INDONESIA, EAST_ASIA)]


def create_home_view(site: Site) -> MapView:
    """Return the small picture of the home page: the pairs with most events in the part of the world with most."""
    points = located_parties(site)
    counts = Counter(
        {
            pair: number
            for pair, number in count_pairs(site.everything.events, site).items()
            if all(HOME.contains(points[party]) for party in pair)
        }
    )
    order = sorted(counts, key=lambda pair: (-counts[pair], pair[0].id, pair[1].id))[:BUSIEST_PAIRS]
    shown = {party for pair in order for party in pair}
    inside = {party: point for party, point in points.items() if party in shown}
    return create_view(HOME, inside, {pair: counts[pair] for pair in order}, site.everything.events)


def create_view(
    window: MapWindow, points: Mapping[Party, Point], counts: Mapping[Pair, int], events: Sequence[Event]
) -> MapView:
    """Return one picture. The SVG's edge cuts lines to parties outside the window."""
    inside = {party: point for party, point in points.items() if window.contains(point)}
    event_ids = event_ids_by_party(events)
    clusters = cluster(inside, window.units_per_pixel * MIN_TARGET_SIZE)
    marks = [create_mark(inside[parties[0]], parties, event_ids) for parties in clusters]
    ends = dict(points) | {party: mark.point for mark in marks for party in mark.parties}
    visible = {pair: number for pair, number in counts.items() if any(party in inside for party in pair)}
    order = add_targets(sorted(marks, key=lambda mark: (-mark.radius, mark.point[0], mark.id)), window)
    return MapView(window=window, marks=tuple(order), lines=tuple(create_lines(visible, ends)))


def add_targets(marks: Sequence[Mark], window: MapWindow) -> list[Mark]:
    """Return the marks of a picture with what opens them."""
    paths = target_paths([mark.point for mark in marks], window.units_per_pixel * MIN_TARGET_SIZE / 2)
    return [replace(mark, target=path) if path else mark for mark, path in zip(marks, paths, strict=True)]


def cluster(points: Mapping[Party, Point], reach: float) -> list[list[Party]]:
    """Return the parties that share a mark: those of one country closer than `reach` to the first of them."""
    clusters: dict[Party, list[Party]] = {}
    for party, point in points.items():
        close = (one for one in clusters if one.country == party.country and distance(points[one], point) < reach)
        first = next(close, party) if party.country else party
        clusters.setdefault(first, []).append(party)
    return list(clusters.values())


def create_mark(point: Point, parties: Sequence[Party], event_ids: Mapping[Party, set[str]]) -> Mark:
    """Return the mark of some parties; an event between two of them counts once."""
    ids = set().union(*(event_ids[party] for party in parties))
    return Mark(point=point, parties=tuple(parties), event_count=len(ids))


def event_ids_by_party(events: Iterable[Event]) -> dict[Party, set[str]]:
    """Return the ids of each party's events."""
    ids: dict[Party, set[str]] = defaultdict(set)
    for event in events:
        for party in event.parties:
            ids[party].add(event.id)
    return ids


def create_lines(counts: Mapping[Pair, int], ends: Mapping[Party, Point]) -> list[Line]:
    """Return one line for all pairs between the same two points, the busiest last."""
    weights: Counter[tuple[Point, Point]] = Counter()
    for (home, partner), number in counts.items():
        weights[ends[home], ends[partner]] += number
    order = sorted(weights, key=lambda points: (weights[points], points))[-MAX_LINES:]
    return [
        Line(path=curve_path(*points), width=line_width(weights[points]), event_count=weights[points])
        for points in order
    ]


def line_width(event_count: int) -> float:
    """Return the width of a line in CSS pixels."""
    return round(min(0.6 + math.sqrt(event_count) / 2, 5), 1)


def curve_path(start: Point, end: Point) -> str:
    """Return the SVG path of a slight curve between two points."""
    (x1, y1), (x2, y2) = start, end
    middle = ((x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12)
    return f"M{x1:g} {y1:g}Q{middle[0]:.0f} {middle[1]:.0f} {x2:g} {y2:g}"


def create_party_view(party: Party, selection: Selection, site: Site) -> MapView | None:
    """Return the small picture of a party and its partners across the border; None where it has none."""
    counts = {pair: number for pair, number in count_pairs(selection.events, site).items() if party in pair}
    shown = dict.fromkeys([party, *(other for pair in counts for other in pair)])
    points = {one: point for one in shown if (point := locate_party(one, site))}
    return create_view(fit_window(points.values()), points, counts, selection.events) if counts else None


def create_labels(view: MapView, names: Iterable[str]) -> list[Label]:
    """Return the labels of a view's marks; `names` are the marks' names in their order, empty for no label."""
    busiest_first = sorted(zip(view.marks, names, strict=True), key=lambda pair: -pair[0].event_count)
    unit = view.window.units_per_pixel
    marks = [NamedMark(point=mark.point, radius=mark.radius * unit, text=name) for mark, name in busiest_first]
    return place_labels(marks, view.window)
