"""Readers' tasks in a real browser."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import axe_violations
from kinds import forbid_all_errors
from roots import SEEDS

PAGES = [
    "",
    "articles/2019/kelompok-kerja-kesehatan-indonesia-korea/",
    "en/cities/kota-tangerang-selatan/",
    "cooperations/kota-banjarmasin--jp-kaikoukai/",
    "countries/south-korea/",
    "en/cooperations/",
    "timeline/2019/",
    "about/",
    "contribute/",
    "en/contribute/",
    "contribute/fields/",
    "en/contribute/fields/",
]


@pytest.fixture
def page(page: Page, served: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_all_errors(page, served):
        yield page


@pytest.fixture(scope="module")
def restyled_page(browser: Browser) -> Iterator[Page]:
    """A page whose policy does not forbid a style of the test."""
    context = browser.new_context(viewport={"width": 640, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/").replace("/", "_") or "home")
def test_a_page_fits_its_screen_and_is_accessible(
    watched_page: Page, served: str, path: str, width: int, scheme: str
) -> None:
    watched_page.set_viewport_size({"width": width, "height": 800})
    watched_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    watched_page.goto(urljoin(served, path))
    assert watched_page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(watched_page) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/").replace("/", "_") or "home")
def test_text_of_twice_the_size_fits(restyled_page: Page, served: str, path: str) -> None:
    restyled_page.goto(urljoin(served, path))
    restyled_page.add_style_tag(content="html { font-size: 200% !important }")
    assert restyled_page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_reader_finds_what_a_city_agreed_with_whom(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_role("navigation").get_by_role("link", name="Daerah").click()
    page.get_by_role("link", name="Kota Banjarmasin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Banjarmasin")
    page.get_by_role("table").get_by_role("link", name="Kaikoukai Healthcare Group").click()
    expect(page.get_by_role("main")).to_contain_text("Tanpa kabar 24 bulan")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Banjarmasin City – Kaikoukai Healthcare Group")
    expect(page.get_by_role("main")).to_contain_text("No news for 24 months")


def test_all_content_is_there_without_javascript(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(urljoin(served, "timeline/"))
    page.get_by_role("link", name="2013", exact=True).click()
    expect(page.get_by_text("tanggal disimpulkan")).to_be_visible()
    page.get_by_role("link", name="Dinas Kesehatan Tangerang Selatan belajar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Banyuwangi")
    expect(page.locator("[data-scheme-button]")).to_be_hidden()
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_colour_scheme_follows_the_device_until_the_reader_chooses(page: Page, served: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(served)
    dark = background(page)
    page.locator("[data-scheme-button]").click()
    light = background(page)
    assert light != dark
    page.goto(urljoin(served, "en/about/"))
    assert background(page) == light, "the choice is kept"
    page.locator("[data-scheme-button]").click()
    page.locator("[data-scheme-button]").click()
    assert background(page) == dark, "back to the device's choice"
    page.emulate_media(color_scheme="light")
    assert background(page) == light


def test_a_fragment_that_is_no_text_opens_nothing_and_logs_nothing(watched_page: Page, served: str) -> None:
    watched_page.goto(urljoin(served, "cities/kota-tangerang-selatan/#100%"))
    expect(watched_page.get_by_role("heading", level=1)).to_have_text("Kota Tangerang Selatan")
    watched_page.evaluate("location.hash = '%E0%A4%A'")
    assert watched_page.evaluate("new Promise((done) => setTimeout(() => done(location.hash)))") == "#%E0%A4%A"


def test_the_skip_link_is_focused_first(page: Page, served: str) -> None:
    page.goto(served)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#km-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#km-content') !== null")


@pytest.mark.parametrize("path", ["", "articles/2019/kelompok-kerja-kesehatan-indonesia-korea/"])
def test_a_first_visit_is_light(page: Page, served: str, path: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(gzip.compress(response.body()))))
    page.goto(urljoin(served, path), wait_until="networkidle")
    assert len(sizes) <= 8
    assert sum(sizes) <= 110 * 1024


def test_a_citation_can_be_downloaded(page: Page, served: str) -> None:
    page.goto(f"{served}articles/{SEEDS[1]}/")
    page.locator(".km-cite summary").click()
    for name, first in (("BibTeX", "@misc{kotamitra-"), ("RIS", "TY  - ELEC")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        assert re.fullmatch(r"kotamitra-2015-[a-z-]+\.(bib|ris)", download.value.suggested_filename)
        assert download.value.path().read_text("utf-8").startswith(first)
