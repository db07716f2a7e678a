"""Names on a map: beside their marks, and only where they can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.render.map_window import Frame, Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

LETTER = 11
"""Size of the letters in CSS pixels where the picture is shown as small as it gets."""

WIDTH = 0.56
"""How wide a letter is for its size, on average and with some room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What has a name on the map: a mark's middle and radius, in units of the picture."""

    point: Point
    radius: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name beside its mark; the anchor tells which part of the text stands at the point."""

    text: str
    x: float
    y: float
    anchor: str


def place(marks: Sequence[Named], frame: Frame) -> list[Label]:
    """Return a label for each mark, in this order, that has room for one on any side."""
    letter = LETTER * frame.pixel
    taken = [box_around(mark) for mark in marks]
    found = []
    for mark in marks:
        for label, box in beside(mark, letter) if mark.text else ():
            if inside(box, frame) and not any(overlap(box, other) for other in taken):
                taken.append(box)
                found.append(label)
                break
    return found


def beside(mark: Named, letter: float) -> Iterator[tuple[Label, Box]]:
    """Yield the places for a name: right, left, above, below its mark, each with the room that it takes."""
    (x, y), length, high = mark.point, len(mark.text) * letter * WIDTH, letter * 0.55
    away = mark.radius + letter * 0.3
    yield at(mark.text, x + away, y, "start", letter), (x + away, y - high, x + away + length, y + high)
    yield at(mark.text, x - away, y, "end", letter), (x - away - length, y - high, x - away, y + high)
    for middle in (y - away - high, y + away + high):
        box = (x - length / 2, middle - high, x + length / 2, middle + high)
        yield at(mark.text, x, middle, "middle", letter), box


def at(text: str, x: float, middle: float, anchor: str, letter: float) -> Label:
    """Return a label whose letters have their middle at a height."""
    return Label(text=text, x=round(x, 1), y=round(middle + letter * 0.35, 1), anchor=anchor)


def box_around(mark: Named) -> Box:
    """Return the square that a mark takes."""
    (x, y), r = mark.point, mark.radius
    return (x - r, y - r, x + r, y + r)


def inside(box: Box, frame: Frame) -> bool:
    """Tell whether a box lies within a frame."""
    return frame.holds(box[:2]) and frame.holds(box[2:])


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have something in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
