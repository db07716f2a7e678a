"""What the form at /contribute/ is given: the model's own schema, messages and lists, and links for every page."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digest.build.rendering import create_pages, create_renderer
from digest.check.report import messages
from digest.contribute.existing_articles import AT_MOST, part_of, parts
from digest.contribute.files import create_contribute
from digest.contribute.form import NOT_FOR_NEW, rules_in
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.read.canonical_url import canonical_address
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.settings import Settings
from roots import PROJECT

LINKS = RepositoryLinks(
    repo_url="https://github.com/kota/kota",
    edit_url="https://github.com/kota/kota/edit/main/",
    site_url="https://kota.example/",
)


@pytest.fixture(scope="session")
def files(site: Site) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in create_contribute(site, LINKS)}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_that_the_form_can_name_has_its_message(files: dict[str, Any], language: str) -> None:
    form = files[f"contribute/form.{language}.json"]
    named = {*rules_in(form["schema"]), *form["rules"].values()}
    assert named <= form["messages"].keys()
    for rule, (what, fix) in form["messages"].items():
        assert {"what": what, "fix": fix}.items() <= messages()[rule][language].items()


def test_the_form_asks_for_the_fields_of_a_new_article(files: dict[str, Any]) -> None:
    article = json.loads((PROJECT / "data/schema/article.schema.json").read_text(encoding="utf-8"))
    asked = files["contribute/form.id.json"]["schema"]["properties"]["article"]["properties"]
    assert asked.keys() == article["properties"].keys() - NOT_FOR_NEW
    assert asked["title"]["x-label"] == "Judul"
    assert files["contribute/form.en.json"]["schema"]["properties"]["article"]["properties"]["title"]["x-hint"]


def test_whoever_takes_part_can_be_picked_by_any_name(files: dict[str, Any]) -> None:
    parties = {
        id_: (labels, others, country) for id_, labels, others, country in files["contribute/names.json"]["party"]
    }
    labels, others, country = parties["kota-tangerang-selatan"]
    assert labels == ["Kota Tangerang Selatan", "Tangerang Selatan City"]
    assert "Tangsel" in others
    assert country == "ID"
    assert parties["kr-government"][0] == ["Pemerintah Korea Selatan", "Government of South Korea"]


def test_a_source_and_a_name_are_found_in_one_small_part(site: Site, files: dict[str, Any]) -> None:
    number = files["contribute/form.id.json"]["compare"]["parts"]
    for article in site.model.articles:
        for key in (article.id.split("/")[1], *(canonical_address(source.url) for source in article.sources)):
            assert files[f"contribute/known/{part_of(key, number)}.json"][key] == article.id


@pytest.mark.parametrize("keys", [10, 2048, 2049, 22_000, 200_000])
def test_parts_stay_small_however_many_articles_there_are(keys: int) -> None:
    assert keys / parts(keys) <= AT_MOST
    assert parts(keys) <= max(16, keys)


def test_a_year_tells_the_articles_whose_events_touch_it(files: dict[str, Any]) -> None:
    (row,) = (row for row in files["contribute/years/2017.json"] if row[0].startswith("2017/daejeon"))
    assert row[1][0].startswith("Delegasi Daejeon")
    assert ["2017-12-18", "2017-12-18", "kota-tangerang-selatan", "kr-daejeon"] in row[2]


def foot(site: Site, path: str, links: RepositoryLinks = LINKS) -> dict[str, str]:
    (page,) = (page for page in create_pages(site) if page.path == path)
    return dict(links.foot(page, Wording(site.model.vocabularies, page.language)))


def test_an_article_can_be_edited_reported_and_its_history_seen(site: Site) -> None:
    found = foot(site, "articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/")
    file = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
    assert found["Sunting halaman ini"] == f"https://github.com/kota/kota/edit/main/{file}"
    assert found["Riwayat"] == f"https://github.com/kota/kota/commits/main/{file}"
    report = found["Laporkan kesalahan"]
    assert report.startswith("https://github.com/kota/kota/issues/new?template=report-error.yml&title=")
    assert report.endswith("&page=https://kota.example/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/")


@pytest.mark.parametrize(
    ("path", "facts", "about"),
    [
        ("cities/kota-tangerang-selatan/", "edit/main/data/localities.yml", "?party=kota-tangerang-selatan"),
        ("cities/kr-daejeon/", "edit/main/data/localities_abroad.yml", "?party=kr-daejeon"),
        ("organisations/jp-kaikoukai/", "edit/main/data/organisations.yml", "?party=jp-kaikoukai"),
        ("countries/south-korea/", "edit/main/data/countries.yml", "?country=KR"),
        ("sectors/health/", "edit/main/data/sectors.yml", "?sector=health"),
        (
            "cooperations/kota-banjarmasin--jp-kaikoukai/",
            "tree/main/docs/articles",
            "?cooperation=kota-banjarmasin--jp-kaikoukai",
        ),
        ("timeline/2019/", "tree/main/docs/articles", ""),
        ("", "tree/main/docs/articles", ""),
    ],
)
def test_a_generated_page_says_where_its_facts_are_and_opens_the_form(
    site: Site, path: str, facts: str, about: str
) -> None:
    found = foot(site, path)
    (address,) = (address for label, address in found.items() if label.startswith("Fakta dari"))
    assert address == f"https://github.com/kota/kota/{facts}"
    assert found["Tambahkan berita"].endswith(f"contribute/{about}")


def test_without_a_repository_there_are_no_links(site: Site, seeds: Path) -> None:
    assert foot(site, "", RepositoryLinks(site_url="https://kota.example/")) == {}
    renderer = create_renderer(site, seeds, Settings(site_url="https://kota.example/"))
    for page in create_pages(site):
        assert "km-foot--links" not in renderer.html(page)


def test_without_a_repository_the_form_names_no_place_to_send_to(site: Site) -> None:
    form = json.loads(dict(create_contribute(site, RepositoryLinks()))["contribute/form.id.json"])
    assert form["links"] == {"new": "", "ask": ""}


def contribute_page(site: Site) -> Page:
    return next(page for page in create_pages(site) if page.path == "contribute/")


def test_without_script_the_page_leads_to_the_issue_forms_and_a_new_file(site: Site, seeds: Path) -> None:
    settings = Settings(repo_url=LINKS.repo_url, edit_url=LINKS.edit_url)
    html = create_renderer(site, seeds, settings).html(contribute_page(site))
    assert 'href="https://github.com/kota/kota/issues/new?template=suggest-report.yml"' in html
    assert 'href="https://github.com/kota/kota/new/main/docs/articles/2026"' in html


def test_the_libraries_are_the_files_that_were_published() -> None:
    folder = PROJECT / "docs/templates/assets/javascripts/vendor"
    noted = (folder / "README.md").read_text(encoding="utf-8")
    files = sorted(folder.glob("*/*.js"))
    assert files
    for file in files:
        line = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}"
        assert line in noted.splitlines()
        assert (file.parent / "LICENSE.txt").exists()


def standard(schema: Any) -> Any:
    """The schema with the lists that the form fetches left open."""
    return {**schema, "$defs": {name: {} if "x-list" in one else one for name, one in schema["$defs"].items()}}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_forms_schema_is_a_schema(files: dict[str, Any], language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(standard(files[f"contribute/form.{language}.json"]["schema"]))
