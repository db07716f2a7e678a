"""Lifelines on social cards: the lanes of `charts/lifelines.py`, drawn in pixels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from PIL import Image, ImageDraw

from digest.charts.axis import Axis
from digest.charts.lifelines import EventMark, Lane, create_lane
from digest.charts.shapes import RADIUS, outline
from digest.export.card_text import COLOURS, STEPS, Colour, Font, draw_text, to_steps, width_of
from digest.group.cooperations import Cooperation
from digest.read.vocabulary_entries import Stage

SCALE = 1.7
"""Pixels for each unit of a lane."""

LANE, YEARS = 28, 30
"""Height of a lane and of the years above the lanes, in pixels."""

SMOOTH = 4
"""How many times larger a mark is drawn before it is scaled down, so that its edges are smooth."""

STAGE_COLOURS: dict[Stage, Colour] = {"loi": "accent", "mou": "accent", "renewal": "accent", "end": "warm"}
"""The colours of marks; those of other stages are of ink."""

COMMAND = re.compile(r"([MHVlhvaz])([^MHVlhvaz]*)")
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")

Points = list[tuple[float, float]]


def tone(colour: Colour, step: int) -> int:
    """Return the number in the palette of a step from paper to a colour."""
    return [*COLOURS].index(colour) * STEPS + step


def polygon(path: str) -> Points:
    """Return the corners of the outline of a mark; an arc, which is a half circle, has its outermost point for one."""
    points: Points = []
    x = y = 0.0
    for command, rest in COMMAND.findall(path):
        numbers = [float(one) for one in NUMBER.findall(rest)]
        match command:
            case "M":
                x, y = numbers
            case "H":
                x = numbers[0]
            case "V":
                y = numbers[0]
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case "l":
                x, y = x + numbers[0], y + numbers[1]
            case "a":
                points += half_circle(x, y, numbers[0], numbers[-1])
                y += numbers[-1]
        points.append((x, y))
    return points


def half_circle(x: float, y: float, radius: float, down: float) -> Iterator[tuple[float, float]]:
    """Yield points between the ends of a half circle: to the right on the way down, to the left on the way up."""
    side = 1 if down > 0 else -1
    for along, out in ((0.067, 0.5), (0.25, 0.866), (0.5, 1), (0.75, 0.866), (0.933, 0.5)):
        yield x + side * radius * out, y + down * along


@functools.lru_cache(500)
def mark_picture(stage: Stage, width: int, *, happened: bool) -> Image.Image:
    """Return the mark of a stage, as wide as its date, as numbers of the palette; that of a plan is hollow."""
    factor, high = SCALE * SMOOTH, round(20 * SCALE)
    wide = round((width + 4 * RADIUS) * SCALE)
    large = Image.new("L", (wide * SMOOTH, high * SMOOTH))
    left = 2 * RADIUS
    corners = [(x * factor, y * factor + high * SMOOTH / 2) for x, y in polygon(outline(stage, left, left + width))]
    pen = ImageDraw.Draw(large)
    if happened:
        pen.polygon(corners, fill=255)
    else:
        pen.line([*corners, corners[0]], fill=255, width=SMOOTH * 2)
    return to_steps(large.resize((wide, high), Image.Resampling.BOX), STAGE_COLOURS.get(stage, "ink"))


@functools.lru_cache(500)
def mark_mask(stage: Stage, width: int, *, happened: bool) -> Image.Image:
    """Return which pixels of the same are set."""
    return mark_picture(stage, width, happened=happened).point([0, *[255] * 255])


@functools.lru_cache(2)
def draw_lifelines(cooperations: tuple[Cooperation, ...], axis: Axis, margin: int) -> Image.Image:
    """Return the lanes of some cooperations below the years of their axis, the same in both languages; marks reach
    into the margins on the left and right.
    """
    scale = draw_scale(axis, len(cooperations))
    picture = Image.new("L", (scale.width + 2 * margin, scale.height))
    picture.paste(scale, (margin, 0))
    pen = ImageDraw.Draw(picture)
    for number, one in enumerate(cooperations):
        draw_lane(picture, pen, (margin, YEARS + LANE * number + LANE // 2), create_lane(one, axis))
    return picture


@functools.lru_cache(20)
def draw_scale(axis: Axis, lanes: int) -> Image.Image:
    """Return the years and today's quarter behind some lanes, the same on every card."""
    bottom = YEARS + LANE * lanes
    picture = Image.new("L", (round(axis.length * SCALE) + 1, bottom))
    pen, font = ImageDraw.Draw(picture), Font(20)
    for year, x in axis.named_years.items():
        pen.line((x * SCALE, YEARS - 4, x * SCALE, bottom), fill=tone("ink", 1))
        draw_text(picture, (x * SCALE - width_of(str(year), font) / 2, 0), str(year), font)
    pen.rectangle((axis.now * SCALE, YEARS - 4, axis.after_now * SCALE, bottom), fill=tone("warm", 2))
    return picture


def draw_lane(picture: Image.Image, pen: ImageDraw.ImageDraw, at: tuple[int, int], lane: Lane) -> None:
    """Draw one lane about its middle: times without news, validity of instruments, marks of events."""
    left, middle = at
    for gap in lane.silences:
        for x in range(round(left + gap.left * SCALE), round(left + gap.right * SCALE), 8):
            pen.line((x, middle + 3, x + 6, middle - 3), fill=tone("ink", 2))
    for bar in lane.bars:
        draw_bar(pen, left + bar.left * SCALE, left + bar.right * SCALE, middle, fades=bar.fades)
    for mark in lane.marks:
        draw_mark(picture, left, middle, mark)


def draw_bar(pen: ImageDraw.ImageDraw, left: float, right: float, middle: int, *, fades: bool) -> None:
    """Draw the validity of an instrument; it fades in steps where no end is stated."""
    steps = STEPS - 2 if fades else 1
    for step in range(steps):
        start, end = (left + (right - left) * part / steps for part in (step, step + 1))
        pen.rectangle((start, middle - 5, end, middle + 5), fill=tone("accent", STEPS - 2 - step if fades else 3))


def draw_mark(picture: Image.Image, left: int, middle: int, mark: EventMark) -> None:
    """Draw the mark of an event."""
    width = round(max(2 * RADIUS, mark.right - mark.left))
    start = (mark.left + mark.right - width) / 2 - 2 * RADIUS
    drawn = mark_picture(mark.stage, width, happened=mark.happened)
    mask = mark_mask(mark.stage, width, happened=mark.happened)
    picture.paste(drawn, (round(left + start * SCALE), middle - drawn.height // 2), mask)
