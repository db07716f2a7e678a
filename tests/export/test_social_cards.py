"""Social cards: the pictures that other sites show beside a link."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from digest.export.social_cards import create_social_cards, draw_card, fit_title, load_font, to_font_characters
from digest.group.site import Site

PNG = b"\x89PNG\r\n\x1a\n"
ADDRESS = "https://kota-mitra.example/"


def size_of(content: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk of a PNG."""
    assert content[:8] == PNG and content[12:16] == b"IHDR"
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def test_every_page_names_a_card_that_exists(built: Path) -> None:
    for file in built.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        pictures = re.findall(r'<meta property="og:image" content="([^"]*)">', html)
        assert len(pictures) == 1 and pictures[0].startswith(ADDRESS), file
        language = "en" if file.is_relative_to(built / "en") else "id"
        assert f"/pictures/{language}/" in pictures[0]
        content = (built / pictures[0].removeprefix(ADDRESS)).read_bytes()
        assert size_of(content) == (1200, 630)
        assert len(content) < 15 * 1024


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("", "kota-mitra"),
        ("about/", "kota-mitra"),
        ("countries/japan/", "countries/japan"),
        ("sectors/health/", "sectors/health"),
        ("cities/kr-daejeon/", "countries/south-korea"),
        ("cities/kota-banjarmasin/", "kota-mitra"),
        ("cooperations/kota-banjarmasin--jp-kaikoukai/", "countries/japan"),
        ("articles/2015/jakarta-gyeonggi-naskah-kerja-sama/", "countries/south-korea"),
    ],
)
def test_a_page_names_the_card_of_its_country_or_sector(built: Path, path: str, picture: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{ADDRESS}pictures/id/{picture}.png">' in html


def test_every_country_and_sector_has_one_in_each_language(site: Site) -> None:
    found = {card.path: card.to_png() for card in create_social_cards(site)}
    assert len(found) == 2 * (1 + len(site.countries) + len(site.sectors))
    assert found["pictures/id/countries/japan.png"] != found["pictures/en/countries/japan.png"]


def test_a_card_is_drawn_the_same_every_time() -> None:
    first = draw_card("Jepang", "3 kerja sama")
    draw_card.cache_clear()
    assert draw_card("Jepang", "3 kerja sama") == first
    assert draw_card("Jepang", "4 kerja sama") != first


@pytest.mark.parametrize("title", ["Kota", "Perumahan rakyat dan kawasan permukiman " * 3, "x" * 60, "中国"])
def test_a_title_of_any_length_stays_within_the_card(title: str) -> None:
    content = draw_card(title, "a" * 200 + " b" * 200)
    assert size_of(content) == (1200, 630)
    with Image.open(io.BytesIO(content)) as picture:
        paper = picture.convert("RGB").getpixel((0, 0))
        edge = picture.convert("RGB").crop((1180, 0, 1200, 630)).getcolors()
    assert edge == [(20 * 630, paper)]


def test_names_lose_their_accents_and_nothing_else() -> None:
    assert to_font_characters("Türkiye – Côte d’Ivoire · Łódź") == "Turkiye - Cote d'Ivoire · Lodz"
    size, lines = fit_title("Uni Emirat Arab")
    assert (size, lines) == (104, ["Uni Emirat Arab"])
    missing = bytes(load_font(40).getmask("\uffff"))
    assert all(bytes(load_font(40).getmask(character)) != missing for character in "azAZ019.,-'·&()?/")
