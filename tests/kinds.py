"""A page of every kind, for the tests that open all of them, and a site that has them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from digest.render.pagination import ROWS_PER_PAGE
from roots import SEEDS, add_earlier

KOREA = SEEDS[4]

PAGE_KINDS = {
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
    "plans": "en/timeline/plans/",
    "trends": "en/trends/",
    "compare": "en/compare/?a=kota-tangerang-selatan&b=kr-daejeon",
    "search": "search/?q=Tangsel",
    "map": "map/",
    "coverage": "coverage/",
    "corrections": "corrections/",
    "corrections-2": "en/corrections/2/",
    "data": "en/data/",
    "about": "about/",
    "accessibility": "en/accessibility/",
    "scale": "en/scale/",
    "use-data": "en/use-data/",
    "contribute": "contribute/?party=kr-daejeon",
    "guide": "en/contribute/",
    "fields": "contribute/fields/",
    "not-found": "no/such/page/",
}
"""The path of one page of each kind, in either language; on the contribute page the form is open."""

EACH_PAGE_KIND = pytest.mark.parametrize("kind", PAGE_KINDS, scope="module")
"""Runs a test on every kind; the scope lets pytest run all tests of a module on one kind before those on the next."""


def add_many_events(root: Path, rows: int = ROWS_PER_PAGE) -> Path:
    """Add events and corrections to the seeds: enough to split a year into months and the log into two pages.

    `rows` is how many a page may have; who has made it smaller needs fewer events.
    """
    add_earlier(root)
    path = root / f"docs/articles/{SEEDS[0]}.md"
    head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
    entry = "  - date: {}\n    kind: {}\n    parties: [kota-tangerang-selatan, kr-daejeon]\n    sectors: [health]\n"
    days = [date(2019, 1, 1) + timedelta(days=number) for number in range(rows // 2 + 5)]
    more = "".join(entry.format(day, "meeting") for day in days)
    path.write_text(f"{head}{more}sources:\n{tail}", encoding="utf-8")
    other = root / f"docs/articles/{SEEDS[1]}.md"
    head, _, tail = other.read_text(encoding="utf-8").partition("sources:\n")
    more = "".join(entry.format(day, "visit") for day in days)
    other.write_text(f"{head}{more}sources:\n{tail}", encoding="utf-8")
    for seed in SEEDS[:3]:
        add_corrections(root / f"docs/articles/{seed}.md", rows * 2 // 5)
    return root


def add_corrections(path: Path, number: int) -> None:
    """Add a number of corrections to an article, each on another day."""
    entry = "  - date: {}\n    text: {{id: Ralat nomor {}., en: Correction number {}.}}\n"
    first = date(2026, 1, 1)
    lines = "".join(entry.format(first + timedelta(days=one), one, one) for one in range(number))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nsources:\n", f"\ncorrections:\n{lines}sources:\n", 1), encoding="utf-8")


@contextlib.contextmanager
def forbid_errors(page: Page, address: str) -> Iterator[None]:
    """Fail if the page requests another host, throws, or logs an error or warning; a 404 is no error."""
    with collect_errors(page, address) as errors:
        yield
    assert [one for one in errors if "404" not in one] == []


@contextlib.contextmanager
def forbid_all_errors(page: Page, address: str | tuple[str, ...]) -> Iterator[None]:
    """Fail if the page requests another host, throws, or logs anything."""
    with collect_errors(page, address, log_levels={"error", "warning", "info", "log", "debug"}) as errors:
        yield
    assert errors == []


@contextlib.contextmanager
def collect_errors(
    page: Page, address: str | tuple[str, ...], log_levels: Collection[str] = ("error", "warning")
) -> Iterator[list[str]]:
    """Yield a list that fills with requests to other hosts, exceptions, and what is logged at some levels."""
    errors: list[str] = []
    listeners: dict[Any, Callable[[Any], object]] = {
        "request": lambda one: None if one.url.startswith(address) else errors.append(one.url),
        "console": lambda one: errors.append(one.text) if one.type in log_levels else None,
        "pageerror": lambda error: errors.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield errors
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def open_page(page: Page, address: str, kind: str) -> None:
    """Open the page of a kind, and wait for the content that scripts add."""
    page.goto(urljoin(address, PAGE_KINDS[kind]))
    if kind == "search":
        expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    if kind == "compare":
        expect(page.locator("[data-compare]")).to_have_attribute("aria-busy", "false")
    if kind == "contribute":
        expect(page.locator(".km-form")).to_be_visible()
