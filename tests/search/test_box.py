"""The search box in every header: it suggests as one types, after the ARIA pattern of a combobox with a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from axe import axe_violations
from kinds import forbid_all_errors

LIST = "#km-find-list"


@pytest.fixture
def page(reused_page: Page, served: str) -> Iterator[Page]:
    """A page that must request nothing from elsewhere and log no errors, under the site's content security policy."""
    with forbid_all_errors(reused_page, served):
        yield reused_page


def type_into(page: Page, address: str, text: str) -> Locator:
    """Open a page, type into the box of its header, and return the box when it suggests."""
    page.goto(address)
    box = page.locator("#km-find")
    box.focus()
    page.keyboard.type(text)
    expect(page.locator(f"{LIST} [role=option]").last).to_contain_text(f"“{text}”")
    return box


def options(page: Page) -> list[str]:
    return page.locator(LIST).get_by_role("option").all_inner_texts()


def test_nothing_is_fetched_before_the_first_letter(first_visit: Page, served: str) -> None:
    first_visit.goto(served, wait_until="networkidle")
    fetched: list[str] = []
    first_visit.on("request", lambda request: fetched.append(request.url.removeprefix(served)))
    box = first_visit.get_by_role("combobox", name="Daerah, negara, lembaga, atau kata")
    box.click()
    first_visit.keyboard.press("ArrowLeft")
    first_visit.wait_for_load_state("networkidle")
    assert fetched == []
    expect(box).to_have_attribute("aria-expanded", "false")
    first_visit.keyboard.type("k")
    expect(first_visit.locator(LIST)).to_be_visible()
    assert "assets/javascripts/search/box.js" in fetched and "search/manifest.json" in fetched
    assert not any("pagefind" in one or "/page.js" in one for one in fetched), "texts are for the search page"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "",
            "tangsel",
            [
                r"Kota Tangerang Selatan 2 berita",
                r"Kota Tangerang Selatan – Daejeon kerja sama · 1 berita",
                r"Cari “tangsel”",
            ],
        ),
        ("en/", "korea", [r"South Korea country · 3 articles", r"Search for “korea”"]),
        ("", "pendidikan", [r"Pendidikan bidang · \d berita", r"Cari “pendidikan”"]),
        (
            "en/timeline/",
            "daejeon",
            [r"Daejeon 1 article", r"Tangerang Selatan City – Daejeon cooperation · 1 article"],
        ),
        ("", "tangsel daej", [r"Kota Tangerang Selatan – Daejeon kerja sama · 1 berita", r"Cari “tangsel daej”"]),
        ("en/", "japan banjar", [r"Banjarmasin City – Kaikoukai Healthcare Group cooperation · 1 article"]),
        ("", "Pemalang", [r"Kabupaten Pemalang Belum ada berita", r"Cari “Pemalang”"]),
        ("en/", "Sumbar", [r"West Sumatra Province No article yet", r"Search for “Sumbar”"]),
        ("", "relawan", [r"Cari “relawan”"]),
    ],
)
def test_it_suggests_what_begins_as_typed_with_counts(
    page: Page, served: str, path: str, text: str, expected: list[str]
) -> None:
    type_into(page, urljoin(served, path), text)
    found = [re.sub(r"\s+", " ", one) for one in options(page)]
    places = [next((at for at, one in enumerate(found) if re.fullmatch(pattern, one)), -1) for pattern in expected]
    assert -1 not in places and places == sorted(places), found


@pytest.mark.parametrize(
    ("path", "text", "heading"),
    [("", "banjarm", "Kota Banjarmasin"), ("en/about/", "banjarm", "Banjarmasin City"), ("", "jepang", "Jepang")],
)
def test_arrows_choose_and_enter_opens_the_page(page: Page, served: str, path: str, text: str, heading: str) -> None:
    box = type_into(page, urljoin(served, path), text)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-activedescendant") is None, "nothing is chosen before an arrow key"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(LIST).get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(chosen).to_contain_text(heading)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_arrows_go_around_through_the_field(page: Page, served: str) -> None:
    box = type_into(page, served, "tangsel")
    number = len(options(page))
    page.keyboard.press("ArrowUp")
    expect(page.locator(LIST).get_by_role("option", selected=True)).to_have_text("Cari “tangsel”")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LIST).get_by_role("option", selected=True)).to_have_count(0)
    assert box.get_attribute("aria-activedescendant") is None
    for _ in range(number):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=tangsel$"))


def test_enter_without_a_choice_searches(page: Page, served: str) -> None:
    type_into(page, f"{served}en/", "Daejeon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=Daejeon$"))


def test_a_name_without_articles_leads_to_the_search(page: Page, served: str) -> None:
    type_into(page, served, "Pemalang")
    page.get_by_role("option", name="Kabupaten Pemalang").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=Kabupaten\+Pemalang$"))
    expect(page.locator("[data-hints]")).to_contain_text("Belum ada berita tentang Kabupaten Pemalang")


def test_escape_closes_keeps_the_text_and_an_arrow_opens_again(page: Page, served: str) -> None:
    box = type_into(page, served, "tangsel")
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("tangsel")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LIST)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(LIST)).to_be_hidden()


def test_an_emptied_field_suggests_nothing(page: Page, served: str) -> None:
    box = type_into(page, served, "tangsel")
    box.fill("")
    expect(page.locator(LIST)).to_be_hidden()


@pytest.mark.parametrize(("path", "said"), [("", r"\d+ saran"), ("en/", r"\d+ suggestions?")])
def test_a_screen_reader_is_told_how_many(page: Page, served: str, path: str, said: str) -> None:
    type_into(page, urljoin(served, path), "tangsel")
    live = page.locator(".km-find [aria-live=polite]")
    expect(live).to_have_text(re.compile(f"^{said}$"))
    assert (live.text_content() or "").split()[0] == str(len(options(page)))


def test_hostile_text_stays_text(page: Page, served: str) -> None:
    type_into(page, served, "<img src=x onerror=alert(1)>")
    assert options(page) == ["Cari “<img src=x onerror=alert(1)>”"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("path", ["", "en/"])
def test_the_open_list_fits_and_is_accessible(page: Page, served: str, path: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    type_into(page, urljoin(served, path), "tangsel")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []


def test_what_cannot_be_fetched_leaves_the_search(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/manifest.json", lambda route: route.abort())
    type_into(page, served, "tangsel")
    assert options(page) == ["Cari “tangsel”"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=tangsel$"))
    context.close()


def test_without_javascript_the_form_searches(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("searchbox").fill("tangsel")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=tangsel$"))
    context.close()
