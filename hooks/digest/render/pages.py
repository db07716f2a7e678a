"""All pages of the site: their paths, titles, descriptions, and the data of their templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, starmap
from types import MappingProxyType
from typing import Any

from digest.charts.axis import axis_of_all
from digest.charts.trends import Trends
from digest.group.activity import most_active
from digest.group.cooperations import Cooperation
from digest.group.corrections import correction_log
from digest.group.coverage import Coverage
from digest.group.site import Selection, Site
from digest.model.articles import Article, StaticPage
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.localizer import create_localizers
from digest.render.page import Page
from digest.render.page_builder import PageBuilder
from digest.render.pagination import has_month_pages, is_long, paginate, years_with_pages
from digest.render.urls import month_path, page_path

SITE_WIDE_PAGES = (
    "home", "articles", "cities", "organisations", "countries", "sectors", "cooperations", "timeline", "plans",
    "trends", "compare", "search", "map", "coverage", "corrections", "data", "fields",
)  # fmt: skip
"""The pages that exist once per site; the name is also that of the template and the prefix of the labels."""

SPECIAL_PATHS = {"home": "", "fields": "contribute/fields/", "plans": "timeline/plans/"}
"""The base paths of those whose path is not their name."""

STATIC_TEMPLATES = {name: f"{name}.html" for name in ("about", "accessibility", "contribute", "scale", "use-data")}
"""The templates of hand-written pages with more than a text, by the page's slug."""

PageData = Mapping[str, Callable[[Site], dict[str, Any]]]
"""By the name of a site-wide page: a function that returns additional data for its template."""


def create_not_found_page(site: Site, root: str) -> Page:
    """Return the 404 page, in both languages at once; `root` is the URL of the site's root."""
    localizers = create_localizers(site.model.vocabularies)
    title = localizers["id"].t("not-found.title")
    return Page(
        base_path="404.html", language="id", template="404.html", title=title, description=title, root=root,
        data={"localizers": localizers},
    )  # fmt: skip


class Pages(PageBuilder):
    """All pages in one language; each method yields the pages about one subject, the main one first."""

    def __init__(self, site: Site, language: Language, page_data: PageData = MappingProxyType({})) -> None:
        super().__init__(site, language)
        self.page_data = page_data

    def all(self) -> Iterator[Page]:
        """Yield all pages of this language."""
        site = self.site
        groups = (
            map(self.site_wide, SITE_WIDE_PAGES), map(self.article_year, site.articles_by_year),
            map(self.article, site.model.articles), starmap(self.party, site.parties.items()),
            starmap(self.country, site.countries.items()), starmap(self.sector, site.sectors.items()),
            map(self.cooperation, site.cooperations), starmap(self.year, site.years.items()),
            map(self.static_page, site.model.static_pages),
        )  # fmt: skip
        return chain.from_iterable(chain.from_iterable(groups))

    def site_wide(self, name: str) -> Iterator[Page]:
        """Yield the pages of a name of `SITE_WIDE_PAGES`."""
        if name == "corrections":
            yield from self.corrections()
            return
        data: dict[str, Any] = {}
        match name:
            case "home":
                data = {"selection": self.site.everything, "most_active": most_active}
            case "articles" | "cooperations":
                data = {"selection": self.site.everything}
            case "compare":
                data = {"axis": axis_of_all(self.site.quarter)}
            case "plans":
                data = {"plans": self.plans()}
            case "timeline" | "trends":
                data = {"trends": Trends(self.site)}
            case "coverage":
                data = {"coverage": Coverage(self.site)}
            case _ if name in self.page_data:
                data = self.page_data[name](self.site)
        yield self.page(SPECIAL_PATHS.get(name, f"{name}/"), f"{name}.html", name, **data)
        if name == "cooperations":
            yield from self.standing_lists()
        if name == "plans":
            yield from self.plan_lists()

    def plans(self) -> dict[str, tuple[Event, ...]]:
        """Return the plans that were not carried out: those ahead, the next one first, and those overdue."""
        return {"ahead": self.site.open_plans(overdue=False)[::-1], "overdue": self.site.open_plans(overdue=True)}

    def plan_lists(self) -> Iterator[Page]:
        """Yield the pages of the plans ahead and of those overdue, where there are many."""
        parent = (SPECIAL_PATHS["plans"], self.localizer.t("plans.title"))
        for name, plans in self.plans().items():
            if is_long(plans):
                yield from self.list_pages("events", f"{parent[0]}{name}/", plans, f"plans.{name}", parent)

    def corrections(self) -> Iterator[Page]:
        """Yield the pages of the log of corrections, newest first."""
        for list_page in paginate("corrections/", correction_log(self.site.model.articles)):
            page = self.page(list_page.path, "corrections.html", "corrections", list_page=list_page)
            yield self.number_title(page, list_page)

    def standing_lists(self) -> Iterator[Page]:
        """Yield the pages of each standing's cooperations, for standings whose list is long."""
        for name, cooperations in self.site.cooperations_by_standing.items():
            if is_long(cooperations):
                base_path, standing = f"cooperations/{name}/", self.localizer.t(f"standing.{name}")
                yield from self.list_pages(
                    "cooperations", base_path, cooperations, "standings", ("cooperations/", None), standing=standing
                )

    def article(self, article: Article) -> Iterator[Page]:
        """Yield the page of an article, in Indonesian where there is no translation."""
        text = article.text(self.language)
        yield self.text_page(f"articles/{article.id}/", "article.html", text, article=article)

    def static_page(self, page: StaticPage) -> Iterator[Page]:
        """Yield a hand-written page."""
        template = STATIC_TEMPLATES.get(page.slug, "text.html")
        yield self.text_page(f"{page.slug}/", template, page.text(self.language), static_page=page)

    def article_year(self, year: int) -> Iterator[Page]:
        """Yield the pages that list the articles of one year."""
        articles, parent = self.site.articles_by_year[year], ("articles/", None)
        yield from self.list_pages("articles", f"articles/{year}/", articles, "articles-of", parent, year=year)

    def party(self, party: Party, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a locality or organisation; a national government has its country's instead."""
        base_path = page_path(party, self.site)
        if party.kind != "government" and base_path:
            yield from self.subject_pages("party", base_path, party, selection)

    def country(self, country: Country, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a partner country."""
        yield from self.subject_pages("country", f"countries/{country.slug}/", country, selection)

    def sector(self, sector: Term, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a sector."""
        yield from self.subject_pages("sector", f"sectors/{sector.id}/", sector, selection)

    def cooperation(self, cooperation: Cooperation) -> Iterator[Page]:
        """Yield the pages of a cooperation."""
        base_path, selection = f"cooperations/{cooperation.slug}/", self.site.cooperation_selections[cooperation]
        yield from self.subject_pages("cooperation", base_path, cooperation, selection)

    def subject_pages(self, kind: str, base_path: str, subject: Any, selection: Selection) -> Iterator[Page]:
        """Yield the page of a subject, and the lists that are too long for it: events by year, cooperations."""
        yield from self.subject_page(kind, base_path, subject, selection)
        for year in years_with_pages(selection):
            yield from self.subject_events(base_path, subject, selection, year)
        if kind != "cooperation" and is_long(selection.cooperations):
            yield from self.subject_cooperations(base_path, subject, selection)

    def subject_page(self, kind: str, base_path: str, subject: Any, selection: Selection) -> Iterator[Page]:
        """Yield the page of a subject without its lists."""
        data: dict[str, Any] = {kind: subject, "selection": selection}
        values = {**self.counts(selection), "name": self.subject_name(subject)}
        yield self.page(base_path, f"{kind}.html", kind, values=values, **data)

    def subject_events(self, base_path: str, subject: Any, selection: Selection, year: int) -> Iterator[Page]:
        """Yield the pages that list a subject's events of one year; `base_path` is that of the subject's page."""
        events, parent = selection.by_year[year], (base_path, self.subject_name(subject))
        yield from self.list_pages("events", f"{base_path}{year}/", events, "events-of", parent, year=year)

    def subject_cooperations(self, base_path: str, subject: Any, selection: Selection) -> Iterator[Page]:
        """Yield the pages that list a subject's cooperations; `base_path` is that of the subject's page."""
        path, parent = f"{base_path}cooperations/", (base_path, self.subject_name(subject))
        yield from self.list_pages("cooperations", path, selection.cooperations, "cooperations-of", parent)

    def year(self, year: int, selection: Selection) -> Iterator[Page]:
        """Yield the page of a year of the timeline and, where it has many events, those of its months."""
        yield from self.year_page(year, selection)
        for month, own in months_with_pages(year, self.site).items():
            yield from self.month(year, month, own)

    def year_page(self, year: int, selection: Selection) -> Iterator[Page]:
        """Yield the page of a year of the timeline."""
        values = {**self.counts(selection), "year": year}
        has_months = has_month_pages(year, self.site)
        data: dict[str, Any] = {"year": year, "selection": selection, "has_months": has_months}
        yield self.page(f"timeline/{year}/", "year.html", "year", values=values, **data)

    def month(self, year: int, month: int, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a month of the timeline; month 0 holds the events whose date is only a year."""
        name = self.localizer.month_name(month) if month else self.localizer.t("timeline.year-only")
        values = {**self.counts(selection), "month": name, "year": year}
        for list_page in paginate(month_path(year, month), selection.events):
            shown = Selection(events=tuple(list_page.rows), site=self.site)
            page = self.page(
                list_page.path, "month.html", "month", values=values, year=year, month=month, list_page=list_page,
                selection=shown,
            )  # fmt: skip
            yield self.number_title(page, list_page)


def months_with_pages(year: int, site: Site) -> dict[int, Selection]:
    """Return the events of each month of a year, where the months have pages of their own."""
    months = site.years[year].by_month if has_month_pages(year, site) else {}
    return {month: Selection(events=events, site=site) for month, events in months.items()}
