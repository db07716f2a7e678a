"""Redirects from the former URLs of articles to the present ones."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect

from digest.export.redirects import create_redirects
from digest.group.site import Site
from digest.render.localizer import Localizer
from roots import SEEDS, build, make_root
from serving import serve_site
from sharing import Share

DAEJEON = SEEDS[0]
FORMER = "2018/daejeon-di-tangsel"


@pytest.fixture(scope="module")
def moved(share: Share) -> Path:
    """A site with an article that has a former path."""

    def fill(folder: Path) -> None:
        root = make_root(folder / "project", (DAEJEON,))
        article = root / f"docs/articles/{DAEJEON}.md"
        text = article.read_text(encoding="utf-8").replace("\n---\n", f"\nredirect_from: [{FORMER}]\n---\n", 1)
        article.write_text(text, encoding="utf-8")
        build(root, folder / "site")

    return share("moved", fill) / "site"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_former_url_redirects_to_the_article_in_its_language(moved: Path, prefix: str) -> None:
    path = f"{prefix}articles/{FORMER}/"
    html = (moved / path / "index.html").read_text(encoding="utf-8")
    urls = re.findall(r'(?:url=|<a href=")([^"]*)"', html)
    assert len(urls) == 2
    for url in urls:
        assert urljoin(f"/{path}", url) == f"/{prefix}articles/{DAEJEON}/"
    assert f'<link rel="canonical" href="https://kota-mitra.example/{prefix}articles/{DAEJEON}/">' in html
    assert f'<html lang="{"en" if prefix else "id"}">' in html


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_arrives_with_and_without_javascript(browser: Browser, moved: Path, script: bool) -> None:
    with serve_site(moved) as address:
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{address}en/articles/{FORMER}/")
        page.wait_for_url(f"{address}en/articles/{DAEJEON}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Daejeon")
        context.close()


def test_the_title_is_escaped(site: Site) -> None:
    article = site.article_by_id[DAEJEON]
    title = '</title><script>alert("1")</script>'
    hostile = replace(article, texts={"id": replace(article.texts["id"], title=title)})
    localizer = Localizer(site.model.vocabularies, "id")
    ((_, html),) = create_redirects(replace(hostile, redirect_from=(FORMER,)), {"id": localizer}, "https://k.example")
    assert "<script" not in html
    assert unescape(html).count(title) == 2
