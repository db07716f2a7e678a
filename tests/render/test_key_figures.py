"""The row of numbers at the head of a page: partners are counted on the other side of what the page is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from digest.build.rendering import create_pages, create_renderer
from digest.group.site import Site
from digest.render.settings import Settings


@pytest.mark.parametrize(
    ("path", "partners"),
    [
        ("en/countries/south-korea/", "2 localities in Indonesia"),
        ("en/cities/kr-daejeon/", "1 locality in Indonesia"),
        ("countries/japan/", "1 daerah di Indonesia"),
        ("en/cities/kota-tangerang-selatan/", "1 partner country"),
        ("en/sectors/health/", "2 partner countries"),
    ],
)
def test_what_is_abroad_counts_localities_and_all_else_countries(
    site: Site, seeds: Path, path: str, partners: str
) -> None:
    (page,) = (page for page in create_pages(site) if page.path == path)
    tree = html.fromstring(create_renderer(site, seeds, Settings()).render_content(page))
    assert " ".join(tree.xpath("//ul[@class='km-keys']/li")[2].text_content().split()) == partners
