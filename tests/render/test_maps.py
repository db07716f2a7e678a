"""The map: every located party is on it, where it lies, and every mark leads somewhere."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from html import unescape
from itertools import combinations
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from digest.group.site import Site
from digest.render import maps
from digest.render.map_labels import NamedMark, place_labels
from digest.render.map_targets import target_paths
from digest.render.map_window import INDONESIA, WORLD, Point, distance, fit_window, project
from roots import PROJECT, real_site

IMAGES = PROJECT / "docs" / "templates" / "assets" / "images"


@pytest.fixture(scope="module")
def whole() -> Site:
    """The site that all articles make: the seeds alone leave the map almost empty."""
    return real_site()


@pytest.mark.parametrize(
    ("place", "at", "point"),
    [
        ("Jakarta", (-6.2, 106.8), (1368, 62)),
        ("Tokyo, north of the equator", (35.7, 139.7), (1697, -357)),
        ("Honolulu, beyond the antimeridian", (21.3, -157.9), (2321, -213)),
        ("Fiji's west of it", (-18.1, 178.4), (2084, 181)),
        ("Fiji's east of it", (-18.1, -178.4), (2116, 181)),
        ("Reykjavik, the first on the left", (64.1, -21.9), (81, -641)),
        ("Recife, nearly the last on the right", (-8.1, -34.9), (3551, 81)),
    ],
)
def test_a_place_lies_where_it_should_and_the_pacific_is_not_cut(
    place: str, at: tuple[float, float], point: Point
) -> None:
    assert project(at) == pytest.approx(point), place


def land(base: str) -> list[list[Point]]:
    """The outlines of a base map."""
    path = re.search(r'id="land" d="([^"]+)"', (IMAGES / base).read_text(encoding="utf-8"))
    assert path
    outlines = []
    for outline in re.findall("M[^M]+", path[1]):
        first, _, rest = outline.partition("l")
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        points = [tuple(float(number) for number in first.removeprefix("M").split(","))]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        outlines.append(points)
    return outlines  # type: ignore[return-value]


def is_on_land(point: Point, base: str) -> bool:
    """Tell whether a point lies inside an outline (a ray from it crosses an odd number of edges)."""
    (x, y), inside = point, False
    for outline in land(base):
        for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("at", "base", "dry"),
    [
        ((-7.5, 110.5), "asia.svg", True),  # the middle of Java
        ((-5.0, 110.5), "asia.svg", False),  # the Java Sea
        ((36.2, 138.2), "asia.svg", True),  # the mountains of Honshu
        ((36.3, 127.9), "asia.svg", True),  # the middle of South Korea
        ((39.0, 134.0), "asia.svg", False),  # the sea between them
        ((0.0, 113.0), "world.svg", True),  # the middle of Borneo
        ((52.0, 10.0), "world.svg", True),  # Germany
        ((-15.0, -50.0), "world.svg", True),  # Brazil
        ((20.0, -150.0), "world.svg", False),  # the Pacific
        ((0.0, 180.0), "world.svg", False),
    ],
)
def test_coastlines_and_marks_fit_together(at: tuple[float, float], base: str, dry: bool) -> None:
    assert is_on_land(project(at), base) is dry


def test_the_coastlines_are_light_and_say_where_they_are_from() -> None:
    files = [(IMAGES / base).read_bytes() for base in ("world.svg", "asia.svg")]
    assert sum(len(gzip.compress(file, mtime=0)) for file in files) <= 40 * 1024
    assert all(b"Natural Earth" in file and b"style" not in file for file in files)


def test_every_located_party_with_events_is_on_the_world_map(whole: Site) -> None:
    world = maps.create_views(whole)[0]
    expected = {party for party in whole.parties if party.coordinates}
    assert len(expected) > 100
    assert expected <= {party for mark in world.marks for party in mark.parties}
    assert all(world.window.contains(mark.point) for mark in world.marks)


@pytest.mark.parametrize(
    ("place", "at"),
    [
        ("Reykjavik", (64.1, -21.9)), ("Praia, Cape Verde", (14.9, -23.5)), ("Invercargill", (-46.4, 168.4)),
        ("Ushuaia", (-54.8, -68.3)), ("Longyearbyen", (78.2, 15.6)), ("Ponta Delgada, Azores", (37.7, -25.7)),
    ],
)  # fmt: skip
def test_a_partner_at_the_edge_of_the_world_is_on_the_map(place: str, at: tuple[float, float]) -> None:
    assert WORLD.contains(project(at)), place


def test_no_city_of_the_world_lies_outside_the_map() -> None:
    """Its mark has room there, too: it is at most 9 pixels wide from the middle."""
    lines = (PROJECT / "hooks/digest/places/places.tsv").read_text("utf-8").splitlines()[1:]
    texts = filter(None, (line.split("\t")[3] for line in lines))
    points = [project((float(latitude), float(longitude))) for latitude, longitude in (at.split(",") for at in texts)]
    left, top, width, height = WORLD.view_box
    room = 4 * WORLD.units_per_pixel
    assert len(points) > 20_000
    assert [
        point
        for point in points
        if not (left + room <= point[0] <= left + width - room and top + room <= point[1] <= top + height - room)
    ] == []


def test_every_indonesian_party_of_the_map_is_in_the_view_of_indonesia(whole: Site) -> None:
    _, indonesia, _ = maps.create_views(whole)
    homes = {party for party in maps.located_parties(whole) if party.is_home}
    assert homes <= {party for mark in indonesia.marks for party in mark.parties}


def test_an_organisation_stands_at_its_seat_and_a_government_nowhere(site: Site) -> None:
    kaikoukai, nagoya = site.model.parties["jp-kaikoukai"], site.model.parties["jp-nagoya"]
    assert nagoya.coordinates
    assert maps.locate_party(kaikoukai, site) == project(nagoya.coordinates)
    assert maps.locate_party(site.model.parties["kr-government"], site) is None


def test_marks_of_one_country_leave_room_for_a_finger(whole: Site) -> None:
    for view in maps.create_views(whole):
        for one, other in combinations(view.marks, 2):
            if one.parties[0].country == other.parties[0].country:
                assert distance(one.point, other.point) >= 24 * view.window.units_per_pixel


def test_a_line_is_as_strong_as_the_events_that_it_stands_for(whole: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "MAX_LINES", 10_000)
    world = maps.create_views(whole)[0]
    assert sum(line.event_count for line in world.lines) == sum(number for *_, number in maps.sort_pairs(whole))
    widths = [line.width for line in world.lines]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1] <= 5


def test_of_too_many_lines_the_busiest_are_drawn(whole: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    every = maps.create_views(whole)[0].lines
    assert len(every) > 3
    monkeypatch.setattr(maps, "MAX_LINES", 3)
    assert maps.create_views(whole)[0].lines == every[-3:]


def test_the_table_counts_what_a_reader_would_count(site: Site) -> None:
    rows = maps.table_rows(site)
    found = {(home.id, partner.id): number for home, partners in rows for partner, number in partners}
    for (home, partner), number in found.items():
        ids = [{party.id for party in event.parties} for event in site.everything.events]
        assert number == sum({home, partner} <= own for own in ids)
    assert found["kota-tangerang-selatan", "kr-daejeon"] == 1


def test_the_table_has_each_indonesian_party_once_the_busiest_first(whole: Site) -> None:
    rows = maps.table_rows(whole)
    homes = [home for home, _ in rows]
    assert len(homes) == len(set(homes))
    totals = [sum(number for _, number in partners) for _, partners in rows]
    assert totals[:-1] == sorted(totals[:-1], reverse=True)  # the limit may cut the last
    assert all(numbers == sorted(numbers, reverse=True) for numbers in ([n for _, n in own] for _, own in rows))
    assert sum(len(partners) for _, partners in rows) == min(len(maps.sort_pairs(whole)), maps.MAX_PAIRS)


def test_a_locality_without_coordinates_is_named(whole: Site) -> None:
    named = {party.id for party in maps.unlocated_localities(whole)}
    assert named == {party.id for party in whole.parties if party.kind == "locality" and not party.coordinates}


def test_a_small_map_shows_the_party_and_its_partners_only(site: Site) -> None:
    tangsel = site.model.parties["kota-tangerang-selatan"]
    view = maps.create_party_view(tangsel, site.parties[tangsel], site)
    assert view
    assert [[party.id for party in mark.parties] for mark in view.marks] == [["kota-tangerang-selatan"], ["kr-daejeon"]]
    assert view.window.base_map == "asia.svg"
    assert all(view.window.contains(mark.point) for mark in view.marks)


def test_a_small_map_counts_the_events_with_its_party_only(whole: Site) -> None:
    daejeon = whole.model.parties["kr-daejeon"]
    view = maps.create_party_view(daejeon, whole.parties[daejeon], whole)
    assert view
    tangsel = next(mark for mark in view.marks if mark.id == "at-kota-tangerang-selatan")
    assert tangsel.event_count <= len(whole.parties[daejeon].events) < len(whole.parties[tangsel.parties[0]].events)


def test_a_party_without_partners_abroad_has_no_small_map(site: Site) -> None:
    banyuwangi = site.model.parties["kabupaten-banyuwangi"]
    assert maps.create_party_view(banyuwangi, site.parties[banyuwangi], site) is None


def test_a_small_map_that_reaches_across_the_world_takes_the_world() -> None:
    frame = fit_window([project((-6.9, 107.6)), project((51.4, 3.6)), project((5.9, -55.1))])
    assert frame.base_map == "world.svg"
    assert fit_window([project((-6.9, 107.6))]).base_map == "asia.svg"


def test_names_stand_apart_and_the_first_has_precedence() -> None:
    marks = [NamedMark(point=(2000, 0), radius=10, text=name) for name in ("busiest", "second", "third", "", "fifth")]
    marks[1] = replace(marks[1], point=(2010, 0))
    said = [label.text for label in place_labels(marks, replace(WORLD, min_width=1000))]
    assert said[0] == "busiest"
    assert "" not in said
    assert len(said) == len(set(said))


def test_a_name_stays_inside_the_picture() -> None:
    right = INDONESIA.view_box[0] + INDONESIA.view_box[2] - 3
    (label,) = place_labels([NamedMark(point=(right, 0), radius=2, text="Jayapura")], INDONESIA)
    assert label.anchor == "end"


def pictures(html: str) -> list[str]:
    """The maps on a page."""
    return re.findall(r'<(?:div|figure) class="km-map[^"]*">.*?</svg>', html, re.DOTALL)


@pytest.mark.parametrize("path", ["map/", "en/map/"])
def test_every_mark_leads_to_a_page_or_to_its_list(built: Path, path: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    links = [unescape(link) for picture in pictures(html) for link in re.findall('<a href="([^"]+)"', picture)]
    assert len(links) == 8
    for link in links:
        target = urlsplit(urljoin(f"https://x/{path}", link))
        page = (built / target.path.lstrip("/") / "index.html").read_text(encoding="utf-8")
        assert not target.fragment or f'id="{target.fragment}"' in page


def test_every_mark_says_what_it_stands_for(built: Path) -> None:
    html = (built / "en/map/index.html").read_text(encoding="utf-8")
    assert re.search("<title>Daejeon, Gyeonggi Province, [^<]+ – 3 events</title>", html)
    assert all("<title>" in link for picture in pictures(html) for link in re.findall("<a .*?</a>", picture, re.DOTALL))


def test_pages_stay_small_for_the_coastlines_are_a_file_of_their_own(built: Path) -> None:
    (picture,) = pictures((built / "cities/kota-tangerang-selatan/index.html").read_text(encoding="utf-8"))
    assert len(picture) < 3000
    bases = re.findall('<use href="([^"#]+)#(land|borders)"', picture)
    assert [part for _, part in bases] == ["land", "borders"]
    for base, part in bases:
        file = (built / "cities/kota-tangerang-selatan" / base).resolve()
        assert f'id="{part}"' in file.read_text(encoding="utf-8")


def test_the_home_page_leads_to_the_map(built: Path) -> None:
    assert 'href="./map/"' in (built / "index.html").read_text(encoding="utf-8")
    assert 'href="../en/map/"' in (built / "en/index.html").read_text(encoding="utf-8")


def is_within(point: Point, mark: maps.Mark, radius: float) -> bool:
    """Tell whether a point lies on what opens a mark: the disc around it, or the convex polygon that is left of it."""
    if not mark.target:
        return distance(point, mark.point) <= radius
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", mark.target)]
    corners = [*zip(numbers[::2], numbers[1::2], strict=True)]
    (x, y), edges = point, zip(corners, [*corners[1:], corners[0]], strict=True)
    return all((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0 for (x1, y1), (x2, y2) in edges)


def test_every_mark_opens_under_the_pointer_and_no_other(whole: Site) -> None:
    crowded = 0
    for view in (*maps.create_views(whole), maps.create_home_view(whole)):
        radius = view.window.units_per_pixel * maps.MIN_TARGET_SIZE / 2
        crowded += sum(mark.target is not None for mark in view.marks)
        for mark in view.marks:
            assert [one.id for one in view.marks if is_within(mark.point, one, radius)] == [mark.id]
    assert crowded > 1


def test_two_marks_at_one_point_share_its_disc() -> None:
    first, second, alone = target_paths([(100, 100), (100, 100), (200, 100)], 12)
    assert alone is None
    rights = [max(float(x) for x in re.findall(r"[ML](\S+)", path or "")) for path in (first, second)]
    lefts = [min(float(x) for x in re.findall(r"[ML](\S+)", path or "")) for path in (first, second)]
    assert (lefts[0], rights[0], lefts[1], rights[1]) == (88, 100, 100, 112)
