"""The lifelines on pages: what a reader, a screen reader and a keyboard find in the drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.charts.lifelines import DOZEN, NAME_LENGTH
from digest.group.site import Site, quarter_of
from digest.model.parties import Parties, Party
from digest.read.fields import LocalizedText
from digest.render.lane_names import lane_name
from digest.render.pages import Pages
from digest.render.pagination import FIRST_ROWS
from digest.render.settings import Settings
from roots import SEEDS, TODAY, make_root, real_vocabularies

PARTNERS = sorted(real_vocabularies().localities_abroad)[:20]
CITY = "kota-tangerang-selatan"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, in which one city has twenty partners more."""
    root = make_root(tmp_path_factory.mktemp("lifelines") / "project")
    path = root / f"docs/articles/{SEEDS[0]}.md"
    event = "  - date: {}\n    kind: {}\n    parties: [{}, {}]\n    sectors: [health]\n"
    events = "".join(
        event.format(f"20{6 + number:02}-05", "visit" if number % 2 else "loi-signed", CITY, partner)
        for number, partner in enumerate(PARTNERS)
    )
    head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
    path.write_text(f"{head}{events}sources:\n{tail}", encoding="utf-8")
    return root


def render(root: Path, site: Site, path: str) -> str:
    """Return a page of a site in English."""
    renderer = create_renderer(site, root, Settings())
    return next(renderer.render_page(page) for page in Pages(site, "en").all() if page.base_path == path)


@pytest.fixture(scope="module")
def many(root: Path) -> Site:
    return load_site(root, TODAY)


@pytest.fixture(scope="module")
def page(root: Path, many: Site) -> str:
    return render(root, many, f"cities/{CITY}/")


def drawings(html: str) -> list[ET.Element]:
    """Return the lifelines of a page; they are well-formed XML."""
    return [ET.fromstring(found) for found in re.findall(r'<svg class="km-life__draw".*?</svg>', html, re.DOTALL)]


def lanes(html: str) -> list[ET.Element]:
    """Return the lanes of all drawings of a page."""
    return [one for svg in drawings(html) for one in svg.iter("g") if one.get("class", "").startswith("km-lane")]


def test_every_cooperation_has_a_lane_with_a_sentence_and_a_link(page: str, many: Site) -> None:
    own = many.parties[many.model.parties[CITY]]
    titles = [lane.findtext("title") or "" for lane in lanes(page)]
    assert len(titles) == len(set(titles)) == len(own.cooperations) > len(PARTNERS)
    daejeon = next(title for title in titles if title.startswith("Daejeon:"))
    assert daejeon == (
        "Daejeon: No news for 24 months. Last news: Exploration, 18 December 2017. 1 event; the first 18 December 2017."
    )
    assert all(lane.find("a").get("href", "").endswith("/") for lane in lanes(page))  # type: ignore[union-attr]


def test_every_mark_is_a_link_that_says_what_and_when_and_leads_to_its_row(page: str) -> None:
    marks = [link for lane in lanes(page) for link in lane.findall("a")[1:]]
    assert len(marks) > len(PARTNERS)
    for link in marks:
        assert re.fullmatch(r"[A-Z].*, .*\d{4}( \(.*\))?", link.findtext("title") or "")
        assert f'id="{link.get("href", "").removeprefix("#")}"' in page


def test_the_first_dozen_is_shown_and_the_rest_is_behind_a_click(page: str) -> None:
    first, *rest = [len(re.findall('class="km-lane ', part)) for part in page.split('<details class="km-rest">')]
    assert first == DOZEN and sum(rest) == len(lanes(page)) - DOZEN > 0
    assert f"<summary>{sum(rest)} more cooperations</summary>" in page


def test_nothing_in_the_drawing_needs_what_the_policy_forbids(page: str) -> None:
    for svg in drawings(page):
        names = {name for element in svg.iter() for name in element.attrib}
        assert not {name for name in names if name == "style" or name.startswith("on")}
        assert not {element.tag for element in svg.iter()} & {"style", "script", "foreignObject"}
    assert len(re.findall('id="km-hatch"', page)) == len(re.findall('id="km-fade"', page)) == 1


def test_the_drawing_of_a_cooperation_names_its_stages(site: Site, seeds: Path) -> None:
    html = render(seeds, site, "cooperations/kota-banjarmasin--jp-kaikoukai/")
    assert "MoU or agreement" in [lane.findtext("text") for lane in lanes(html)]
    assert all((lane.findtext("title") or "").startswith(lane.findtext("text") or "-") for lane in lanes(html))


def test_a_page_with_lifelines_is_the_same_until_the_quarter_ends(root: Path, page: str) -> None:
    last = quarter_of(TODAY) + timedelta(days=91)
    assert render(root, load_site(root, last), f"cities/{CITY}/") == page
    assert last == date(2026, 12, 31)
    assert "January–March 2027" in render(root, load_site(root, last + timedelta(days=1)), f"cities/{CITY}/")


def test_an_article_is_named_once_for_all_events_that_it_alone_tells(page: str) -> None:
    by_year = page.split('<h2 id="events">')[1]
    assert by_year.count('<p class="km-events__event"') > len(PARTNERS)
    assert '<h2 id="articles">' not in page
    year = re.search(r"<h3>2017</h3>(.*?)<h3>", by_year, re.DOTALL)
    assert year and year[1].count("km-events__event") == 2 and year[1].count("</a> <span>") == 1


def party(name: str, kind: str = "organisation", level: str = "other") -> Party:
    """Return a party of a name."""
    return Party(id=name, kind=kind, level=level, name=LocalizedText(name, None), country=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Daejeon"], "Daejeon"),
        (["University of Pittsburgh Medical Center"], "University of Pittsburg…"),
        (["Kota Semarang", "Nanjing"], "Kota Semarang – Nanjing"),
        (["Poltekkes Kemenkes Bengkulu", "LPK"], "Poltekkes Kemenke… – LPK"),
        (["Poltekkes Kemenkes Bengkulu", "Universitas Mataram"], "Poltekkes… – Universit…"),
        (["Medan", "Penang", "Chengdu", "Ichikawa"], "Medan – Penang +2"),
    ],
)
def test_a_name_beside_a_lane_has_room_there(names: list[str], shown: str) -> None:
    name = lane_name(lambda text: text.id, [party(one) for one in names])
    assert name == shown and len(name) <= NAME_LENGTH


def test_a_lane_tells_a_regency_from_the_city_of_its_name(many: Site) -> None:
    bandung = [many.model.parties[id_] for id_ in ("kota-bandung", "kabupaten-bandung")]
    partner = party("Gumi")
    assert [lane_name(lambda text: text.en or text.id, [one, partner]) for one in bandung] == [
        "Bandung – Gumi", "Bandung Reg. – Gumi"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ids", "language", "shown"),
    [
        (["provinsi-dki-jakarta", "de-berlin"], "en", "Jakarta – Berlin"),
        (["provinsi-dki-jakarta", "de-berlin"], "id", "Jakarta – Berlin"),
        (["provinsi-di-yogyakarta", "jp-kyoto"], "id", "DI Yogyakarta – Kyoto"),
        (["provinsi-di-yogyakarta", "jp-kyoto"], "en", "DI Yogyakarta – Kyoto"),
        (["kota-medan", "in-consulate-medan"], "id", "Medan – Konjen India"),
        (["kota-medan", "in-consulate-medan"], "en", "Medan – Consulate of In…"),
        (["provinsi-jawa-barat", "jp-shizuoka"], "en", "West Java – Shizuoka"),
        (["kota-surabaya", "jp-kochi"], "en", "Surabaya – Kochi City"),
        (["kr-gyeongsangbuk"], "en", "North Gyeongsang"),
        (["jp-shizuoka"], "en", "Shizuoka Prefecture"),
        (["au-embassy-jakarta"], "en", "Embassy of Australia"),
        (["provinsi-di-yogyakarta"], "en", "DI Yogyakarta"),
    ],
)
def test_a_lane_leaves_out_what_many_names_share(ids: list[str], language: str, shown: str) -> None:
    parties = Parties(real_vocabularies())
    assert lane_name(lambda text: getattr(text, language) or text.id, [parties[id_] for id_ in ids]) == shown


def test_every_event_has_its_row_those_of_earlier_years_behind_a_click(page: str, many: Site) -> None:
    rows = page[page.index('<h2 id="events"') :]
    first, rest = (
        re.findall('km-events__event" id="([^"]+)"', part) for part in rows.split('<details class="km-rest">')
    )
    assert [*first, *rest] == [event.id for event in many.parties[many.model.parties[CITY]].events]
    assert len(first) >= FIRST_ROWS
    years = {event_id[:4] for event_id in rest}
    assert f"<summary>Earlier: {len(rest)} events, {min(years)}–{max(years)}</summary>" in rows
    assert years.isdisjoint(event_id[:4] for event_id in first)
