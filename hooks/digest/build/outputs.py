"""The files of a site's targets: pages in both languages with the feeds and JSON beside them, and single files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from digest.build.rendering import pages_in
from digest.build.target import SiteFile
from digest.charts.trends import Trends
from digest.core.commit import Commit
from digest.export.build_info import BUILD_INFO, create_build_info
from digest.export.feeds import Feeds
from digest.export.redirects import create_redirects, move_files
from digest.export.sitemap import create_sitemap
from digest.export.social_cards import create_cards_beside
from digest.group.changes import Changes
from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.open_data.columns import ExportContext
from digest.open_data.page_json import create_article_json, create_page_json
from digest.open_data.trend_tables import create_trend_tables
from digest.read.fields import LANGUAGES
from digest.render.former_paths import FormerPaths
from digest.render.pages import create_not_found_page
from digest.render.renderer import Renderer


class Outputs:
    """Makes files of one site; each method yields those of one target."""

    def __init__(self, site: Site, renderer: Renderer, find_commit: Callable[[], Commit | None]) -> None:
        self.site, self.renderer, self.find_commit = site, renderer, find_commit
        self.site_url = renderer.settings.site_url
        self.pages = {language: pages_in(site, language) for language in LANGUAGES}
        self.feeds = {language: Feeds(site, self.site_url, language) for language in LANGUAGES}
        self.former_paths = FormerPaths(site)
        self.export = ExportContext(site=site, site_url=self.site_url)

    @cached_property
    def commit(self) -> Commit | None:
        """The commit that the files are of; git takes a while to answer, and `serve` seldom asks."""
        return self.find_commit()

    @cached_property
    def changes(self) -> Changes:
        """When what pages show last changed: for the sitemap, and for its fingerprint."""
        return Changes(self.site)

    def render_pages(self, method: str, *things: Any) -> Iterator[SiteFile]:
        """Yield the pages that a method of `Pages` yields, with their feeds, in every language."""
        for language, pages in self.pages.items():
            for page in getattr(pages, method)(*things):
                yield f"{page.path}index.html", self.renderer.render_page(page)
                yield from self.feeds[language].files(page)

    def render_site_wide(self, name: str) -> Iterator[SiteFile]:
        """Yield a page that exists once, with what lies beside it."""
        yield from self.render_pages("site_wide", name)
        if name == "trends":
            yield from create_trend_tables(Trends(self.site))

    def render_subject(self, kind: str, path: str, thing: Any, selection: Selection) -> Iterator[SiteFile]:
        """Yield the page of a party, country, sector or cooperation, with its feed and the JSON beside it.

        The same, its picture too, at its former paths, where the page leads on to the present one.
        """
        files = [*self.render_pages("subject_page", kind, path, thing, selection)]
        files.append(create_page_json(kind, thing, selection, self.export))
        files += create_cards_beside(thing, selection, self.site, self.renderer.localizers)
        yield from self.with_former_paths(files, path, thing)

    def render_list(self, method: str, path: str, thing: Any, *more: Any) -> Iterator[SiteFile]:
        """Yield the pages of a list below the path of a subject; the same below the subject's former paths."""
        yield from self.with_former_paths([*self.render_pages(method, path, thing, *more)], path, thing)

    def with_former_paths(self, files: list[SiteFile], path: str, thing: Any) -> Iterator[SiteFile]:
        """Yield files at and below the path of a subject, and those at its former paths, whose pages lead on."""
        yield from files
        for former in self.former_paths.by_present.get(path, ()):
            titles = {language: pages.subject_name(thing) for language, pages in self.pages.items()}
            yield from move_files(files, path, former, titles, self.renderer.localizers, self.site_url)

    def render_article(self, article: Article) -> Iterator[SiteFile]:
        """Yield the pages of an article, its JSON, and the pages at its former addresses."""
        yield from self.render_pages("article", article)
        yield create_article_json(article, self.export)
        yield from create_redirects(article, self.renderer.localizers, self.site_url)

    def render_not_found(self) -> Iterator[SiteFile]:
        """Yield the page for addresses that do not exist."""
        page = create_not_found_page(self.site, self.renderer.settings.root_path)
        yield "404.html", self.renderer.render_page(page)

    def build_info(self) -> Iterator[SiteFile]:
        """Yield the file that says which commit the site is built from."""
        yield BUILD_INFO, create_build_info(self.renderer.settings, self.commit, self.site.today)

    def sitemap(self) -> Iterator[SiteFile]:
        """Yield the sitemap of all pages."""
        return create_sitemap(self.pages["id"].all(), self.changes, self.renderer.settings)
