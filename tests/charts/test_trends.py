"""The page /trends/: its numbers are those of the open data, and each chart says what it leaves out."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from digest.build.pipeline import load_site
from digest.build.rendering import create_pages, create_renderer
from digest.charts.bars import most, peak, steps_high, year_bars
from digest.charts.people import counts
from digest.charts.trends import Trends
from digest.group.site import Site
from digest.model.events import Figure
from digest.open_data.trend_tables import create_trend_tables
from digest.read.fields import LANGUAGES, LocalizedText
from digest.render.settings import Settings
from roots import TODAY, make_root, real_site

CHARTS = ("events", "countries", "matrix", "agreements", "people", "news")


@pytest.fixture(scope="module")
def whole() -> Site:
    """The site of all articles."""
    return real_site()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, strict=True))


def test_events_by_year_and_stage_can_be_counted_again_from_the_open_data(built: Path) -> None:
    events = [one for one in read_csv(built / "data/events.csv") if one["status"] == "happened"]
    rows = read_csv(built / "trends/events.csv")
    assert {row["year"] for row in rows} == {one["date_start"][:4] for one in events}
    for row in rows:
        stages = Counter(one["stage"] for one in events if one["date_start"][:4] == row["year"])
        shown = {name.replace("no_stage", "none"): int(value) for name, value in row.items() if name != "year"}
        assert shown.pop("all") == stages.total()
        assert {name: number for name, number in shown.items() if number} == dict(stages)


def test_countries_and_the_table_of_sectors_can_be_counted_again(built: Path) -> None:
    events = read_csv(built / "data/events.csv")
    by_year = Counter(
        (country, one["date_start"][:4])
        for one in events
        if one["status"] == "happened"
        for country in filter(None, one["countries"].split(";"))
    )
    rows = read_csv(built / "trends/countries.csv")
    assert {(row["country"], row["year"]): int(row["events"]) for row in rows} == dict(by_year)
    articles: dict[tuple[str, str], set[str]] = {}
    for one in events:
        for country in filter(None, one["countries"].split(";")):
            for sector in one["sectors"].split(";"):
                articles.setdefault((country, sector), set()).update(one["articles"].split(";"))
    found = {(row["country"], row["sector"]): int(row["articles"]) for row in read_csv(built / "trends/matrix.csv")}
    assert found == {pair: len(ids) for pair, ids in articles.items()}


def test_every_chart_has_its_numbers_and_says_what_it_leaves_out(built: Path) -> None:
    for language, prefix in zip(LANGUAGES, ("", "en/"), strict=True):
        html = (built / prefix / "trends/index.html").read_text(encoding="utf-8")
        sections = re.findall(r'<section class="km-chart".*?</section>', html, re.DOTALL)
        assert [re.search(r'<h2 id="(\w+)"', section)[1] for section in sections] == [*CHARTS]  # type: ignore[index]
        counted, left_out = ("Dihitung:", "Tidak dihitung:") if language == "id" else ("Counted:", "Left out:")
        for name, section in zip(CHARTS, sections, strict=True):
            assert counted in section and left_out in section
            assert f'/trends/{name}.csv"' in section and f'href="#{name}"' in section and "data/#" in section
            assert (built / f"trends/{name}.csv").is_file()
            assert "style=" not in section


def test_every_agreement_and_every_cooperation_is_counted_once(whole: Site) -> None:
    trends = Trends(whole)
    signed = [one for one in whole.everything.events if one.happened and one.kind.stage in {"mou", "renewal"}]
    assert trends.agreement_count == len(signed)
    assert trends.dated_count == sum(1 for one in signed if one.instrument and one.instrument.expires)
    ages = trends.ages
    assert sum(len(group.cooperations) for group in ages.groups) + ages.left_out == len(whole.cooperations)
    quiet = [one for group in ages.groups if group.start >= 24 for one in group.cooperations]
    named = [one for one in whole.cooperations if one.standing.name == "no-news" and one.last_news.happened]
    assert set(named) <= set(quiet)


def test_the_end_of_an_agreement_moves_from_ahead_to_expired_on_the_day_after(root: Path) -> None:
    path = next((root / "docs/articles/2015").glob("jakarta-gyeonggi*a.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(    instrument: \{kind: \w[\w-]*)[^}]*\}", r"\1, expires: 2026-11-22}", text), encoding="utf-8"
    )
    assert "expires: 2026-11-22" in path.read_text(encoding="utf-8")
    days = {day: Trends(load_site(root, day)).agreements for day in (TODAY, TODAY + dt.timedelta(days=1))}
    assert [(one["ending"][2026], one["expired"][2026]) for one in days.values()] == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("name", "is_counted"),
    [
        ("Perawat yang berangkat", True),
        ("Tenaga kesehatan yang mengikuti pelatihan", True),
        ("Peserta pelatihan bahasa", True),
        ("Pendaftar awal", False),
        ("Calon perawat", False),
        ("Seluruhnya yang sudah bekerja di Jepang", False),
        ("Di antaranya lolos dengan pertimbangan tambahan", False),
        ("Seniman Indonesia yang melatih", False),
    ],
)
def test_applicants_totals_and_teachers_are_no_people_trained(name: str, is_counted: bool) -> None:
    figure = Figure(what=LocalizedText(name, None), value=1, unit=LocalizedText("orang", "people"))  # type: ignore[arg-type]
    assert counts(figure) is is_counted


def test_the_list_of_people_shows_every_figure_that_counts_and_every_other(whole: Site) -> None:
    for one in Trends(whole).people:
        people = [figure for figure in one.event.figures if figure.unit and figure.unit.id == "orang"]
        assert sorted(map(id, people)) == sorted(map(id, (*one.counted, *one.others)))
        assert one.people == sum(figure.value for figure in one.counted)


def test_bars_of_one_scale_are_as_high_as_their_numbers() -> None:
    years, series = range(2020, 2023), [Counter({2020: 24, 2022: 3}), Counter({2021: 5})]
    maximum = most(series, years)
    assert (maximum, peak(series[0], years), peak(Counter(), years)) == (24, 2020, None)
    steps = [steps_high(counts, years, maximum) for counts in series]
    assert steps == [12, 3]
    heights = [
        [bar.height * high for bar in year_bars(counts, years, maximum * high / 12)]
        for counts, high in zip(series, steps, strict=True)
    ]
    assert heights[0][0] / 24 == pytest.approx(heights[1][1] / 5, rel=0.05)


def test_a_digest_without_articles_has_a_page_of_trends(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project", ())
    site = load_site(root, TODAY)
    pages = [page for page in create_pages(site) if page.base_path == "trends/"]
    assert len(pages) == len(LANGUAGES)
    renderer = create_renderer(site, root, Settings())
    assert all("km-chart" not in renderer.render_content(page) for page in pages)
    assert dict(create_trend_tables(Trends(site)))["trends/events.csv"] == b"year,all\r\n"


def test_nothing_in_the_csv_files_is_a_formula(whole: Site) -> None:
    for _, content in create_trend_tables(Trends(whole)):
        assert not re.search(rb"(^|,)[=+@]", content, re.MULTILINE)


def test_a_cell_of_the_table_opens_the_search_with_as_many_articles(watched_page: Page, served: str) -> None:
    watched_page.goto(urljoin(served, "en/trends/#matrix"))
    cell = watched_page.locator(".km-matrix td a").first
    number = cell.inner_text()
    cell.click()
    expect(watched_page.locator("[data-status]")).to_have_text(re.compile(rf"^{number} article"))
