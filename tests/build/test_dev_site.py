"""`serve` makes a file when it is asked for: the one that a build from nothing would write there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from digest.build.dev_site import DevSite, TargetIndex
from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.build.target import TargetGroup, Target
from digest.build.targets import SiteTargets
from digest.render.settings import Settings
from kinds import add_many_events
from roots import TODAY, make_root

SETTINGS = Settings(
    site_url="https://kota.example/x/", repo_url="https://code.example/a", sections=("articles", "cities")
)


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> SiteTargets:
    """The units of a site that has a page of every kind, one at a former address."""
    root = add_many_events(make_root(tmp_path_factory.mktemp("live") / "project"))
    article = root / "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.md"
    article.write_text(article.read_text().replace("\nsources:\n", "\nredirect_from: [2013/lama]\nsources:\n", 1))
    site = load_site(root, TODAY)
    return SiteTargets(site, root, create_renderer(site, root, SETTINGS))


def every(units: SiteTargets) -> Iterator[Target]:
    """Every unit of a site."""
    return (unit for bundle in units.bundles() for unit in bundle.targets())


def paths(unit: Target) -> list[str]:
    """The paths of a unit's files."""
    return [path for path, _ in unit.build()]


def test_every_file_is_found_with_the_unit_that_makes_it(units: SiteTargets) -> None:
    owners = TargetIndex(units)
    found = {path: unit.name for unit in every(units) for path in paths(unit)}
    told = {path: unit.name for path in found if (unit := owners.owner(path))}
    assert told == found
    assert {"articles/2013/lama/index.html", "timeline/2019/01/index.html", "sitemap.xml", "en/feed.json"} <= set(found)


def test_every_file_is_as_a_build_writes_it(units: SiteTargets, tmp_path: Path) -> None:
    live = DevSite()
    live.show(units, tmp_path / "theme")
    for unit in every(units):
        for path, content in () if unit.slow else unit.build():  # Pagefind's come out differently each time
            assert live.file(path) == (content.encode() if isinstance(content, str) else content), path


@pytest.mark.parametrize("path", ["no/index.html", "articles/2017/none/index.html", "../x", "a//b", "en/_headers", ""])
def test_what_no_unit_makes_is_not_there(units: SiteTargets, tmp_path: Path, path: str) -> None:
    live = DevSite()
    live.show(units, tmp_path)
    (tmp_path.parent / "x").write_text("not of the site")
    assert live.file(path) is None


def test_the_theme_s_files_come_from_its_folder(units: SiteTargets, tmp_path: Path) -> None:
    live = DevSite()
    live.show(units, tmp_path)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/one.css").write_text("a")
    assert live.file("assets/one.css") == b"a"


def stand_in(*units: Target) -> SiteTargets:
    """A site of these units alone."""
    return cast(SiteTargets, SimpleNamespace(bundles=lambda: [TargetGroup(name="", targets=lambda: units)]))


def index(made_of: Callable[[], bytes], made: list[str]) -> Target:
    """A slow unit, which notes that it was made."""

    def create() -> Iterator[tuple[str, str]]:
        made.append("index")
        yield "index/a.txt", str(len(made))

    return Target(name="index", compute_fingerprint=made_of, owns=("index/",), build=create, slow=True)


def test_what_is_slow_is_made_when_it_is_asked_for_and_again_when_it_is_made_of_something_else() -> None:
    live, made = DevSite(), list[str]()
    live.show(stand_in(index(lambda: b"1", made)), Path())
    assert made == []
    assert [live.file("index/a.txt"), live.file("index/b.txt")] == [b"1", None]
    live.show(stand_in(index(lambda: b"1", made)), Path())
    assert live.file("index/a.txt") == b"1"
    live.show(stand_in(index(lambda: b"2", made)), Path())
    assert live.file("index/a.txt") == b"2"


def test_no_more_is_made_than_is_asked_for_and_what_is_made_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def create() -> Iterator[tuple[str, str]]:
        for name in ("one.txt", "two.txt"):
            made.append(name)
            yield name, name

    live = DevSite()
    live.show(stand_in(Target(name="u", compute_fingerprint=lambda: b"", owns=("one.txt", "two.txt"), build=create)), tmp_path)
    assert live.file("one.txt") == b"one.txt" and made == ["one.txt"]
    assert live.file("two.txt") == b"two.txt" and live.file("one.txt") == b"one.txt"
    assert made == ["one.txt", "two.txt"]


def test_what_has_failed_is_tried_again(tmp_path: Path) -> None:
    answers: list[Any] = [OSError("once"), [("one.txt", "1")]]

    def create() -> Iterator[tuple[str, str]]:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        yield from answer

    live = DevSite()
    live.show(stand_in(Target(name="u", compute_fingerprint=lambda: b"", owns=("one.txt",), build=create)), tmp_path)
    with pytest.raises(OSError, match="once"):
        live.file("one.txt")
    assert live.file("one.txt") == b"1"
