"""Structured data of pages, and that a title cannot break out of its script element."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from digest.group.site import Site
from digest.parse.dates import parse_date
from digest.render.json_ld import StructuredData
from digest.render.localizer import Localizer
from digest.render.page import Page
from digest.render.pages import Pages
from roots import SEEDS

ADDRESS = "https://kota-mitra.example/"
HOSTILE = "Kota </script><script>alert(1)</script> <!-- & \u2028 \"'"


class Data(HTMLParser):
    """The JSON-LD of a page, and the number of its other scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.scripts, self.inside = 0, False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.inside = dict(attrs).get("type") == "application/ld+json"
            self.scripts += not self.inside

    def handle_endtag(self, tag: str) -> None:
        self.inside = False if tag == "script" else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.append(data)


def things(html: str) -> dict[str, dict[str, Any]]:
    """The entities of a page, by their type."""
    (text,) = Data(html).texts
    found = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in found["@graph"]}


def on(built: Path, path: str) -> dict[str, dict[str, Any]]:
    return things((built / path / "index.html").read_text(encoding="utf-8"))


def test_every_page_carries_data_that_parses(built: Path) -> None:
    for file in built.rglob("index.html"):
        found = things(file.read_text(encoding="utf-8"))
        home = file.parent in {built, built / "en"}
        assert ("WebSite" in found) == home and ("BreadcrumbList" in found) != home, file


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_an_article_names_its_sources_and_parties(built: Path, site: Site, prefix: str) -> None:
    for id_, article in site.article_by_id.items():
        found = on(built, f"{prefix}articles/{id_}")["NewsArticle"]
        text = article.texts["en" if prefix else "id"]
        assert (found["headline"], found["description"]) == (text.title, text.description)
        assert found["inLanguage"] == text.language
        assert found["url"] == f"{ADDRESS}{prefix}articles/{id_}/"
        assert [source["url"] for source in found["isBasedOn"]] == [source.url for source in article.sources]
        parties = {party for event in article.events for party in event.parties}
        assert len(found["about"]) == len(parties)
        assert found["license"].startswith("https://creativecommons.org/licenses/by/4.0")
        assert found["datePublished"] == found["dateModified"] == "2026-11-22", "the digest's days, not the event's"


def test_a_reviewed_article_was_modified_on_that_day(site: Site) -> None:
    article = replace(site.article_by_id[SEEDS[0]], reviewed=parse_date("2026-11-29"))
    page = next(Pages(site, "id").article(article))
    found = StructuredData(site, ADDRESS).article(article, page, Localizer(site.model.vocabularies, "id"))
    assert (found["datePublished"], found["dateModified"]) == ("2026-11-22", "2026-11-29")


def test_what_a_page_names_is_there(built: Path) -> None:
    checked = 0
    for file in built.rglob("index.html"):
        for url in re.findall(rf'"(?:url|item)":"{ADDRESS}([^"#?]*)"', Data(file.read_text(encoding="utf-8")).texts[0]):
            assert (built / url / "index.html").exists(), (file, url)
            checked += 1
    assert checked > 100


def test_breadcrumbs_lead_from_home_over_the_list_to_the_page(built: Path) -> None:
    items = on(built, "en/countries/japan")["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Kota Mitra", f"{ADDRESS}en/"),
        (2, "Partner countries", f"{ADDRESS}en/countries/"),
        (3, "Japan", f"{ADDRESS}en/countries/japan/"),
    ]


def page_of(site: Site, title: str) -> Page:
    """The page of the first seed under another title."""
    article = site.article_by_id[SEEDS[0]]
    text = replace(article.texts["id"], title=title)
    return next(Pages(site, "id").article(replace(article, texts={**article.texts, "id": text})))


def test_a_title_cannot_break_out(site: Site) -> None:
    localizer = Localizer(site.model.vocabularies, "id")
    data = StructuredData(site, ADDRESS).create(page_of(site, HOSTILE), localizer)
    assert not re.search("[<>&\u2028]", data)
    html = f'<script type="application/ld+json">{data}</script>'
    assert Data(html).scripts == 0
    assert things(html)["NewsArticle"]["headline"] == HOSTILE


def test_the_data_page_is_a_dataset(site: Site) -> None:
    localizer = Localizer(site.model.vocabularies, "en")
    page = Page(base_path="data/", language="en", template="", title="Data", description="All of it.")
    (found,) = (one for one in StructuredData(site, ADDRESS).entities(page, localizer) if one["@type"] == "Dataset")
    assert (found["name"], found["description"], found["url"]) == ("Data", "All of it.", f"{ADDRESS}en/data/")
