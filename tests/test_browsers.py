"""What a reader does, in Chromium, Firefox and WebKit: one walk, described once, under the strict policy.

Where a browser cannot be had the test fails and says what to install. A violation of the content security policy is
reported by the browser itself to the server of the test, and fails it.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from drivers import ChromiumReader, NoBrowserError, Reader, firefox, wait_until, webkit
from roots import SEEDS
from serving import POLICY, PREFIX, QuietHandler, run_server

DOWN, ENTER = "\ue015", "\ue007"
BACKGROUND = "return getComputedStyle(document.body).backgroundColor"
RESULTS = "return document.querySelector('[data-results][aria-busy=false]')?.children.length"
ROWS = "return [...document.querySelectorAll('{}')].filter((one) => one.getClientRects().length).length"


class ReportingHandler(QuietHandler):
    """Sends the policy with an address for reports, and keeps what is reported there."""

    reports: list[str]

    def __init__(self, *words: object, reports: list[str], **options: object) -> None:
        self.reports = reports
        super().__init__(*words, **options)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, f"{value}; report-uri /reports" if value == POLICY else value)

    def do_POST(self) -> None:  # noqa: N802 - the name that the server calls
        self.reports.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()


@contextlib.contextmanager
def serve_with_reports(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a site; yield its URL, and the list of the violations that browsers report."""
    reports: list[str] = []
    handler = functools.partial(ReportingHandler, directory=str(site), reports=reports)
    with run_server(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}", reports


def look_around(reader: Reader, address: str) -> None:
    """Light and dark, kept from page to page; a lost address."""
    reader.goto(address)
    reader.sees("h1")
    reader.click("[data-scheme-button]")
    reader.finds("return document.documentElement.dataset.scheme", "light")
    light = reader.script(BACKGROUND)
    reader.click("[data-scheme-button]")
    reader.finds("return document.documentElement.dataset.scheme", "dark")
    other = reader.script(BACKGROUND)
    assert other != light
    reader.goto(f"{address}en/about/")
    reader.finds(BACKGROUND, other)
    reader.script("localStorage.clear()")
    reader.goto(f"{address}no/such/page/")
    reader.sees("h1", "Halaman tidak ditemukan")


def search(reader: Reader, address: str) -> None:
    """Facets with history, words, a name that is answered by its page."""
    reader.goto(f"{address}search/")
    reader.finds(RESULTS, 5)
    reader.click("label", "Korea Selatan")
    reader.finds("return location.search", "?country=KR")
    reader.finds(RESULTS, 3)
    reader.back()
    reader.finds("return location.search", "")
    reader.finds(RESULTS, 5)
    reader.type("[data-search] input[name=q]", f"relawan{ENTER}")
    reader.finds("return location.search", "?q=relawan")
    reader.finds(RESULTS, 1)
    reader.click("[data-results] a")
    reader.sees("h1", "Daejeon")
    reader.back()
    reader.finds("return document.querySelector('[data-search]').elements.q.value", "relawan")
    reader.finds(RESULTS, 1)
    reader.goto(f"{address}search/?q=Tangsel")
    reader.sees("[data-hints] a", "Kota Tangerang Selatan")


def look_up(reader: Reader, address: str) -> None:
    """The map and its table, the filters of the timeline and of the cooperations."""
    reader.goto(f"{address}map/")
    assert reader.script("return document.querySelectorAll('main svg a, #km-content svg a').length") > 3
    reader.click("table a", "Kota Tangerang Selatan")
    reader.sees("h1", "Kota Tangerang Selatan")
    reader.goto(f"{address}timeline/2017/")
    reader.finds(ROWS.format("li.km-row"), 2)
    reader.choose("[data-narrow] [name=city]", "kr-daejeon")
    reader.finds(ROWS.format("li.km-row"), 1)
    reader.finds("return location.search", "?city=kr-daejeon")
    reader.goto(f"{address}cooperations/")
    reader.choose("[data-narrow] [name=country]", "JP")
    reader.finds("return location.search", "?country=JP")
    reader.finds(ROWS.format("tbody tr[data-country]"), 1)


def fill_in_the_form(reader: Reader, address: str) -> None:
    """From an empty form to a finished file; away and back, and it is all there."""
    reader.goto(f"{address}contribute/")
    reader.click("[data-open]")
    reader.sees(".km-form")
    title = "Bandung dan Hamamatsu melanjutkan kerja sama musik"
    for field, text in {
        "article-title": title,
        "article-description": "Wakil Wali Kota Bandung dan delegasi Hamamatsu membahas kerja sama musik.",
        "article-events-0-date": "2019-06-26",
        "article-sources-0-url": "https://www.antaranews.com/berita/12345/bandung-hamamatsu",
        "text": "Wakil Wali Kota Bandung menerima delegasi Hamamatsu. Keduanya membahas kerja sama musik.",
    }.items():
        reader.type(f"#f-{field}", text)
    for field, name in (("parties", "kota bandung"), ("parties", "hamamatsu"), ("sectors", "kebudayaan")):
        reader.type(f"#f-article-events-0-{field}", name)
        reader.sees(f"#f-article-events-0-{field}-list [role=option]")
        reader.type(f"#f-article-events-0-{field}", f"{DOWN}{ENTER}")
    reader.choose("#f-article-events-0-kind", "exchange")
    reader.finds("return document.querySelector('[data-problems]').dataset.problems", "0")
    reader.sees(".km-file code", "docs/articles/2019/bandung-dan-hamamatsu-melanjutkan-kerja-sama-musik.md")
    text = reader.script("return document.querySelector('.km-result pre').textContent")
    for line in (f"title: {title}", "kind: exchange", "date: 2019-06-26", "outlet: antara"):
        assert line in text
    assert "kota-bandung" in text and "jp-hamamatsu" in text
    reader.goto(f"{address}about/")
    reader.back()
    reader.finds("return document.querySelector('#f-article-title')?.value", title)
    reader.finds("return document.querySelector('#f-article-events-0-date')?.value", "2019-06-26")


def walk(reader: Reader, site: Path) -> None:
    """The whole walk; in the end a violation on purpose, to see that the browser reports them."""
    with serve_with_reports(site) as (address, reports):
        look_around(reader, address)
        search(reader, address)
        look_up(reader, address)
        fill_in_the_form(reader, address)
        reader.goto(f"{address}articles/{SEEDS[1]}/")
        assert reports == []
        reader.script("document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))")
        wait_until(lambda: reports, "a violation is reported")


def test_a_reader_with_chromium(browser: Browser, built: Path) -> None:
    context = browser.new_context()
    walk(ChromiumReader(context.new_page()), built)
    context.close()


@pytest.mark.parametrize("start", [firefox, webkit], ids=["firefox", "webkit"])
def test_a_reader_with_firefox_and_webkit(start: object, built: Path, tmp_path: Path) -> None:
    try:
        with start(tmp_path) as reader:  # type: ignore[operator]
            walk(reader, built)
    except NoBrowserError as error:
        pytest.fail(str(error))
