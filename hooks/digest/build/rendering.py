"""The pages and their renderer, given what later stages than `render` know: guide, field reference, tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from digest.contribute.field_reference import field_reference_data
from digest.contribute.guide import render_guide
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.open_data.data_page import page_data
from digest.read.fields import LANGUAGES, Language
from digest.render.page import Page
from digest.render.pages import PageData, Pages
from digest.render.renderer import Renderer
from digest.render.settings import Settings
from digest.render.theme_frame import ThemeFrames

PAGE_DATA: PageData = {"data": page_data, "fields": lambda site: field_reference_data(site.model.vocabularies)}
"""What the templates of two pages show and only later stages than `render` know, by the pages' names."""


def create_renderer(site: Site, root: Path, settings: Settings, frames: ThemeFrames | None = None) -> Renderer:
    """Return the renderer of a site's pages."""
    links = repository_links(settings)
    return Renderer(site, root, settings, frames, {"links": links, "guide": partial(render_guide, links)})


def repository_links(settings: Settings) -> RepositoryLinks:
    """Return the URLs at which the repository's files are edited and errors are reported."""
    return RepositoryLinks(repo_url=settings.repo_url, edit_url=settings.edit_url, site_url=settings.site_url)


def pages_in(site: Site, language: Language) -> Pages:
    """Return the pages of one language."""
    return Pages(site, language, PAGE_DATA)


def create_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site in every language."""
    for language in LANGUAGES:
        yield from pages_in(site, language).all()
