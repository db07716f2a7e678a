"""The filters on the timeline and on the list of cooperations."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

ROWS = "li.km-row:visible"


def test_a_filter_hides_other_rows_and_is_stored_in_the_url(page: Page, served: str) -> None:
    page.goto(urljoin(served, "timeline/2017/"))
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_label("Daerah atau lembaga").select_option("kr-daejeon")
    expect(page).to_have_url(re.compile(r"\?city=kr-daejeon$"))
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 dari 2 ditampilkan")
    expect(page.locator("section:visible h2")).to_have_count(1)
    expect(page.locator("section:visible .km-count")).to_have_text("1")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(2)


def test_a_choice_made_before_the_script_has_come_stays(page: Page, served: str) -> None:
    held: list[Route] = []
    page.route("**/narrow.js", lambda route: held.append(route))
    page.goto(urljoin(served, "timeline/2017/"), wait_until="commit")
    page.get_by_label("Daerah atau lembaga").select_option("kr-daejeon")
    expect(page.locator(ROWS)).to_have_count(2)
    held.pop().continue_()
    expect(page).to_have_url(re.compile(r"\?city=kr-daejeon$"))
    expect(page.locator(ROWS)).to_have_count(1)
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(2)


def test_a_filter_is_kept_on_the_next_year(page: Page, served: str) -> None:
    page.goto(urljoin(served, "en/timeline/2019/?sector=manpower"))
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_role("link", name="2017").click()
    expect(page).to_have_url(re.compile("/2017/.*sector=manpower"))
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("0 of 2 shown")


@pytest.mark.parametrize(
    ("choice", "rows"), [("country=KR&sector=research", 1), ("country=JP", 1), ("country=KR&sector=manpower", 2)]
)
def test_cooperations_are_filtered_by_country_and_sector(page: Page, served: str, choice: str, rows: int) -> None:
    page.goto(urljoin(served, f"cooperations/?{choice}"))
    expect(page.locator("tbody tr:visible")).to_have_count(rows)


def test_without_javascript_all_rows_are_shown_and_no_filters(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(urljoin(served, "timeline/2019/?city=kr-daejeon"))
    expect(page.locator(ROWS)).to_have_count(10)
    expect(page.get_by_role("combobox")).to_have_count(0)
    context.close()
