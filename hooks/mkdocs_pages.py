"""The digest's pages in MkDocs' hands: stubs for its files, and the frame around what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from digest.group.site import Site
from digest.read.fields import LANGUAGES
from digest.write.outputs import create_outputs
from digest.write.pages import Page
from digest.write.pictures import picture_of
from digest.write.render import Renderer
from digest.write.search import SearchLists
from digest.write.structured import Structured

TOGGLES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build: the site, its pages by the file that MkDocs knows them under, and what renders them."""

    site: Site
    pages: dict[str, Page]
    renderer: Renderer
    lists: SearchLists
    nav: list[Navigation] = field(default_factory=list)


def hand_over(built: Built, files: Files, config: MkDocsConfig) -> Files:
    """Return MkDocs' files with the editors' texts taken out and a stub for each page put in."""
    for file in list(files.documentation_pages()):
        files.remove(file)
    for uri in built.pages:
        files.append(File.generated(config, uri, content=""))
    for path, content in create_outputs(built.site, built.renderer.settings, built.lists):
        files.append(File.generated(config, path, content=content))
    return files


def frame(built: Built, page: Page, nav: Navigation, config: MkDocsConfig) -> dict[str, Any]:
    """Return what the templates around a page need: its language, navigation and counterparts."""
    words = built.renderer.wordings[page.language]
    return {
        "view": page,
        "words": words,
        "today": built.site.today,
        "entries": list(entries(built, page, nav)),
        "counterparts": page.counterparts(),
        "other_language": next(language for language in LANGUAGES if language != page.language),
        "page_language": page.language,
        "root_url": (config.site_url or "").rstrip("/") + "/",
        "structured": Structured(built.site, config.site_url or "").create(page, words),
        "picture": picture_of(page, built.site),
    }


def entries(built: Built, page: Page, nav: Navigation) -> Iterator[tuple[str, str, bool]]:
    """Yield the navigation's entries in the page's language: label, path, and whether the page belongs there."""
    for item in nav.pages:
        target = built.pages[item.file.src_uri]
        label = built.renderer.wordings[page.language].t(f"nav.{target.section}")
        yield label, target.counterparts()[page.language], target.section == page.section


def without_toggles(html: str) -> str:
    """Return a page without the theme's switches for a drawer and a search that the site does not have.

    They stand in no block of the theme's base.html, and their `autocomplete` is not valid HTML.
    """
    return TOGGLES.sub("", html)


def not_found(built: Built) -> Page:
    """Return the page that a host shows for an address that does not exist; it speaks both languages."""
    title = built.renderer.wordings["id"].t("not-found.title")
    return Page(plain="404.html", language="id", template="", title=title, description=title)
