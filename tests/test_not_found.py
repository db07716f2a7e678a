"""An address that does not exist, on a site below a path."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from roots import build
from serving import serving


@pytest.mark.parametrize("lost", ["cities/kota-tangerang-selatn/", "en/cities/tangsel/", "kota/tangerang%20selatan"])
def test_the_page_offers_what_is_near(page: Page, seeds: Path, tmp_path: Path, lost: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with serving(build(seeds, tmp_path / "site", SITE_URL="http://127.0.0.1/kota-mitra/")) as address:
        page.goto(address + lost)
        expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
        near = page.locator("[data-lost][lang=id]").get_by_role("link", name="Kota Tangerang Selatan")
        expect(near).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        near.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kota Tangerang Selatan")
    assert complaints == []
