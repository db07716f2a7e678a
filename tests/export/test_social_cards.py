"""Social cards: the pictures that other sites show beside a link."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from digest.charts.axis import axis_of_all
from digest.charts.lifelines import create_lane
from digest.charts.shapes import SHAPES, outline
from digest.export.card_lines import polygon
from digest.export.card_text import Font, draw_text, glyph, load_font, palette, width_of
from digest.export.social_cards import (
    LANES,
    TITLE_HEIGHT,
    SocialCard,
    create_cards_beside,
    create_social_cards,
    encode_png,
    fit_title,
    lanes_top,
)  # fmt: skip
from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.render.localizer import create_localizers
from digest.render.page_image import IMAGE_SIZE

PNG = b"\x89PNG\r\n\x1a\n"
ADDRESS = "https://kota-mitra.example/"
KAIKOUKAI = "kota-banjarmasin--jp-kaikoukai"
TANGSEL = "kota-tangerang-selatan"


def size_of(content: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk of a PNG."""
    assert content[:8] == PNG and content[12:16] == b"IHDR"
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def cards_of(site: Site, slug: str) -> dict[str, bytes]:
    """Return the cards of a cooperation by their paths."""
    localizers = create_localizers(site.model.vocabularies)
    (one,) = (one for one in site.cooperations if one.slug == slug)
    return dict(create_cards_beside(one, site.cooperation_selections[one], site, localizers))


def texts(title: str, subtitle: str, standing: str = "", lanes: tuple[Cooperation, ...] = ()) -> Image.Image:
    """Return the texts of a card as they are drawn."""
    return SocialCard(path="card.png", title=title, subtitle=subtitle, standing=standing, lanes=lanes).draw_texts()


def test_every_page_names_a_card_that_exists(built: Path) -> None:
    for file in built.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        pictures = re.findall(r'<meta property="og:image" content="([^"]*)">', html)
        assert len(pictures) == 1 and pictures[0].startswith(ADDRESS), file
        is_english = file.is_relative_to(built / "en")
        path = pictures[0].removeprefix(ADDRESS)
        assert path.startswith("pictures/en/" if is_english else "pictures/id/") or path.startswith("en/") == is_english
        content = (built / path).read_bytes()
        assert size_of(content) == IMAGE_SIZE
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
        assert len(content) < 20 * 1024
        for name, number in zip(("width", "height"), IMAGE_SIZE, strict=True):
            assert f'<meta property="og:image:{name}" content="{number}">' in html


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("", "pictures/id/kota-mitra"),
        ("about/", "pictures/id/kota-mitra"),
        ("trends/", "pictures/id/kota-mitra"),
        ("countries/japan/", "pictures/id/countries/japan"),
        ("en/sectors/health/", "pictures/en/sectors/health"),
        ("organisations/jp-kaikoukai/", "pictures/id/countries/japan"),
        ("cities/kr-daejeon/", "cities/kr-daejeon/card"),
        ("en/cities/kota-banjarmasin/", "en/cities/kota-banjarmasin/card"),
        (f"cooperations/{KAIKOUKAI}/", f"cooperations/{KAIKOUKAI}/card"),
        (
            "articles/2015/jakarta-gyeonggi-naskah-kerja-sama/",
            "cooperations/provinsi-dki-jakarta--kr-gyeonggi/card",
        ),
    ],
)
def test_a_page_names_the_card_of_what_it_is_about(built: Path, path: str, picture: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{ADDRESS}{picture}.png">' in html


def test_every_country_and_sector_has_one_in_each_language(site: Site) -> None:
    found = {
        card.path: card.to_png(site) for card in create_social_cards(site, create_localizers(site.model.vocabularies))
    }
    assert len(found) == 2 * (1 + len(site.countries) + len(site.sectors))
    assert found["pictures/id/countries/japan.png"] != found["pictures/en/countries/japan.png"]


def test_a_card_is_drawn_the_same_every_time_and_says_how_the_cooperation_stands(site: Site) -> None:
    first = cards_of(site, KAIKOUKAI)
    assert [*first] == [f"cooperations/{KAIKOUKAI}/card.png", f"en/cooperations/{KAIKOUKAI}/card.png"]
    glyph.cache_clear()
    assert cards_of(site, KAIKOUKAI) == first
    drawn = [texts("A – B", "since 2019", standing).tobytes() for standing in ("In force", "Expired")]
    assert drawn[0] != drawn[1]


def test_the_lifeline_of_a_cooperation_is_on_its_card(site: Site) -> None:
    content = cards_of(site, KAIKOUKAI)[f"cooperations/{KAIKOUKAI}/card.png"]
    (one,) = (one for one in site.cooperations if one.slug == KAIKOUKAI)
    lane = create_lane(one, axis_of_all(site.quarter))
    with Image.open(io.BytesIO(content)) as picture:
        row = picture.convert("RGB").crop((0, IMAGE_SIZE[1] - 52, IMAGE_SIZE[0], IMAGE_SIZE[1] - 24))
    paper = tuple(palette()[:3])
    for mark in lane.marks:
        middle = round(50 + (mark.left + mark.right) / 2 * 1.7)
        assert any(row.getpixel((middle, y)) != paper for y in range(row.height))


@pytest.mark.parametrize("title", ["Kota", "Perumahan rakyat dan kawasan permukiman " * 3, "x" * 60, "中国"])
def test_a_title_of_any_length_stays_within_the_card(title: str) -> None:
    content = encode_png(texts(title, "a" * 200 + " b" * 200))
    assert size_of(content) == IMAGE_SIZE
    width, height = IMAGE_SIZE
    with Image.open(io.BytesIO(content)) as picture:
        paper = picture.convert("RGB").getpixel((0, 0))
        edge = picture.convert("RGB").crop((width - 20, 0, width, height)).getcolors()
    assert edge == [(20 * height, paper)]


@pytest.mark.parametrize("title", ["Kota Ambon", "Kabupaten Jayawijaya", "Kabupaten Penajam Paser Utara"])
@pytest.mark.parametrize("number", range(1, LANES + 1))
def test_no_lane_covers_the_texts(site: Site, title: str, number: int) -> None:
    subtitle = "12 cooperations · 140 events · 98 articles"
    lanes = tuple(site.cooperations[:number])
    drawn = texts(title, subtitle, "12 in force", lanes)
    assert drawn.crop((0, lanes_top(number), *drawn.size)).getbbox() is None
    shown = texts(title, "", "12 in force", lanes)
    assert drawn.tobytes() != shown.tobytes()


def test_names_keep_their_accents(site: Site) -> None:
    font = Font(34, bold=True)
    for character in "Türkiye Côte d’Ivoire Łódź Ōsaka Đà Nẵng São Tomé – · “…”":
        assert glyph(character, font, "ink") is not None, character
    assert fit_title("Uni Emirat Arab", TITLE_HEIGHT)[1] == ["Uni Emirat Arab"]
    names = {letter for party in site.parties for name in (party.name.id, party.name.en or "") for letter in name}
    assert not [letter for letter in names if glyph(letter, font, "ink") is None]
    plain, accented = (Image.new("L", (200, 60)) for _ in range(2))
    draw_text(plain, (0, 0), "Turkiye", font)
    draw_text(accented, (0, 0), "Türkiye", font)
    assert plain.tobytes() != accented.tobytes()
    assert width_of("Türkiye", font) == pytest.approx(load_font(font).getlength("Türkiye"), rel=0.05)


@pytest.mark.parametrize("stage", SHAPES)
def test_a_mark_on_a_card_has_the_outline_of_the_drawing(stage: str) -> None:
    corners = polygon(outline(stage, 10, 30))  # type: ignore[arg-type]
    xs, ys = zip(*corners, strict=True)
    assert len(corners) >= 4
    assert 8 <= min(xs) <= 14 and 26 <= max(xs) <= 32
    assert -8 <= min(ys) < 0 < max(ys) <= 8
