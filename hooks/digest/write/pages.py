"""All pages of the site: their paths, titles, descriptions, and what their templates are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from digest.group.cooperations import Cooperation
from digest.group.coverage import Coverage
from digest.group.site import Selection, Site
from digest.model.articles import Article, HandPage, Text
from digest.model.parties import Party
from digest.read.fields import LANGUAGES, Language
from digest.write.addresses import PREFIXES, address
from digest.write.open_data.page import page_data
from digest.write.words import Wording

WITH_FEED = {"home.html", "party.html", "country.html", "sector.html", "cooperation.html"}
"""The templates of the pages whose selection of articles can be followed as a feed."""

HAND_TEMPLATES = {"contribute": "contribute.html"}
"""The templates of hand-written pages that hold more than a text, by the page's name."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language. `plain` is its path without the language; `text` the file that an editor edits."""

    plain: str
    language: Language
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(default_factory=dict)
    text: Text | None = None

    @property
    def path(self) -> str:
        """The page's path from the site's root, ending in a slash; empty for the home page."""
        return PREFIXES[self.language] + self.plain

    @property
    def section(self) -> str:
        """The first step of the path: which entry of the navigation the page belongs to."""
        return self.plain.split("/")[0]

    @property
    def feed(self) -> str | None:
        """The path of the page's Atom feed, from the site's root; None where the page has none."""
        return f"{self.path}feed.xml" if self.template in WITH_FEED else None

    @property
    def json_feed(self) -> str | None:
        """The path of the page's JSON Feed, which only the home page has."""
        return f"{self.path}feed.json" if self.template == "home.html" else None

    def counterparts(self) -> dict[Language, str]:
        """Return the paths of this page in all languages."""
        return {language: PREFIXES[language] + self.plain for language in LANGUAGES}


def create_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site in every language."""
    for language in LANGUAGES:
        yield from Pages(site, language).all()


class Pages:
    """The pages of one language."""

    def __init__(self, site: Site, language: Language) -> None:
        self.site, self.language = site, language
        self.words = Wording(site.model.vocabularies, language)

    def all(self) -> Iterator[Page]:
        """Yield all pages of this language."""
        yield self.page("", "home.html", "home", selection=self.site.everything)
        yield self.page("articles/", "articles.html", "articles", selection=self.site.everything)
        yield from map(self.article, self.site.model.articles)
        yield from self.parties()
        yield from self.countries()
        yield from self.sectors()
        yield self.page("cooperations/", "cooperations.html", "cooperations", selection=self.site.everything)
        yield from map(self.cooperation, self.site.cooperations)
        yield from self.timeline()
        yield self.page("search/", "search.html", "search")
        yield self.page("map/", "map.html", "map")
        yield self.page("coverage/", "coverage.html", "coverage", coverage=Coverage(self.site))
        yield self.page("data/", "data.html", "data", **page_data(self.site))
        yield from map(self.hand_page, self.site.model.pages)

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

    def article(self, article: Article) -> Page:
        """Return the page of an article, in the language that there is."""
        text = article.text(self.language)
        return Page(
            plain=f"articles/{article.id}/", language=self.language, template="article.html",
            title=text.title, description=text.description, data={"article": article}, text=text,
        )  # fmt: skip

    def hand_page(self, page: HandPage) -> Page:
        """Return a page that was written by hand."""
        text = page.text(self.language)
        return Page(
            plain=f"{page.slug}/", language=self.language, template=HAND_TEMPLATES.get(page.slug, "text.html"),
            title=text.title, description=text.description, text=text,
        )  # fmt: skip

    def parties(self) -> Iterator[Page]:
        """Yield the pages of localities and organisations, and their lists."""
        yield self.page("cities/", "cities.html", "cities")
        yield self.page("organisations/", "organisations.html", "organisations")
        for party, selection in self.site.parties.items():
            if party.kind != "government":
                yield self.party(party, selection)

    def party(self, party: Party, selection: Selection) -> Page:
        """Return the page of a locality or organisation."""
        plain = address(party, self.site)
        assert plain
        values = {**self.counts(selection), "name": self.words.say(party.name)}
        return self.page(plain, "party.html", "party", values=values, party=party, selection=selection)

    def countries(self) -> Iterator[Page]:
        """Yield the pages of partner countries, and their list."""
        yield self.page("countries/", "countries.html", "countries")
        for country, selection in self.site.countries.items():
            values = {**self.counts(selection), "name": self.words.say(country.name)}
            data: dict[str, Any] = {"country": country, "selection": selection}
            yield self.page(f"countries/{country.slug}/", "country.html", "country", values=values, **data)

    def sectors(self) -> Iterator[Page]:
        """Yield the pages of sectors, and their list."""
        yield self.page("sectors/", "sectors.html", "sectors")
        for sector, selection in self.site.sectors.items():
            values = {**self.counts(selection), "name": self.words.say(sector.name)}
            data: dict[str, Any] = {"sector": sector, "selection": selection}
            yield self.page(f"sectors/{sector.id}/", "sector.html", "sector", values=values, **data)

    def cooperation(self, cooperation: Cooperation) -> Page:
        """Return the page of a cooperation."""
        selection = Selection(events=cooperation.events, site=self.site)
        names = " – ".join(self.words.say(party.name) for party in cooperation.parties)
        values = {**self.counts(selection), "name": names}
        data: dict[str, Any] = {"cooperation": cooperation, "selection": selection}
        return self.page(f"cooperations/{cooperation.slug}/", "cooperation.html", "cooperation", values=values, **data)

    def timeline(self) -> Iterator[Page]:
        """Yield the timeline's overview and its years."""
        yield self.page("timeline/", "timeline.html", "timeline")
        for year, selection in self.site.years.items():
            values = {**self.counts(selection), "year": year}
            data: dict[str, Any] = {"year": year, "selection": selection}
            yield self.page(f"timeline/{year}/", "year.html", "year", values=values, **data)

    def counts(self, selection: Selection) -> dict[str, object]:
        """Return the counts that descriptions name."""
        return {
            "events": self.words.count("count.events", len(selection.events)),
            "articles": self.words.count("count.articles", len(selection.articles)),
            "cooperations": self.words.count("count.cooperations", len(selection.cooperations)),
        }
