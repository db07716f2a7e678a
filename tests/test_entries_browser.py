"""New parties and outlets in the form at /contribute/: from nothing to one file that the check accepts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import axe_violations
from digest.read.fields import Language
from kinds import forbid_all_errors
from roots import digest, now
from test_contribute_browser import TEXT, open_form, pick, shown_files


@pytest.fixture
def page(new_tab: Page, served: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_all_errors(new_tab, (served, "blob:")):
        yield new_tab


WORDS = {
    "id": ("Buat daerah baru", "Daerah baru di luar negeri", "Pakai", "Buat media baru", "Media baru", "Jepang"),
    "en": ("New locality abroad", "New locality abroad", "Use it", "New outlet", "New outlet", "Japan"),
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_with_a_new_partner_and_a_new_outlet_becomes_one_valid_file(
    page: Page, served: str, root: Path, language: Language
) -> None:
    new_place, place, use, new_outlet, outlet, country = WORDS[language]
    if language == "en":
        page.set_viewport_size({"width": 360, "height": 740})
    open_form(page, served, "contribute/" if language == "id" else "en/contribute/")
    page.fill("#f-article-title", "Bandung dan Toyama Baru membahas kerja sama musik")
    page.fill("#f-article-description", "Wakil Wali Kota Bandung dan delegasi membahas kelanjutan kerja sama musik.")
    page.fill("#f-article-events-0-date", "2019-06-26")
    page.select_option("#f-article-events-0-kind", "visit")
    pick(page, "article.events.0.parties", "kota bandung")
    pick(page, "article.events.0.sectors", "kebudayaan" if language == "id" else "culture")
    page.fill("#f-article-sources-0-url", "https://www.suaracontoh.com/berita/1")
    page.fill("#f-article-sources-0-title", "Bandung dan Toyama Baru")
    page.fill("#f-text", TEXT)

    page.locator("#f-article-events-0-parties").press_sequentially("Toyama Baru")
    page.locator("[data-path='article/events/0/parties']").get_by_role("button", name=new_place).click()
    panel = page.get_by_role("group", name=place)
    expect(panel.locator("#f-entries-0-name")).to_have_value("Toyama Baru")
    pick(page, "entries.0.country", country)
    panel.locator("#f-entries-0-level").select_option("city")
    expect(panel.locator("#f-entries-0-id")).to_have_value("jp-toyama-baru")
    panel.get_by_role("button", name=use).click()
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text(
        ["Kota Bandung ×" if language == "id" else "Bandung City ×", "Toyama Baru ×"]
    )

    page.locator("[data-path='article/sources/0/outlet']").get_by_role("button", name=new_outlet).click()
    panel = page.get_by_role("group", name=outlet)
    expect(panel.locator("#f-entries-1-hosts")).to_have_value("suaracontoh.com")
    panel.locator("#f-entries-1-name").fill("Suara Contoh")
    expect(panel.locator("#f-entries-1-id")).to_have_value("suara-contoh")
    assert axe_violations(page, ".km-entries") == []
    panel.get_by_role("button", name=use).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    expect(page.locator("[data-problems]")).to_have_attribute("data-problems", "0")
    files = shown_files(page)
    assert len(files) == 1, "one report is one file"
    ((path, text),) = files.items()
    assert "introduces:\n  localities_abroad:\n    jp-toyama-baru:\n      country: JP\n" in text
    assert "outlet: suara-contoh" in text
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    done = digest(root, "check", SOURCE_DATE_EPOCH=now())
    assert done.returncode == 0, done.stdout


def test_what_is_wrong_with_an_entry_is_told_while_one_types(page: Page, served: str) -> None:
    open_form(page, served)
    page.locator("[data-path='article/events/0/parties']").get_by_role("button", name="Buat daerah baru").click()
    page.fill("#f-entries-0-id", "Kota Baru")
    expect(page.locator("[data-path='entries/0/id'] .km-error")).to_contain_text("Id Kota Baru tidak sesuai")
    page.fill("#f-entries-0-id", "kr-daejeon")
    pick(page, "entries.0.country", "Korea Selatan")
    page.fill("#f-entries-0-name", "Daejeon")
    expect(page.locator("[data-path='entries/0/id'] .km-error")).to_contain_text("kr-daejeon sudah ada")
    expect(page.locator("[data-path='entries/0/name'] .km-error")).to_contain_text("sudah dipakai kr-daejeon")


def test_an_entry_that_exists_is_offered_in_place_of_a_new_one(page: Page, served: str) -> None:
    open_form(page, served)
    page.locator("[data-path='article/events/0/parties']").get_by_role("button", name="Buat daerah baru").click()
    page.fill("#f-entries-0-name", "Hamamatzu")
    page.get_by_role("button", name="Hamamatsu (jp-hamamatsu").click()
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Hamamatsu ×")
    expect(page.locator(".km-entries")).to_be_hidden()


def test_a_draft_with_a_new_entry_is_kept(page: Page, served: str) -> None:
    open_form(page, served)
    page.locator("[data-path='article/sources/0/outlet']").get_by_role("button", name="Buat media baru").click()
    page.fill("#f-entries-0-name", "Suara Contoh")
    page.get_by_role("button", name="Pakai").click()
    expect(page.locator("[data-path='article/sources/0/outlet'] .km-chip")).to_have_text("Suara Contoh ×")
    page.reload()
    expect(page.locator("[data-path='article/sources/0/outlet'] .km-chip")).to_have_text("Suara Contoh ×")
    expect(page.locator("#f-entries-0-name")).to_have_value("Suara Contoh")
