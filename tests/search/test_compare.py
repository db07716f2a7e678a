"""Two localities or two countries side by side, as a reader uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from digest.group.site import Site

TANGSEL, DAEJEON = "kota-tangerang-selatan", "kr-daejeon"


def comparisons_of(built: Path, language: str) -> dict[str, dict[str, object]]:
    """Return all entries of the files that the page fetches."""
    files = (built / f"search/comparisons/{language}").glob("*.json")
    return {key: entry for file in files for key, entry in json.loads(file.read_text(encoding="utf-8")).items()}


def test_every_locality_and_country_can_be_compared(built: Path, site: Site) -> None:
    for language in ("id", "en"):
        comparisons = comparisons_of(built, language)
        localities = {f"city:{party.id}" for party in site.parties if party.kind == "locality"}
        assert comparisons.keys() == localities | {f"country:{country.code}" for country in site.countries}
        for key, entry in comparisons.items():
            kind, _, id_ = key.partition(":")
            party = site.model.parties.get(id_) if kind == "city" else None
            country = next((one for one in site.countries if one.code == id_), None)
            selection = site.parties[party] if party else site.countries[country]  # type: ignore[index]
            assert entry["events"] == len(selection.events)
            assert sum(number for *_, number in entry["standings"]) == len(selection.cooperations)  # type: ignore[attr-defined]
            assert {one[0] for one in entry["lanes"]} <= {one.slug for one in selection.cooperations}  # type: ignore[attr-defined]


def test_two_localities_stand_side_by_side(watched_page: Page, served: str) -> None:
    page = watched_page
    page.goto(urljoin(served, f"en/compare/?a={TANGSEL}&b={DAEJEON}"))
    expect(page.get_by_role("status").first).to_have_text("Tangerang Selatan City and Daejeon")
    expect(page).to_have_title(re.compile("^Tangerang Selatan City and Daejeon"))
    cells = page.locator(".km-table tbody tr").first.locator("td")
    assert [int(cell) for cell in cells.all_inner_texts()] == [
        sum(number for *_, number in lane["standings"])  # type: ignore[attr-defined]
        for lane in page_comparisons(page, served, (f"city:{TANGSEL}", f"city:{DAEJEON}"))
    ]
    expect(page.locator("svg.km-life__draw")).to_have_count(2)
    page.locator("[data-compared] section").first.get_by_role("link", name="Daejeon", exact=True).first.click()
    expect(page).to_have_url(re.compile(f"/en/cooperations/{TANGSEL}--{DAEJEON}/"))


def test_each_mark_of_a_comparison_leads_to_its_event(watched_page: Page, served: str) -> None:
    page = watched_page
    page.goto(urljoin(served, f"en/compare/?a={TANGSEL}&b={DAEJEON}"))
    marks = page.locator(".km-life a:has([class^=km-s-])")
    expect(marks).to_have_count(
        len(expected := marks_of(page_comparisons(page, served, (f"city:{TANGSEL}", f"city:{DAEJEON}"))))
    )
    assert [mark.locator("title").text_content() for mark in marks.all()] == [title for _, _, _, title, *_ in expected]
    fills = {mark.locator("path").last.evaluate("one => getComputedStyle(one).fill") for mark in marks.all()}
    assert "rgb(0, 0, 0)" not in fills  # each stage has its colour, also in dark
    marks.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/timeline/\d{4}/#"))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def marks_of(comparisons: list[dict[str, object]]) -> list[list[str]]:
    """Return the marks of all lanes, in the order of the page."""
    return [mark for one in comparisons for lane in one["lanes"] for mark in lane[-1]]  # type: ignore[attr-defined]


def page_comparisons(page: Page, served: str, keys: tuple[str, ...]) -> list[dict[str, object]]:
    """Return entries of the files as the browser fetches them."""
    manifest = page.request.get(urljoin(served, "search/manifest.json")).json()
    files = [
        page.request.get(urljoin(served, f"search/comparisons/en/{one}.json")).json()
        for one in range(manifest["comparisons"])
    ]
    entries = {key: entry for file in files for key, entry in file.items()}
    return [entries[key] for key in keys]


def test_a_locality_is_chosen_by_keyboard_and_stands_in_the_address(watched_page: Page, served: str) -> None:
    page = watched_page
    page.goto(urljoin(served, "compare/"))
    expect(page.get_by_role("status").first).to_have_text("Pilih dua daerah, atau dua negara.")
    for name, text in (("pertama", "tangsel"), ("kedua", "banjarmasin")):
        box = page.get_by_role("combobox", name=f"Daerah atau negara {name}")
        box.fill(text)
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"[?&]{'a' if name == 'pertama' else 'b'}="))
    expect(page).to_have_url(re.compile(f"a={TANGSEL}&b=kota-banjarmasin$"))
    expect(page.locator("svg.km-life__draw")).to_have_count(2)


def test_beside_a_country_only_countries_are_offered(watched_page: Page, served: str) -> None:
    page = watched_page
    page.goto(urljoin(served, "en/compare/?a=KR"))
    box = page.get_by_role("combobox", name="Second locality or country")
    box.fill("ja")
    expect(page.locator("#km-b-list [role=option]")).to_have_text([re.compile("^Japan")])
    page.locator("#km-b-list [role=option]").click()
    expect(page.get_by_role("status").first).to_have_text("South Korea and Japan")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a=kota-bandung&b=kr-daejeon", "What was chosen does not exist"),
        ("a=KR&b=KR", "Choose two that differ."),
        (f"a=KR&b={TANGSEL}", "Choose two localities, or two countries."),
        ("a=../../x&b=%3Cscript%3Ealert()%3C/script%3E", "What was chosen does not exist"),
        ("a=constructor&b=__proto__", "What was chosen does not exist"),
    ],
)
def test_what_cannot_be_compared_is_said(watched_page: Page, served: str, query: str, said: str) -> None:
    watched_page.goto(urljoin(served, f"en/compare/?{query}"))
    expect(watched_page.get_by_role("status").first).to_contain_text(said)


def test_without_script_there_is_a_list_of_ways(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(served, "en/compare/"))
    expect(page.locator(".km-compare")).to_be_hidden()
    expect(page.get_by_text("Comparing needs JavaScript")).to_be_visible()
    expect(page.locator("#km-content").get_by_role("link", name="South Korea")).to_be_visible()
    page.context.close()


def test_what_is_typed_before_the_script_has_come_is_looked_for(watched_page: Page, served: str) -> None:
    page, held = watched_page, list[Route]()
    page.route("**/compare.js", lambda route: held.append(route))
    with page.expect_request("**/compare.js"):
        page.goto(urljoin(served, f"compare/?a={TANGSEL}"), wait_until="commit")
    second = page.get_by_role("combobox", name="Daerah atau negara kedua")
    second.fill("banjarmasin")
    held.pop().continue_()
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(second).to_have_value("banjarmasin")
    expect(page.get_by_role("combobox", name="Daerah atau negara pertama")).to_have_value("Kota Tangerang Selatan")


def test_enter_alone_takes_the_first_suggestion(watched_page: Page, served: str) -> None:
    page = watched_page
    page.goto(urljoin(served, "en/compare/?a=KR"))
    expect(page.get_by_role("combobox", name="First locality or country")).to_have_value("South Korea")
    page.get_by_role("combobox", name="Second locality or country").fill("japan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"a=KR&b=JP$"))
