"""Takes the pictures of the guide anew, from the pages that the five seeds make: `python3 run.py pictures`.

Each language has its own, of equal size (see digest.contribute.guide), below docs/templates/assets/images/guide/.
"""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from browser import ARGUMENTS
from digest.contribute.guide import HEIGHT, PICTURES, SHARPNESS, WIDTH
from roots import PROJECT, build, make_root
from serving import serving

FOLDER = PROJECT / "docs" / "templates" / PICTURES
QUALITY = 45
"""Of WebP, 0 to 100: letters stay crisp, and every picture below 30 KB."""

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
"""Of a real article, as an editor would type it."""

Top = tuple[str, int]
"""What a picture is about, and how many CSS pixels are shown above it."""


def search(page: Page) -> Top:
    """Search for two parties, and show what is found."""
    page.goto("search/?q=jakarta+gyeonggi")
    page.locator(".km-found a").first.wait_for()
    return ".km-search input", 44


def form(page: Page) -> Top:
    """Open the form and fill in its beginning."""
    fill_in(page, FACTS)
    return ".km-field:has(#f-article-title)", 8


def problem(page: Page) -> Top:
    """Type a date in words."""
    fill_in(page, FACTS | {"article-events-0-date": "12 Mei 2015"})
    page.locator(".km-error:visible").first.wait_for()
    return ".km-field:has(#f-article-events-0-date)", 44


def alike(page: Page) -> Top:
    """Tell of an event that an article tells of already."""
    fill_in(page, FACTS)
    page.locator(".km-alike a").first.wait_for()
    return ".km-alike", 8


def file(page: Page) -> Top:
    """Show the end of the file that the form has made, and where it goes."""
    fill_in(page, FACTS | SECOND)
    page.select_option("#f-article-events-0-kind", "mou-signed")
    page.locator("#f-article-events-0-sectors").press_sequentially("health" if "/en/" in page.url else "kesehatan")
    page.locator("#f-article-events-0-sectors-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("[data-problems='0']").wait_for()
    return ".km-sending", 250


def article(page: Page) -> Top:
    """Show the page of an article."""
    page.goto(ARTICLE)
    return "h1", 44


SCENES: dict[str, Callable[[Page], Top]] = {
    scene.__name__: scene for scene in (search, form, problem, alike, file, article)
}
"""What each picture shows; a scene returns where the picture begins."""


def fill_in(page: Page, facts: dict[str, str]) -> None:
    """Open the form, already told who with whom, and type some facts."""
    page.goto("contribute/?cooperation=provinsi-dki-jakarta--kr-gyeonggi")
    for name, value in facts.items():
        page.fill(f"#f-{name}", value)
    page.wait_for_timeout(1500)  # the form waits for a pause in typing before it tells anything


def take(page: Page, top: Top, target: Path) -> None:
    """Write a picture of the page from `top` on."""
    selector, margin = top
    page.evaluate("document.activeElement.blur()")  # no blinking caret: two runs give the same picture
    above = page.locator(selector).first.evaluate("element => element.getBoundingClientRect().top + scrollY")
    clip = {"x": 0, "y": max(0, above - margin), "width": WIDTH, "height": HEIGHT, "scale": SHARPNESS}
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True},
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(base64.b64decode(taken["data"]))


def take_all(browser: Browser, address: str) -> None:
    """Take every picture in every language, each in a browser that remembers nothing."""
    for language, folder in {"id": "", "en": "en/"}.items():
        for name, scene in SCENES.items():
            context = browser.new_context(
                base_url=address + folder, viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light",
                reduced_motion="reduce", locale=language,
            )  # fmt: skip
            page = context.new_page()
            take(page, scene(page), FOLDER / language / f"{name}.webp")
            context.close()


def main() -> None:
    """Build the site of the seeds, serve it, and take all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(make_root(Path(folder) / "project"), Path(folder) / "site")
        with serving(site) as address, sync_playwright() as playwright:
            path = os.environ.get("KOTA_MITRA_BROWSER") or None
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            take_all(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
