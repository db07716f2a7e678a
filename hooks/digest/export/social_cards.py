"""Social cards, the pictures that other sites show with a link (Open Graph): one per language, country and sector.

Pillow's own font is the only one that is the same on every computer. It has no accented letters, so names lose their
accents here, and only here.
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
from digest.render.localizer import Localizer
from digest.render.page_image import image_path

SIZE = (1200, 630)
"""Width and height in pixels."""

MARGIN = 90
"""Pixels between the edge of a card and what is drawn on it."""

SHADES = 4
"""Steps between paper and ink, enough for smooth letters; those of two inks fit in four bits a pixel."""

PAPER, INK, ACCENT = (251, 248, 241), (29, 35, 39), (11, 85, 99)

REPLACEMENTS = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"',
                              "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss",
                              "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """A social card, not drawn yet: its path from the site's root, and its two texts."""

    path: str
    title: str
    subtitle: str

    def to_png(self) -> bytes:
        """Draw the card, and return it as PNG."""
        return draw_card(self.title, self.subtitle)


def create_social_cards(site: Site) -> Iterator[SocialCard]:
    """Yield every card of the site."""
    for language in LANGUAGES:
        localizer = Localizer(site.model.vocabularies, language)
        yield SocialCard(
            path=image_path(None, language), title=localizer.t("home.title"), subtitle=localizer.t("site.tagline")
        )
        subjects: list[tuple[Country | Term, Selection]] = [*site.countries.items(), *site.sectors.items()]
        for thing, selection in subjects:
            title, subtitle = localizer.localize(thing.name), counts_line(selection, localizer)
            yield SocialCard(path=image_path(thing, language), title=title, subtitle=subtitle)


def counts_line(selection: Selection, localizer: Localizer) -> str:
    """Return the numbers of cooperations, events and articles in a selection, as its page shows them."""
    return " · ".join(
        (
            localizer.count("count.cooperations", len(selection.cooperations)),
            localizer.count("count.events", len(selection.events)),
            localizer.count("count.articles", len(selection.articles)),
        )
    )


@functools.cache
def draw_card(title: str, subtitle: str) -> bytes:
    """Return a card with a title and a subtitle as PNG; cached, because `serve` asks for it on every request."""
    text, rings = Image.new("L", SIZE), draw_logo()
    pen = ImageDraw.Draw(text)
    pen.text((MARGIN + 200, MARGIN + 18), "Kota Mitra", font=load_font(58), fill=255)
    size, lines = fit_title(to_font_characters(title))
    pen.multiline_text((MARGIN, 250), "\n".join(lines[:3]), font=load_font(size), fill=255, spacing=size // 4)
    for number, part in enumerate(wrap_text(to_font_characters(subtitle), 36)[:2]):
        pen.text((MARGIN, SIZE[1] - MARGIN - 48 + number * 48), part, font=load_font(36), fill=255)
    text.paste(0, (SIZE[0] - MARGIN // 2, 0, *SIZE))  # cuts off a word that is wider than the card
    return encode_png(text, rings)


@functools.cache
def draw_logo() -> Image.Image:
    """Return a mask of the logo's two rings, drawn large and scaled down so that their edges are smooth."""
    scale = 4
    large = Image.new("L", (210 * scale, 110 * scale))
    pen = ImageDraw.Draw(large)
    for left in (0, 65):
        pen.ellipse([scale * edge for edge in (left, 0, left + 105, 105)], outline=255, width=13 * scale)
    mask = Image.new("L", SIZE)
    mask.paste(large.resize((210, 110), Image.Resampling.LANCZOS), (MARGIN, MARGIN))
    return mask


def encode_png(text: Image.Image, rings: Image.Image) -> bytes:
    """Return two masks as one PNG: `text` in ink and `rings` in the accent colour, on paper."""
    step = 256 // SHADES
    ink = text.point([value // step for value in range(256)])
    accent = rings.point([value // step + SHADES if value >= step else 0 for value in range(256)])
    picture = ImageChops.lighter(ink, accent)
    picture.putpalette([part for colour in (INK, ACCENT) for part in palette_ramp(colour)])
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=7)  # level 9 takes eight times as long and saves a sixteenth
    return file.getvalue()


def palette_ramp(colour: tuple[int, int, int]) -> Iterator[int]:
    """Yield the red, green and blue of the shades from paper to `colour`, for a palette."""
    for shade in range(SHADES):
        for paper, full in zip(PAPER, colour, strict=True):
            yield paper + (full - paper) * shade // (SHADES - 1)


def fit_title(text: str) -> tuple[int, list[str]]:
    """Return the largest font size at which a title fits on the card (or the smallest there is), and its lines."""
    for size in (104, 84, 64, 50):
        lines = wrap_text(text, size)
        if len(lines) * size * 1.3 <= 240 and max(map(load_font(size).getlength, lines)) <= SIZE[0] - 2 * MARGIN:
            break
    return size, lines


def wrap_text(text: str, size: int) -> list[str]:
    """Return a text as lines broken between localizer; a line is wider than the card only where one word is."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if load_font(size).getlength(longer) <= SIZE[0] - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


@functools.cache
def load_font(size: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own font at a size in pixels."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def to_font_characters(text: str) -> str:
    """Return a text without accents, and without the characters that Pillow's font does not have."""
    decomposed = unicodedata.normalize("NFKD", text.translate(REPLACEMENTS))
    return "".join(character for character in decomposed if character.isascii() or character == "·")
