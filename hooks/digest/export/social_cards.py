"""The pictures that stand beside a link to the site elsewhere (Open Graph): one a language, country and sector.

Pillow's own font is the only one that every machine has the same of. It knows no letters but the plain ones, so names
lose their accents here, and only here.
"""

from __future__ import annotations

import functools
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFont

from digest.group.site import Selection, Site
from digest.model.events import Term
from digest.model.parties import Country
from digest.read.fields import LANGUAGES
from digest.render.localizer import Wording
from digest.render.page_image import image_path

SIZE = (1200, 630)
EDGE = 90
"""Space between the picture's edge and what is on it."""

SHADES = 4
"""Steps between paper and ink: enough for smooth letters; with two inks, a pixel takes four bits."""

PAPER, INK, ACCENT = (251, 248, 241), (29, 35, 39), (11, 85, 99)
PLAIN = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"',
                       "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss",
                       "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is written on a picture, and the path that it has from the site's root."""

    path: str
    title: str
    line: str

    def draw(self) -> bytes:
        """Return the picture as PNG."""
        return draw(self.title, self.line)


def create_pictures(site: Site) -> Iterator[Picture]:
    """Yield every picture, not drawn yet."""
    for language in LANGUAGES:
        words = Wording(site.model.vocabularies, language)
        yield Picture(path=image_path(None, language), title=words.t("home.title"), line=words.t("site.tagline"))
        told: list[tuple[Country | Term, Selection]] = [*site.countries.items(), *site.sectors.items()]
        for thing, selection in told:
            title, line = words.say(thing.name), counts(selection, words)
            yield Picture(path=image_path(thing, language), title=title, line=line)


def counts(selection: Selection, words: Wording) -> str:
    """Return what there is of a country or sector, as its page counts it."""
    return " · ".join(
        (
            words.count("count.cooperations", len(selection.cooperations)),
            words.count("count.events", len(selection.events)),
            words.count("count.articles", len(selection.articles)),
        )
    )


@functools.cache
def draw(title: str, line: str) -> bytes:
    """Return a picture with a title and a line below it, as PNG; drawn once, for `serve` asks again and again."""
    text, rings = Image.new("L", SIZE), logo()
    pen = ImageDraw.Draw(text)
    pen.text((EDGE + 200, EDGE + 18), "Kota Mitra", font=font(58), fill=255)
    size, lines = fitting(plain(title))
    pen.multiline_text((EDGE, 250), "\n".join(lines[:3]), font=font(size), fill=255, spacing=size // 4)
    for number, part in enumerate(wrapped(plain(line), 36)[:2]):
        pen.text((EDGE, SIZE[1] - EDGE - 48 + number * 48), part, font=font(36), fill=255)
    text.paste(0, (SIZE[0] - EDGE // 2, 0, *SIZE))  # a word wider than the picture ends before its edge
    return png(text, rings)


@functools.cache
def logo() -> Image.Image:
    """Return the two rings, drawn large and made small so that their edges are smooth."""
    scale = 4
    large = Image.new("L", (210 * scale, 110 * scale))
    pen = ImageDraw.Draw(large)
    for left in (0, 65):
        pen.ellipse([scale * edge for edge in (left, 0, left + 105, 105)], outline=255, width=13 * scale)
    found = Image.new("L", SIZE)
    found.paste(large.resize((210, 110), Image.Resampling.LANCZOS), (EDGE, EDGE))
    return found


def png(text: Image.Image, rings: Image.Image) -> bytes:
    """Return two masks as one picture: the first in ink, the second in the accent colour, on paper."""
    step = 256 // SHADES
    ink = text.point([value // step for value in range(256)])
    accent = rings.point([value // step + SHADES if value >= step else 0 for value in range(256)])
    picture = ImageChops.lighter(ink, accent)
    picture.putpalette([part for colour in (INK, ACCENT) for part in ramp(colour)])
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=7)  # 9 takes eight times as long for a sixteenth less
    return file.getvalue()


def ramp(colour: tuple[int, int, int]) -> Iterator[int]:
    """Yield the parts of the shades from paper to `colour`."""
    for shade in range(SHADES):
        for paper, full in zip(PAPER, colour, strict=True):
            yield paper + (full - paper) * shade // (SHADES - 1)


def fitting(text: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fills no more than its room, and its lines at that size."""
    for size in (104, 84, 64, 50):
        lines = wrapped(text, size)
        if len(lines) * size * 1.3 <= 240 and max(map(font(size).getlength, lines)) <= SIZE[0] - 2 * EDGE:
            break
    return size, lines


def wrapped(text: str, size: int) -> list[str]:
    """Return a text as lines that are no wider than the picture, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font(size).getlength(longer) <= SIZE[0] - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


@functools.cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own font at a size in pixels."""
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def plain(text: str) -> str:
    """Return a text in the letters that Pillow's font has."""
    bare = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(character for character in bare if character.isascii() or character == "·")
