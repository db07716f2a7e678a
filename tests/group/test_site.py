"""The selections that the five seed articles make."""

from __future__ import annotations

import shutil
from pathlib import Path

from digest.build.pipeline import load_site
from digest.group.site import Site
from roots import SEEDS, TODAY

DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA = SEEDS


def article_ids(selection: object) -> set[str]:
    return {article.id for article in selection.articles}  # type: ignore[attr-defined]


def test_a_city_lists_exactly_its_own_articles(site: Site) -> None:
    assert article_ids(site.parties[site.model.parties["kota-tangerang-selatan"]]) == {DAEJEON, BANYUWANGI}


def test_a_country_lists_exactly_its_own_articles(site: Site) -> None:
    countries = {country.slug: article_ids(selection) for country, selection in site.countries.items()}
    assert countries == {"south-korea": {DAEJEON, JAKARTA, KOREA}, "japan": {BANJARMASIN}}


def test_health_lists_all_five(site: Site) -> None:
    assert article_ids(site.sectors[site.model.sectors["health"]]) == set(SEEDS)


def test_the_working_group_leads_to_at_least_seven_cooperations(site: Site) -> None:
    events = [event for event in site.everything.events if KOREA in event.articles]
    assert len({site.cooperation_of(event) for event in events}) >= 7
    assert any(len(event.parties) == 3 for event in events)


def test_an_event_reported_by_two_articles_is_merged(root: Path) -> None:
    folder = root / "docs/articles/2017"
    copy = folder / "delegasi-daejeon-menurut-media-lain.md"
    shutil.copy(root / f"docs/articles/{DAEJEON}.md", copy)
    text = (
        copy.read_text()
        .replace("soal-kesehatan-dengan-daejeon", "laporan-lain")
        .replace("[health, education]", "[tourism]")
    )
    copy.write_text(text)
    merged = load_site(root, TODAY)
    (event,) = [event for event in merged.everything.events if event.id.startswith("2017-12-18")]
    assert set(event.articles) == {DAEJEON, "2017/delegasi-daejeon-menurut-media-lain"}
    assert [sector.id for sector in event.sectors] == ["health", "education", "tourism"]
