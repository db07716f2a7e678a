"""The map: where localities and their partners lie, and who has something with whom, as static SVG."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.group.site import Selection, Site
from digest.model.events import Event
from digest.model.parties import Party
from digest.render.map_labels import Label, Named, place
from digest.render.map_window import EAST_ASIA, INDONESIA, WORLD, Frame, Point, apart, around, project

Pair = tuple[Party, Party]
LONGEST = 300
"""Rows of the table below the map: the busiest Indonesian parties'; of more, the list of all cooperations tells."""

MOST_LINES = 500
"""Lines of one picture: the busiest. More could not be told apart, and each weighs 50 bytes."""

TARGET = 24
"""Width in CSS pixels of what a finger has to hit (WCAG 2.2, 2.5.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on the map: its parties, the busiest first, and how many events they have between them."""

    point: Point
    parties: tuple[Party, ...]
    events: int

    @property
    def is_home(self) -> bool:
        """Tell whether the mark is Indonesian."""
        return self.parties[0].is_home

    @property
    def radius(self) -> float:
        """How large the mark is drawn, in CSS pixels."""
        return min(3.5 + math.sqrt(self.events) / 2, 9)

    @property
    def id(self) -> str:
        """What names the mark on its page."""
        return f"at-{self.parties[0].id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two marks: its path, its width in CSS pixels, and the events that it stands for."""

    path: str
    width: float
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One picture: its frame, its marks from west to east, and its lines, thin ones first."""

    frame: Frame
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]

    @property
    def crowded(self) -> tuple[Mark, ...]:
        """The marks that stand for several parties."""
        return tuple(mark for mark in self.marks if len(mark.parties) > 1)


def point_of(party: Party, site: Site) -> Point | None:
    """Return where a party lies, an organisation at its seat; None where that is not known."""
    at = party.at or (site.model.parties[party.place].at if party.place else None)
    return project(at) if at else None


def pairs(events: Iterable[Event], site: Site) -> Counter[Pair]:
    """Return how many events every Indonesian party has with every foreign one, where both have a place."""
    found: Counter[Pair] = Counter()
    placed: dict[Party, bool] = {}
    for event in events:
        for party in event.parties:
            if party not in placed:
                placed[party] = point_of(party, site) is not None
        located = [party for party in event.parties if placed[party]]
        abroad = [party for party in located if not party.is_home]
        found.update((home, partner) for home in located if home.is_home for partner in abroad)
    return found


def rows(site: Site) -> list[tuple[Party, Party, int]]:
    """Return the pairs on the map with their events, those of one Indonesian party together, the busiest first."""
    found = pairs(site.everything.events, site)
    total: Counter[Party] = Counter()
    for (home, _), number in found.items():
        total[home] += number
    order = sorted(found, key=lambda pair: (-total[pair[0]], pair[0].id, -found[pair], pair[1].id))
    return [(home, partner, found[home, partner]) for home, partner in order]


def located(site: Site) -> dict[Party, Point]:
    """Return all parties that have events and a place, those with most events first."""
    order = sorted(site.parties, key=lambda party: (-len(site.parties[party].events), party.id))
    return {party: point for party in order if (point := point_of(party, site))}


def unlocated(site: Site) -> list[Party]:
    """Return the localities that have events but no coordinates yet."""
    every = (*site.home_localities, *site.localities_abroad)
    return [party for party in every if not party.at]


def views(site: Site) -> list[View]:
    """Return the pictures of the map page: the world, and the two parts of it where marks are dense."""
    places, found = located(site), pairs(site.everything.events, site)
    return [create_view(frame, places, found, site.everything.events) for frame in (WORLD, INDONESIA, EAST_ASIA)]


def create_view(
    frame: Frame, places: Mapping[Party, Point], found: Mapping[Pair, int], events: Sequence[Event]
) -> View:
    """Return one picture. A line to what lies outside is cut at its edge."""
    inside = {party: point for party, point in places.items() if frame.holds(point)}
    told = told_of(events)
    marks = [create_mark(inside[own[0]], own, told) for own in gather(inside, frame.pixel * TARGET)]
    ends = dict(places) | {party: mark.point for mark in marks for party in mark.parties}
    seen = {pair: number for pair, number in found.items() if any(party in inside for party in pair)}
    order = sorted(marks, key=lambda mark: (mark.point[0], mark.id))
    return View(frame=frame, marks=tuple(order), lines=tuple(connect(seen, ends)))


def gather(places: Mapping[Party, Point], reach: float) -> list[list[Party]]:
    """Return who shares a mark: whoever is within reach of an earlier one of the same country, so that each is hit."""
    groups: dict[Party, list[Party]] = {}
    for party, point in places.items():
        near = (one for one in groups if one.country == party.country and apart(places[one], point) < reach)
        first = next(near, party) if party.country else party
        groups.setdefault(first, []).append(party)
    return list(groups.values())


def create_mark(point: Point, parties: Sequence[Party], told: Mapping[Party, set[str]]) -> Mark:
    """Return the mark of some parties; an event between two of them counts once."""
    return Mark(point=point, parties=tuple(parties), events=len(set().union(*(told[party] for party in parties))))


def told_of(events: Iterable[Event]) -> dict[Party, set[str]]:
    """Return the ids of the events that each party has."""
    found: dict[Party, set[str]] = defaultdict(set)
    for event in events:
        for party in event.parties:
            found[party].add(event.id)
    return found


def connect(found: Mapping[Pair, int], ends: Mapping[Party, Point]) -> list[Line]:
    """Return one line for all pairs between the same two points, the busiest last."""
    weights: Counter[tuple[Point, Point]] = Counter()
    for (home, partner), number in found.items():
        weights[ends[home], ends[partner]] += number
    order = sorted(weights, key=lambda points: (weights[points], points))[-MOST_LINES:]
    return [
        Line(path=curve(*points), width=round(min(0.6 + math.sqrt(weights[points]) / 2, 5), 1), events=weights[points])
        for points in order
    ]


def curve(start: Point, end: Point) -> str:
    """Return the path of a gentle curve that bends to the left of its way."""
    (x1, y1), (x2, y2) = start, end
    middle = ((x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12)
    return f"M{x1:g} {y1:g}Q{middle[0]:.0f} {middle[1]:.0f} {x2:g} {y2:g}"


def party_view(party: Party, selection: Selection, site: Site) -> View | None:
    """Return the small picture of a party and those across the border with whom it has events; None without any."""
    own = {pair: number for pair, number in pairs(selection.events, site).items() if party in pair}
    everybody = dict.fromkeys([party, *(other for pair in own for other in pair)])
    places = {one: point for one in everybody if (point := point_of(one, site))}
    return create_view(around(places.values()), places, own, selection.events) if own else None


def labels(view: View, names: Iterable[str]) -> list[Label]:
    """Return the names that stand beside the marks, the busiest marks' first."""
    named = sorted(zip(view.marks, names, strict=True), key=lambda pair: -pair[0].events)
    unit = view.frame.pixel
    return place([Named(point=mark.point, radius=mark.radius * unit, text=name) for mark, name in named], view.frame)
