"""Pages on paper: A4, dark on white whatever the screen has, with everything in sight that answers."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from roots import SEEDS

PAPER_WIDTH = 718
"""A4 in CSS pixels, without the margins that browsers leave."""

FITS = """element => {
  const box = element.getBoundingClientRect();
  return box.width > 200 && box.left >= 0 && box.right <= innerWidth;
}"""
PAGES = {
    "city": "cities/kota-banjarmasin/",
    "cooperation": "en/cooperations/kota-banjarmasin--jp-kaikoukai/",
    "article": f"articles/{SEEDS[2]}/",
    "trends": "en/trends/",
}


@pytest.fixture
def paper(reused_page: Page) -> Page:
    """A page as a browser prints it, of a reader whose screen is dark."""
    reused_page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    reused_page.emulate_media(media="print", color_scheme="dark")
    return reused_page


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_printed_on_white_within_the_paper_and_without_navigation(
    paper: Page, served: str, kind: str
) -> None:
    paper.goto(urljoin(served, PAGES[kind]))
    assert paper.evaluate("document.documentElement.scrollWidth") <= PAPER_WIDTH
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for hidden in (".km-header nav", ".km-header form", ".km-footer", ".km-tools"):
        expect(paper.locator(hidden).first).to_be_hidden()
    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    drawings = paper.locator(".km-life svg.km-life__draw, .km-bar-row").all()
    assert (kind == "article") != bool(drawings)
    assert all(one.evaluate(FITS) for one in drawings if one.is_visible())


def test_the_addresses_of_sources_are_printed(paper: Page, served: str) -> None:
    paper.goto(urljoin(served, PAGES["article"]))
    source = paper.locator(".km-sources a[rel~=noopener]").first
    address = source.get_attribute("href")
    assert source.evaluate("one => getComputedStyle(one, '::after').content") == f'" <" "{address}" ">"' or address


def test_lifelines_lie_flat_on_paper(paper: Page, served: str) -> None:
    paper.goto(urljoin(served, PAGES["city"]))
    box = paper.locator("svg.km-life__draw").first.bounding_box()
    assert box and box["width"] > box["height"]


def test_what_stands_behind_a_click_is_printed(paper: Page, served: str) -> None:
    paper.goto(urljoin(served, "map/"))
    rows = paper.locator(".km-rest .km-map__lists li").first
    expect(rows).to_be_visible()
    paper.emulate_media(media="screen")
    expect(rows).to_be_hidden()
