"""Rendered pages against golden files. UPDATE_GOLDEN=1 writes these anew; review them afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.build.rendering import create_pages, create_renderer
from digest.group.site import Site
from digest.render.renderer import ROOT
from digest.render.settings import Settings
from roots import PROJECT

GOLDEN = PROJECT / "tests" / "golden"
PATHS = [
    "",
    "articles/2015/jakarta-gyeonggi-naskah-kerja-sama/",
    "en/cities/kota-tangerang-selatan/",
    "cooperations/kota-banjarmasin--jp-kaikoukai/",
    "en/timeline/2013/",
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.strip("/").replace("/", "_") or "home")
def test_a_page_is_as_it_was_last_looked_at(site: Site, seeds: Path, path: str) -> None:
    settings = Settings(
        site_url="https://kota.example/", repo_url="https://code.example", edit_url="https://code.example/edit/main/"
    )
    (page,) = (page for page in create_pages(site) if page.path == path)
    whole = create_renderer(site, seeds, settings).render_content(page).replace(ROOT, page.relative_url(""))
    html = "\n".join(line.strip() for line in whole.splitlines() if line.strip())
    file = GOLDEN / f"{path.strip('/').replace('/', '_') or 'home'}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(html + "\n", encoding="utf-8")
    assert html + "\n" == file.read_text(encoding="utf-8")
