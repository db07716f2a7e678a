"""Fixtures of all tests: the seeds as a project, as a site and as built pages; the browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import ARGUMENTS
from digest.build.pipeline import load_site
from digest.group.site import Site
from kinds import add_many_events
from roots import TODAY, build, make_root
from serving import serve_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new project with the five seeds, which a test may change."""
    return make_root(tmp_path / "project")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shared project with the five seeds, which no test may change."""
    return make_root(tmp_path_factory.mktemp("seeds") / "project")


@pytest.fixture(scope="session")
def site(seeds: Path) -> Site:
    """The site model of the five seeds."""
    return load_site(seeds, TODAY)


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site of the five seeds."""
    return build(seeds, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The URL of the built site, served at a path as on GitHub Pages."""
    with serve_site(built) as address:
        yield address


@pytest.fixture(scope="session")
def all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a site that has a page of every kind."""
    folder = tmp_path_factory.mktemp("kinds")
    # The links of the 404 page begin with the path of SITE_URL.
    with serve_site(
        build(add_many_events(make_root(folder / "project")), folder / "site", SITE_URL="http://x/kota-mitra/")
    ) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the browser that `run.py test` found."""
    path = os.environ.get("KOTA_MITRA_BROWSER")
    return {**browser_type_launch_args, "args": ARGUMENTS} | ({"executable_path": path} if path else {})
