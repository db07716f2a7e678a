"""The data of the form at /contribute/ (schema, messages, lists), and the repository links of every page."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digest.build.rendering import create_pages, create_renderer
from digest.check.report import messages
from digest.contribute.existing_articles import MAX_KEYS_PER_PART, part_count, part_number
from digest.contribute.files import create_form_files
from digest.contribute.form import EXISTING_ONLY_FIELDS, rules_in
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.read.canonical_url import canonical_url
from digest.render.localizer import Localizer
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
    return {path: json.loads(text) for path, text in create_form_files(site, LINKS)}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_of_the_form_has_a_message(files: dict[str, Any], language: str) -> None:
    form = files[f"contribute/form.{language}.json"]
    rules = {*rules_in(form["schema"]), *form["rules"].values()}
    assert rules <= form["messages"].keys()
    for rule, (what, fix) in form["messages"].items():
        assert {"what": what, "fix": fix}.items() <= messages()[rule][language].items()


def test_the_form_has_the_fields_of_a_new_article(files: dict[str, Any]) -> None:
    article = json.loads((PROJECT / "data/schema/article.schema.json").read_text(encoding="utf-8"))
    asked = files["contribute/form.id.json"]["schema"]["properties"]["article"]["properties"]
    assert asked.keys() == article["properties"].keys() - EXISTING_ONLY_FIELDS
    assert asked["title"]["x-label"] == "Judul"
    assert files["contribute/form.en.json"]["schema"]["properties"]["article"]["properties"]["title"]["x-hint"]


def groups_in(schema: Any) -> set[str]:
    """The fields that are lists of groups of fields or one such group, which have a button of their own."""
    properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
    own = {
        name
        for name, field in properties.items()
        if ("FrontMatter" in json.dumps(field) and not field.get("readOnly"))
        or (field.get("type") == "array" and field["items"].get("type") == "object")
    }
    below = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    return own.union(*map(groups_in, below))


def test_every_group_of_the_form_has_its_button(files: dict[str, Any]) -> None:
    """Without its label the form does not open."""
    form = files["contribute/form.en.json"]
    groups = groups_in(form["schema"]) - {"article", "translation"}
    assert {"events", "sources", "figures", "instrument"} <= groups
    assert {f"add.{name}" for name in groups} <= form["labels"].keys()


def test_an_event_of_the_form_names_other_events_but_has_no_former_ids(files: dict[str, Any]) -> None:
    event = files["contribute/form.id.json"]["schema"]["$defs"]["EventFrontMatter"]["properties"]
    assert {"fulfils", "same_as"} <= event.keys() and "former_ids" not in event


def test_parties_are_offered_by_all_their_names(files: dict[str, Any]) -> None:
    parties = {
        id_: (labels, others, country) for id_, labels, others, country, *_ in files["contribute/names.json"]["party"]
    }
    labels, others, country = parties["kota-tangerang-selatan"]
    assert labels == ["Kota Tangerang Selatan", "Tangerang Selatan City"]
    assert "Tangsel" in others
    assert country == "ID"
    assert not any(id_.endswith("-government") for id_ in parties), "the form makes their names from the countries'"
    assert files["contribute/names.json"]["government"] == ["Pemerintah", "Government of"]


def test_urls_and_slugs_are_in_the_part_of_their_hash(site: Site, files: dict[str, Any]) -> None:
    count = files["contribute/form.id.json"]["compare"]["parts"]
    for article in site.model.articles:
        for key in (article.id.split("/")[1], *(canonical_url(source.url) for source in article.sources)):
            assert files[f"contribute/known/{part_number(key, count)}.json"][key] == article.id


@pytest.mark.parametrize("keys", [10, 2048, 2049, 22_000, 200_000])
def test_parts_stay_small_with_many_articles(keys: int) -> None:
    assert keys / part_count(keys) <= MAX_KEYS_PER_PART
    assert part_count(keys) <= max(16, keys)


def test_a_year_file_lists_the_articles_with_events_in_that_year(files: dict[str, Any]) -> None:
    (row,) = (row for row in files["contribute/years/2017.json"] if row[0].startswith("2017/daejeon"))
    assert row[1][0].startswith("Delegasi Daejeon")
    assert ["2017-12-18", "2017-12-18", "kota-tangerang-selatan", "kr-daejeon"] in row[2]


def footer_links(site: Site, path: str, links: RepositoryLinks = LINKS) -> dict[str, str]:
    (page,) = (page for page in create_pages(site) if page.path == path)
    return dict(links.footer_links(page, Localizer(site.model.vocabularies, page.language)))


def test_an_article_links_to_editing_reporting_and_history(site: Site) -> None:
    found = footer_links(site, "articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/")
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
def test_a_generated_page_links_to_its_data_and_to_the_form(site: Site, path: str, facts: str, about: str) -> None:
    found = footer_links(site, path)
    (address,) = (address for label, address in found.items() if label.startswith("Fakta dari"))
    assert address == f"https://github.com/kota/kota/{facts}"
    assert found["Tambahkan berita"].endswith(f"contribute/{about}")


def test_the_page_of_a_party_that_an_article_brings_leads_to_that_article(site: Site) -> None:
    page = next(page for page in create_pages(site) if page.path == "cities/kr-daejeon/")
    brought = dataclasses.replace(page.data["party"], introduced_by="docs/articles/2017/daejeon.md")
    links = LINKS.footer_links(
        dataclasses.replace(page, data={**page.data, "party": brought}),
        Localizer(site.model.vocabularies, page.language),
    )
    (address,) = (address for label, address in links if label.startswith("Fakta dari"))
    assert address == "https://github.com/kota/kota/edit/main/docs/articles/2017/daejeon.md"


def test_without_a_repository_there_are_no_links(site: Site, seeds: Path) -> None:
    assert footer_links(site, "", RepositoryLinks(site_url="https://kota.example/")) == {}
    renderer = create_renderer(site, seeds, Settings(site_url="https://kota.example/"))
    for page in create_pages(site):
        assert "km-foot--links" not in renderer.render_content(page)


def test_without_a_repository_the_form_has_no_links(site: Site) -> None:
    form = json.loads(dict(create_form_files(site, RepositoryLinks()))["contribute/form.id.json"])
    assert form["links"] == {"new": "", "ask": ""}


def contribute_page(site: Site) -> Page:
    return next(page for page in create_pages(site) if page.path == "contribute/")


def test_without_javascript_the_page_links_to_issue_forms_and_a_new_file(site: Site, seeds: Path) -> None:
    settings = Settings(repo_url=LINKS.repo_url, edit_url=LINKS.edit_url)
    html = create_renderer(site, seeds, settings).render_content(contribute_page(site))
    assert 'href="https://github.com/kota/kota/issues/new?template=suggest-report.yml"' in html
    assert 'href="https://github.com/kota/kota/new/main/docs/articles/2026"' in html


def test_vendored_libraries_match_their_noted_hashes() -> None:
    folder = PROJECT / "docs/templates/assets/javascripts/vendor"
    noted = (folder / "README.md").read_text(encoding="utf-8")
    files = sorted(folder.glob("*/*.js"))
    assert files
    for file in files:
        line = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}"
        assert line in noted.splitlines()
        assert (file.parent / "LICENSE.txt").exists()


def without_fetched_lists(schema: Any) -> Any:
    """Return the schema with the definitions of fetched lists accepting any value."""
    return {**schema, "$defs": {name: {} if "x-list" in one else one for name, one in schema["$defs"].items()}}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_schema_of_the_form_is_valid(files: dict[str, Any], language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(
        without_fetched_lists(files[f"contribute/form.{language}.json"]["schema"])
    )
