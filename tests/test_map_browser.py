"""The map in a real browser: it works under the content security policy, by keyboard, by touch and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from axe import axe_violations
from kinds import forbid_all_errors

TARGET_SIZES = """() => [...document.querySelectorAll('.km-map a')].map(link => {
  const box = link.querySelector('.km-map__hit').getBoundingClientRect();
  return Math.min(box.width, box.height);
})"""
FILL = "element => getComputedStyle(element).fill"


@pytest.fixture
def page(reused_page: Page, served: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_all_errors(reused_page, served):
        yield reused_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["map/", "en/map/", "cities/kota-tangerang-selatan/"])
def test_the_map_fits_its_screen_and_is_accessible(
    watched_page: Page, served: str, path: str, width: int, scheme: str
) -> None:
    watched_page.set_viewport_size({"width": width, "height": 800})
    watched_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    watched_page.goto(urljoin(served, path))
    assert watched_page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(watched_page) == []


@pytest.mark.parametrize(("path", "base"), [("map/", "world.svg"), ("cities/kota-tangerang-selatan/", "asia.svg")])
def test_coastlines_follow_the_colour_scheme(page: Page, served: str, path: str, base: str) -> None:
    page.emulate_media(color_scheme="light")
    with page.expect_response(f"**/assets/images/{base}") as answer:
        page.goto(urljoin(served, path))
    assert answer.value.ok
    shape = page.locator(".km-map__land").first
    box = shape.bounding_box()
    assert box and box["width"] > 100 and box["height"] > 50
    light = shape.evaluate(FILL)
    page.emulate_media(color_scheme="dark")
    assert shape.evaluate(FILL) != light


@pytest.mark.parametrize("width", [320, 1280])
def test_every_mark_is_large_enough_to_touch(watched_page: Page, served: str, width: int) -> None:
    watched_page.set_viewport_size({"width": width, "height": 800})
    watched_page.goto(urljoin(served, "map/"))
    sizes = watched_page.evaluate(TARGET_SIZES)
    assert sizes and min(sizes) >= 23.9


def test_the_keyboard_reaches_a_mark_and_opens_its_page(page: Page, served: str) -> None:
    page.goto(urljoin(served, "map/"))
    page.get_by_role("link", name="Tabel dengan isi yang sama").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".km-map a:focus")
    expect(focused).to_have_count(1)
    ring = focused.locator(".km-map__hit").evaluate("one => getComputedStyle(one).stroke")
    assert ring not in {"none", ""}
    mark = page.locator("#indonesia ~ .km-map a", has_text="Kota Banjarmasin")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Banjarmasin")


def test_a_mark_of_several_parties_links_to_their_list(page: Page, served: str) -> None:
    page.goto(urljoin(served, "map/"))
    mark = page.locator('#indonesia ~ .km-map a[href^="#at-"]').first
    target = mark.get_attribute("href")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(str(target))
    expect(page.locator(str(target))).to_be_in_viewport()
    assert page.locator(f"{target} a").count() > 1
    page.goto("about:blank")
    page.goto(urljoin(served, f"map/{target}"))
    expect(page.locator(str(target))).to_be_in_viewport()
