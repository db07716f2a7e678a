"""The form at /contribute/ in a real browser, from a report's facts to a valid file."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import axe_violations
from digest.contribute.existing_articles import part_number
from digest.core.clock import WIB
from digest.group.site import Site
from digest.read.canonical_url import canonical_url
from digest.read.content import ArticleFile
from digest.read.fields import Language
from digest.read.loader import ContentLoader
from digest.render.localizer import Localizer
from kinds import forbid_all_errors
from roots import build, digest, now, real_content

MODULES = "assets/javascripts/contribute/"

TEXT = """Wakil Wali Kota Bandung menerima delegasi Hamamatsu. Keduanya membahas kelanjutan kerja sama musik.

Lihat [keterangan resminya](https://www.bandung.go.id/)."""


def articles(root: Path) -> tuple[ArticleFile, ...]:
    """Return the article files of a project."""
    content = ContentLoader(root).content()
    assert content
    return content.articles


@pytest.fixture
def page(new_tab: Page, served: str) -> Iterator[Page]:
    """A page that fails on errors and on requests to other hosts."""
    with forbid_all_errors(new_tab, (served, "blob:")):
        yield new_tab


@pytest.fixture
def first_visit(context: BrowserContext, served: str) -> Iterator[Page]:
    """The same in a browser that has fetched nothing yet."""
    page = context.new_page()
    with forbid_all_errors(page, (served, "blob:")):
        yield page


def open_form(page: Page, served: str, path: str = "contribute/") -> Page:
    """Open the form; with query parameters it opens by itself."""
    page.goto(urljoin(served, path))
    if "?" not in path:
        page.locator("[data-open]").click()
    expect(page.locator(".km-form")).to_be_visible()
    return page


def field_selector(page: Page, path: str) -> str:
    """Return the selector of a field by its path: `events.0.date`."""
    return f"#f-{path.replace('.', '-')}"


def pick(page: Page, path: str, *names: str) -> None:
    """Type names into a field with autocompletion, and choose the first option for each."""
    for name in names:
        page.locator(field_selector(page, path)).press_sequentially(name)
        page.locator(f"{field_selector(page, path)}-list [role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")


def fill_in(page: Page) -> None:
    """Fill in the facts of a report."""
    for path, value in {
        "article.title": "Bandung dan Hamamatsu melanjutkan kerja sama musik: tahap kedua",
        "article.description": "Wakil Wali Kota Bandung dan delegasi Hamamatsu membahas kelanjutan kerja sama musik.",
        "article.events.0.date": "2019-06-26",
        "article.sources.0.title": "Bandung-Hamamatsu: “Kota Musik”",
        "article.sources.0.published": "2019-06",
        "article.sources.0.url": "https://www.antaranews.com/berita/12345/bandung-hamamatsu",
        "text": TEXT,
    }.items():
        page.fill(field_selector(page, path), value)
    pick(page, "article.events.0.parties", "kota bandung", "hamamatsu")
    pick(page, "article.events.0.sectors", "kebudayaan")
    page.select_option(field_selector(page, "article.events.0.kind"), "mou-signed")


def shown_files(page: Page) -> dict[str, str]:
    """Return the files that the form shows, by path, after it has processed all input."""
    expect(page.locator(".km-result")).to_have_attribute("aria-busy", "false")
    names = page.locator(".km-file code").all_text_contents()
    return dict(zip(names, page.locator(".km-result pre").all_text_contents(), strict=True))


def test_a_filled_in_form_becomes_valid_files_and_a_page(page: Page, served: str, root: Path) -> None:
    begun = now()
    open_form(page, served)
    fill_in(page)
    expect(page.locator("[data-path='article/sources/0/outlet'] .km-chip")).to_have_text("ANTARA ×")
    page.locator(".km-rest > summary").first.click()
    page.fill("#f-article-events-0-place", "Balai Kota Bandung")
    page.fill("#f-article-events-0-note", "- Tahap kedua: 2019")
    page.fill("#f-article-events-0-note-en", "Second stage")
    page.get_by_role("button", name="Tambah naskah yang ditandatangani").click()
    page.select_option("#f-article-events-0-instrument-kind", "mou")
    page.get_by_role("group", name="Naskah").locator("summary").click()
    page.fill("#f-article-events-0-instrument-valid_years", "5")
    page.get_by_role("button", name="Tambah orang").click()
    page.fill("#f-article-people-0-name", "Yana Mulyana")
    page.fill("#f-article-people-0-office", "Wakil Wali Kota Bandung")
    page.get_by_role("button", name="Tambah angka").last.click()
    page.fill("#f-article-figures-0-what", "Peserta")
    page.fill("#f-article-figures-0-value", "25")
    page.get_by_role("button", name="Tambah pernyataan").click()
    page.fill("#f-article-claims-0-text", "Kerja sama ini: contoh bagi kota lain")
    page.fill("#f-article-claims-0-by", "#Wakil Wali Kota")
    pick(page, "article.mentions", "korea selatan")
    page.get_by_text("Terjemahan Inggris").click()
    page.fill("#f-translation-title", "Bandung and Hamamatsu continue their work on music")
    page.fill("#f-translation-description", "The deputy mayor of Bandung and a delegation from Hamamatsu met.")
    page.fill("#f-translated", "The deputy mayor of Bandung received a delegation from Hamamatsu.")
    made = shown_files(page)
    expect(page.locator("[data-problems]")).to_have_attribute("data-problems", "0")
    slug = "docs/articles/2019/bandung-dan-hamamatsu-melanjutkan-kerja-sama-musik-tahap"
    assert list(made) == [f"{slug}.md", f"{slug}.en.md"]
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    done = now()
    checked = digest(root, "check", "--lang", "en", SOURCE_DATE_EPOCH=done)
    assert checked.returncode == 0, checked.stdout
    (article,) = (one for one in articles(root) if one.slug.startswith("bandung-dan"))
    days = {dt.datetime.fromtimestamp(int(moment), WIB).date() for moment in (begun, done)}
    assert article.front_matter.added.start in days
    event = article.front_matter.events[0]
    assert (event.date.text, event.kind, event.parties) == (
        "2019-06-26",
        "mou-signed",
        ["kota-bandung", "jp-hamamatsu"],
    )
    assert event.note
    assert (event.note.id, event.note.en) == ("- Tahap kedua: 2019", "Second stage")
    assert event.instrument
    assert event.instrument.valid_years == 5
    assert article.front_matter.claims[0].by.id == "#Wakil Wali Kota"
    assert article.front_matter.mentions == ["KR"]
    assert article.document.body.strip() == TEXT
    site = build(root, root.parent / "site", SOURCE_DATE_EPOCH=done)
    built = site / "en/articles/2019/bandung-dan-hamamatsu-melanjutkan-kerja-sama-musik-tahap/index.html"
    assert "Bandung and Hamamatsu continue" in built.read_text(encoding="utf-8")


INVALID_VALUES = {
    "article.title": "Judul",
    "article.description": "pendek",
    "article.events.0.date": "2019-02-30",
    "article.sources.0.url": "ftp://antaranews.com/x",
    "article.sources.0.published": "kemarin",
    "article.people.0.name": "Ani",
    "article.people.0.office": "x" * 501,
    "article.figures.0.what": "Peserta",
    "article.figures.0.value": "15.000.000",
}
"""Values that do not match the schema."""

REFUSED_VALUES = {
    "article.title": "Judul",
    "article.description": "Satu kalimat yang cukup panjang.",
    "article.events.0.date": "2019-02",
    "article.events.0.parties": "qqqq",
    "article.events.0.sectors": "wwww",
    "article.sources.0.outlet": "zzzz",
    "article.sources.0.url": "https://antaranews.example/x",
    "text": "Satu <b>dua</b>",
}
"""Values that match the schema but break a rule, such as ids that are in no vocabulary."""


SUGGESTION = re.compile(r"^(Mungkin maksud Anda|You may have meant): .*?\. (?=[A-Z])")
"""The suggestion in a message of the check; the form makes suggestions while one types instead."""


def check_and_form_messages(page: Page, root: Path, language: str) -> tuple[set[str], set[str]]:
    """Return the messages of the check on the file that the form shows, and the messages beside the form's fields."""
    path, text = next(iter(shown_files(page).items()))
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    found = json.loads(digest(root, "check", "--format", "json", "--lang", language).stdout)
    reported = {f"{one['what']} {SUGGESTION.sub('', one['fix'])}" for one in found if one["file"] == path}
    return reported, set(page.locator(".km-error:visible").all_text_contents())


@pytest.mark.parametrize("language", ["id", "en"])
def test_invalid_values_have_the_messages_of_the_check(
    page: Page, served: str, site: Site, root: Path, language: Language
) -> None:
    open_form(page, served, "contribute/" if language == "id" else "en/contribute/")
    words = Localizer(site.model.vocabularies, language)
    for name in ("people", "figures"):
        page.get_by_role("button", name=words.t(f"contribute.form.add.{name}")).last.click()
    for path, value in INVALID_VALUES.items():
        page.fill(field_selector(page, path), value)
    for path in (
        "article.events.0.kind",
        "article.events.0.parties",
        "article.events.0.sectors",
        "article.sources.0.outlet",
    ):
        page.focus(field_selector(page, path))
    page.fill("#f-text", "Teks.")
    reported, shown = check_and_form_messages(page, root, language)
    assert len(reported) == 10
    assert reported <= shown
    assert shown - reported == set(), "the form says nothing that the check does not"


@pytest.mark.parametrize("language", ["id", "en"])
def test_refused_values_have_the_messages_of_the_check(page: Page, served: str, root: Path, language: Language) -> None:
    open_form(page, served, "contribute/" if language == "id" else "en/contribute/")
    for path, value in REFUSED_VALUES.items():
        page.fill(field_selector(page, path), value)
    page.select_option(field_selector(page, "article.events.0.kind"), "mou-signed")
    page.locator(".km-rest > summary").first.click()
    page.select_option("#f-article-events-0-date_basis", "inferred")
    page.focus("#f-article-events-0-note")
    page.focus("#f-slug")
    reported, shown = check_and_form_messages(page, root, language)
    assert len(shown) == 5
    assert shown <= reported


def test_a_missing_field_can_be_focused_from_the_list(page: Page, served: str) -> None:
    open_form(page, served)
    page.locator(".km-result").get_by_role("button", name=re.compile("^Peristiwa 1: Jenis peristiwa")).click()
    expect(page.locator("#f-article-events-0-kind")).to_be_focused()
    expect(page.locator("#f-article-events-0-kind")).to_have_attribute("aria-required", "true")
    page.keyboard.press("Tab")
    expect(page.locator("#f-article-events-0-kind")).to_have_attribute("aria-invalid", "true")
    error = page.locator("#f-article-events-0-kind-error")
    expect(error).to_have_text("Kolom kind tidak ada. Tambahkan kolom kind di sini.")
    expect(page.locator("#f-article-events-0-kind")).to_have_attribute("aria-describedby", re.compile("kind-error"))


def test_moving_to_the_list_of_missing_fields_keeps_the_focus(page: Page, served: str) -> None:
    open_form(page, served)
    page.locator("#f-article-events-0-date").fill("2019-01-02")
    page.locator("#f-article-events-0-date").fill("")
    missing = page.locator(".km-result").get_by_role("button", name=re.compile("^Peristiwa 1: Jenis peristiwa"))
    missing.focus()
    focused = page.evaluate_handle("document.activeElement")
    expect(page.locator("#f-article-events-0-date")).to_have_attribute("aria-invalid", "true")
    expect(missing).to_be_focused()
    assert focused.evaluate("one => one === document.activeElement")


ADDRESSES = [
    "https://m.detaktangsel.com/pemerintahan/tangsel-gagas-kerja-sama-soal-kesehatan-dengan-daejeon/amp?utm_source=x",
    "http://WWW.detaktangsel.com:80//pemerintahan/tangsel-gagas-kerja-sama-soal-kesehatan-dengan-daejeon/?page=all#a",
    "https://www.google.com/amp/s/www.antaranews.com/berita/1/judul?output=amp",
    "https://web.archive.org/web/2019/https://regional.kompas.com/read/2019/01/02/x?page=2",
    "https://news.detik.com/berita/d-1/judul%20baru?a=b%2Fc&b=~x&a=%20*'()&x=é&single=1",
    "https://contoh.id/?p=12&fbclid=3",
    "https://contoh.id/%7Eani/a%2fb/é.html?q=1+2&kosong",
    "https://contoh.id:8443/print",
    "https://nasional.tempo.co/amp/1234567/kota-kembar",
    "https://fbeta.republika.co.id/berita/q8abcd/kota",
    "https://opera.liputan6.com/regional/read/1234567/kota",
    "https://banjarmasinkota.go.id/index.php/berita/kota-kembar",
    "https://www.antaranews.com/berita/3638511/judul-yang-lain",
    "https://contoh.id/20240306/kota-kembar",
    "bukan alamat",
]


def test_the_browser_canonicalises_urls_as_the_check_does(page: Page, served: str, site: Site) -> None:
    page.goto(urljoin(served, "contribute/"))
    urls = [
        *ADDRESSES,
        *(url for file in real_content().articles for url in (one.url for one in file.front_matter.sources)),
    ]
    form, module = urljoin(served, "contribute/form.id.json"), urljoin(served, MODULES + "address.js")
    found = page.evaluate(
        """async ([form, module, urls]) => {
            const { compare } = await (await fetch(form)).json();
            const { Folding, partOf } = await import(module);
            const folding = new Folding(compare.folding);
            return urls.map((url) => [folding.canonical(url), partOf(folding.canonical(url), 256)]);
        }""",
        [form, module, urls],
    )
    assert len(urls) > 200
    expected = [canonical_url(url) for url in urls]
    assert [address for address, _ in found] == expected
    assert [part for _, part in found] == [part_number(address, 256) for address in expected]


def test_possible_duplicates_are_shown_while_typing(page: Page, served: str) -> None:
    open_form(page, served)
    alike = page.locator(".km-alike li")
    page.fill("#f-article-sources-0-url", ADDRESSES[0])
    expect(alike).to_have_count(1)
    expect(alike).to_contain_text(
        "Sumber ini sudah dipakai di docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
    )
    expect(alike.get_by_role("link")).to_have_attribute("href", re.compile("articles/2017/daejeon-jajaki"))
    page.fill("#f-article-sources-0-url", "https://contoh.id/lain")
    expect(alike).to_have_count(0)
    page.fill("#f-article-events-0-date", "2017-12")
    pick(page, "article.events.0.parties", "tangsel", "daejeon")
    expect(alike).to_have_attribute("data-rule", "event-alike")
    page.fill("#f-article-events-0-date", "2018-01-03")
    expect(alike).to_have_count(0)
    page.fill("#f-article-title", "Delegasi Daejeon jajaki layanan kesehatan sukarela Tangerang Selatan")
    expect(alike).to_have_attribute("data-rule", "title-alike")
    page.fill("#f-article-title", "Delegasi Daejeon menanam pohon")
    expect(alike).to_have_count(0)
    page.fill("#f-slug", "daejeon-jajaki-layanan-kesehatan-tangsel")
    expect(alike).to_have_attribute("data-rule", "slug-twice")


KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kota-mitra-draft'))"


def test_two_tabs_keep_a_draft_each_and_list_those_of_this_browser(page: Page, served: str) -> None:
    open_form(page, served)
    page.fill("#f-article-title", "Rancangan pertama")
    expect(page.locator(".km-result pre").first).to_contain_text("Rancangan pertama")
    expect(page.locator(".km-result")).to_have_attribute("aria-busy", "false")
    other = page.context.new_page()
    other.goto(urljoin(served, "contribute/"))
    expect(other.locator("#f-article-title")).to_have_value("")
    expect(other.locator(".km-drafts li")).to_contain_text("Rancangan pertama")
    expect(other.locator(".km-drafts li")).to_contain_text("terbuka di tab lain")
    other.fill("#f-article-title", "Rancangan kedua")
    page.fill("#f-article-title", "Rancangan pertama, diubah")
    expect(page.locator(".km-drafts li")).to_contain_text("Rancangan kedua")
    other.reload()
    page.reload()
    expect(page.locator("#f-article-title")).to_have_value("Rancangan pertama, diubah")
    expect(other.locator("#f-article-title")).to_have_value("Rancangan kedua")
    other.close()
    page.reload()
    page.get_by_role("button", name="Buka Rancangan kedua").click()
    expect(page.locator("#f-article-title")).to_have_value("Rancangan kedua")
    page.get_by_role("button", name="Hapus Rancangan pertama, diubah").click()
    page.get_by_role("button", name="Ya, hapus semuanya").first.click()
    expect(page.locator(".km-drafts")).to_be_hidden()
    assert len(page.evaluate(KEPT)) == 1


def test_a_draft_about_another_subject_is_one_beside_the_first(page: Page, served: str) -> None:
    open_form(page, served)
    page.fill("#f-article-title", "Rancangan pertama")
    open_form(page, served, "contribute/?party=kr-daejeon")
    expect(page.locator("#f-article-title")).to_have_value("")
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Daejeon ×")
    page.fill("#f-article-title", "Rancangan kedua")
    page.get_by_role("button", name="Simpan dan mulai rancangan lain").click()
    expect(page.locator("#f-article-title")).to_be_focused()
    expect(page.locator(".km-drafts li")).to_have_count(2)
    assert len(page.evaluate(KEPT)) == 2


def test_the_one_draft_of_former_times_is_kept(page: Page, served: str) -> None:
    page.goto(urljoin(served, "about/"))
    draft = {"article": {"title": "Dari dulu", "events": [{}], "sources": [{}]}, "translation": {}}
    page.evaluate("(draft) => localStorage.setItem('kota-mitra-draft', JSON.stringify(draft))", draft)
    page.goto(urljoin(served, "contribute/"))
    expect(page.locator("#f-article-title")).to_have_value("Dari dulu")


def test_an_organisation_has_a_seat_and_former_ids(page: Page, served: str) -> None:
    open_form(page, served)
    page.get_by_role("button", name="Buat lembaga baru").first.click()
    page.locator("[data-path='entries/0/place'] summary, .km-entries details.km-rest > summary").first.click()
    pick(page, "entries.0.place", "banjarmasin")
    page.fill("#f-entries-0-former_ids", "id-lama")
    expect(page.locator(".km-result pre").first).to_contain_text("place: kota-banjarmasin")
    expect(page.locator(".km-result pre").first).to_contain_text("former_ids")
    assert not page.locator("[data-path='entries/0/place'] .km-makers button").count()


def test_a_draft_is_stored_until_it_is_deleted(page: Page, served: str) -> None:
    open_form(page, served)
    page.fill("#f-article-title", "Judul yang dimulai")
    pick(page, "article.events.0.parties", "tangsel")
    page.get_by_role("button", name="Tambah orang").click()
    page.fill("#f-article-people-0-name", "Ani")
    page.reload()
    expect(page.locator("#f-article-title")).to_have_value("Judul yang dimulai")
    expect(page.locator("#f-article-people-0-name")).to_have_value("Ani")
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Kota Tangerang Selatan ×")
    page.get_by_role("button", name="Hapus rancangan dan mulai dari awal").click()
    page.get_by_role("button", name="Ya, hapus semuanya").click()
    expect(page.locator("#f-article-title")).to_have_value("")
    expect(page.locator("#f-article-title")).to_be_focused()
    assert page.evaluate(KEPT) == []
    page.goto(urljoin(served, "about/"))
    assert page.evaluate(KEPT) == [], "leaving the page keeps nothing either"
    page.goto(urljoin(served, "contribute/"))
    expect(page.locator("[data-open]")).to_be_visible()
    page.goto(urljoin(served, "contribute/?party=kr-daejeon"))
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Daejeon ×")


def test_coming_back_to_the_form_shows_what_it_holds(page: Page, served: str) -> None:
    """WebKit empties fields that are not to be completed when it takes a page out of its back-forward cache."""
    open_form(page, served)
    page.fill("#f-article-title", "Judul yang dimulai")
    page.fill("#f-article-events-0-date", "2024-05")
    page.fill("#f-article-sources-0-url", "https://www.detik.com/berita/1")
    page.evaluate("document.querySelectorAll('.km-form input').forEach((input) => { input.value = ''; })")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#f-article-title")).to_have_value("Judul yang dimulai")
    expect(page.locator("#f-article-events-0-date")).to_have_value("2024-05")
    expect(page.locator("#f-article-sources-0-url")).to_have_value("https://www.detik.com/berita/1")
    page.locator("#f-article-description").press("a")
    page.reload()
    expect(page.locator("#f-article-title")).to_have_value("Judul yang dimulai")


@pytest.mark.parametrize("kept", ["{", "[]", '{"article": {"events": [null], "title": 5}}', '{"article": null}'])
def test_a_corrupt_stored_draft_is_discarded(page: Page, served: str, kept: str) -> None:
    page.goto(urljoin(served, "contribute/"))
    page.evaluate("(kept) => localStorage.setItem('kota-mitra-draft', kept)", kept)
    open_form(page, served, "contribute/?party=kr-daejeon")
    expect(page.locator("#f-article-title")).to_have_value("")
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Daejeon ×")


def test_without_storage_the_form_works_and_says_so(page: Page, served: str) -> None:
    page.add_init_script(
        "for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => { throw new Error(name); };"
    )
    open_form(page, served)
    page.fill("#f-article-title", "Judul")
    expect(page.locator(".km-kept")).to_contain_text("tidak mengizinkan penyimpanan")
    expect(page.locator(".km-result pre")).to_contain_text("title: Judul")


def test_github_is_opened_with_file_name_and_text(page: Page, served: str) -> None:
    open_form(page, served)
    fill_in(page)
    page.fill("#f-text", "Satu & dua = 100% #1 + “é”\n\nTiga.")
    made = shown_files(page)
    way = urlsplit(page.get_by_role("link", name="Buka di GitHub").get_attribute("href") or "")
    assert (way.netloc, way.path) == ("github.com", "/kota-mitra/kota-mitra/new/main/docs/articles/2019")
    query = parse_qs(way.query, strict_parsing=True)
    (path, text), *_ = made.items()
    assert path == f"docs/articles/2019/{query['filename'][0]}"
    assert query["value"] == [text]


def test_a_link_survives_the_page_at_which_github_asks_to_sign_in(page: Page, served: str) -> None:
    """That page holds the link once more encoded; what it would lose is copied instead."""
    page.goto(urljoin(served, "contribute/"))
    found = page.evaluate(
        """async (module) => {
            const { newFile, LONGEST_ADDRESS } = await import(module);
            const base = "https://github.com/o/r/new/main/";
            const of = (size) => newFile(base, { folder: "docs", name: "a.md", text: "satu dua: tiga\\n".repeat(size) });
            const found = [...Array(60).keys()].map((size) => of(10 * size));
            return [LONGEST_ADDRESS, found.map((one) => [one.whole, encodeURIComponent(one.address).length])];
        }""",
        urljoin(served, MODULES + "file.js"),
    )
    longest, links = found
    assert all(length + 40 <= longest for _, length in links)
    assert {whole for whole, _ in links} == {True, False}


def test_a_file_too_long_for_a_link_is_copied_or_downloaded(page: Page, served: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_form(page, served)
    fill_in(page)
    page.fill("#f-text", "kata " * 1500)
    expect(page.locator(".km-result")).to_contain_text("terlalu panjang untuk dibawa dalam tautan")
    address = page.get_by_role("link", name="Buka di GitHub").get_attribute("href") or ""
    assert len(address) < 8000
    assert "value=" not in address
    (path, text), *_ = shown_files(page).items()
    page.get_by_role("button", name="Salin isi").click()
    expect(page.locator(".km-hidden[role=status]")).to_have_text("Isi berkas tersalin.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh berkas").click()
    assert path.endswith(f"/{waiting.value.suggested_filename}")
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("query", "where", "names"),
    [
        ("party=kota-tangerang-selatan", "article/events/0/parties", ["Kota Tangerang Selatan ×"]),
        ("cooperation=kota-banjarmasin--jp-kaikoukai", "article/events/0/parties",
         ["Kota Banjarmasin ×", "Kaikoukai Healthcare Group ×"]),
        ("country=KR", "article/mentions", ["Korea Selatan ×"]),
        ("sector=health", "article/events/0/sectors", ["Kesehatan ×"]),
    ],
)  # fmt: skip
def test_query_parameters_fill_in_the_form(page: Page, served: str, query: str, where: str, names: list[str]) -> None:
    open_form(page, served, f"contribute/?{query}")
    expect(page.locator(f"[data-path='{where}'] .km-chip")).to_have_text(names)


def test_a_url_parameter_fills_in_source_and_outlet(page: Page, served: str) -> None:
    open_form(page, served, "contribute/?url=https%3A%2F%2Fwww.antaranews.com%2Fberita%2F1")
    expect(page.locator("#f-article-sources-0-url")).to_have_value("https://www.antaranews.com/berita/1")
    expect(page.locator("[data-path='article/sources/0/outlet'] .km-chip")).to_have_count(1)


def test_a_page_about_a_country_offers_its_parties_first(page: Page, served: str) -> None:
    open_form(page, served, "contribute/?country=KR")
    page.locator("#f-article-events-0-parties").click()
    offered = page.locator("#f-article-events-0-parties-list .km-where").all_text_contents()
    assert offered
    assert {name.strip() for name in offered} == {"Korea Selatan"}


def test_a_page_links_to_the_form_with_its_subject_filled_in(page: Page, served: str) -> None:
    page.goto(urljoin(served, "cities/kota-banjarmasin/"))
    page.get_by_role("link", name="Tambahkan berita").click()
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Kota Banjarmasin ×")


def test_the_form_works_by_keyboard(page: Page, served: str) -> None:
    open_form(page, served)
    expect(page.locator("#f-article-title")).to_be_focused()
    page.focus("#f-article-events-0-parties")
    page.keyboard.type("tangsel")
    combobox = page.locator("#f-article-events-0-parties")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = combobox.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(combobox).to_be_focused()
    page.keyboard.type("dae")
    page.keyboard.press("Escape")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(combobox).to_have_value("")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Hapus Kota Tangerang Selatan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(combobox).to_be_focused()
    page.get_by_role("button", name="Tambah peristiwa").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-article-events-1-date")).to_be_focused()
    page.get_by_role("button", name="Hapus Peristiwa 2").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tambah peristiwa")).to_be_focused()
    expect(page.locator(".km-hidden[role=status]")).to_have_text("Peristiwa 2 dihapus.")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["contribute/?party=kr-daejeon", "en/contribute/?party=kr-daejeon"])
def test_the_open_form_fits_its_screen_and_is_accessible(page: Page, served: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_form(page, served, path)
    for button in page.locator(".km-form > .km-groups > button").all():
        button.click()
    page.evaluate("document.querySelectorAll('.km-form details').forEach((one) => { one.open = true; })")
    page.fill("#f-article-description", "x")
    page.press("#f-article-description", "Tab")
    page.locator("#f-article-events-0-parties").press_sequentially("kota")
    expect(page.locator("#f-article-description-error")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == []


def test_without_javascript_the_page_explains_alternatives(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(urljoin(served, "en/contribute/"))
    expect(page.get_by_role("link", name="Suggest a report")).to_be_visible()
    expect(page.get_by_role("link", name="New file")).to_be_visible()
    expect(page.get_by_text("The form needs JavaScript")).to_be_visible()
    expect(page.locator("[data-open]")).to_be_hidden()
    context.close()


def test_the_form_is_loaded_on_demand_and_is_small(first_visit: Page, served: str) -> None:
    page = first_visit
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))
    page.goto(urljoin(served, "contribute/"), wait_until="networkidle")
    first = set(sizes)
    assert not [url for url in first if url.endswith((".json", "start.js")) or "/vendor/" in url]
    page.locator("[data-open]").click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".km-form")).to_be_visible()
    of_the_form = {url: size for url, size in sizes.items() if url not in first and "/images/guide/" not in url}
    assert sum(of_the_form.values()) <= 85 * 1024
    assert not [url for url in sizes if "js-yaml" in url], "an empty draft is no file"
    with page.expect_response(re.compile("js-yaml")):
        page.fill("#f-article-title", "Bandung dan Hamamatsu")
    expect(page.locator(".km-file")).to_contain_text("bandung-dan-hamamatsu.md")


def test_a_national_government_is_a_party_though_no_list_names_it(page: Page, served: str) -> None:
    page.goto(urljoin(served, "en/contribute/?party=kr-government"))
    expect(page.locator("[data-path='article/events/0/parties'] .km-chip")).to_have_text("Government of South Korea ×")
