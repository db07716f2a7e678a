"""What opens a mark of a map under the pointer: a disc around it, as large as a finger needs.

Where another mark lies on that disc, each of the two has what is nearer to it: every mark opens at its middle, however
close its neighbours are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin

from digest.render.map_window import Point, distance

CORNERS = 16
"""Corners of the polygon that stands for a disc."""


def target_paths(points: Sequence[Point], radius: float) -> list[str | None]:
    """Return the SVG path of each point's target, in the units of the points; None where it is the whole disc."""
    paths = []
    for number, point in enumerate(points):
        close = [
            (other, at < number) for at, other in enumerate(points) if at != number and distance(point, other) < radius
        ]
        paths.append(to_path(target(point, close, radius)) if close else None)
    return paths


def target(point: Point, close: Iterable[tuple[Point, bool]], radius: float) -> list[Point]:
    """Return the corners of the disc around a point that are not nearer to others.

    Of two marks at the same point, the left half belongs to the one that comes first: the others say if they do.
    """
    x, y = point
    corners = [
        (x + radius * cos(angle), y + radius * sin(angle))
        for angle in (2 * pi * number / CORNERS for number in range(CORNERS))
    ]
    for other, is_first in close:
        towards = (other[0] - x, other[1] - y)
        middle = ((x + other[0]) / 2, (y + other[1]) / 2)
        corners = cut(corners, middle, towards if any(towards) else (-1.0 if is_first else 1.0, 0.0))
    return corners


def cut(corners: Sequence[Point], at: Point, towards: Point) -> list[Point]:
    """Return a convex polygon without what lies beyond the line through `at`, in a direction (Sutherland–Hodgman)."""
    kept: list[Point] = []
    sides = [(x - at[0]) * towards[0] + (y - at[1]) * towards[1] for x, y in corners]
    for number, (one, side) in enumerate(zip(corners, sides, strict=True)):
        before, other = corners[number - 1], sides[number - 1]
        if (side > 0) != (other > 0):
            share = other / (other - side)
            kept.append((before[0] + share * (one[0] - before[0]), before[1] + share * (one[1] - before[1])))
        if side <= 0:
            kept.append(one)
    return kept


def to_path(corners: Iterable[Point]) -> str:
    """Return a polygon as data of an SVG path."""
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in corners)}z"
