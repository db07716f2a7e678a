"""Social cards: the pictures that other sites show with a link (Open Graph).

A locality and a cooperation have one beside each of their pages, with names, standing and lifelines; an article shows
that of its cooperation. Countries, sectors and the site have one in each language.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from isal import isal_zlib
from PIL import Image, ImageDraw

from digest.charts.axis import axis_of_all
from digest.charts.lifelines import by_standing
from digest.export.card_lines import draw_lifelines
from digest.export.card_text import Colour, Font, draw_text, palette, to_steps, width_of, wrap_text
from digest.group.cooperations import Cooperation
from digest.group.site import Selection, Site
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.localizer import Localizer
from digest.render.page_image import CARD, IMAGE_SIZE, image_path
from digest.render.standing import standing_reason
from digest.render.urls import LANGUAGE_PREFIXES, page_path

MARGIN = 50
"""Pixels between the edge of a card and what is drawn on it."""

WIDTH = IMAGE_SIZE[0] - 2 * MARGIN

FILTER = 2
"""Pixels on the left of a picture that are no part of the card: the byte 0 with which each row of a PNG file begins."""

LEFT, RIGHT = FILTER + MARGIN, FILTER + MARGIN + WIDTH
"""The edges of what is drawn."""

TITLES = tuple(Font(size, bold=True) for size in (64, 54, 44, 34))
"""The sizes of a title, the largest first: the first in which it has room."""

TITLE_TOP, TITLE_HEIGHT = 98, 150
"""Where a title begins, and the pixels that it has at most; fewer above many lanes."""

GAP, LINE = 14, 32
"""Pixels between the title and the lines below it, and the height of each."""

LANES = 5
"""Lanes on the card of a locality, those that are alive first."""

MAX_NAMES = 3
"""Parties of a cooperation that its card names."""

FAST = 1
"""The level of compression of ISA-L: as small as zlib's 3, in an eighth of its time."""

WARM = {"expiring", "expired", "overdue"}
"""The standings that need attention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """A social card, not drawn yet: its path from the site's root, and its texts."""

    path: str
    title: str
    subtitle: str
    standing: str = ""
    colour: Colour = "accent"
    lanes: tuple[Cooperation, ...] = ()

    def to_png(self, site: Site) -> bytes:
        """Draw the card, and return it as PNG."""
        picture = self.draw_texts()
        if self.lanes:
            lifelines = draw_lifelines(self.lanes, axis_of_all(site.quarter), MARGIN)
            picture.paste(lifelines, (FILTER, lanes_top(len(self.lanes))))
        return encode_png(picture)

    def draw_texts(self) -> Image.Image:
        """Return the card with logo and texts, as numbers of the palette."""
        picture = draw_empty().copy()
        room = lanes_top(len(self.lanes)) - TITLE_TOP - GAP - LINE
        font, lines = fit_title(self.title, min(TITLE_HEIGHT, room))
        y = TITLE_TOP
        for line in lines:
            draw_text(picture, (LEFT, y), line, font)
            y += round(font.size * 1.15)
        x, y = float(LEFT), y + GAP
        if self.standing:
            x = draw_text(picture, (x, y), self.standing, Font(26, bold=True), self.colour) + 8
        for line in two_lines(self.subtitle, Font(24), round(RIGHT - x)):
            draw_text(picture, (x, y + 1), line, Font(24))
            y += LINE
        picture.paste(0, (RIGHT + MARGIN // 2, 0, *picture.size))  # cuts off a word that is wider than the card
        return picture

    def files(self, site: Site) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the picture."""
        yield self.path, self.to_png(site)


def create_social_cards(site: Site, localizers: Mapping[Language, Localizer]) -> Iterator[SocialCard]:
    """Yield the cards of the site, of countries and of sectors, in every language."""
    for language, localizer in localizers.items():
        yield SocialCard(
            path=image_path(None, language), title=localizer.t("home.title"), subtitle=localizer.t("site.tagline")
        )
        subjects: list[tuple[Country | Term, Selection]] = [*site.countries.items(), *site.sectors.items()]
        for thing, selection in subjects:
            title, subtitle = localizer.localize(thing.name), counts_line(selection, localizer)
            yield SocialCard(path=image_path(thing, language), title=title, subtitle=subtitle)


def create_cards_beside(
    thing: object, selection: Selection, site: Site, localizers: Mapping[Language, Localizer]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the cards beside the pages of a locality or cooperation; none for others."""
    for language, localizer in localizers.items():
        path = f"{LANGUAGE_PREFIXES[language]}{page_path(thing, site)}{CARD}"
        match thing:
            case Cooperation():
                yield path, cooperation_card(thing, path, localizer).to_png(site)
            case Party() if thing.kind == "locality":
                yield path, locality_card(thing, path, selection, localizer).to_png(site)


def cooperation_card(cooperation: Cooperation, path: str, localizer: Localizer) -> SocialCard:
    """Return the card of a cooperation: its parties, how it stands and why."""
    name = cooperation.standing.name
    return SocialCard(
        path=path, title=parties_line(cooperation, localizer),
        standing=localizer.t(f"standing.{name}"), colour="warm" if name in WARM else "accent",
        subtitle=standing_reason(cooperation, localizer), lanes=(cooperation,),
    )  # fmt: skip


def parties_line(cooperation: Cooperation, localizer: Localizer) -> str:
    """Return the names of the parties; of many the first ones, and how many more there are."""
    names = [localizer.localize(party.name) for party in cooperation.parties]
    shown = names if len(names) <= MAX_NAMES else [*names[: MAX_NAMES - 1], f"+{len(names) - MAX_NAMES + 1}"]
    return " – ".join(shown)


def locality_card(party: Party, path: str, selection: Selection, localizer: Localizer) -> SocialCard:
    """Return the card of a locality: how many cooperations it has, how many are in force, and the liveliest."""
    in_force = sum(one.standing.name in {"in-force", "expiring"} for one in selection.cooperations)
    return SocialCard(
        path=path, title=localizer.localize(party.name), subtitle=counts_line(selection, localizer),
        standing=f"{localizer.number(in_force)} {localizer.t('key.in-force')}" if in_force else "",
        lanes=by_standing(selection.cooperations)[:LANES],
    )  # fmt: skip


def counts_line(selection: Selection, localizer: Localizer) -> str:
    """Return the numbers of cooperations, events and articles in a selection, as its page shows them."""
    return " · ".join(
        (
            localizer.count("count.cooperations", len(selection.cooperations)),
            localizer.count("count.events", len(selection.events)),
            localizer.count("count.articles", len(selection.articles)),
        )
    )


def lanes_top(number: int) -> int:
    """Return where the years above some lanes begin: the lanes end at the lower edge."""
    return IMAGE_SIZE[1] - 24 - 30 - 28 * number


def two_lines(text: str, font: Font, width: int) -> list[str]:
    """Return the first two lines of a text, with an ellipsis where there are more."""
    lines = wrap_text(text, font, width)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1].rstrip('.,;')}…"]


@functools.cache
def draw_empty() -> Image.Image:
    """Return a card with nothing but the logo's two rings and the site's name."""
    picture = Image.new("L", (FILTER + IMAGE_SIZE[0], IMAGE_SIZE[1]))
    scale = 4
    large = Image.new("L", (84 * scale, 44 * scale))
    pen = ImageDraw.Draw(large)
    for left in (0, 26):
        pen.ellipse([scale * edge for edge in (left + 1, 1, left + 42, 42)], outline=255, width=5 * scale)
    rings = to_steps(large.resize((84, 44), Image.Resampling.LANCZOS), "accent")
    picture.paste(rings, (LEFT, 34))
    draw_text(picture, (LEFT + 84, 36), "Kota Mitra", Font(30, bold=True))
    return picture


def encode_png(picture: Image.Image) -> bytes:
    """Return numbers of the palette as PNG with four bits a pixel, in a tenth of the time that Pillow takes for it."""
    picture.putpalette(palette())
    rows = picture.tobytes("raw", "P;4")
    header = struct.pack(">IIBBBBB", *IMAGE_SIZE, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(palette())), (b"IDAT", isal_zlib.compress(rows, FAST)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in chunks)


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG file: length, name, content, checksum (https://www.w3.org/TR/png-3/#5Chunk-layout)."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", isal_zlib.crc32(name + content))


def fit_title(text: str, height: int) -> tuple[Font, list[str]]:
    """Return the largest font in which a title has room in this height (or the smallest there is), and its
    lines.
    """
    for font in TITLES:
        lines = wrap_text(text, font, WIDTH)
        if len(lines) * font.size * 1.15 <= height and max(width_of(line, font) for line in lines) <= WIDTH:
            break
    return font, lines[: height // font.size]
