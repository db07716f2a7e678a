"""Text on social cards: letters of Noto Sans (SIL Open Font License), drawn once each and then copied.

Pixels are numbers of a palette: paper, then the steps to ink, to the accent colour and to the warm one. A card is drawn
in these numbers, so that nothing has to be converted: of each language there are as many cards as cooperations.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import fontpkg_noto_sans  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

Colour = Literal["ink", "accent", "warm"]
STEPS = 5
"""Steps from paper to a colour: enough for smooth letters; three colours of them and paper fit in four bits a pixel."""

PAPER = (251, 248, 241)
COLOURS: dict[Colour, tuple[int, int, int]] = {"ink": (29, 35, 39), "accent": (11, 85, 99), "warm": (138, 75, 0)}

FONT_FILE = fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf"

WEIGHTS = {False: 400, True: 700}
"""The weights of the font, by whether it is bold."""


class Font(NamedTuple):
    """A size in pixels, and whether the letters are bold; a tuple, for each word is looked up by it."""

    size: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter in a colour: its pixels, which of them are set, where they stand from the pen, and the pen's advance."""

    pixels: Image.Image
    mask: Image.Image
    offset: tuple[int, int]
    advance: float


@functools.cache
def load_font(font: Font) -> ImageFont.FreeTypeFont:
    """Return the font of a size and weight."""
    loaded = ImageFont.truetype(FONT_FILE, font.size, layout_engine=ImageFont.Layout.BASIC)
    loaded.set_variation_by_axes([WEIGHTS[font.bold], 100])  # weight, width
    return loaded


@functools.cache
def missing(font: Font) -> bytes:
    """Return what the font draws for a character that it does not have."""
    return bytes(load_font(font).getmask("\uffff"))


def to_steps(mask: Image.Image, colour: Colour) -> Image.Image:
    """Return a mask of 0 to 255 as numbers of the palette."""
    start = [*COLOURS].index(colour) * STEPS
    return mask.point([step + start if (step := round(value * STEPS / 255)) else 0 for value in range(256)])


def set_pixels(picture: Image.Image) -> Image.Image:
    """Return which pixels are set, as a mask."""
    return picture.point([0, *[255] * 255], "1")


@functools.lru_cache(4000)
def glyph(character: str, font: Font, colour: Colour) -> Glyph | None:
    """Return a letter; None for a character that the font does not have."""
    loaded = load_font(font)
    if not character.isspace() and bytes(loaded.getmask(character)) == missing(font):
        return None
    left, top, right, bottom = (int(edge) for edge in loaded.getbbox(character))
    mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), character, font=loaded, fill=255)
    pixels = to_steps(mask, colour)
    return Glyph(pixels, set_pixels(pixels), (left, top), loaded.getlength(character))


@functools.lru_cache(8000)
def word(text: str, font: Font, colour: Colour) -> Glyph:
    """Return a word as one picture: the same words stand on many cards."""
    letters = [one for character in text if (one := glyph(character, font, colour))]
    width = sum(one.advance for one in letters)
    margin = font.size // 2
    large = Image.new("L", (round(width) + 2 * margin, 2 * font.size))
    x = float(margin)
    for one in letters:
        large.paste(one.pixels, (round(x) + one.offset[0], one.offset[1]), one.mask)
        x += one.advance
    box = large.getbbox() or (0, 0, 1, 1)
    pixels = large.crop(box)
    return Glyph(pixels, set_pixels(pixels), (box[0] - margin, box[1]), width)


@functools.lru_cache(8000)
def advance(word: str, font: Font) -> float:
    """Return how far a word moves the pen: most words are measured in larger fonts than they are drawn in."""
    return sum(one.advance for character in word if (one := glyph(character, font, "ink")))


def width_of(text: str, font: Font) -> float:
    """Return the width of a text in pixels."""
    words = text.split()
    return sum(advance(one, font) for one in words) + space(font) * (len(words) - 1)


@functools.cache
def space(font: Font) -> float:
    """Return the width of a space in pixels."""
    return load_font(font).getlength(" ")


def draw_text(picture: Image.Image, at: tuple[float, int], text: str, font: Font, colour: Colour = "ink") -> float:
    """Draw a text, its top left corner at a point, and return where the next word begins."""
    x, y = at
    for one in text.split():
        drawn = word(one, font, colour)
        picture.paste(drawn.pixels, (round(x) + drawn.offset[0], y + drawn.offset[1]), drawn.mask)
        x += drawn.advance + space(font)
    return x


def wrap_text(text: str, font: Font, width: int) -> list[str]:
    """Return a text as lines broken between words; a line is wider than `width` only where one word is."""
    lines: list[list[str]] = [[]]
    used = 0.0  # by the words of the last line, without spaces
    for word in text.split():
        used += advance(word, font)
        if not lines[-1] or used + space(font) * len(lines[-1]) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
            used = advance(word, font)
    return [" ".join(words) for words in lines]


@functools.cache
def palette() -> list[int]:
    """Return the palette: red, green and blue of paper and of the steps to each colour."""
    return [*PAPER, *(part for colour in COLOURS.values() for part in ramp(colour))]


def ramp(colour: tuple[int, int, int]) -> Iterator[int]:
    """Yield red, green and blue of the steps from paper, which is left out, to a colour."""
    for step in range(1, STEPS + 1):
        for paper, full in zip(PAPER, colour, strict=True):
            yield paper + (full - paper) * step // STEPS
