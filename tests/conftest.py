"""What all tests share: the seeds as a project, as a site, and as built pages; the browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import ARGUMENTS
from digest.build.pipeline import load_site
from digest.group.site import Site
from kinds import dense
from roots import TODAY, build, make_root
from serving import serving


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of its own with the five seeds, to be changed at will."""
    return make_root(tmp_path / "project")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the five seeds, not to be changed."""
    return make_root(tmp_path_factory.mktemp("seeds") / "project")


@pytest.fixture(scope="session")
def site(seeds: Path) -> Site:
    """The site that the five seeds make."""
    return load_site(seeds, TODAY)


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages that the five seeds make."""
    return build(seeds, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address at which the built pages are served, below a path as on GitHub Pages."""
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that has a page of every kind."""
    folder = tmp_path_factory.mktemp("kinds")
    # Lost addresses are answered with links that begin at the site's own path.
    with serving(
        build(dense(make_root(folder / "project")), folder / "site", SITE_URL="http://x/kota-mitra/")
    ) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the browser that `run.py test` has found."""
    path = os.environ.get("KOTA_MITRA_BROWSER")
    return {**browser_type_launch_args, "args": ARGUMENTS} | ({"executable_path": path} if path else {})
