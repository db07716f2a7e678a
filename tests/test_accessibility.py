"""WCAG 2.2 AA as far as a browser can test it: every kind of page, zoomed, spaced, and in the reader's colours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from axe import axe_violations
from kinds import EACH_PAGE_KIND, PAGE_KINDS, forbid_errors, open_page
from roots import SEEDS
from serving import serve_site


@pytest.fixture
def page(reused_page: Page, all_kinds: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_errors(reused_page, all_kinds):
        yield reused_page


class OpenedPage:
    """A page that stays open on the kind that was looked at last."""

    def __init__(self, page: Page) -> None:
        self.page, self.kind = page, ""


@pytest.fixture(scope="module")
def opened_page(browser: Browser) -> Iterator[OpenedPage]:
    """The page behind `opened`."""
    page = browser.new_page()
    yield OpenedPage(page)
    page.close()


@pytest.fixture
def opened(opened_page: OpenedPage, all_kinds: str, kind: str) -> Iterator[Page]:
    """The page of a kind, which fails on errors and on requests to other hosts; tests on the same kind open it once.

    None of them may change what is on it but by `restyle`, which is undone, as are the sizes and colours of its screen.
    """
    page = opened_page.page
    with forbid_errors(page, all_kinds):
        if opened_page.kind != kind:
            opened_page.kind = ""
            open_page(page, all_kinds, kind)
            opened_page.kind = kind
        yield page
        page.evaluate("document.adoptedStyleSheets = []")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.emulate_media(color_scheme="null", reduced_motion="null")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@EACH_PAGE_KIND
def test_axe_finds_nothing_in_light_and_in_dark(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert axe_violations(opened, rules=RULES) == []


OVERFLOWING = """(width) => [...document.querySelectorAll('body *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > width + 1 && !one.closest('.km-map, .km-skip, .km-hidden, thead') && one.checkVisibility();
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements wider than the screen; maps may be, as content that needs two dimensions (WCAG 1.4.10)."""

CLIPPED = """() => [...document.querySelectorAll('body *')].filter((one) => {
  const style = getComputedStyle(one);
  if (style.overflow === 'visible' || one.closest('svg, .km-map, .km-hidden, thead, select, input, textarea')) return false;
  const hides = (value) => value === 'hidden' || value === 'clip';
  return (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1) || (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements that hide a part of their content."""

TEXT_SPACING_CSS = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""The text spacing of WCAG 1.4.12."""


def restyle(page: Page, css: str) -> None:
    """Apply a reader's own style to a page as browser extensions do, regardless of its content security policy."""
    page.evaluate(
        "(css) => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets.push(own); }",
        css,
    )


@EACH_PAGE_KIND
def test_a_page_reflows_at_320_pixels_and_with_wider_text_spacing(opened: Page) -> None:
    opened.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024, enlarged to 400 %
    assert (opened.evaluate("document.documentElement.scrollWidth"), opened.evaluate(OVERFLOWING, 320)) == (320, [])
    restyle(opened, TEXT_SPACING_CSS)
    assert (opened.evaluate("document.documentElement.scrollWidth"), opened.evaluate(CLIPPED)) == (320, [])


@EACH_PAGE_KIND
def test_text_of_twice_the_size_is_not_cut(opened: Page) -> None:
    opened.set_viewport_size({"width": 640, "height": 800})
    restyle(opened, "html { font-size: 200% !important }")
    assert (opened.evaluate("document.documentElement.scrollWidth"), opened.evaluate(CLIPPED)) == (640, [])


@EACH_PAGE_KIND
def test_headings_title_and_language_are_correct(opened: Page, kind: str) -> None:
    levels = [
        int(name[1])
        for name in opened.eval_on_selector_all(
            "h1, h2, h3, h4, h5, h6", "all => all.filter(one => one.checkVisibility()).map(one => one.tagName)"
        )
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), levels
    assert opened.locator("h1").inner_text().split("\n")[0] in opened.title() or kind == "home"
    language = "en" if PAGE_KINDS[kind].startswith("en/") else "id"
    assert opened.locator("html").get_attribute("lang") == language
    other = opened.locator(".km-switch")
    assert other.get_attribute("lang") == ("id" if language == "en" else "en")


SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => one.checkVisibility({ visibilityProperty: true })
  && !one.closest('.km-skip') && getComputedStyle(one).display !== 'inline' && !(one.closest('svg') && !one.querySelector('.km-map__hit')))
  .map((one) => [(one.querySelector('.km-map__hit') ?? one).getBoundingClientRect(), one])
  .filter(([box, one]) => Math.min(box.width, box.height) < 23.9 && !(one.type === 'checkbox' && one.labels[0]?.getBoundingClientRect().height >= 24))
  .map(([box, one]) => `${one.outerHTML.slice(0, 100)} ${box.width} x ${box.height}`)"""
"""Targets below 24 CSS pixels, except links within sentences (WCAG 2.5.8) and checkboxes with a large label."""


@EACH_PAGE_KIND
def test_targets_are_large_enough_for_a_finger(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate(SMALL_TARGETS) == []


ANIMATED = """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part)))
  .filter((style) => style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)).length"""


@EACH_PAGE_KIND
def test_reduced_motion_stops_all_animation(opened: Page) -> None:
    opened.emulate_media(reduced_motion="reduce")
    assert opened.evaluate(ANIMATED) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_distinctions(page: Page, all_kinds: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, all_kinds, "cooperations")
    colour = "(one) => getComputedStyle(one).borderBottomColor"
    current = page.locator(".km-nav a[aria-current]").evaluate(colour)
    others = {link.evaluate(colour) for link in page.locator(".km-nav a:not([aria-current])").all()}
    assert len(others) == 1 and current not in others
    assert {
        mark.evaluate("(one) => getComputedStyle(one).borderTopStyle") for mark in page.locator(".km-standing").all()
    } <= {"solid", "dashed"}
    open_page(page, all_kinds, "map")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for shape in (".km-map__home", ".km-map__abroad"):
        style = page.locator(f".km-map a {shape}").first.evaluate(
            "(one) => { const own = getComputedStyle(one); return [own.fill, own.stroke]; }"
        )
        assert any(one not in {ground, "none"} for one in style), shape
    mark = page.locator(".km-map a").first
    mark.focus()
    page.keyboard.press("Tab")
    ring = page.locator(".km-map a:focus .km-map__hit").evaluate("(one) => getComputedStyle(one).stroke")
    assert ring not in {ground, "none"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_removes_pale_text(page: Page, all_kinds: str, scheme: str) -> None:
    page.emulate_media(contrast="more", color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, all_kinds, "article")
    colour = "(one) => getComputedStyle(one).color"
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert {
        page.locator(one).first.evaluate(colour) for one in (".km-kicker", ".km-where", ".km-hint", ".km-footer")
    } == {ink}


def test_untranslated_text_is_marked_as_indonesian(browser: Browser, untranslated: Path) -> None:
    with serve_site(untranslated) as address:
        page = browser.new_page()
        title = "Delegasi Daejeon menjajaki layanan kesehatan sukarela di Tangerang Selatan"
        for path in (f"en/articles/{SEEDS[0]}/", "en/timeline/2017/", "en/articles/2017/", "en/coverage/"):
            page.goto(urljoin(address, path))
            spoken = page.get_by_role("main").get_by_text(title).first.evaluate("(one) => one.closest('[lang]').lang")
            assert spoken == "id", path
        page.close()
