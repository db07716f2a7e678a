"""The events that MkDocs calls, and nothing else: the only module that mkdocs.yml names.

A build: `on_pre_build` loads the site, or stops the build; MkDocs renders the theme's frame, once a language
(`on_post_page`), and copies the theme's files into a folder of its own; `on_post_build` publishes. Under `serve`
nothing is published, for each page is built when it is asked for, and nothing stops: problems are shown on every page,
above the site as it last was.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import click
from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from digest.build.dev_site import DevSite
from digest.build.pipeline import BrokenError, load_site
from digest.build.publisher import Publisher
from digest.build.watcher import Watcher
from digest.check.report import format_report
from digest.core.cache import Cache
from digest.core.clock import today
from digest.core.garbage import collect_later, pause_collection, skip_collection
from digest.group.site import Site
from digest.read.loader import LISTED_FILES
from digest.render.localizer import LabelError
from digest.render.theme_frame import ThemeFrame
from digest.search.pagefind import SearchError
from mkdocs_pages import Build, bytecode_cache, replace_by_frames, theme_stats, versioned
from mkdocs_serve import DevServer, explain_address, replace_watcher

log = get_plugin_logger("kota-mitra")

build: Build | None = None
"""The running build; made anew each time, for `serve` keeps this module. None where the content is broken."""

shown: DevServer | None = None
"""What `serve` shows; None for other commands, and without live reload."""

latest: tuple[Build, MkDocsConfig] | None = None
"""The build that `serve` shows, and its settings."""

is_starting = False
"""Whether `serve` has yet to begin: the first build asks whether its address is free."""

caches: dict[Path, Cache] = {}
"""The caches, by project; under `serve` they keep what they have decoded."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether pages are shown by `serve` or published.

    Without live reload MkDocs asks nobody how it is to answer: then the site is published, for it to find the files.
    """
    global shown, is_starting
    is_starting = command == "serve"
    context = click.get_current_context(silent=True)
    reloads = context is None or context.params.get("livereload", True)
    shown = DevServer() if command == "serve" and reloads else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take what is ours out of MkDocs' sight (navigation, lost addresses, sitemap), and mark our assets by content."""
    global is_starting
    if is_starting and (problem := explain_address(*config.dev_addr)):
        raise PluginError(problem)
    is_starting = False
    entries: list[str] = config.nav or []
    config.extra["is_live"] = shown is not None
    config.extra["sections"] = [entry.split("/")[0] for entry in entries]
    config.nav = None
    config.extra_css = [versioned(path, config) for path in config.extra_css]
    config.extra["frame_script"] = versioned("assets/javascripts/frame.js", config)
    config.theme.static_templates = set()
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Read, check, model and group everything, before anything is written."""
    global build
    Watcher.building.set()
    pause_collection()
    root = Path(config.config_file_path).parent
    stats = theme_stats(root) if shown else {}
    publisher = Publisher(Path(config.site_dir).absolute())
    if shown is None:  # a broken build under `serve` would leave it at work beside the next one
        publisher.start_inspection()
    config.site_dir, config.docs_dir = str(publisher.work / "theme"), str(publisher.work / "none")
    Path(config.docs_dir).mkdir(parents=True, exist_ok=True)  # MkDocs would look at each of the editors' files
    site = load(root)
    build = Build(root=root, site=site, publisher=publisher, cache=caches[root], theme_stats=stats) if site else None


def load(root: Path) -> Site | None:
    """Return the site of a project; None where the content is broken, which is shown. Raises PluginError."""
    if root not in caches:
        caches[root] = Cache(root / ".cache" / "content.sqlite", keeps_values=shown is not None)
    try:
        return load_site(root, today(), caches[root])
    except BrokenError as broken:
        stop(format_report(broken.problems, "terminal", "id"))
        return None


def rebuild(builder: Callable[[], None]) -> None:
    """Build under `serve` after a change: without MkDocs, whose part takes 0.5 s, where that would be the same."""
    global build
    if latest is None or not latest[0].has_same_theme():
        builder()
        return
    before, config = latest
    Watcher.building.set()
    pause_collection()
    try:
        caches[before.root].keep(LISTED_FILES, Watcher.latest.get(str(before.root / "docs")))
        site = load(before.root)
        build = replace(before, site=site) if site else None
    except Exception as error:
        on_build_error(error)
        raise
    on_post_build(config)


def stop(message: str) -> None:
    """Show an error: on the pages under `serve`, otherwise as the end of the build."""
    if shown is None:
        raise PluginError("\n" + message)
    log.info("\n%s", message)  # a warning would end a strict build, and `serve` with it
    shown.error = message


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the editors' files by one page for each language's frame."""
    return replace_by_frames(files, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let `serve` compile the theme's templates once."""
    if shown:
        env.bytecode_cache = bytecode_cache("theme")
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the theme in which language the frame is."""
    return context | {"page_language": Path(page.file.src_uri).stem}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the frame; nothing is written for it."""
    if build:
        language = "en" if page.file.src_uri.endswith("en.md") else "id"
        build.frames[language] = ThemeFrame(output)  # type: ignore[index]
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Publish the site, or show it; one whose search is dead, or that the disk has no room for, is not published."""
    try:
        if build and shown:
            show(build, config, shown)
        elif build:
            publish(build, config)
    except Exception as error:
        fail(error)
    finally:
        Watcher.building.clear()
        collect_later() if shown else skip_collection()


def on_build_error(error: Exception) -> None:
    """Look for changes again, even if MkDocs itself has failed."""
    Watcher.building.clear()


def fail(error: Exception) -> None:
    """Explain an error of rendering or publishing; an unexpected one ends a build with its traceback."""
    match error:
        case SearchError():
            stop(f"Search could not be built (is pagefind[bin] installed?): {error}")
        case LabelError():
            stop(f"A text of the pages cannot be said, and the site stays as it was: {error}")
        case TemplateError():
            stop(f"A template is broken: {error}")
        case BrokenProcessPool():
            stop("A process that wrote pages was killed (is there enough memory?); the site stays as it was.")
        case OSError():
            stop(f"The site could not be written, and stays as it was: {error}")
        case _ if shown is None:
            raise error
        case _:
            log.info("Nobody foresaw this", exc_info=error)
            stop(f"{type(error).__name__}: {error}")


def show(build: Build, config: MkDocsConfig, shown: DevServer) -> None:
    """Let `serve` show a build from now on."""
    global latest
    shown.site = shown.site or DevSite()
    build.show(config, shown.site, latest and latest[0])
    shown.error, latest = "", (build, config)


def publish(build: Build, config: MkDocsConfig) -> None:
    """Publish a build, and log the result."""
    result = build.publish(config, log_progress)
    log.info(
        "%d files, %d written, %d gone; sha256 %s", result.files, len(result.written), len(result.gone), result.digest
    )


def log_progress(done: int, total: int) -> None:
    """Log how far a long build has come, in steps of a tenth."""
    if total > 2000 and done * 10 // total > max(0, done - 100) * 10 // total:
        log.info("Writing … %d %%", done * 100 // total)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Let the server answer with the site of each build, and with what is wrong with it."""
    if shown:
        server.set_app(shown.create_app(server, fail))
        server.builder = partial(rebuild, builder)
        replace_watcher(server)
    return server


def on_shutdown() -> None:
    """Leave nothing of `serve` behind but the cache."""
    if shown and build:
        shutil.rmtree(build.publisher.work, ignore_errors=True)
