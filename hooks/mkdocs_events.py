"""The one door between MkDocs and the digest: every event that MkDocs calls, and nothing else.

The way of a build: `on_pre_build` loads the site, or stops the build; MkDocs renders the theme's frame, once a language
(`on_post_page`), and copies the theme's files, into a folder of its own; `on_post_build` publishes.
"""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from digest.check.report import report
from digest.clock import today
from digest.memory import Memory
from digest.pipeline import BrokenError, load_site
from digest.publish.publish import Publisher
from digest.write.frame import Frame
from digest.write.pagefind import SearchError
from digest.write.words import LabelError
from mkdocs_pages import Build, stubs, versioned

log = get_plugin_logger("kota-mitra")

build: Build | None = None
"""The running build; made anew each time, for `serve` keeps this module."""

running = "build"
"""MkDocs' command: `build` or `serve`."""

memories: dict[Path, Memory] = {}
"""What was read before, by project; `serve` reads only what has changed."""


def on_startup(command: str, dirty: bool) -> None:
    """Note which command MkDocs runs."""
    global running
    running = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take what is ours out of MkDocs' sight (navigation, lost addresses, sitemap), and mark assets with their content."""
    entries: list[str] = config.nav or []
    config.extra["is_live"] = running == "serve"
    config.extra["sections"] = [entry.split("/")[0] for entry in entries]
    config.nav = None
    config.extra_css = [versioned(path, config) for path in config.extra_css]
    config.extra["scheme"] = versioned("assets/javascripts/scheme.js", config)
    config.theme.static_templates = set()
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Read, check, model and group everything, before anything is written."""
    global build
    root = Path(config.config_file_path).parent
    gc.disable()  # some hundred thousand objects live as long as the build: looking through them frees nothing
    try:
        site = load_site(root, today(), memory_of(root))
    except BrokenError as broken:
        raise PluginError("\n" + report(broken.problems, "terminal", "id")) from None
    finally:
        gc.enable()
    build = Build(root=root, site=site, publisher=Publisher(Path(config.site_dir).absolute()))
    config.site_dir = str(build.staging)


def memory_of(root: Path) -> Memory:
    """Return what is remembered of a project."""
    if root not in memories:
        memories[root] = Memory(root / ".cache" / "readings")
    return memories[root]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the editors' files by one page for each language's frame."""
    return stubs(files, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the theme in which language the frame is."""
    return context | {"page_language": Path(page.file.src_uri).stem}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the frame; nothing is written for it."""
    assert build
    language = "en" if page.file.src_uri.endswith("en.md") else "id"
    build.frames[language] = Frame(output)  # type: ignore[index]
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Publish the site; one whose search is dead, or that the disk has no room for, is not published."""
    assert build
    try:
        done = build.publish(config, tell)
    except SearchError as error:
        raise PluginError(f"Search could not be built (is pagefind[bin] installed?): {error}") from None
    except LabelError as error:
        raise PluginError(f"A text of the pages cannot be said, and the site stays as it was: {error}") from None
    except OSError as error:
        raise PluginError(f"The site could not be written, and stays as it was: {error}") from None
    memory_of(build.root).save()
    log.info("%d files, %d made anew, %d gone; sha256 %s", done.files, len(done.made), len(done.gone), done.digest)


def tell(done: int, of: int) -> None:
    """Say how far the writing has come, in steps of a tenth, where it is long."""
    if of > 2000 and done * 10 // of > (done - 100) * 10 // of:
        log.log(logging.INFO, "Writing … %d %%", done * 100 // of)
