"""All pages of the site: their paths, titles, descriptions, and what their templates are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from digest.group.cooperations import Cooperation
from digest.group.corrections import corrections
from digest.group.coverage import Coverage
from digest.group.site import Selection, Site
from digest.model.articles import Article, HandPage
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.pagination import LONGEST, Part, is_long, is_long_year, long_years, split
from digest.render.urls import address, month_path

LISTS = (
    "home", "articles", "cities", "organisations", "countries", "sectors", "cooperations", "timeline", "search", "map",
    "coverage", "corrections", "data", "fields",
)  # fmt: skip
"""The pages that there is one of; each has a template and labels of its name."""

PLACES = {"home": "", "fields": "contribute/fields/"}
"""The paths of those that are not where their names say."""

HAND_TEMPLATES = {name: f"{name}.html" for name in ("about", "accessibility", "contribute", "scale")}
"""The templates of hand-written pages that hold more than a text, by the page's name."""


def create_lost(site: Site, root: str) -> Page:
    """Return the page that a host shows for an address that does not exist; it speaks both languages."""
    wordings = {language: Wording(site.model.vocabularies, language) for language in LANGUAGES}
    title = wordings["id"].t("not-found.title")
    return Page(
        plain="404.html", language="id", template="404.html", title=title, description=title, root=root,
        data={"wordings": wordings},
    )  # fmt: skip


PageData = Mapping[str, Callable[[Site], dict[str, Any]]]
"""By a page's name: what its template is given beside the site itself."""


class Pages:
    """The pages of one language; each method yields all pages about one thing, its own first."""

    def __init__(self, site: Site, language: Language, page_data: PageData = MappingProxyType({})) -> None:
        self.site, self.language, self.page_data = site, language, page_data
        self.words = Wording(site.model.vocabularies, language)

    def all(self) -> Iterator[Page]:
        """Yield all pages of this language."""
        site = self.site
        for name in LISTS:
            yield from self.list(name)
        for year in site.article_years:
            yield from self.article_year(year)
        for article in site.model.articles:
            yield from self.article(article)
        for party, selection in site.parties.items():
            yield from self.party(party, selection)
        for country, selection in site.countries.items():
            yield from self.country(country, selection)
        for sector, selection in site.sectors.items():
            yield from self.sector(sector, selection)
        for cooperation in site.cooperations:
            yield from self.cooperation(cooperation)
        for year, selection in site.years.items():
            yield from self.year(year, selection)
        for page in site.model.pages:
            yield from self.hand_page(page)

    def list(self, name: str) -> Iterator[Page]:
        """Yield the page that lists everything of one kind, or stands once for the whole site."""
        if name == "corrections":
            yield from self.corrections()
            return
        data: dict[str, Any] = {}
        match name:
            case "home" | "articles" | "cooperations":
                data = {"selection": self.site.everything}
            case "coverage":
                data = {"coverage": Coverage(self.site)}
            case _ if name in self.page_data:
                data = self.page_data[name](self.site)
        yield self.page(PLACES.get(name, f"{name}/"), f"{name}.html", name, **data)
        if name == "cooperations":
            yield from self.standings()

    def corrections(self) -> Iterator[Page]:
        """Yield the pages of the log of corrections, newest first."""
        for part in split("corrections/", corrections(self.site.model.articles)):
            yield self.in_order(self.page(part.path, "corrections.html", "corrections", part=part), part)

    def page(
        self, plain: str, template: str, label: str, *, values: dict[str, object] | None = None, **data: Any
    ) -> Page:
        """Return a page whose title and description are the labels `<label>.title` and `<label>.description`."""
        values = values or {}
        return Page(
            plain=plain, language=self.language, template=template, data=data,
            title=self.words.t(f"{label}.title", **values),
            description=self.words.t(f"{label}.description", **values),
        )  # fmt: skip

    def article(self, article: Article) -> Iterator[Page]:
        """Yield the page of an article, in the language that there is."""
        text = article.text(self.language)
        yield Page(
            plain=f"articles/{article.id}/", language=self.language, template="article.html",
            title=text.title, description=text.description, data={"article": article}, text=text,
        )  # fmt: skip

    def hand_page(self, page: HandPage) -> Iterator[Page]:
        """Yield a page that was written by hand."""
        text = page.text(self.language)
        yield Page(
            plain=f"{page.slug}/", language=self.language, template=HAND_TEMPLATES.get(page.slug, "text.html"),
            title=text.title, description=text.description, text=text,
        )  # fmt: skip

    def article_year(self, year: int) -> Iterator[Page]:
        """Yield the pages that list the articles of one year."""
        articles = self.site.article_years[year]
        yield from self.listing(
            "articles", f"articles/{year}/", articles, "articles-of", ("articles/", None), year=year
        )

    def party(self, party: Party, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a locality or organisation; a national government has none but its country's."""
        plain = address(party, self.site)
        if party.kind != "government" and plain:
            yield from self.about("party", plain, party, selection)

    def country(self, country: Country, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a partner country."""
        yield from self.about("country", f"countries/{country.slug}/", country, selection)

    def sector(self, sector: Term, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a sector."""
        yield from self.about("sector", f"sectors/{sector.id}/", sector, selection)

    def cooperation(self, cooperation: Cooperation) -> Iterator[Page]:
        """Yield the pages of a cooperation."""
        yield from self.about(
            "cooperation", f"cooperations/{cooperation.slug}/", cooperation, self.site.selection[cooperation]
        )

    def about(self, kind: str, plain: str, thing: Any, selection: Selection) -> Iterator[Page]:
        """Yield the page about a thing, and what it has no room for: its events by year, its cooperations."""
        yield from self.main(kind, plain, thing, selection)
        for year in long_years(selection):
            yield from self.events_of(plain, thing, selection, year)
        if kind != "cooperation" and is_long(selection.cooperations):
            yield from self.cooperations_of(plain, thing, selection)

    def main(self, kind: str, plain: str, thing: Any, selection: Selection) -> Iterator[Page]:
        """Yield the page about a thing alone."""
        data: dict[str, Any] = {kind: thing, "selection": selection}
        values = {**self.counts(selection), "name": self.name(thing)}
        yield self.page(plain, f"{kind}.html", kind, values=values, **data)

    def events_of(self, plain: str, thing: Any, selection: Selection, year: int) -> Iterator[Page]:
        """Yield the pages that list a thing's events of one year; `plain` is its own page."""
        events, above = selection.by_year[year], (plain, self.name(thing))
        yield from self.listing("events", f"{plain}{year}/", events, "events-of", above, year=year)

    def cooperations_of(self, plain: str, thing: Any, selection: Selection) -> Iterator[Page]:
        """Yield the pages that list a thing's cooperations."""
        above = (plain, self.name(thing))
        yield from self.listing(
            "cooperations", f"{plain}cooperations/", selection.cooperations, "cooperations-of", above
        )

    def name(self, thing: Any) -> str:
        """Return what a thing's page is called."""
        if isinstance(thing, Cooperation):
            return " – ".join(self.words.say(party.name) for party in thing.parties)
        return self.words.say(thing.name)

    def listing(
        self, kind: str, plain: str, rows: Sequence[Any], label: str, above: tuple[str, str | None], **values: object
    ) -> Iterator[Page]:
        """Yield the pages of a list of articles, events or cooperations that belongs to the page `above`."""
        path, name = above
        name = name or self.words.t(f"{path.rstrip('/')}.title")
        for part in split(plain, rows):
            page = self.page(
                part.path, "listing.html", label, values={**values, "name": name, **self.span(part)},
                kind=kind, part=part, above=(path, name),
            )  # fmt: skip
            yield self.in_order(page, part)

    def span(self, part: Part[Any]) -> dict[str, object]:
        """Return which rows of a list a page holds, for its description."""
        first = (part.number - 1) * LONGEST
        numbers = {"first": first + 1, "last": first + len(part.rows), "total": part.total}
        return {name: self.words.number(number) for name, number in numbers.items()}

    def in_order(self, page: Page, part: Part[Any]) -> Page:
        """Return a page of a list, with its number in the title unless it is the first."""
        if part.number == 1:
            return page
        return replace(page, title=self.words.t("listing.title", title=page.title, number=part.number))

    def standings(self) -> Iterator[Page]:
        """Yield the pages of all cooperations that stand alike, where the list of all has no room for them."""
        for name, own in self.site.cooperations_by_standing.items():
            if is_long(own):
                standing = {"standing": self.words.t(f"standing.{name}")}
                plain = f"cooperations/{name}/"
                yield from self.listing("cooperations", plain, own, "standings", ("cooperations/", None), **standing)

    def year(self, year: int, selection: Selection) -> Iterator[Page]:
        """Yield the page of a year of the timeline, and, where it is long, of its months."""
        values = {**self.counts(selection), "year": year}
        long = is_long_year(year, self.site)
        data: dict[str, Any] = {"year": year, "selection": selection, "long": long}
        yield self.page(f"timeline/{year}/", "year.html", "year", values=values, **data)
        if long:
            for month, events in selection.by_month.items():
                yield from self.month(year, month, Selection(events=events, site=self.site))

    def month(self, year: int, month: int, selection: Selection) -> Iterator[Page]:
        """Yield the pages of a month of the timeline; month 0 holds what is known by its year alone."""
        name = self.words.month(month) if month else self.words.t("timeline.year-only")
        values = {**self.counts(selection), "month": name, "year": year}
        for part in split(month_path(year, month), selection.events):
            shown = Selection(events=tuple(part.rows), site=self.site)
            page = self.page(
                part.path, "month.html", "month", values=values, year=year, month=month, part=part, selection=shown
            )
            yield self.in_order(page, part)

    def counts(self, selection: Selection) -> dict[str, object]:
        """Return the counts that descriptions name."""
        return {
            "events": self.words.count("count.events", len(selection.events)),
            "articles": self.words.count("count.articles", len(selection.articles)),
            "cooperations": self.words.count("count.cooperations", len(selection.cooperations)),
        }
