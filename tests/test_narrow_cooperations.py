"""The list of all cooperations where it is too long for one page: what a reader chooses is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import axe_violations
from digest.render.pagination import MAX_INLINE_ROWS
from kinds import forbid_all_errors
from roots import SEEDS, build, make_root, real_vocabularies
from serving import serve_site

ROWS = "[data-narrowed] tbody tr"
MANY = MAX_INLINE_ROWS + 5


def add_cooperations(root: Path) -> Path:
    """Let many localities meet Daejeon about health; every fifth also meets Toyota about education."""
    entry = "  - date: 2018-01-01\n    kind: meeting\n    parties: [{}, {}]\n    sectors: [{}]\n"
    home = [id_ for id_ in sorted(real_vocabularies().localities) if id_.startswith("kabupaten-")][:MANY]
    events = [entry.format(one, "kr-daejeon", "health") for one in home]
    events += [entry.format(one, "jp-toyota", "education") for one in home[::5]]
    for seed, some in zip(SEEDS, (events[: MANY // 2], events[MANY // 2 :]), strict=False):
        path = root / f"docs/articles/{seed}.md"
        head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
        path.write_text(f"{head}{''.join(some)}sources:\n{tail}", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    build(add_cooperations(make_root(folder / "project")), folder / "site")
    with serve_site(folder / "site") as address:
        yield address


@pytest.fixture
def page(reused_page: Page, long_list: str) -> Iterator[Page]:
    with forbid_all_errors(reused_page, long_list):
        yield reused_page


def status(page: Page) -> str:
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d"))
    return page.get_by_role("status").inner_text()


def test_a_country_and_a_sector_are_chosen_and_undone(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}en/cooperations/")
    sections = page.locator("[data-section]:visible")
    shown = sections.count()
    page.locator("[name=country]").select_option("Japan")
    expect(page).to_have_url(re.compile(r"\?country=JP$"))
    expect(page.locator(ROWS)).to_have_count(MANY // 5 + 1)
    expect(sections).to_have_count(0)
    page.locator("[name=sector]").select_option("Manpower")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("Banjarmasin City – Kaikoukai Healthcare Group")
    assert re.fullmatch(r"1 of \d+ cooperations", status(page))
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(MANY // 5 + 1)
    page.go_back()
    expect(sections).to_have_count(shown)
    expect(page.locator(ROWS).locator("visible=true")).to_have_count(0)


def test_a_row_says_what_the_row_of_the_page_says(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}cooperations/")
    name = "Kota Banjarmasin – Kaikoukai Healthcare Group"
    own = page.locator("[data-section] tr").filter(has_text=name).inner_text()
    page.goto(f"{long_list}cooperations/?country=JP&sector=manpower")
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.locator(ROWS).inner_text() == own
    page.locator(ROWS).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kaikoukai")


def test_all_rows_are_reached_in_steps(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}cooperations/?country=KR")
    expect(page.locator(ROWS)).to_have_count(MAX_INLINE_ROWS)
    whole = int(status(page).split()[0])
    assert whole > MANY
    page.get_by_role("button", name="Tampilkan berikutnya").click()
    expect(page.locator(ROWS)).to_have_count(whole)
    expect(page.get_by_role("button", name="Tampilkan berikutnya")).to_be_hidden()
    expect(page.locator(ROWS).nth(MAX_INLINE_ROWS).get_by_role("link")).to_be_focused()


def test_a_standing_alone_shows_its_section(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}en/cooperations/?standing=no-news")
    expect(page.locator("[data-section]:visible h2")).to_have_count(1)
    expect(page.locator("[data-section]:visible h2")).to_contain_text("No news")
    page.locator("[name=country]").select_option("Japan")
    expect(page.locator(ROWS).first).to_contain_text("No news")


def test_a_country_without_cooperations_has_none(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}en/cooperations/?country=FR")
    assert status(page).startswith("0 of ")
    expect(page.locator("tr:visible")).to_have_count(0)


def test_what_cannot_be_fetched_is_told_and_fetched_again(reused_page: Page, long_list: str) -> None:
    page = reused_page
    page.route("**/search/cooperations/**", lambda route: route.abort())
    page.goto(f"{long_list}en/cooperations/?country=JP")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    expect(page.locator("[data-section]:visible").first).to_be_visible()
    page.unroute("**/search/cooperations/**")
    page.locator("[name=sector]").select_option("Manpower")
    expect(page.locator(ROWS)).to_have_count(1)


def test_axe_finds_nothing(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}cooperations/?country=JP")
    expect(page.locator(ROWS)).to_have_count(MANY // 5 + 1)
    assert axe_violations(page) == []


def test_without_javascript_the_sections_are_shown_and_no_choice(browser: Browser, long_list: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{long_list}cooperations/?country=JP")
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.locator("[data-section]").first).to_be_visible()
    context.close()


def test_a_search_for_a_country_and_a_sector_leads_to_the_list(page: Page, long_list: str) -> None:
    page.goto(f"{long_list}search/?q=Jepang pendidikan")
    page.get_by_role("link", name="Jepang · Pendidikan").click()
    expect(page.locator(ROWS)).to_have_count(MANY // 5 + 1)
