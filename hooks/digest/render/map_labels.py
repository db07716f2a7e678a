"""Labels on a map: each beside its mark, and only where it overlaps nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.render.map_window import MapWindow, Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in picture units."""

FONT_SIZE = 11
"""Font size in CSS pixels at the picture's minimum width."""

LETTER_WIDTH = 0.56
"""Average width of a letter as a share of the font size, with some room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMark:
    """A mark to label: its centre and radius in picture units, and its text; no label where the text is empty."""

    point: Point
    radius: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text to draw at a point; `anchor` is the SVG text-anchor."""

    text: str
    x: float
    y: float
    anchor: str


def place_labels(marks: Sequence[NamedMark], window: MapWindow) -> list[Label]:
    """Return the labels of the marks that have room for one; earlier marks take precedence."""
    size = FONT_SIZE * window.units_per_pixel
    occupied = [mark_box(mark) for mark in marks]
    labels = []
    for mark in marks:
        for label, box in candidate_labels(mark, size) if mark.text else ():
            if is_inside(box, window) and not any(overlaps(box, other) for other in occupied):
                occupied.append(box)
                labels.append(label)
                break
    return labels


def candidate_labels(mark: NamedMark, size: float) -> Iterator[tuple[Label, Box]]:
    """Yield a label at each possible position (right, left, above, below the mark) with the box that it occupies."""
    (x, y), width, half = mark.point, len(mark.text) * size * LETTER_WIDTH, size * 0.55
    gap = mark.radius + size * 0.3
    yield create_label(mark.text, x + gap, y, "start", size), (x + gap, y - half, x + gap + width, y + half)
    yield create_label(mark.text, x - gap, y, "end", size), (x - gap - width, y - half, x - gap, y + half)
    for middle in (y - gap - half, y + gap + half):
        box = (x - width / 2, middle - half, x + width / 2, middle + half)
        yield create_label(mark.text, x, middle, "middle", size), box


def create_label(text: str, x: float, middle: float, anchor: str, size: float) -> Label:
    """Return a label that is vertically centred on `middle`; SVG wants the baseline."""
    return Label(text=text, x=round(x, 1), y=round(middle + size * 0.35, 1), anchor=anchor)


def mark_box(mark: NamedMark) -> Box:
    """Return the bounding box of a mark."""
    (x, y), r = mark.point, mark.radius
    return (x - r, y - r, x + r, y + r)


def is_inside(box: Box, window: MapWindow) -> bool:
    """Tell whether a box lies entirely inside a window."""
    return window.contains(box[:2]) and window.contains(box[2:])


def overlaps(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
