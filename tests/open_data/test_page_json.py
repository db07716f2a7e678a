"""Page JSON, GeoJSON and the page /data/."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from digest.group.site import Site
from digest.open_data.tables import TABLES
from roots import SEEDS

DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA = SEEDS


def load(built: Path, path: str) -> Any:
    return json.loads((built / path).read_text(encoding="utf-8"))


def page(built: Path, path: str) -> str:
    return (built / path / "index.html").read_text(encoding="utf-8")


def counted(html: str, section: str) -> int:
    """Return the number that a page shows beside the heading of a section; of articles, how many its events link to."""
    if section == "articles":
        _, _, events = html.partition('<h2 id="events">')
        return len(set(re.findall(r'<a href="[^"]*articles/(\d{4}/[^/"]+)/"', events)))
    found = re.search(rf'<h2 id="{section}">.*?<span class="km-count">(\d+)', html, re.DOTALL)
    return int(found[1]) if found else 0


def test_a_city_has_the_articles_of_its_page(built: Path) -> None:
    found = load(built, "cities/kota-tangerang-selatan/index.json")
    assert {row["id"] for row in found["articles"]} == {DAEJEON, BANYUWANGI}
    assert found["party"]["articles"] == 2
    assert found["party"]["level_label_en"] == "city (kota)"


@pytest.mark.parametrize("name", ["parties", "countries", "sectors", "cooperations"])
def test_the_counts_of_a_table_are_those_of_the_pages(built: Path, name: str) -> None:
    checked = 0
    for row in load(built, f"data/{name}.json"):
        path = (row["url"] or "").removeprefix("https://kota-mitra.example/")
        if not path or row.get("kind") == "government":
            continue
        html, data = page(built, path), load(built, f"{path}index.json")
        for what in ("cooperations", "events", "articles"):
            if what in row:
                assert row[what] == counted(html, what) == len(data[what]), (path, what)
                checked += 1
    assert checked > 5


def test_the_counts_on_the_data_page_are_those_of_the_files(built: Path) -> None:
    html = page(built, "en/data")
    for table in TABLES:
        shown = re.search(rf'<a href="#{table.name}">.*?<td data-label="Rows">([\d,]+)</td>', html, re.DOTALL)
        assert shown and int(shown[1].replace(",", "")) == len(load(built, f"data/{table.name}.json"))


def test_every_page_of_one_thing_links_to_its_json(built: Path) -> None:
    linked = set()
    for file in built.rglob("index.html"):
        path = file.relative_to(built).as_posix()
        link = re.search(
            r'<link rel="alternate" type="application/json" href="([^"]+)"', file.read_text(encoding="utf-8")
        )
        if link:
            target = urljoin(f"/{path}", unescape(link[1])).lstrip("/")
            assert target == path.removeprefix("en/").replace(".html", ".json")
            linked.add(target)
    assert linked == {path.relative_to(built).as_posix() for path in built.rglob("index.json")}
    assert f"articles/{KOREA}/index.json" in linked and "countries/south-korea/index.json" in linked


def test_the_json_of_an_article_is_complete(built: Path, site: Site) -> None:
    found, article = load(built, f"articles/{KOREA}/index.json"), site.article_by_id[KOREA]
    assert set(found["texts"]) == {"id", "en"} and found["texts"]["en"] == article.texts["en"].body.strip()
    assert [row["url"] for row in found["sources"]] == [source.url for source in article.sources]
    assert {row["id"] for row in found["events"]} == {event.id for event in article.events}
    assert [claim["by"]["id"] for claim in found["claims"]] == [claim.by.id for claim in article.claims]
    assert found["licence"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_year_alone_stays_a_year(built: Path) -> None:
    row = next(row for row in load(built, f"articles/{KOREA}/index.json")["events"] if row["date_precision"] == "year")
    assert (row["date"], row["date_start"], row["date_end"]) == ("2019", "2019-01-01", "2019-12-31")


def test_places_are_longitude_and_latitude(built: Path, site: Site) -> None:
    found = load(built, "data/localities.geojson")
    places = {place["id"]: place for place in found["features"]}
    assert found["type"] == "FeatureCollection" and len(places) == len(found["features"])
    for id_, place in places.items():
        longitude, latitude = place["geometry"]["coordinates"]
        assert place["type"] == "Feature" and place["geometry"]["type"] == "Point"
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90
        if place["properties"]["country"] == "ID":
            assert 95 <= longitude <= 141.1 and -11.1 <= latitude <= 6.1, id_
        if place["properties"]["country"] == "KR":
            assert 124 <= longitude <= 132 and 33 <= latitude <= 39, id_
    assert {"kota-tangerang-selatan", "kr-daejeon"} <= places.keys()
    own = places["kota-tangerang-selatan"]["properties"]
    selection = site.parties[next(party for party in site.parties if party.id == "kota-tangerang-selatan")]
    assert (own["cooperations"], own["events"]) == (len(selection.cooperations), len(selection.events))


@pytest.mark.parametrize("path", ["data", "en/data"])
def test_the_data_page_links_to_files_that_exist(built: Path, path: str) -> None:
    links = re.findall(r'<a href="([^"#:]+\.(?:csv|json|geojson))"', page(built, path))
    assert len(links) >= 2 * len(TABLES) + 2 + 3
    for link in links:
        assert (built / urljoin(f"/{path}/", link).lstrip("/")).is_file(), link


@pytest.mark.parametrize("path", ["data", "en/data"])
def test_the_data_dictionary_lists_every_column(built: Path, path: str) -> None:
    html = page(built, path)
    for table in TABLES:
        dictionary = html.split(f'<h3 id="{table.name}">')[1].split("</table>")[0]
        assert re.findall(r'<th scope="row"><code>(\w+)</code>', dictionary) == [
            column.name for column in table.columns
        ]
