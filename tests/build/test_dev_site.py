"""`serve` builds a file when it is asked for: the one that a build from nothing would write there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from digest.build.dev_site import DevSite, TargetIndex
from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.build.target import Target, TargetGroup
from digest.build.targets import SiteTargets
from digest.render.settings import Settings
from kinds import add_many_events
from roots import TODAY, make_root

SETTINGS = Settings(
    site_url="https://kota.example/x/", repo_url="https://code.example/a", sections=("articles", "cities")
)


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> SiteTargets:
    """The targets of a site that has a page of every kind, one at a former address."""
    root = add_many_events(make_root(tmp_path_factory.mktemp("dev") / "project"))
    article = root / "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.md"
    article.write_text(
        article.read_text().replace("\nsources:\n", "\nredirect_from: [2011/lama, 2013/lama]\nsources:\n", 1)
    )
    site = load_site(root, TODAY)
    return SiteTargets(site, root, create_renderer(site, root, SETTINGS))


@pytest.fixture(scope="module")
def built_files(targets: SiteTargets) -> dict[str, tuple[Target, bytes]]:
    """Every file of the site, with the target that builds it."""
    all_targets = [target for group in targets.groups() for target in group.targets()]
    files = ((path, target, content) for target in all_targets for path, content in target.build())
    return {
        path: (target, content.encode() if isinstance(content, str) else content) for path, target, content in files
    }


def test_every_file_is_found_with_the_target_that_builds_it(
    targets: SiteTargets, built_files: dict[str, tuple[Target, bytes]]
) -> None:
    index = TargetIndex(targets)
    owners = {path: owner.name for path in built_files if (owner := index.owner(path))}
    assert owners == {path: target.name for path, (target, _) in built_files.items()}
    assert {f"articles/{former}/lama/index.html" for former in (2011, 2013)} <= set(owners)
    assert {"timeline/2019/01/index.html", "sitemap.xml", "en/feed.json"} <= set(owners)


def test_every_file_is_as_a_build_writes_it(
    targets: SiteTargets, built_files: dict[str, tuple[Target, bytes]], tmp_path: Path
) -> None:
    site = DevSite()
    site.update(targets, tmp_path / "theme")
    for path, (target, content) in built_files.items():
        assert target.kept or site.file(path) == content, path  # Pagefind's files come out differently each time


@pytest.mark.parametrize("path", ["no/index.html", "articles/2017/none/index.html", "../x", "a//b", "en/_headers", ""])
def test_what_no_target_builds_is_not_there(targets: SiteTargets, tmp_path: Path, path: str) -> None:
    site = DevSite()
    site.update(targets, tmp_path)
    (tmp_path.parent / "x").write_text("not of the site")
    assert site.file(path) is None


def test_the_theme_s_files_come_from_its_folder(targets: SiteTargets, tmp_path: Path) -> None:
    site = DevSite()
    site.update(targets, tmp_path)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/one.css").write_text("a")
    assert site.file("assets/one.css") == b"a"


def site_of(*targets: Target) -> SiteTargets:
    """Return a site of these targets alone."""
    return cast(SiteTargets, SimpleNamespace(groups=lambda: [TargetGroup(name="", targets=lambda: targets)]))


def index_target(fingerprint: bytes, built: list[str]) -> Target:
    """Return a kept target, which notes each time that it is built."""

    def build() -> Iterator[tuple[str, str]]:
        built.append("index")
        yield "index/a.txt", str(len(built))

    return Target(name="index", compute_fingerprint=lambda: fingerprint, owns=("index/",), build=build, kept=True)


def test_a_kept_target_is_built_when_it_is_asked_for_and_again_when_its_fingerprint_changes() -> None:
    site, built = DevSite(), list[str]()
    site.update(site_of(index_target(b"1", built)), Path())
    assert built == []
    assert [site.file("index/a.txt"), site.file("index/b.txt")] == [b"1", None]
    site.update(site_of(index_target(b"1", built)), Path())
    assert site.file("index/a.txt") == b"1"
    site.update(site_of(index_target(b"2", built)), Path())
    assert site.file("index/a.txt") == b"2"


def test_no_more_is_built_than_is_asked_for_and_all_of_it_once(tmp_path: Path) -> None:
    built: list[str] = []

    def build() -> Iterator[tuple[str, str]]:
        for name in ("one.txt", "two.txt"):
            built.append(name)
            yield name, name

    site = DevSite()
    site.update(
        site_of(Target(name="u", compute_fingerprint=lambda: b"", owns=("one.txt", "two.txt"), build=build)), tmp_path
    )
    assert site.file("one.txt") == b"one.txt" and built == ["one.txt"]
    assert site.file("two.txt") == b"two.txt" and site.file("one.txt") == b"one.txt"
    assert built == ["one.txt", "two.txt"]


def test_what_has_failed_is_tried_again(tmp_path: Path) -> None:
    answers: list[Any] = [OSError("once"), [("one.txt", "1")]]

    def build() -> Iterator[tuple[str, str]]:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        yield from answer

    site = DevSite()
    site.update(site_of(Target(name="u", compute_fingerprint=lambda: b"", owns=("one.txt",), build=build)), tmp_path)
    with pytest.raises(OSError, match="once"):
        site.file("one.txt")
    assert site.file("one.txt") == b"1"
