"""The shapes of marks: one for each stage, as wide as the date is precise."""

from __future__ import annotations

from collections.abc import Callable

from digest.read.vocabulary_entries import Stage

RADIUS = 5.0
"""Half the height of a mark in units, and half the width of one that stands for a single day."""


def pill(left: float, right: float, radius: float = RADIUS) -> str:
    """Return a circle, drawn out if it is wide."""
    arc = f"a{radius:g} {radius:g} 0 0 1 0"
    first, last = f"{left + radius:.4g}", f"{right - radius:.4g}"
    return f"M{first} {-radius:g}H{last}{arc} {2 * radius:g}H{first}{arc} {-2 * radius:g}z"


def dot(left: float, right: float) -> str:
    """Return a small circle, drawn out if it is wide."""
    return pill(left + 2, right - 2, RADIUS - 2)


def diamond(left: float, right: float) -> str:
    """Return a square on its corner, drawn out if it is wide."""
    return f"M{left - 1:.4g} 0l6-6H{right - RADIUS:.4g}l6 6l-6 6H{left + RADIUS:.4g}z"


def box(left: float, right: float) -> str:
    """Return a square, drawn out if it is wide."""
    return f"M{left + 0.5:.4g}-4.5H{right - 0.5:.4g}v9H{left + 0.5:.4g}z"


def arrow(left: float, right: float) -> str:
    """Return a square that points ahead, drawn out if it is wide."""
    return f"M{left - 1:.4g}-5H{right - 4:.4g}l5 5l-5 5H{left - 1:.4g}z"


def triangle(left: float, right: float) -> str:
    """Return a triangle, drawn out if it is wide."""
    return f"M{left - 1:.4g} 4.5l6-9H{right - RADIUS:.4g}l6 9z"


def cross(left: float, right: float) -> str:
    """Return an upright cross, drawn out if it is wide."""
    return f"M{left:.4g}-2h3v-3H{right - 3:.4g}v3h3v4h-3v3H{left + 3:.4g}v-3h-3z"


def bar(left: float, right: float) -> str:
    """Return a bar across the lane, drawn out if it is wide."""
    return f"M{left + 3:.4g}-8H{right - 3:.4g}v16H{left + 3:.4g}z"


SHAPES: dict[Stage, Callable[[float, float], str]] = {
    "exploration": pill, "loi": diamond, "mou": box, "implementation": triangle, "evaluation": cross,
    "renewal": arrow, "end": bar, "none": dot,
}  # fmt: skip
"""The outline of each stage's mark from its left to its right end; the lane's middle is 0."""


def outline(stage: Stage, left: float, right: float) -> str:
    """Return the outline of a mark as data of an SVG path: wide as its date, but at least `2 * RADIUS`."""
    missing = max(0.0, 2 * RADIUS - (right - left)) / 2
    return SHAPES[stage](left - missing, right + missing)
