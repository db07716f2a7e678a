"""Take the screenshots of the guide and of README.md: `python3 run.py pictures`.

Those of the guide show a site of the five seeds, and are written to docs/templates/assets/images/guide/<language>/, all
in one size (see digest.contribute.guide). Those of README.md show the whole site, and are written to .github/images/,
for what is in docs/templates is published. `python tests/pictures.py readme` takes these alone.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from browser import ARGUMENTS
from digest.contribute.guide import PICTURE_HEIGHT, PICTURE_WIDTH, PICTURES_FOLDER, PIXEL_RATIO
from roots import NOW, PROJECT, build, make_root
from serving import serve_site

FOLDER = PROJECT / "docs" / "templates" / PICTURES_FOLDER
QUALITY = 45
"""WebP quality, 0 to 100: text stays sharp, and every picture is below 30 KB."""

ARTICLE = "articles/2015/jakarta-gyeonggi-naskah-kerja-sama/"
FACTS = {
    "article-title": "Jakarta dan Gyeonggi menandatangani naskah kerja sama",
    "article-description": "Gubernur DKI Jakarta dan Gubernur Gyeonggi menandatangani naskah kerja sama.",
    "article-events-0-date": "2015-05-12",
}
SECOND = {
    "article-sources-0-title": "Ahok Jalin Kerja Sama dengan Korea Selatan",
    "article-sources-0-published": "2015-05-12",
    "article-sources-0-url": "https://www.cnnindonesia.com/nasional/20150512161209-20-52837/ahok-jalin-kerja-sama-dengan-korea-selatan",
    "text": "Gubernur DKI Jakarta dan Gubernur Gyeonggi menandatangani naskah kerja sama di Jakarta pada 12 Mei 2015.",
}
"""Values for the form, from a real article."""

README_FOLDER = PROJECT / ".github" / "images"
README_PAGES = {
    "home": ("en/", (1100, 830)),
    "trends": ("en/trends/", (1100, 830)),
    "city": ("en/cities/kota-bandung/", (1100, 720)),
    "cooperation": ("en/cooperations/kota-bandung--jp-hamamatsu/", (390, 910)),
}
"""The pictures of README.md by their name: the path of the page, and the size of the screen (desktop, phone)."""

Crop = tuple[str, int]
"""The selector of the element at the top of a picture, and the margin above it in CSS pixels."""


def search(page: Page) -> Crop:
    """Search for two parties, and show the results."""
    page.goto("search/?q=jakarta+gyeonggi")
    page.locator(".km-found a").first.wait_for()
    return ".km-search input", 44


def form(page: Page) -> Crop:
    """Open the form and fill in its beginning."""
    fill_in(page, FACTS)
    return ".km-field:has(#f-article-title)", 8


def problem(page: Page) -> Crop:
    """Type a date in words."""
    fill_in(page, FACTS | {"article-events-0-date": "12 Mei 2015"})
    page.locator(".km-error:visible").first.wait_for()
    return ".km-field:has(#f-article-events-0-date)", 44


def alike(page: Page) -> Crop:
    """Enter an event that an article reports already."""
    fill_in(page, FACTS)
    page.locator(".km-alike a").first.wait_for()
    return ".km-alike", 8


def file(page: Page) -> Crop:
    """Show the end of the generated file, and the buttons for sending it."""
    fill_in(page, FACTS | SECOND)
    page.select_option("#f-article-events-0-kind", "mou-signed")
    page.locator("#f-article-events-0-sectors").press_sequentially("health" if "/en/" in page.url else "kesehatan")
    page.locator("#f-article-events-0-sectors-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("[data-problems='0']").wait_for()
    return ".km-sending", 250


def article(page: Page) -> Crop:
    """Show the page of an article."""
    page.goto(ARTICLE)
    return "h1", 44


def lifeline(page: Page) -> Crop:
    """Show the lifeline of a cooperation, as it is printed: time from left to right."""
    page.emulate_media(media="print")
    page.goto("cooperations/kota-banjarmasin--jp-kaikoukai/")
    return ".km-life", 100


SCENES: dict[str, Callable[[Page], Crop]] = {
    scene.__name__: scene for scene in (search, form, problem, alike, file, article, lifeline)
}
"""The scenes by the name of their picture; each opens a page and returns the crop."""


def fill_in(page: Page, facts: dict[str, str]) -> None:
    """Open the form with two parties filled in, and type some values."""
    page.goto("contribute/?cooperation=provinsi-dki-jakarta--kr-gyeonggi")
    for name, value in facts.items():
        page.fill(f"#f-{name}", value)
    page.wait_for_timeout(1500)  # the form waits for a pause in typing before it shows problems


def take(page: Page, crop: Crop, target: Path) -> None:
    """Write a screenshot of the page to `target`."""
    selector, margin = crop
    page.evaluate("document.activeElement.blur()")  # no blinking caret: two runs give the same picture
    top = page.locator(selector).first.evaluate("element => element.getBoundingClientRect().top + scrollY")
    clip = {"x": 0, "y": max(0, top - margin), "width": PICTURE_WIDTH, "height": PICTURE_HEIGHT, "scale": PIXEL_RATIO}
    target.parent.mkdir(parents=True, exist_ok=True)
    capture(page, clip, target)


def capture(page: Page, clip: dict[str, float], target: Path) -> None:
    """Write a part of the page to `target`."""
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True},
    )
    target.write_bytes(base64.b64decode(taken["data"]))


def take_all(browser: Browser, address: str) -> None:
    """Take every picture in every language, each in a new browser context."""
    for language, folder in {"id": "", "en": "en/"}.items():
        for name, scene in SCENES.items():
            context = browser.new_context(
                base_url=address + folder, viewport={"width": PICTURE_WIDTH, "height": PICTURE_HEIGHT}, color_scheme="light",
                reduced_motion="reduce", locale=language,
            )  # fmt: skip
            page = context.new_page()
            take(page, scene(page), FOLDER / language / f"{name}.webp")
            context.close()


def take_readme(browser: Browser, address: str) -> None:
    """Take the pictures of README.md: the top of two pages."""
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (path, (width, height)) in README_PAGES.items():
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce", locale="en"
        )
        page = context.new_page()
        page.goto(address + path)
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": PIXEL_RATIO}
        capture(page, clip, README_FOLDER / f"{name}.webp")
        context.close()


def main(words: list[str]) -> None:
    """Build the sites, serve them, and take all pictures; with the word "readme" only those of README.md."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = os.environ.get("KOTA_MITRA_BROWSER") or None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        if words != ["readme"]:
            site = build(make_root(Path(folder) / "project"), Path(folder) / "seeds" / "site")
            with serve_site(site) as address:
                take_all(browser, address)
        with serve_site(build(PROJECT, Path(folder) / "whole" / "site", SOURCE_DATE_EPOCH=NOW)) as address:
            take_readme(browser, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
