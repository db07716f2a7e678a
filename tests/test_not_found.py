"""The 404 page, on a site that is served at a path."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import axe_violations
from serving import serve_site


@pytest.mark.parametrize(
    "wrong_path", ["cities/kota-tangerang-selatn/", "en/cities/tangsel/", "kota/tangerang%20selatan"]
)
def test_the_page_suggests_similar_pages(page: Page, built_at_path: Path, wrong_path: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with serve_site(built_at_path) as address:
        page.goto(address + wrong_path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
        near = page.locator("[data-lost][lang=id]").get_by_role("link", name="Kota Tangerang Selatan")
        expect(near).to_be_visible()
        assert axe_violations(page) == []
        near.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kota Tangerang Selatan")
    assert complaints == []
