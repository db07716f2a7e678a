"""The parts of the world that maps show, and the projection from latitude and longitude to the picture's units.

The coastlines are docs/templates/assets/images/{world,asia}.svg; what is drawn on them uses the same units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot

Point = tuple[float, float]
"""x and y in picture units, y growing downwards."""

SCALE, WEST_EDGE = 10, -30
"""Picture units per degree, and the longitude of the picture's left edge: one that does not cut the Pacific."""

MARGIN, MIN_SPREAD, SMALL_MAP_WIDTH = 0.07, 280, 320
"""Of a small map: margin as a share of the spread of its marks, minimum width in picture units and in CSS pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWindow:
    """A part of the world: its edges in degrees, the file of its coastlines, and its minimum width in CSS pixels."""

    name: str
    west: float
    south: float
    east: float
    north: float
    base_map: str
    min_width: int

    @property
    def view_box(self) -> tuple[float, float, float, float]:
        """The SVG viewBox in picture units: left, top, width, height."""
        return (
            (self.west - WEST_EDGE) * SCALE, -self.north * SCALE,
            (self.east - self.west) * SCALE, (self.north - self.south) * SCALE,
        )  # fmt: skip

    @property
    def units_per_pixel(self) -> float:
        """Picture units per CSS pixel at the minimum width."""
        return self.view_box[2] / self.min_width

    def contains(self, point: Point) -> bool:
        """Tell whether a point lies inside the window, edges included."""
        left, top, width, height = self.view_box
        return left <= point[0] <= left + width and top <= point[1] <= top + height


WORLD = MapWindow(name="world", west=-30, south=-56, east=330, north=79, base_map="world.svg", min_width=720)
INDONESIA = MapWindow(name="indonesia", west=94, south=-12, east=142, north=8, base_map="asia.svg", min_width=720)
EAST_ASIA = MapWindow(name="east-asia", west=98, south=20, east=148, north=46, base_map="asia.svg", min_width=720)
HOME = MapWindow(name="home", west=92, south=-40, east=156, north=47, base_map="asia.svg", min_width=SMALL_MAP_WIDTH)
ASIA = MapWindow(name="asia", west=80, south=-46, east=165, north=50, base_map="asia.svg", min_width=SMALL_MAP_WIDTH)


def project(coordinates: tuple[float, float]) -> Point:
    """Return the point of a latitude and longitude in degrees (equirectangular projection)."""
    latitude, longitude = coordinates
    return (round((longitude - WEST_EDGE) % 360 * SCALE, 1), round(-latitude * SCALE, 1))


def distance(one: Point, other: Point) -> float:
    """Return the distance between two points, in picture units."""
    return hypot(one[0] - other[0], one[1] - other[1])


def fit_window(points: Iterable[Point]) -> MapWindow:
    """Return the window of a small map: the points with a margin around them, wider than high."""
    xs, ys = zip(*points, strict=True)
    spread = max(max(xs) - min(xs), 1.25 * (max(ys) - min(ys)), MIN_SPREAD)
    width, height = spread * (1 + 2 * MARGIN), max(max(ys) - min(ys), spread / 2) * (1 + 2 * MARGIN)
    left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2
    west, north = left / SCALE + WEST_EDGE, -top / SCALE
    small = MapWindow(
        name="small", west=west, south=north - height / SCALE, east=west + width / SCALE, north=north,
        base_map="world.svg", min_width=SMALL_MAP_WIDTH,
    )  # fmt: skip
    in_asia = ASIA.contains((left, top)) and ASIA.contains((left + width, top + height))
    return replace(small, base_map=ASIA.base_map) if in_asia else small
