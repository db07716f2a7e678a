"""The coverage page: every gap is a row with an edit link, and counts match the rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import axe_violations
from digest.build.pipeline import load_site
from digest.group.coverage import Coverage
from digest.group.site import Site
from kinds import forbid_all_errors
from roots import SEEDS, TODAY, add_earlier

DAEJEON = SEEDS[0]
EDIT = "https://github.com/kota-mitra/kota-mitra/edit/main/"


def sections(html: str) -> dict[str, tuple[int, list[str]]]:
    """Return the count and the rows of every kind of gap."""
    found = {}
    for section in re.findall(r"<section>.*?</section>", html, re.DOTALL):
        head = re.search(r'<h2 id="(\w+)">.*?<span class="km-count">(\d+)</span>', section)
        assert head
        found[head[1]] = (int(head[2]), re.findall(r'<li class="km-way">.*?</li>', section, re.DOTALL))
    return found


def key_figures(html: str) -> list[int]:
    return [int(number) for number in re.findall(r"<li><strong>(\d+)</strong>", html)]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_counts_match_the_rows(built: Path, site: Site, prefix: str) -> None:
    html = (built / prefix / "coverage/index.html").read_text(encoding="utf-8")
    found, coverage = sections(html), Coverage(site)
    assert set(found) == {"inferred", "unplaced", "untranslated", "overdue", "quiet", "unarchived"}
    for name, (count, rows) in found.items():
        assert count == len(rows) == len(getattr(coverage, name)), name
        for row in rows:
            assert re.search(rf'<a href="{EDIT}(docs|data)/[^"]+\.(md|yml)" rel="nofollow noopener">', row)
    assert found["inferred"][0] and found["quiet"][0] and found["unarchived"][0]
    sources = [int(number) for row in found["unarchived"][1] for number in re.findall(r"(\d+) (?:sumber|source)", row)]
    assert key_figures(html) == [len(SEEDS), sum(sources)]


def test_edit_links_name_existing_files(built: Path, seeds: Path) -> None:
    html = (built / "coverage/index.html").read_text(encoding="utf-8")
    files = set(re.findall(rf'href="{EDIT}([^"]+)"', html))
    assert len(files) >= len(SEEDS)
    assert all((seeds / file).is_file() for file in files)


def test_the_count_of_cooperations_without_news_matches_the_list(built: Path) -> None:
    listed = (built / "cooperations/index.html").read_text(encoding="utf-8")
    head = re.search(r'<h2 id="no-news">.*?<span class="km-count">(\d+)</span>', listed)
    count, _ = sections((built / "coverage/index.html").read_text(encoding="utf-8"))["quiet"]
    assert head and int(head[1]) == count


def test_a_filled_gap_disappears(root: Path) -> None:
    before = Coverage(load_site(add_earlier(root), TODAY))
    article = root / f"docs/articles/{DAEJEON}.md"
    text = article.read_text(encoding="utf-8")
    urls = re.findall(r"^( *(?:- )?)url: (\S+)$", text, re.MULTILINE)
    for before_url, url in urls:
        line = f"{before_url}url: {url}"
        more = f"{' ' * len(before_url)}archive_url: https://web.archive.org/web/2018/{url}"
        text = text.replace(line, f"{line}\n{more}")
    article.write_text(text.replace("\n---\n", "\nreviewed: 2026-11-22\n---\n", 1), encoding="utf-8")
    after = Coverage(load_site(root, TODAY))
    assert len(before.unarchived) - len(after.unarchived) == 1
    assert len(before.unreviewed) - len(after.unreviewed) == 1


def test_untranslated_articles_and_localities_without_coordinates_are_listed(untranslated: Path) -> None:
    found = sections((untranslated / "en/coverage/index.html").read_text(encoding="utf-8"))
    (article,) = found["untranslated"][1]
    assert 'lang="id"' in article and f"{EDIT}docs/articles/{DAEJEON}.md" in article
    (party,) = found["unplaced"][1]
    assert "cities/kr-daejeon/" in party and f"{EDIT}data/localities_abroad.yml" in party


@pytest.mark.parametrize("path", ["", "about/", "404.html"])
def test_the_page_is_linked(reused_page: Page, served: str, path: str) -> None:
    reused_page.goto(f"{served}{path}")
    links = reused_page.get_by_role("link", name="Yang masih kurang")
    assert links.count() == (2 if path == "about/" else 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["en/coverage/", f"articles/{DAEJEON}/"])
def test_the_page_fits_its_screen_and_is_accessible(
    reused_page: Page, served: str, path: str, width: int, scheme: str
) -> None:
    page = reused_page
    with forbid_all_errors(page, served):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{served}{path}")
        for summary in page.locator("details.km-cite > summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == []


@pytest.mark.parametrize(("language", "label"), [("id", "Cari"), ("en", "Search")])
def test_the_404_page_has_a_working_search(page: Page, served: str, language: str, label: str) -> None:
    page.goto(f"{served}404.html")
    form = page.get_by_role("main").locator(f'section[lang="{language}"]').get_by_role("search")
    form.get_by_role("searchbox").fill("Daejeon")
    action = form.get_attribute("action") or ""
    assert action == f"/{'en/' if language == 'en' else ''}search/"
    form.evaluate("(form, way) => form.setAttribute('action', way)", served + action.lstrip("/"))
    form.get_by_role("button", name=label).click()
    page.wait_for_url(re.compile(r"search/\?q=Daejeon"))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("main").get_by_role("link", name="Daejeon").first).to_be_visible()
