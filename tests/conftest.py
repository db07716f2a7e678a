"""Fixtures of all tests. What takes long is made once and shared; a test takes the first of these that is enough.

- `site`: the model of the five seeds, without any page. `seeds`: their project on disk.
- `built`, and other built sites below: all workers share them, and no test changes them. `served`, `all_kinds`: the URLs
  of two of them.
- `share`: a site of one's own that several tests look at. tests/export/test_gone.py shows how; the name is new.
- `root`: a project of one's own to change and build. Its `hooks` is a link that all projects share; a test that changes
  code calls `roots.copy_code` first.
- `reused_page`: a page of the browser that other tests have used; listeners, routes and localStorage are gone after
  each. `new_tab` is a new page beside it, for tests that add scripts, fill in the form or open other pages; Playwright's
  `page`, which has a context of its own, for those of a first visit.
- `roots.real_content`, `real_site` and `real_problems`: all the articles, which a worker reads once.

roots.py has commands: `build` runs MkDocs in a fork of one that has started (building.py), or in a process of its own
where that differs; `digest` runs a command in this process, `run_digest` in another. Whatever reads all articles and not
the seeds does it on today's date (`roots.NOW`), because editors go on to review them. axe.py looks for what is not
accessible. Nothing may depend on the speed of a machine: a wait ends when what is waited for is there (`PATIENCE`).
Tests are shared out in pieces of a module, so a fixture of module scope may be made in both workers: costly ones `share`.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jinja2 import Environment
from playwright.sync_api import Browser, BrowserContext, Page, expect

import roots
from browser import ARGUMENTS
from building import BuildServer, keep_vocabularies, share_templates
from digest.build.pipeline import load_site
from digest.group.site import Site
from digest.read import loader
from drivers import PATIENCE
from kinds import add_many_events, forbid_all_errors
from roots import PROJECT, TODAY, build, make_root, mkdocs_environment
from serving import serve_site
from sharing import Share, sharing

expect.set_options(timeout=PATIENCE * 1000)  # Playwright's own five seconds are too few for a busy machine

MEMORY, ENOUGH = "/dev/shm", 4 * 2**30
"""A file system in memory, and the bytes that have to be free there."""


def use_memory() -> None:
    """Let temporary folders be in memory where there is much of it: tests write and delete 100,000 files of sites.

    They are deleted as soon as a test has passed (`tmp_path_retention_policy`).
    """
    if Path(MEMORY).is_dir():
        found = os.statvfs(MEMORY)
        if found.f_bavail * found.f_frsize >= ENOUGH and not found.f_flag & (os.ST_NOEXEC | os.ST_RDONLY):
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)


use_memory()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with tests that take long, so that no worker is left alone with one in the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


PATH_URL = "http://127.0.0.1/kota-mitra/"
"""The URL of a site at a path; the links of its 404 page begin with this path."""


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Share:
    """What makes folders that all workers share, and that no test may change."""
    return sharing(tmp_path_factory)


@pytest.fixture(scope="session", autouse=True)
def shared_code(share: Share) -> None:
    """Let all projects have the same copy of `hooks`, which Python compiles once."""
    ignored = shutil.ignore_patterns("__pycache__")
    folder = share("hooks", lambda folder: shutil.copytree(PROJECT / "hooks", folder / "hooks", ignore=ignored))
    roots.code = folder / "hooks"


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(share: Share) -> Iterator[Path]:
    """A folder in which all processes keep compiled templates: those of one name and source are the same everywhere."""
    folder = share("templates", lambda folder: folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", Environment.__init__)  # what the next line sets is taken back
        share_templates(folder)
        yield folder


@pytest.fixture(scope="session", autouse=True)
def start_mkdocs_once(shared_code: None, compiled_templates: Path, seeds: Path) -> Iterator[None]:
    """Let projects be built in forks of one process."""
    if hasattr(os, "fork"):
        roots.build_server = BuildServer(roots.code, compiled_templates, seeds, mkdocs_environment({}))
        yield
        roots.build_server.close()
        roots.build_server = None
    else:
        yield


@pytest.fixture(scope="session", autouse=True)
def read_vocabularies_once() -> Iterator[None]:
    """Keep what is read of data/ and of the pages that are written by hand."""
    with pytest.MonkeyPatch.context() as patch:
        keep_vocabularies(functools.partial(patch.setattr, loader))
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new project with the five seeds, which a test may change."""
    return make_root(tmp_path / "project")


@pytest.fixture(scope="session")
def seeds(share: Share, shared_code: None) -> Path:
    """A shared project with the five seeds, which no test may change."""
    return share("seeds", lambda folder: make_root(folder / "project")) / "project"


@pytest.fixture(scope="session")
def site(seeds: Path) -> Site:
    """The site model of the five seeds."""
    return load_site(seeds, TODAY)


@pytest.fixture(scope="session")
def built(share: Share) -> Path:
    """The folder of the built site of the five seeds."""
    return share("built", lambda folder: build(make_root(folder / "project"), folder / "site")) / "site"


@pytest.fixture(scope="session")
def built_at_path(share: Share) -> Path:
    """The folder of the site of the five seeds, built for `PATH_URL`."""

    def fill(folder: Path) -> None:
        build(make_root(folder / "project"), folder / "site", SITE_URL=PATH_URL)

    return share("built_at_path", fill) / "site"


@pytest.fixture(scope="session")
def untranslated(share: Share) -> Path:
    """The folder of a built site of the five seeds in which one article has no translation, one place no coordinates."""

    def fill(folder: Path) -> None:
        build(roots.remove_translation(make_root(folder / "project")), folder / "site")

    return share("untranslated", fill) / "site"


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The URL of the built site, served at a path as on GitHub Pages."""
    with serve_site(built, lasting=True) as address:
        yield address


@pytest.fixture(scope="session")
def all_kinds(share: Share) -> Iterator[str]:
    """The URL of a site that has a page of every kind."""

    def fill(folder: Path) -> None:
        build(add_many_events(make_root(folder / "project")), folder / "site", SITE_URL=PATH_URL)

    with serve_site(share("all_kinds", fill) / "site", lasting=True) as address:
        yield address


@pytest.fixture(scope="session")
def lasting_page(browser: Browser) -> Iterator[Page]:
    """The page behind `reused_page`."""
    page = browser.new_page()
    yield page
    page.close()


@contextlib.contextmanager
def forget_listeners(page: Page, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Remove from a page what was made to listen to its events inside the context."""
    listeners: list[tuple[str, Any]] = []
    listen, stop = page.on, page.remove_listener

    def note(event: str, listener: Any) -> None:
        listen(event, listener)  # type: ignore[call-overload]
        listeners.append((event, listener))

    def remove(event: str, listener: Any) -> None:
        stop(event, listener)
        listeners.remove((event, listener))

    monkeypatch.setattr(page, "on", note)
    monkeypatch.setattr(page, "remove_listener", remove)
    yield
    for event, listener in listeners:
        stop(event, listener)


def leave(page: Page) -> None:
    """Leave a site, and forget what is in its localStorage."""
    origin = urlsplit(page.url)._replace(path="", query="", fragment="").geturl()
    page.goto("about:blank")
    if origin.startswith("http"):
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
        session.detach()


@pytest.fixture(scope="session")
def lasting_context(browser: Browser) -> Iterator[BrowserContext]:
    """The context behind `new_tab`."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def new_tab(lasting_context: BrowserContext) -> Iterator[Page]:
    """A new page in a context that other tests have used, with no drafts of theirs in localStorage and sessionStorage."""
    page = lasting_context.new_page()
    yield page
    leave(page)
    page.close()
    lasting_context.clear_permissions()


@pytest.fixture
def reused_page(lasting_page: Page, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page that other tests have used; a test's listeners and routes, and what is in localStorage, are gone after it.

    Opening a new page in a context of its own takes twice as long, and in a full browser five times.
    """
    page = lasting_page
    with forget_listeners(page, monkeypatch):
        yield page
    page.unroute_all(behavior="ignoreErrors")
    leave(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(media="null", color_scheme="null", contrast="null", forced_colors="null", reduced_motion="null")


@pytest.fixture
def watched_page(reused_page: Page, served: str) -> Iterator[Page]:
    """A page that other tests have used, which fails on anything logged and on requests to other hosts."""
    with forbid_all_errors(reused_page, served):
        yield reused_page


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the browser that `run.py test` found."""
    path = os.environ.get("KOTA_MITRA_BROWSER")
    return {**browser_type_launch_args, "args": ARGUMENTS} | ({"executable_path": path} if path else {})
