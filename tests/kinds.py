"""A site that has a page of every kind, for the tests that look at all of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from digest.render.pagination import LONGEST
from roots import SEEDS

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
    "scale": "en/scale/",
    "contribute": "contribute/?party=kr-daejeon",
    "guide": "en/contribute/",
    "fields": "contribute/fields/",
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


@contextlib.contextmanager
def watched(page: Page, address: str) -> Iterator[None]:
    """While this lasts, a page may speak to the site alone and may not complain; that a page is lost is no complaint."""
    complaints: list[str] = []
    page.on("request", lambda one: None if one.url.startswith(address) else complaints.append(one.url))
    page.on("console", lambda one: complaints.append(one.text) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert [one for one in complaints if "404" not in one] == []


def show(page: Page, address: str, kind: str) -> None:
    """Open the page of a kind, and wait until what scripts add is there."""
    page.goto(urljoin(address, KINDS[kind]))
    if kind == "search":
        expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    if kind == "contribute":
        expect(page.locator(".km-form")).to_be_visible()
