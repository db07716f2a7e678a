"""Every kind of page by keyboard alone; tasks on search, timeline and map (for the form see test_contribute_browser)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from kinds import EACH_PAGE_KIND, forbid_errors, open_page


@pytest.fixture
def page(reused_page: Page, all_kinds: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_errors(reused_page, all_kinds):
        yield reused_page


TABBABLE = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  window.tabbable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && seen(one));
  return window.tabbable.length;
}"""

FOCUSED = """() => {
  const one = document.activeElement;
  const at = window.tabbable.indexOf(one);
  if (at < 0) return [at, one.outerHTML.slice(0, 80), 0, true];
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const contrast = (first, second) => {
    const [low, high] = [light(first), light(second)].sort((one, other) => one - other);
    return (high + 0.05) / (low + 0.05);
  };
  let behind = one.parentElement;
  while (behind && (colour(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
  const ground = colour(getComputedStyle(behind ?? document.body).backgroundColor);
  const ring = (element) => {
    const style = getComputedStyle(element);
    if (element.matches('.km-map__hit')) return parseFloat(style.strokeWidth) >= 2 ? contrast(colour(style.stroke), ground) : 0;
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? contrast(colour(style.outlineColor), ground) : 0;
  };
  const around = [one, one.closest('.km-find'), one.querySelector('.km-map__hit')].filter(Boolean);
  const box = one.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [at, one.outerHTML.slice(0, 80), Math.max(...around.map(ring)), inside];
}"""
"""The index of the focus, its element, the contrast of its ring (WCAG 1.4.11, 2.4.7, 2.4.13), whether it is in view."""


TAB_ORDER_KINDS = [
    "home",
    "article",
    "cooperations",
    "year",
    "month",
    "search",
    "map",
    "corrections",
    "about",
    "contribute",
    "not-found",
]
DARK_KINDS = ["home", "article", "search", "map"]


@pytest.mark.parametrize(
    ("kind", "scheme"), [*((one, "light") for one in TAB_ORDER_KINDS), *((one, "dark") for one in DARK_KINDS)]
)
def test_tab_visits_everything_in_order_and_in_view(page: Page, all_kinds: str, kind: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    open_page(page, all_kinds, kind)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    number = page.evaluate(TABBABLE)
    assert number > 15
    for expected in range(min(number, 150)):
        page.keyboard.press("Tab")
        at, html, contrast, inside = page.evaluate(FOCUSED)
        assert at == expected, f"after {expected} steps the focus is at {html}"
        assert contrast >= 3, f"the focus cannot be seen on {html}"
        assert inside, f"{html} has the focus out of view"
    if number <= 150:
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)[0] in {-1, 0}, "the focus leaves the page at its end"


@EACH_PAGE_KIND
def test_the_skip_link_is_first_and_leads_to_the_content(page: Page, all_kinds: str, kind: str) -> None:
    open_page(page, all_kinds, kind)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.locator(".km-skip")).to_be_focused()
    expect(page.locator(".km-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#km-content, footer') !== null")


def status(page: Page) -> str:
    """Return the status message of the search page, after the search has ended."""
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    return page.get_by_role("status").inner_text()


def tab_to(page: Page, condition: str) -> None:
    """Press Tab until the focused element `one` fulfils a condition in JavaScript."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"((one) => {condition})(document.activeElement)"):
            return
    raise AssertionError(f"the keyboard does not reach {condition}")


def test_search_by_keyboard(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    tab_to(page, "one.type === 'search'")
    page.keyboard.type("Korea Selatan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=Korea"))
    assert status(page) == "3 berita"
    tab_to(page, "one.type === 'checkbox'")
    page.keyboard.press("Space")
    expect(page.locator(".km-chip")).to_have_count(1)
    status(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".km-chip")).to_have_count(3)  # two choices, and the button that clears both
    page.locator(".km-chip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".km-chip")).to_have_count(1)
    expect(page.locator(".km-chip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".km-chip")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert status(page) == "3 berita"
    tab_to(page, "one.closest('[data-results]')")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles/20"))


def test_search_filters_are_cleared_by_keyboard(page: Page, all_kinds: str) -> None:
    page.goto(urljoin(all_kinds, "en/search/?country=KR&sector=health"))
    assert status(page) == "3 articles"
    page.get_by_role("button", name="Clear all").focus()
    page.keyboard.press("Enter")
    assert status(page) == "5 articles"
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_timeline_by_keyboard(page: Page, all_kinds: str) -> None:
    open_page(page, all_kinds, "year")
    tab_to(page, "one.tagName === 'SELECT'")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"\?city="))
    assert re.fullmatch(r"\d dari 2 ditampilkan", page.get_by_role("status").inner_text())
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.get_by_role("link", name="2019 →").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/timeline/2019/\?city="))
    tab_to(page, "one.href?.includes('/timeline/2019/01/')")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2019")
    expect(page).to_have_url(re.compile("/timeline/2019/01/"))


def test_map_by_keyboard(page: Page, all_kinds: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_page(page, all_kinds, "map")
    marks = page.locator(".km-map").first.locator("a")
    marks.first.focus()
    for number in range(1, marks.count()):
        page.keyboard.press("Tab")
        expect(marks.nth(number)).to_be_focused()
        expect(marks.nth(number).locator(".km-map__hit")).to_be_in_viewport()
        assert marks.nth(number).locator("title").text_content()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/map/$"))
