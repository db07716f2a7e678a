"""The one door between MkDocs and the digest: every event that MkDocs calls, and nothing else.

The way of a page: `on_pre_build` loads the site (or stops the build, before the old site is touched),
`on_files` hands a stub for each page to MkDocs, `on_page_content` fills it, `on_page_context` frames it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from digest.check.report import report
from digest.clock import today
from digest.pipeline import BrokenError, load_site
from digest.write.pagefind import SearchError, write_index
from digest.write.pages import create_pages
from digest.write.render import Renderer, Settings
from digest.write.search import SearchLists
from mkdocs_pages import Built, frame, hand_over, not_found, without_toggles

built: Built | None = None
"""What the running build is made of; made anew for each build, for `serve` keeps this module."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Read, check, model and group everything, before MkDocs empties the site's folder."""
    global built
    root = Path(config.config_file_path).parent
    try:
        site = load_site(root, today())
    except BrokenError as broken:
        raise PluginError("\n" + report(broken.problems, "terminal", "id")) from None
    settings = Settings(
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        edit_url=f"{config.repo_url.rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}"
        if config.repo_url
        else "",
    )
    pages = {f"{page.path}index.md": page for page in create_pages(site)}
    built = Built(site=site, pages=pages, renderer=Renderer(site, root, settings), lists=SearchLists(site))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the editors' files by one stub for each page of the site."""
    assert built
    return hand_over(built, files, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Index the articles for search; a site whose search is dead is not published."""
    assert built
    try:
        for number, articles in enumerate(built.lists.parts()):
            write_index(built.lists.records(articles), Path(config.site_dir, "pagefind", str(number)))
    except SearchError as error:
        raise PluginError(f"Search could not be built (is pagefind[bin] installed?): {error}") from None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs a page's title and description."""
    assert built
    shown = built.pages[page.file.src_uri]
    page.title = shown.title
    page.meta = {"description": shown.description}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill a page."""
    assert built
    return built.renderer.html(built.pages[page.file.src_uri])


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the frame in which language a page is, and where its counterpart stands."""
    assert built
    return context | frame(built, built.pages[page.file.src_uri], nav, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation for the page that MkDocs renders without one: 404.html."""
    assert built
    built.nav.append(nav)
    return nav


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Frame the page for addresses that do not exist."""
    assert built
    if template_name != "404.html":
        return context
    return context | frame(built, not_found(built), built.nav[-1], config) | {"wordings": built.renderer.wordings}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out what the theme puts into every page and no page uses."""
    return without_toggles(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for 404.html."""
    return without_toggles(output)
