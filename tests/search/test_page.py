"""The search page in a browser: facets, URL, keyboard, screen reader, phone, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from axe import axe_violations
from digest.search.pagefind import SearchError, create_index
from kinds import forbid_all_errors
from roots import SEEDS, build, copy_code, mkdocs
from serving import serve_site

RESULTS = "[data-results] > li"


@pytest.fixture
def page(reused_page: Page, served: str) -> Iterator[Page]:
    """A page that must request nothing from elsewhere and log no errors, under the site's content security policy."""
    with forbid_all_errors(reused_page, served):
        yield reused_page


def status(page: Page) -> str:
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    return page.locator("[data-status]").inner_text()


def test_the_search_box_in_every_header_opens_the_search_page(page: Page, served: str) -> None:
    page.goto(f"{served}en/timeline/2013/")
    page.get_by_role("banner").get_by_role("combobox").fill("Daejeon")
    page.get_by_role("banner").get_by_role("combobox").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=Daejeon$"))
    assert status(page) == "1 article"
    page.get_by_role("main").get_by_role("link", name="Daejeon delegation explores").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Daejeon delegation")


def test_a_name_offers_its_page(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Tangsel")
    assert status(page) == "2 berita"
    expect(page.locator("[data-hints]")).to_contain_text("Kota Tangerang Selatan")
    page.locator("[data-hints]").get_by_role("link", name="Kota Tangerang Selatan").click()
    expect(page).to_have_url(re.compile("/cities/kota-tangerang-selatan/$"))


def test_facets_are_in_the_url_and_can_be_undone(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    assert status(page) == "5 berita"
    page.get_by_role("checkbox", name="Korea Selatan 3").check()
    expect(page).to_have_url(re.compile(r"\?country=KR$"))
    assert status(page) == "3 berita"
    page.get_by_role("checkbox", name="Pendidikan").check()
    expect(page).to_have_url(re.compile(r"country=KR&sector=education$"))
    assert status(page) == "2 berita"
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(3)
    page.go_forward()
    expect(page.locator(RESULTS)).to_have_count(2)
    page.reload()
    expect(page.locator(RESULTS)).to_have_count(2)
    page.get_by_role("button", name="Hapus Pendidikan").click()
    expect(page.locator(RESULTS)).to_have_count(3)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("city=kota-tangerang-selatan", 2),
        ("city=kota-tangerang-selatan&city=kota-banjarmasin", 3),
        ("city=kota-tangerang-selatan&country=KR", 1),
        ("city=kota-tangerang-selatan&country=KR&sector=health", 1),
        ("city=kota-tangerang-selatan&country=JP", 0),
        ("country=KR&country=JP&year=2019", 2),
        ("scope=ksdd", 1),
        ("kind=mou-signed", 3),
        ("q=Korsel&sector=education", 2),
        ("q=relawan&country=KR", 1),
        ("q=relawan&country=JP", 0),
        ("city=no-such-city", 0),
        ("q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", 0),
    ],
)
def test_or_within_a_facet_and_across(watched_page: Page, served: str, query: str, count: int) -> None:
    watched_page.goto(f"{served}search/?{query}")
    status(watched_page)
    expect(watched_page.locator(RESULTS)).to_have_count(count)


def test_counts_say_what_a_choice_would_leave(page: Page, served: str) -> None:
    page.goto(f"{served}en/search/?country=KR")
    status(page)
    choices = [label.inner_text().split() for label in page.locator("[data-facets] label:visible").all()]
    assert len(choices) > 8
    for *name, count in choices:
        if name in (["South", "Korea"], ["Japan"]):  # choosing these would widen, or take back, the choice of country
            continue
        page.get_by_role("checkbox", name=f"{' '.join(name)} {count}", exact=True).check()
        expect(page.locator(RESULTS)).to_have_count(int(count))
        page.go_back()
        expect(page.locator(RESULTS)).to_have_count(3)


def test_a_name_without_articles_is_answered_honestly(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Kabupaten Tangerang")
    assert status(page) == "Tidak ada berita yang menyebutnya."
    hints = page.locator("[data-hints]")
    expect(hints).to_contain_text("Belum ada berita tentang Kabupaten Tangerang.")
    expect(hints.get_by_role("link", name="Kota Tangerang Selatan")).to_be_visible()
    hints.get_by_role("link", name="Tambahkan berita tentang Kabupaten Tangerang").click()
    expect(page).to_have_url(re.compile(r"/contribute/\?party=kabupaten-tangerang$"))


def test_an_answer_tells_the_last_news_once(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Tangsel Daejeon")
    assert status(page) == "1 berita"
    answer = page.locator("[data-hints]").get_by_role("region", name="Kerja sama yang ditanyakan")
    expect(answer).to_contain_text("Tanpa kabar 24 bulan Kabar terakhir: Penjajakan, 18 Desember 2017.")
    assert answer.inner_text().count("Kabar terakhir") == 1


def test_a_misspelt_name_finds_its_city_and_says_so(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Banjarmasen")
    assert status(page) == "1 berita"
    expect(page.locator("[data-hints]")).to_contain_text("Menampilkan hasil untuk Kota Banjarmasin.")


def test_a_word_shows_the_passage_where_it_stands(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=relawan")
    assert status(page) == "1 berita"
    expect(page.locator("[data-results] mark").first).to_have_text(re.compile("relawan", re.IGNORECASE))


def test_the_keyboard_alone_is_enough(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    status(page)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("Jepang")
    page.keyboard.press("Enter")
    assert status(page) == "1 berita"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    focused = page.evaluate("document.activeElement.id")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"q=Jepang&city="))
    status(page)
    assert page.evaluate("document.activeElement.id") == focused, "the focus stays where it was"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_is_accessible(watched_page: Page, served: str, width: int, scheme: str) -> None:
    watched_page.set_viewport_size({"width": width, "height": 800})
    watched_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    watched_page.goto(f"{served}search/?q=Tangsel&sector=health")
    status(watched_page)
    assert watched_page.locator("[data-status]").get_attribute("role") == "status"
    assert watched_page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(watched_page) == []


def test_without_script_the_lists_are_offered(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}search/?q=Tangsel")
    expect(page.get_by_text("Pencarian memerlukan JavaScript")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Negara").click()
    expect(page).to_have_url(re.compile("/countries/$"))
    context.close()


def test_other_pages_fetch_nothing_of_the_index(first_visit: Page, served: str) -> None:
    fetched: list[str] = []
    first_visit.on("request", lambda one: fetched.append(one.url))
    first_visit.goto(served, wait_until="networkidle")
    assert [url for url in fetched if "pagefind" in url or "/search/" in url] == []


def test_names_and_facets_do_not_load_pagefind(first_visit: Page, served: str) -> None:
    fetched: list[str] = []
    first_visit.on("request", lambda one: fetched.append(one.url))
    first_visit.goto(f"{served}search/?q=Tangsel&sector=health", wait_until="networkidle")
    assert [url for url in fetched if "pagefind" in url] == []


def test_a_city_links_to_the_search_narrowed_to_it(page: Page, served: str) -> None:
    page.goto(f"{served}cities/kota-tangerang-selatan/")
    page.get_by_role("link", name="Cari dan persempit").click()
    assert status(page) == "2 berita"


def test_when_the_lists_cannot_be_fetched_the_page_says_so(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.goto(f"{served}search/?q=Tangsel")
    expect(page.locator("[data-status]")).to_contain_text("Pencarian tidak dapat dimuat")
    page.unroute("**/search/manifest.json")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator("[data-status]")).to_have_text("2 berita")
    context.close()


def test_without_pagefind_the_build_fails_and_says_so(root: Path, tmp_path: Path) -> None:
    missing = "def get_executable():\n    raise FileNotFoundError('no engine here')\n"
    (root / "pagefind_bin.py").write_text(missing)
    done = mkdocs(root, "build", "-d", str(tmp_path / "site"), PYTHONPATH=str(root))
    assert done.returncode == 1
    assert "Search could not be built" in done.stderr and "no engine here" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_index_of_nothing_is_no_index() -> None:
    with pytest.raises(SearchError):
        create_index([])
    files = create_index(["<html lang='id'><body data-pagefind-body><p>kata</p></body></html>"])
    assert "pagefind.js" in files and not any("ui" in path for path in files)


def test_older_articles_are_found_though_each_index_holds_few(root: Path, tmp_path: Path, browser: Browser) -> None:
    code = copy_code(root) / "digest/search/lists.py"
    code.write_text(code.read_text().replace("ARTICLES_PER_INDEX = 1000", "ARTICLES_PER_INDEX = 2"))
    with serve_site(build(root, tmp_path / "site")) as address:
        assert sorted(path.name for path in (tmp_path / "site/pagefind/id").iterdir() if path.is_dir()) == [
            "0",
            "1",
            "2",
        ]
        page = browser.new_page()
        programs: list[str] = []
        page.on("request", lambda one: programs.append(one.url) if "/wasm." in one.url else None)
        everything = {article.split("/")[1]: rare_word(root, article) for article in SEEDS}
        for slug, word in everything.items():
            page.goto(f"{address}search/?q={word}")
            status(page)
            urls = page.locator(RESULTS).get_by_role("link").evaluate_all("all => all.map((one) => one.href)")
            assert any(slug in url for url in urls), (slug, word, urls)
        assert all("/pagefind/id/2/" in url for url in programs), (
            "the older indexes use the WebAssembly of the newest one"
        )
        page.close()


def rare_word(root: Path, article: str) -> str:
    """Return a word that occurs in the Indonesian text of this seed alone."""
    texts = {one: (root / f"docs/articles/{one}.md").read_text("utf-8").split("\n---\n")[1].lower() for one in SEEDS}
    others = " ".join(text for one, text in texts.items() if one != article)
    found = re.findall(r"(?<![\w-])[a-z]{8,}(?![\w-])", texts[article])
    return next(word for word in found if word[:6] not in others)


def test_a_part_of_the_text_that_cannot_be_fetched_is_not_told_as_nothing_found(browser: Browser, served: str) -> None:
    for pattern in ("**/index/*.pf_index", "**/fragment/*", "**/pagefind.js*", "**/*.pf_meta"):
        context = browser.new_context()
        page = context.new_page()
        page.route(pattern, lambda route: route.abort())
        page.goto(f"{served}search/?q=relawan")
        expect(page.locator("[data-status]")).to_contain_text("Pencarian tidak dapat dimuat")
        page.unroute(pattern)
        page.get_by_role("button", name="Coba lagi").click()
        expect(page.locator("[data-status]")).to_have_text("1 berita")
        context.close()


def test_without_webassembly_names_still_answer_and_words_say_what_is_missing(browser: Browser, served: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete globalThis.WebAssembly")
    page = context.new_page()
    page.goto(f"{served}search/?q=Tangsel")
    assert status(page) == "2 berita"
    page.goto(f"{served}search/?q=relawan")
    expect(page.locator("[data-status]")).to_contain_text("WebAssembly")
    context.close()


def test_coming_back_field_and_address_agree(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Tangsel")
    status(page)
    assert page.locator("#km-q").get_attribute("autocomplete") is None, "WebKit empties such fields coming back"
    page.locator("[data-results] a").first.click()
    page.go_back()
    status(page)
    expect(page.locator("#km-q")).to_have_value("Tangsel")


def test_the_page_asks_for_all_its_scripts_at_once_and_for_no_other(first_visit: Page, served: str) -> None:
    first_visit.goto(f"{served}search/?q=Daejeon")
    assert status(first_visit) == "1 berita"
    asked = first_visit.evaluate("[...document.querySelectorAll('link[rel=modulepreload]')].map((one) => one.href)")
    scripts = first_visit.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    modules = {one for one in scripts if "/javascripts/" in one and one.endswith(".js")}
    assert modules - set(asked) == {f"{served}assets/javascripts/search/page.js"}
    assert len(scripts) == len(set(scripts)), "nothing is fetched twice, preloaded files included"
    imports = first_visit.evaluate(
        "async (urls) => (await Promise.all(urls.map((url) => fetch(url).then((one) => one.text())))).join('\\n')",
        [f"{served}assets/javascripts/search/page.js", *asked],
    )
    imported = {name.split("/")[-1] for name in re.findall(r'^import .* from "(.+?)\.js";$', imports, re.MULTILINE)}
    assert imported == {url.split("/")[-1].removesuffix(".js") for url in asked}


def test_what_is_typed_before_the_script_has_come_is_searched_for(page: Page, served: str) -> None:
    held: list[Route] = []
    page.route("**/search/page.js", lambda route: held.append(route))
    with page.expect_request("**/search/page.js"):
        page.goto(f"{served}search/?sector=health", wait_until="commit")
    page.locator("#km-q").fill("Tangsel")
    page.get_by_role("heading", level=1).click()  # the field loses the focus
    held.pop().continue_()
    expect(page).to_have_url(re.compile(r"\?q=Tangsel&sector=health$"))
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#km-q")).to_have_value("Tangsel")
    expect(page.locator(RESULTS).first).to_contain_text("Tangerang Selatan")
