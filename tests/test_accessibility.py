"""WCAG 2.2 AA, as far as a browser can tell: every kind of page, by keyboard, large, spaced, and in the reader's colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from digest.write.listings import LONGEST
from roots import SEEDS, build, make_root
from serving import serving

KOREA = SEEDS[4]

KINDS = {
    "home": "",
    "articles": "articles/",
    "listing": "articles/2019/",
    "article": f"articles/{KOREA}/",
    "cities": "cities/",
    "party": "cities/kota-tangerang-selatan/",
    "organisations": "organisations/",
    "countries": "en/countries/",
    "country": "countries/south-korea/",
    "sectors": "sectors/",
    "sector": "en/sectors/health/",
    "cooperations": "en/cooperations/",
    "cooperation": "cooperations/kota-tangerang-selatan--kr-daejeon/",
    "timeline": "timeline/",
    "year": "timeline/2017/",
    "year-of-months": "timeline/2019/",
    "month": "timeline/2019/01/",
    "events-of": "cooperations/kota-tangerang-selatan--kr-daejeon/2019/",
    "search": "search/?q=Tangsel",
    "map": "map/",
    "coverage": "coverage/",
    "corrections": "corrections/",
    "corrections-2": "en/corrections/2/",
    "data": "en/data/",
    "about": "about/",
    "accessibility": "en/accessibility/",
    "contribute": "contribute/?party=kr-daejeon",
    "lost": "no/such/page/",
}
"""A page of each kind; the contribute page with its form open."""

EACH = pytest.mark.parametrize("kind", KINDS)


def dense(root: Path) -> Path:
    """The seeds, with so many events in a year that it is split, and so many corrections that their log is."""
    path = root / f"docs/articles/{SEEDS[0]}.md"
    head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
    told = "  - date: {}\n    kind: {}\n    parties: [kota-tangerang-selatan, kr-daejeon]\n    sectors: [health]\n"
    days = [date(2019, 1, 1) + timedelta(days=number) for number in range(55)]
    more = "".join(told.format(day, "meeting") for day in days)
    path.write_text(f"{head}{more}sources:\n{tail}", encoding="utf-8")
    other = root / f"docs/articles/{SEEDS[1]}.md"
    head, _, tail = other.read_text(encoding="utf-8").partition("sources:\n")
    more = "".join(told.format(day, "visit") for day in days)
    other.write_text(f"{head}{more}sources:\n{tail}", encoding="utf-8")
    for seed in SEEDS[:3]:
        correct(root / f"docs/articles/{seed}.md", LONGEST * 2 // 5)
    return root


def correct(path: Path, number: int) -> None:
    """Add corrections to an article, each on a day of its own."""
    told = "  - date: {}\n    text: {{id: Ralat nomor {}., en: Correction number {}.}}\n"
    first = date(2026, 1, 1)
    lines = "".join(told.format(first + timedelta(days=one), one, one) for one in range(number))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nsources:\n", f"\ncorrections:\n{lines}sources:\n", 1), encoding="utf-8")


@pytest.fixture(scope="session")
def all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that has a page of every kind."""
    folder = tmp_path_factory.mktemp("kinds")
    # Lost addresses are answered with links that begin at the site's own path.
    with serving(
        build(dense(make_root(folder / "project")), folder / "site", SITE_URL="http://x/kota-mitra/")
    ) as address:
        yield address


@pytest.fixture
def page(page: Page, all_kinds: str) -> Iterator[Page]:
    """A page that may speak to the site alone and may not complain; that a page is lost is no complaint."""
    complaints: list[str] = []
    page.on("request", lambda one: None if one.url.startswith(all_kinds) else complaints.append(one.url))
    page.on("console", lambda one: complaints.append(one.text) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [one for one in complaints if "404" not in one] == []


def show(page: Page, address: str, kind: str) -> None:
    """Open the page of a kind, and wait until what scripts add is there."""
    page.goto(urljoin(address, KINDS[kind]))
    if kind == "search":
        expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    if kind == "contribute":
        expect(page.locator(".km-form")).to_be_visible()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds, with where."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@EACH
def test_axe_finds_nothing_in_light_and_in_dark(page: Page, all_kinds: str, kind: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if scheme == "light":
            show(page, all_kinds, kind)
        assert violations(page) == []


WIDE = """(width) => [...document.querySelectorAll('body *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > width + 1 && !one.closest('.km-map, .km-skip, .km-hidden, thead') && one.checkVisibility();
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What stands out of the screen; a map may be wider, for it is of two dimensions (WCAG 1.4.10)."""

CUT = """() => [...document.querySelectorAll('body *')].filter((one) => {
  const style = getComputedStyle(one);
  if (style.overflow === 'visible' || one.closest('svg, .km-map, .km-hidden, thead, select, input, textarea')) return false;
  const hides = (value) => value === 'hidden' || value === 'clip';
  return (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1) || (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements that hide a part of what they hold."""

SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""WCAG 1.4.12."""


def restyle(page: Page, css: str) -> None:
    """Put a reader's own style on a page, as browsers' extensions do: its policy has no say in that."""
    page.evaluate(
        "(css) => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets.push(own); }",
        css,
    )


@EACH
def test_a_page_flows_anew_at_320_pixels_and_takes_wider_spaced_text(page: Page, all_kinds: str, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024, enlarged to 400 %
    show(page, all_kinds, kind)
    assert (page.evaluate("document.documentElement.scrollWidth"), page.evaluate(WIDE, 320)) == (320, [])
    restyle(page, SPACED)
    assert (page.evaluate("document.documentElement.scrollWidth"), page.evaluate(CUT)) == (320, [])


@EACH
def test_text_of_twice_the_size_is_not_cut(page: Page, all_kinds: str, kind: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    show(page, all_kinds, kind)
    restyle(page, "html { font-size: 200% !important }")
    assert (page.evaluate("document.documentElement.scrollWidth"), page.evaluate(CUT)) == (640, [])


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
"""Where the focus is, in what, how well its ring stands out (WCAG 1.4.11, 2.4.7, 2.4.13), and whether it is in sight."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "kind",
    ["home", "article", "cooperations", "year", "month", "search", "map", "corrections", "about", "contribute", "lost"],
)
def test_the_keyboard_visits_everything_in_order_and_in_sight(
    page: Page, all_kinds: str, kind: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    show(page, all_kinds, kind)
    page.evaluate("document.activeElement.blur()")
    number = page.evaluate(TABBABLE)
    assert number > 15
    for expected in range(min(number, 150)):
        page.keyboard.press("Tab")
        at, html, contrast, inside = page.evaluate(FOCUSED)
        assert at == expected, f"after {expected} steps the focus is at {html}"
        assert contrast >= 3, f"the focus cannot be seen on {html}"
        assert inside, f"{html} has the focus out of sight"
    if number <= 150:
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)[0] in {-1, 0}, "the focus leaves the page at its end"


@EACH
def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, all_kinds: str, kind: str) -> None:
    show(page, all_kinds, kind)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.locator(".km-skip")).to_be_focused()
    expect(page.locator(".km-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#km-content, footer') !== null")


@EACH
def test_headings_title_and_language_tell_what_a_page_is(page: Page, all_kinds: str, kind: str) -> None:
    show(page, all_kinds, kind)
    levels = [
        int(name[1])
        for name in page.eval_on_selector_all(
            "h1, h2, h3, h4, h5, h6", "all => all.filter(one => one.checkVisibility()).map(one => one.tagName)"
        )
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), levels
    assert page.locator("h1").inner_text().split("\n")[0] in page.title() or kind == "home"
    language = "en" if KINDS[kind].startswith("en/") else "id"
    assert page.locator("html").get_attribute("lang") == language
    other = page.locator(".km-switch")
    assert other.get_attribute("lang") == ("id" if language == "en" else "en")


SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => one.checkVisibility({ visibilityProperty: true })
  && !one.closest('.km-skip') && getComputedStyle(one).display !== 'inline' && !(one.closest('svg') && !one.querySelector('.km-map__hit')))
  .map((one) => [(one.querySelector('.km-map__hit') ?? one).getBoundingClientRect(), one])
  .filter(([box, one]) => Math.min(box.width, box.height) < 23.9 && !(one.type === 'checkbox' && one.labels[0]?.getBoundingClientRect().height >= 24))
  .map(([box, one]) => `${one.outerHTML.slice(0, 100)} ${box.width} x ${box.height}`)"""
"""Targets of less than 24 CSS pixels; links within sentences may be smaller (WCAG 2.5.8), a label belongs to its box."""


@EACH
def test_targets_are_large_enough_for_a_finger(page: Page, all_kinds: str, kind: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, all_kinds, kind)
    assert page.evaluate(SMALL) == []


MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part)))
  .filter((style) => style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)).length"""


@EACH
def test_nothing_moves_for_who_wants_no_motion(page: Page, all_kinds: str, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    show(page, all_kinds, kind)
    assert page.evaluate(MOVING) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_what_colours_tell(page: Page, all_kinds: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    show(page, all_kinds, "cooperations")
    colour = "(one) => getComputedStyle(one).borderBottomColor"
    current = page.locator(".km-nav a[aria-current]").evaluate(colour)
    others = {link.evaluate(colour) for link in page.locator(".km-nav a:not([aria-current])").all()}
    assert len(others) == 1 and current not in others
    assert {
        mark.evaluate("(one) => getComputedStyle(one).borderTopStyle") for mark in page.locator(".km-standing").all()
    } <= {"solid", "dashed"}
    show(page, all_kinds, "map")
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
def test_more_contrast_leaves_no_quiet_text(page: Page, all_kinds: str, scheme: str) -> None:
    page.emulate_media(contrast="more", color_scheme=scheme)  # type: ignore[arg-type]
    show(page, all_kinds, "article")
    colour = "(one) => getComputedStyle(one).color"
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert {
        page.locator(one).first.evaluate(colour) for one in (".km-kicker", ".km-where", ".km-hint", ".km-footer")
    } == {ink}


def test_what_is_not_translated_is_marked_as_indonesian(browser: Browser, tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    (root / f"docs/articles/{SEEDS[0]}.en.md").unlink()
    with serving(build(root, tmp_path / "site")) as address:
        page = browser.new_page()
        title = "Delegasi Daejeon menjajaki layanan kesehatan sukarela di Tangerang Selatan"
        for path in (f"en/articles/{SEEDS[0]}/", "en/timeline/2017/", "en/articles/2017/", "en/coverage/"):
            page.goto(urljoin(address, path))
            spoken = page.get_by_role("main").get_by_text(title).first.evaluate("(one) => one.closest('[lang]').lang")
            assert spoken == "id", path
        page.close()


def status(page: Page) -> str:
    """What the search page has announced, once it has."""
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    return page.get_by_role("status").inner_text()


def tab_to(page: Page, condition: str) -> None:
    """Press Tab until the focused element `one` fulfils a condition of JavaScript."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"((one) => {condition})(document.activeElement)"):
            return
    raise AssertionError(f"the keyboard does not reach {condition}")


def test_search_by_keyboard_type_choose_take_back_and_follow(page: Page, all_kinds: str) -> None:
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


def test_everything_chosen_is_cleared_by_keyboard(page: Page, all_kinds: str) -> None:
    page.goto(urljoin(all_kinds, "en/search/?country=KR&sector=health"))
    assert status(page) == "3 articles"
    page.get_by_role("button", name="Clear all").focus()
    page.keyboard.press("Enter")
    assert status(page) == "5 articles"
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_timeline_by_keyboard_narrow_and_go_to_another_year(page: Page, all_kinds: str) -> None:
    show(page, all_kinds, "year")
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


def test_map_by_keyboard_from_mark_to_mark_and_into_a_page(page: Page, all_kinds: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, all_kinds, "map")
    marks = page.locator(".km-map").first.locator("a")
    marks.first.focus()
    for number in range(1, marks.count()):
        page.keyboard.press("Tab")
        expect(marks.nth(number)).to_be_focused()
        expect(marks.nth(number).locator(".km-map__hit")).to_be_in_viewport()
        assert marks.nth(number).locator("title").text_content()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/map/$"))
