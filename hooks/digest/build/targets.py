"""All targets of a site: which files are built together, and of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from digest.build.article_years import ArticleYears
from digest.build.fingerprints import Fingerprints, dependency_fingerprints
from digest.build.outputs import Outputs
from digest.build.rendering import repository_links
from digest.build.search_targets import SearchTargets
from digest.build.target import ComputeFingerprint, SiteFile, Target, TargetGroup
from digest.contribute.files import create_form_files
from digest.contribute.json_schema import PUBLISHED_SCHEMA
from digest.core.cache import Cache
from digest.core.commit import Commit
from digest.export.build_info import BUILD_INFO
from digest.export.calendar import create_calendars
from digest.export.social_cards import create_social_cards
from digest.group.site import Selection, Site
from digest.model.articles import Article, StaticPage
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.open_data.files import DATA_FOLDER, create_open_data
from digest.render.pages import SITE_WIDE_PAGES, SPECIAL_PATHS, months_with_pages
from digest.render.pagination import is_long, years_with_pages
from digest.render.renderer import Renderer
from digest.render.security_policy import create_headers_file
from digest.render.urls import PARTY_FOLDERS, article_path, month_path, page_path
from digest.search.lists import SearchLists

PAGES_WITH_STANDINGS = {"home", "cooperations", "coverage", "timeline", "trends"}
"""The site-wide pages that show the standing of cooperations."""
PAGES_WITHOUT_PARTIES = {"articles", "corrections", "countries", "data", "fields", "search", "sectors", "trends"}
"""Those that show the name of no party and no outlet."""
FILES_BESIDE_LISTS = {
    "home": ("feed.",),
    "cooperations": ("cooperations/",),
    "corrections": ("corrections/",),
    "trends": ("trends/",),
    "plans": ("timeline/plans/",),
}
"""What some site-wide pages have beside themselves: feeds, further pages."""


class SiteTargets:
    """The targets of one site; their fingerprints are computed when they are asked for."""

    def __init__(
        self, site: Site, root: Path, renderer: Renderer, find_commit: Callable[[], Commit | None] = lambda: None,
        cache: Cache | None = None,
    ) -> None:  # fmt: skip
        self.site, self.root, self.renderer, self.cache = site, root, renderer, cache
        self.outputs = Outputs(site, renderer, find_commit)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """The fingerprints of what all pages are made of."""
        return Fingerprints(self.site, self.renderer)

    @cached_property
    def dependencies(self) -> dict[str, bytes]:
        """The fingerprints of what files name as what they depend on."""
        return dependency_fingerprints(self.site, self.root)

    @cached_property
    def search(self) -> SearchTargets:
        """The targets of the search."""
        return SearchTargets(SearchLists(self.site, self.cache), self.lazy, self.all_standings)

    def groups(self) -> Iterator[TargetGroup]:
        """Yield all targets in groups, the slowest first."""
        yield TargetGroup(name="pagefind", targets=self.search.index_targets)
        yield TargetGroup(name="search/mentions", targets=self.search.mention_targets)
        yield TargetGroup(name="", targets=self.independent_targets)
        yield TargetGroup(name="/site-wide", targets=self.site_wide_targets, compute_fingerprint=self.all_standings)
        yield TargetGroup(name="pictures", targets=self.social_card_targets)
        years = ArticleYears(self.site)
        for year, own in self.site.articles_by_year.items():
            targets, fingerprint = partial(self.article_targets, year, own), self.lazy("year_of_articles", own)
            covers = partial(years.is_of, year)
            yield TargetGroup(name=f"articles/{year}", targets=targets, compute_fingerprint=fingerprint, covers=covers)
        for name, of_facts in self.targets_without_bodies().items():
            yield TargetGroup(name=name, targets=of_facts, compute_fingerprint=self.all_standings)

    def targets_without_bodies(self) -> dict[str, Callable[[], Iterator[Target]]]:
        """Return the targets that no article's body is part of, by the first segment of their paths."""
        site = self.site
        return {
            **{folder: partial(self.party_targets, kind) for kind, folder in PARTY_FOLDERS.items()},
            "search": self.search.piece_targets,
            "countries": lambda: self.subject_targets("country", site.countries),
            "sectors": lambda: self.subject_targets("sector", site.sectors),
            "cooperations": lambda: self.subject_targets("cooperation", site.cooperation_selections),
            "timeline": self.year_targets,
        }  # fmt: skip

    def independent_targets(self) -> Iterator[Target]:
        """Yield the targets that no article is part of."""
        headers = partial(create_headers_file, self.renderer.settings.root_path)
        yield self.target("not found", self.lazy("of"), self.outputs.render_not_found, "404.html")
        yield self.target("headers", self.lazy("of"), headers, "_headers")
        yield self.target("build info", self.build_info_fingerprint, self.outputs.build_info, BUILD_INFO)
        for page in self.site.model.static_pages:
            yield self.static_page_target(page)

    def site_wide_targets(self) -> Iterator[Target]:
        """Yield the targets that the facts of every article are part of."""
        forms = partial(create_form_files, self.site, repository_links(self.renderer.settings))
        form_paths = ("contribute/form.", "contribute/names.json", "contribute/known/", "contribute/years/",
                      PUBLISHED_SCHEMA)  # fmt: skip
        calendars = partial(create_calendars, self.site, self.renderer.settings)
        data = partial(create_open_data, self.outputs.export)
        yield self.target("open data", self.all_standings, data, DATA_FOLDER, heavy=True, slow=True)
        yield self.target("contribute", self.all_facts, forms, *form_paths, heavy=True)
        yield self.target("calendar", self.all_facts, calendars, "calendar.ics", heavy=True)
        for name, (create, paths) in self.search.lists.parts().items():
            fingerprint = self.shown_facts if name == "things" else self.all_facts
            yield self.target(f"search {name}", fingerprint, create, *paths, heavy=True)
        yield self.target("sitemap", self.sitemap_fingerprint, self.outputs.sitemap, "sitemap", heavy=True)
        for name in SITE_WIDE_PAGES:
            path = SPECIAL_PATHS.get(name, f"{name}/") + "index.html"
            build = partial(self.outputs.render_site_wide, name)
            fingerprint = partial(self.list_fingerprint, name)
            yield self.target(f"list {name}", fingerprint, build, path, *FILES_BESIDE_LISTS.get(name, ()), heavy=True)

    def list_fingerprint(self, name: str) -> bytes:
        """Return the fingerprint of a site-wide page."""
        known = self.fingerprints
        facts = known.counted if name in PAGES_WITHOUT_PARTIES else known.shown_facts
        return known.with_standings(facts) if name in PAGES_WITH_STANDINGS else facts

    def article_targets(self, year: int, articles: Sequence[Article]) -> Iterator[Target]:
        """Yield the targets of a year's articles, and of their list."""
        for article in articles:
            paths = (article_path(id_, "id") for id_ in (article.id, *article.redirect_from))
            build = partial(self.outputs.render_article, article)
            about = article.main_event.parties[0].id
            yield self.target(f"article {article.id}", self.lazy("article", article), build, *paths, about=about)
        listed = self.lazy("articles", articles)
        yield self.page_target(f"articles {year}", listed, f"articles/{year}/", "article_year", year)

    def party_targets(self, kind: str) -> Iterator[Target]:
        """Yield the targets of the localities, or of the organisations."""
        parties = {party: own for party, own in self.site.parties.items() if party.kind == kind}
        yield from self.subject_targets("party", parties)

    def subject_targets(self, kind: str, selections: Mapping[Any, Selection]) -> Iterator[Target]:
        """Yield the targets of all parties, countries, sectors or cooperations."""
        for thing, selection in selections.items():
            yield from self.targets_about(kind, thing, selection)

    def targets_about(self, kind: str, thing: Any, selection: Selection) -> Iterator[Target]:
        """Yield the targets of a party, country, sector or cooperation: its page, and each of its lists."""
        path = page_path(thing, self.site) or ""
        made_of = (kind, thing) if kind in {"party", "cooperation"} else ("subject", thing, selection)
        fingerprint = self.lazy(*made_of)
        former, build = self.former(path), partial(self.outputs.render_subject, kind, path, thing, selection)
        heavy, about = isinstance(thing, Country | Term), first_party(thing)
        yield self.target(path, self.moved(fingerprint, former), build, path, *former, heavy=heavy, about=about)
        for year in years_with_pages(selection):
            fingerprint = self.lazy("events", selection.by_year[year])
            yield self.list_target(path, f"{year}/", fingerprint, "subject_events", thing, selection, year)
        if kind != "cooperation" and is_long(selection.cooperations):
            fingerprint = self.lazy("cooperations", selection.cooperations)
            yield self.list_target(path, "cooperations/", fingerprint, "subject_cooperations", thing, selection)

    def former(self, path: str) -> Sequence[str]:
        """Return the former paths of a page."""
        return self.outputs.former_paths.by_present.get(path, ())

    def moved(self, fingerprint: ComputeFingerprint, former: Sequence[str]) -> ComputeFingerprint:
        """Return what computes the fingerprint of a page that is also found at former paths, by that of the page."""
        return self.lazy("moved", fingerprint, former) if former else fingerprint

    def list_target(self, path: str, below: str, fingerprint: ComputeFingerprint, method: str, *things: Any) -> Target:
        """Return the target of a list below the path of a subject, also found below the subject's former paths."""
        former, build = self.former(path), partial(self.outputs.render_list, method, path, *things)
        owns = (f"{base}{below}" for base in (path, *former))
        name, about = f"{path} {below.rstrip('/')}", first_party(things[0])
        return self.target(name, self.moved(fingerprint, former), build, *owns, about=about)

    def year_targets(self) -> Iterator[Target]:
        """Yield the targets of the timeline's years, and of their months where these have pages."""
        for year, selection in self.site.years.items():
            path, fingerprint = f"timeline/{year}/", self.lazy("year", selection)
            yield self.page_target(f"year {year}", fingerprint, path, "year_page", year, selection, heavy=True)
            for month, own in months_with_pages(year, self.site).items():
                path, fingerprint = month_path(year, month), self.lazy("selection", own)
                name = f"month {year}-{month:02}"
                yield self.page_target(name, fingerprint, path, "month", year, month, own, heavy=True)

    def social_card_targets(self) -> Iterator[Target]:
        """Yield the targets of the social cards."""
        for card in create_social_cards(self.site, self.renderer.localizers):
            fingerprint = self.lazy("of", f"{card.title}\n{card.subtitle}".encode())
            yield self.target(card.path, fingerprint, partial(card.files, self.site), card.path)

    def static_page_target(self, page: StaticPage) -> Target:
        """Return the target of a hand-written page."""
        fingerprint = self.lazy("static_page", page)
        return self.page_target(f"page {page.slug}", fingerprint, f"{page.slug}/index.html", "static_page", page)

    def build_info_fingerprint(self) -> bytes:
        """Return the fingerprint of the file that names the commit."""
        return self.fingerprints.of(b"build info", repr(self.outputs.commit).encode())

    def shown_facts(self) -> bytes:
        """Return the fingerprint of what lists show of all facts."""
        return self.fingerprints.shown_facts

    def all_facts(self) -> bytes:
        """Return the fingerprint of all facts."""
        return self.fingerprints.all_facts

    def sitemap_fingerprint(self) -> bytes:
        """Return the fingerprint of the sitemap."""
        return self.fingerprints.sitemap(self.outputs.changes)

    def all_standings(self) -> bytes:
        """Return the fingerprint of all facts, and of the standing of all cooperations."""
        return self.fingerprints.all_standings

    def lazy(self, method: str, *things: Any) -> Callable[[], bytes]:
        """Return a function that computes the fingerprint of `things` by a method of `Fingerprints`."""
        return lambda: getattr(self.fingerprints, method)(*things)

    def target(
        self, name: str, fingerprint: ComputeFingerprint, build: Callable[[], Iterable[SiteFile]], *owns: str,
        **more: Any,
    ) -> Target:  # fmt: skip
        """Return a target; `fingerprint` computes its fingerprint, `more` are its other fields."""
        return Target(name=name, compute_fingerprint=fingerprint, build=build, owns=owns, **more)

    def page_target(
        self, name: str, fingerprint: ComputeFingerprint, path: str, method: str, *things: Any, heavy: bool = False
    ) -> Target:
        """Return the target of the pages that a method of `Pages` yields, in every language."""
        return self.target(name, fingerprint, partial(self.outputs.render_pages, method, *things), path, heavy=heavy)


def first_party(thing: object) -> str:
    """Return the id of a party, or of a cooperation's first one; empty for a country or sector."""
    parties = getattr(thing, "parties", (thing,))
    return parties[0].id if isinstance(parties[0], Party) else ""
