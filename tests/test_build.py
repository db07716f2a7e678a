"""The site as MkDocs builds it: the content and links of its pages."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from roots import PROJECT, SEEDS, build, make_root, mkdocs

DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA = SEEDS


class ParsedPage(HTMLParser):
    """The parts of a page that the tests look at: links, ids, head, texts."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.assets: list[str] = []
        self.ids: list[str] = []
        self.head: dict[str, str] = {}
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.alternates: dict[str, str] = {}
        self.lang = ""
        self.html = path.read_text(encoding="utf-8")
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if identity := found.get("id"):
            self.ids.append(identity)
        if tag == "html":
            self.lang = found.get("lang") or ""
        if tag == "a" and found.get("href") is not None:
            self.links.append(str(found["href"]))
        if tag in {"script", "img", "iframe", "source"} and found.get("src"):
            self.assets.append(str(found["src"]))
        if tag == "link":
            relation = str(found.get("rel"))
            if relation in {"stylesheet", "icon"}:
                self.assets.append(str(found["href"]))
            elif relation == "alternate" and found.get("hreflang"):
                self.alternates[str(found["hreflang"])] = str(found["href"])
            else:
                self.head[relation] = str(found["href"])
        if tag == "meta" and found.get("name"):
            self.head[str(found["name"])] = found.get("content") or ""

    @property
    def title(self) -> str:
        found = re.search("<title>(.*?)</title>", self.html, re.DOTALL)
        return found[1] if found else ""


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, ParsedPage]:
    """All pages by their path from the site's root."""
    return read_pages(built)


def read_pages(site: Path) -> dict[str, ParsedPage]:
    """Return all pages of a site by their path from its root."""
    found = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {"" if path == "." else f"{path}/": ParsedPage(file) for path, file in found.items()}


def articles_on(page: ParsedPage) -> set[str]:
    """Return the ids of the articles that a page links to."""
    return {match[1] for link in page.links if (match := re.search(r"articles/(\d{4}/[^/]+)/$", link))}


@pytest.mark.parametrize(
    ("path", "articles"),
    [
        ("cities/kota-tangerang-selatan/", {DAEJEON, BANYUWANGI}),
        ("countries/south-korea/", {DAEJEON, JAKARTA, KOREA}),
        ("countries/japan/", {BANJARMASIN}),
        ("sectors/health/", set(SEEDS)),
        ("cities/kr-daejeon/", {DAEJEON}),
        ("organisations/jp-kaikoukai/", {BANJARMASIN}),
        ("cooperations/provinsi-dki-jakarta--kr-gyeonggi/", {JAKARTA}),
        ("timeline/2013/", {BANYUWANGI}),
    ],
)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_page_links_to_exactly_its_articles(
    pages: dict[str, ParsedPage], prefix: str, path: str, articles: set[str]
) -> None:
    assert articles_on(pages[prefix + path]) == articles


def test_an_inferred_date_is_marked(pages: dict[str, ParsedPage]) -> None:
    assert "tanggal disimpulkan" in pages["timeline/2013/"].html
    assert "date inferred" in pages["en/timeline/2013/"].html
    assert "tanggal disimpulkan" not in pages["timeline/2017/"].html


def test_a_year_date_is_shown_as_a_year(pages: dict[str, ParsedPage]) -> None:
    html = pages["timeline/2019/"].html
    assert "Hanya tahun yang diketahui" in html
    assert '<time datetime="2019">2019</time>' in html
    assert "Januari" not in html


def test_the_working_group_leads_to_seven_cooperations(pages: dict[str, ParsedPage]) -> None:
    links = {link for link in pages[f"articles/{KOREA}/"].links if re.search(r"cooperations/.+--.+/$", link)}
    assert len(links) >= 7


def test_every_page_has_its_counterpart_in_the_other_language(pages: dict[str, ParsedPage]) -> None:
    indonesian = {path for path in pages if not path.startswith("en/")}
    assert {f"en/{path}" for path in indonesian} == set(pages) - indonesian
    for path, page in pages.items():
        other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        assert page.lang == ("en" if path.startswith("en/") else "id")
        targets = {urljoin(f"/{path}", link) for link in page.links}
        assert f"/{other}" in targets, f"{path} has no switch to {other}"


def test_every_page_has_title_description_and_canonical_link(pages: dict[str, ParsedPage]) -> None:
    titles: dict[str, str] = {}
    for path, page in pages.items():
        assert page.title and page.head["description"], path
        named = f"{page.lang} {page.title}"
        assert titles.setdefault(named, path) == path, f"{path} and {titles[named]} share a title"
        assert page.head["canonical"] == f"https://kota-mitra.example/{path}"
        plain = path.removeprefix("en/")
        assert page.alternates == {
            "id": f"https://kota-mitra.example/{plain}",
            "en": f"https://kota-mitra.example/en/{plain}",
            "x-default": f"https://kota-mitra.example/{plain}",
        }
        assert len(re.findall("<h1[ >]", page.html)) == 1, path


def inner_links(pages: dict[str, ParsedPage]) -> Iterator[tuple[str, str]]:
    for path, page in pages.items():
        for link in page.links:
            if not urlsplit(link).scheme:
                yield path, re.sub(r"\?[^#]*", "", urljoin(f"/{path}", link))


def dead_links(site: Path, pages: dict[str, ParsedPage]) -> Iterator[str]:
    """Yield what is wrong with the internal links of a site."""
    for path, target in inner_links(pages):
        address, _, fragment = target.partition("#")
        if (site / unquote(address.lstrip("/"))).is_file():  # a feed, a calendar, a citation, data
            continue
        page = pages.get(unquote(address.lstrip("/")))
        if not page:
            yield f"{path} links to {target}, which is not there"
        elif fragment and unquote(fragment) not in page.ids:
            yield f"{path} links to {target}, which has no such place"


def test_every_internal_link_has_a_target(built: Path, pages: dict[str, ParsedPage]) -> None:
    assert list(dead_links(built, pages)) == []


def test_a_digest_that_has_no_articles_yet_is_built_with_all_its_lists(tmp_path: Path) -> None:
    site = build(make_root(tmp_path, ()), tmp_path / "site")
    pages = read_pages(site)
    assert {"", "articles/", "cooperations/", "search/", "trends/", "en/timeline/plans/"} <= pages.keys()
    assert list(dead_links(site, pages)) == []
    assert "pagefind" not in {path.relative_to(site).parts[0] for path in site.rglob("*.pf_*")}


def test_pages_contain_no_unused_theme_controls(built: Path) -> None:
    for file in built.rglob("*.html"):
        assert "md-toggle" not in file.read_text() and "md-overlay" not in file.read_text(), file


def test_ids_are_unique_within_a_page(pages: dict[str, ParsedPage]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_is_reached_in_three_clicks(pages: dict[str, ParsedPage]) -> None:
    ways: dict[str, set[str]] = {}
    for path, target in inner_links(pages):
        ways.setdefault(path, set()).add(target.partition("#")[0].lstrip("/"))
    reached = {""}
    for _ in range(3):
        reached |= {target for path in reached for target in ways.get(path, ())}
    assert set(pages) - {path for path in pages if path.startswith("en/")} - reached == set()


def test_nothing_is_loaded_from_another_host(built: Path, pages: dict[str, ParsedPage]) -> None:
    for path, page in pages.items():
        for asset in page.assets:
            assert not urlsplit(asset).netloc, f"{path} loads {asset}"
            assert (built / urlsplit(urljoin(f"/{path}", asset)).path.lstrip("/")).exists(), (
                f"{path} loads {asset}, which is not there"
            )
    for sheet in built.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_links_to_other_sites_are_marked(pages: dict[str, ParsedPage]) -> None:
    for path, page in pages.items():
        for tag in re.findall(r"<a [^>]*href=\"https?://[^>]*>", page.html):
            assert 'rel="nofollow noopener"' in tag, f"{path}: {tag}"


def test_a_count_matches_the_list_below_it(pages: dict[str, ParsedPage]) -> None:
    checked = 0
    for path, page in pages.items():
        for section in re.findall(r"<section>.*?</section>", page.html, re.DOTALL):
            head = re.search(r'<h2[^>]*>.*?<span class="km-count">(\d+)[^<]*</span></h2>', section, re.DOTALL)
            if head:
                rows = len(
                    re.findall(
                        r'<li class="km-(?:row|way)"|<p class="km-events__event"|<tr[^>]*>\s*<th scope="row"', section
                    )
                )
                sources = re.search(r'<ol class="km-sources">(.*?)</ol>', section, re.DOTALL)
                assert int(head[1]) == (len(re.findall("<li>", sources[1])) if sources else rows), (path, head[0])
                checked += 1
    assert checked > 100


def test_lists_and_pages_show_the_same_counts(pages: dict[str, ParsedPage]) -> None:
    compared = 0
    for folder in ("cities/", "countries/", "sectors/", "organisations/"):
        for way in re.findall(r'<li class="km-way">.*?</li>', pages[folder].html, re.DOTALL):
            found = re.search(r'href="([^"]+)".*?(\d+) kerja sama · (\d+) peristiwa', way, re.DOTALL)
            if found:
                page = pages[urljoin(f"/{folder}", found[1]).lstrip("/")]
                assert f"<li><strong>{found[2]}</strong> kerja sama</li>" in page.html, (folder, found[1])
                assert len(re.findall(r'<p class="km-events__event" id=', page.html)) == int(found[3]), (
                    folder,
                    found[1],
                )
                compared += 1
    assert compared > 20


def test_an_article_links_to_its_own_file(pages: dict[str, ParsedPage]) -> None:
    base = "https://github.com/kota-mitra/kota-mitra/edit/main/docs/articles"
    assert f"{base}/{DAEJEON}.md" in pages[f"articles/{DAEJEON}/"].links
    assert f"{base}/{DAEJEON}.en.md" in pages[f"en/articles/{DAEJEON}/"].links


def test_without_a_translation_the_english_page_says_so(untranslated: Path) -> None:
    page = ParsedPage(untranslated / f"en/articles/{DAEJEON}/index.html")
    assert "There is no English translation yet" in page.html
    assert "Delegasi Daejeon menjajaki" in page.html
    assert any(link.endswith(f"{DAEJEON}.md") for link in page.links)


def test_a_fork_can_set_its_own_urls(root: Path, tmp_path: Path) -> None:
    site = build(root, tmp_path / "site", SITE_URL="https://kota.example/x/", REPO_URL="https://github.com/kota/x")
    page = ParsedPage(site / f"articles/{DAEJEON}/index.html")
    assert page.head["canonical"] == f"https://kota.example/x/articles/{DAEJEON}/"
    assert f"https://github.com/kota/x/edit/main/docs/articles/{DAEJEON}.md" in page.links
    for file in site.rglob("*.html"):
        assert "kota-mitra/kota-mitra" not in file.read_text() and "kota-mitra.example" not in file.read_text(), file
    lost = ParsedPage(site / "404.html")
    assert all(asset.startswith("/x/") for asset in lost.assets)
    assert "/x/en/cities/" in lost.links


def test_two_builds_of_the_same_day_are_the_same(built: Path, tmp_path: Path) -> None:
    other = build(make_root(tmp_path / "elsewhere"), tmp_path / "site", PYTHONHASHSEED="7")
    assert differences(filecmp.dircmp(built, other, ignore=["pagefind"])) == []


def differences(compared: filecmp.dircmp[str]) -> list[str]:
    """Return the paths that differ between two folders; Pagefind 1.5 is not deterministic (Pagefind/pagefind#638)."""
    _, other, errors = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
    found = [*compared.left_only, *compared.right_only, *other, *errors]
    return found + [name for below in compared.subdirs.values() for name in differences(below)]


def test_the_build_date_decides_the_standing_of_a_cooperation(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project", (JAKARTA,))
    for path in ("data/digest.yml", f"docs/articles/{JAKARTA}.md"):  # the digest of that time
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace(": 2026-11-22", ": 2015-05-20"), encoding="utf-8")
    site = build(root, tmp_path / "site", SOURCE_DATE_EPOCH="1433116800")  # 1 June 2015
    assert "km-standing--in-force" in (site / "cooperations/provinsi-dki-jakarta--kr-gyeonggi/index.html").read_text()


def test_dates_after_the_build_date_are_refused(root: Path, tmp_path: Path) -> None:
    done = mkdocs(root, "build", "--strict", "-d", str(tmp_path / "site"), SOURCE_DATE_EPOCH="1400000000")
    assert done.returncode == 1
    assert "date-ahead" in done.stderr


def test_a_broken_article_leaves_the_old_site_unchanged(root: Path, tmp_path: Path) -> None:
    site = build(root, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    article = root / f"docs/articles/{DAEJEON}.md"
    article.write_text(article.read_text().replace("2017-12-18", "2017-12-81", 1))
    (root / "docs/articles/2017/rusak.md").write_text("---\ntitle: [\n---\n")
    done = mkdocs(root, "build", "--strict", "-d", str(site))
    assert done.returncode == 1
    assert "date-impossible" in done.stderr and "yaml-syntax" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_the_seeds_exist() -> None:
    assert all(
        (PROJECT / "tests/seeds" / f"{article}{ending}").exists() for article in SEEDS for ending in (".md", ".en.md")
    )
