"""Parts of the world as pictures: where a point of the earth lies in them.

The coastlines are docs/templates/assets/images/{world,asia}.svg; what is drawn on them uses the same units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot

Point = tuple[float, float]
UNIT, WEST = 10, -30
"""Units of the picture to a degree, and the longitude at which the picture begins: the Pacific is not cut."""

MARGIN, NARROWEST, SMALL = 0.07, 280, 320
"""Of a small map: room around its marks as a share of their spread, least width in units and in CSS pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A part of the world: its edges in degrees, its coastlines, and the least width in CSS pixels it is shown at."""

    name: str
    west: float
    south: float
    east: float
    north: float
    base: str
    least: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The picture's viewBox: left, top, width, height."""
        return (
            (self.west - WEST) * UNIT, -self.north * UNIT,
            (self.east - self.west) * UNIT, (self.north - self.south) * UNIT,
        )  # fmt: skip

    @property
    def pixel(self) -> float:
        """How many units of the picture a CSS pixel is where the picture is shown as small as it gets."""
        return self.box[2] / self.least

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies within the edges."""
        left, top, width, height = self.box
        return left <= point[0] <= left + width and top <= point[1] <= top + height


WORLD = Frame(name="world", west=-20, south=-46, east=330, north=71, base="world.svg", least=720)
INDONESIA = Frame(name="indonesia", west=94, south=-12, east=142, north=8, base="asia.svg", least=720)
EAST_ASIA = Frame(name="east-asia", west=98, south=20, east=148, north=46, base="asia.svg", least=720)
DETAILED = Frame(name="asia", west=80, south=-46, east=165, north=50, base="asia.svg", least=SMALL)


def project(at: tuple[float, float]) -> Point:
    """Return where a latitude and longitude lie in the picture (equirectangular)."""
    latitude, longitude = at
    return (round((longitude - WEST) % 360 * UNIT, 1), round(-latitude * UNIT, 1))


def apart(one: Point, other: Point) -> float:
    """Return the distance of two points."""
    return hypot(one[0] - other[0], one[1] - other[1])


def around(points: Iterable[Point]) -> Frame:
    """Return the frame of a small map: what holds the points, with room around them, wider than high."""
    xs, ys = zip(*points, strict=True)
    spread = max(max(xs) - min(xs), 1.25 * (max(ys) - min(ys)), NARROWEST)
    width, height = spread * (1 + 2 * MARGIN), max(max(ys) - min(ys), spread / 2) * (1 + 2 * MARGIN)
    left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2
    west, north = left / UNIT + WEST, -top / UNIT
    small = Frame(
        name="small", west=west, south=north - height / UNIT, east=west + width / UNIT, north=north,
        base="world.svg", least=SMALL,
    )  # fmt: skip
    fine = DETAILED.holds((left, top)) and DETAILED.holds((left + width, top + height))
    return replace(small, base=DETAILED.base) if fine else small
