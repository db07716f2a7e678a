"""The figures as curves: seconds by the number of articles."""

from __future__ import annotations

import math
from typing import Any

from bench.table import ROWS, round_figure

COLOURS = {"full": "#0b5563", "hugo": "#8a5a00", "article": "#7a1f1f"}
"""The builds that have a curve, each with its colour in curves.svg."""

WIDE, HIGH, LEFT, RIGHT, TOP, LOW = 480, 300, 64, 8, 16, 36
"""Size of the picture and its margins, in the coordinates of its viewBox."""


class Chart:
    """Seconds by the number of articles; both axes are logarithmic, so that a slope of 1 means linear growth."""

    def __init__(self, sizes: list[dict[str, Any]]) -> None:
        self.sizes = sizes
        self.first, self.last = math.log10(sizes[0]["articles"]), math.log10(sizes[-1]["articles"])
        longest = max(one[name]["wall"] for one in sizes for name in COLOURS if name in one)
        self.decades = max(1, math.ceil(math.log10(longest)))

    def data(self) -> dict[str, Any]:
        """Return the picture's size, its lines of 1, 10, 100 … seconds, its articles, and its curves."""
        return {
            "wide": WIDE, "high": HIGH, "left": LEFT, "right": WIDE - RIGHT, "low": HIGH - LOW,
            "seconds": [{"value": 10**power, "y": self.y(10**power)} for power in range(self.decades + 1)],
            "articles": [{"value": one["articles"], "x": self.x(one)} for one in self.sizes],
            "curves": {name: self.curve(name) for name in COLOURS},
        }  # fmt: skip

    def curve(self, name: str) -> list[dict[str, float]]:
        """Return the points of one curve, with the seconds at each."""
        found = [one for one in self.sizes if name in one]
        return [
            {"x": self.x(one), "y": self.y(one[name]["wall"]), "value": round_figure(one[name]["wall"])}
            for one in found
        ]

    def x(self, size: dict[str, Any]) -> float:
        """Return the x coordinate of a size."""
        share = (math.log10(size["articles"]) - self.first) / (self.last - self.first or 1)
        return round(LEFT + 32 + (WIDE - LEFT - RIGHT - 64) * share, 1)

    def y(self, seconds: float) -> float:
        """Return the y coordinate of a number of seconds; less than one second is drawn as one."""
        share = math.log10(max(1, seconds)) / self.decades
        return round(HIGH - LOW - (HIGH - LOW - TOP) * share, 1)


def create_svg(sizes: list[dict[str, Any]]) -> str:
    """Return the curves as an SVG file."""
    chart = Chart(sizes).data()
    lines = [f'<path d="M{LEFT} {one["y"]}H{WIDE - RIGHT}" stroke="#ddd"/>' for one in chart["seconds"]]
    lines += [f'<text x="4" y="{one["y"] + 4}">{one["value"]} s</text>' for one in chart["seconds"]]
    lines += [
        f'<text x="{one["x"]}" y="{HIGH - 16}" text-anchor="middle">{one["value"]:,}</text>'
        for one in chart["articles"]
    ]
    for name, points in chart["curves"].items():
        line = " ".join(f"{one['x']},{one['y']}" for one in points)
        lines.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>')
        lines += [label(ROWS[name], COLOURS[name], points[-1])] if points else []
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="13"'
    return "\n".join([f"<svg {frame}>", f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>', *lines, "</svg>", ""])


def label(text: str, colour: str, point: dict[str, float]) -> str:
    """Return the label at the end of a curve."""
    place = f'x="{point["x"]}" y="{point["y"] - 8}" text-anchor="end"'
    return f'<text {place} fill="{colour}">{text} {point["value"]} s</text>'
