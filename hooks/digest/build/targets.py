"""The site in units: what is written together, with the digest of what it is made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from digest.build.fingerprints import Needs
from digest.build.rendering import pages_in, repository_links
from digest.build.target import Bundle, File, Unit
from digest.contribute.files import create_contribute
from digest.core.commit import Commit
from digest.export.build_info import FILE as ORIGIN
from digest.export.build_info import create_origin
from digest.export.calendar import create_calendars
from digest.export.feeds import Feeds
from digest.export.open_data.columns import World
from digest.export.open_data.files import create_open_data
from digest.export.open_data.page_json import create_beside, create_beside_article
from digest.export.open_data.row_cache import Remembered
from digest.export.redirects import create_redirects
from digest.export.sitemap import create_sitemap
from digest.export.social_cards import Picture, create_pictures
from digest.group.site import Selection, Site
from digest.model.articles import Article, HandPage
from digest.model.events import Term
from digest.model.parties import Country
from digest.read.fields import LANGUAGES
from digest.render.pages import LISTS, PLACES, create_lost
from digest.render.pagination import is_long, long_years
from digest.render.renderer import Renderer
from digest.render.security_policy import create_headers
from digest.render.urls import FOLDERS, address, article_path
from digest.search.lists import SearchLists

CLAIMS = {"home": ("feed.",), "cooperations": ("cooperations/",), "corrections": ("corrections/",)}
"""What pages of `LISTS` have beside themselves: feeds, further pages."""


class Units:
    """The units of one site; what they are made of is computed only when it is asked for."""

    def __init__(self, site: Site, root: Path, renderer: Renderer, commit: Commit | None = None) -> None:
        self.site, self.root, self.renderer, self.commit = site, root, renderer, commit
        self.site_url = renderer.settings.site_url
        self.pages = {language: pages_in(site, language) for language in LANGUAGES}
        self.feeds = {language: Feeds(site, self.site_url, language) for language in LANGUAGES}

    def bundles(self) -> Iterator[Bundle]:
        """Yield all units in bundles, the slowest first."""
        yield Bundle(name="pagefind", units=self.indexes)
        yield Bundle(name="", units=self.single)
        yield Bundle(name="/whole", units=self.whole, made_of=self.everything)
        for year, articles in self.site.article_years.items():
            made_of = self.need("year_of_articles", articles)
            yield Bundle(name=f"articles/{year}", units=partial(self.articles, year, articles), made_of=made_of)
        for name, units in self.of_facts().items():
            yield Bundle(name=name, units=units, made_of=self.everything)

    def of_facts(self) -> dict[str, Callable[[], Iterator[Unit]]]:
        """Return the units that no article's text has a part in, by the first step of their paths."""
        site = self.site
        return {
            "search": self.rows, **{folder: partial(self.parties, kind) for kind, folder in FOLDERS.items()},
            "countries": lambda: self.each("country", site.countries),
            "sectors": lambda: self.each("sector", site.sectors),
            "cooperations": lambda: self.each("cooperation", site.selection),
            "timeline": self.years, "pictures": self.pictures,
        }  # fmt: skip

    @cached_property
    def needs(self) -> Needs:
        """The digests of what all pages are made of."""
        return Needs(self.site, self.root, self.renderer)

    @cached_property
    def remembered(self) -> Path:
        """Where the rows of the open data are remembered: elsewhere where all of them would be others."""
        return self.root / ".cache" / "rows-of" / self.needs.common.hex()

    @cached_property
    def world(self) -> World:
        """What the rows of the open data are made of."""
        known = Remembered(self.remembered)
        return World(site=self.site, site_url=self.site_url, seals=self.needs.rows(), known=known)

    @cached_property
    def new_world(self) -> World:
        """The same without the rows of earlier runs: an article has few, and to read all takes 0.4 s."""
        return dataclasses.replace(self.world, known={})

    @cached_property
    def lists(self) -> SearchLists:
        """The lists of the search."""
        return SearchLists(self.site)

    def single(self) -> Iterator[Unit]:
        """Yield the units of which there is one, and that no article has a part in."""
        yield self.unit("lost", self.need("of"), self.lost, "404.html")
        headers = partial(create_headers, self.renderer.settings.base_path)
        yield self.unit("headers", self.need("of"), headers, "_headers")
        commit = repr(self.commit).encode()
        yield self.unit("origin", self.need("of", b"origin", commit), self.origin, ORIGIN)
        for page in self.site.model.pages:
            yield self.hand_page(page)

    def whole(self) -> Iterator[Unit]:
        """Yield the units that every article has a part in, but for its text."""
        contribute = partial(create_contribute, self.site, repository_links(self.renderer.settings))
        forms = ("contribute/form.", "contribute/names.json", "contribute/known/", "contribute/years/")
        calendars = partial(create_calendars, self.site, self.renderer.settings)
        yield self.of_all("open data", lambda: create_open_data(self.world, self.remembered), "data/")
        yield self.of_all("contribute", contribute, *forms)
        yield self.of_all("calendar", calendars, "calendar.ics")
        yield self.of_all("search", lambda: self.lists.files(), "search/names.json", "search/events.json")
        yield self.unit("sitemap", self.need("pages"), self.sitemap, "sitemap", heavy=True)
        for name in LISTS:
            yield self.listed(name)

    def articles(self, year: int, articles: Sequence[Article]) -> Iterator[Unit]:
        """Yield the units of a year's articles, and of their list."""
        for article in articles:
            claims = (article_path(id_, "id") for id_ in (article.id, *article.redirect_from))
            make = partial(self.article, article)
            yield self.unit(f"article {article.id}", self.need("article", article), make, *claims)
        yield self.paged(
            f"articles {year}", self.need("articles_of", articles), f"articles/{year}/", "article_year", year
        )

    def parties(self, kind: str) -> Iterator[Unit]:
        """Yield the units of the localities, or of the organisations."""
        yield from self.each("party", {one: own for one, own in self.site.parties.items() if one.kind == kind})

    def each(self, kind: str, selections: Mapping[Any, Selection]) -> Iterator[Unit]:
        """Yield the units of things of one kind."""
        for thing, selection in selections.items():
            yield from self.about(kind, thing, selection)

    def years(self) -> Iterator[Unit]:
        """Yield the units of the timeline's years."""
        for year, selection in self.site.years.items():
            make = partial(self.written, "year", year, selection)
            yield self.unit(f"year {year}", self.need("year", selection), make, f"timeline/{year}/", heavy=True)

    def pictures(self) -> Iterator[Unit]:
        """Yield the units of the pictures."""
        for picture in create_pictures(self.site):
            drawn = f"{picture.title}\n{picture.line}".encode()
            yield self.unit(picture.path, self.need("of", drawn), partial(drawn_file, picture), picture.path)

    def everything(self) -> bytes:
        """Return the digest of all facts, on which what every article has a part in depends."""
        return self.needs.everything

    def need(self, method: str, *things: Any) -> Callable[[], bytes]:
        """Return what computes the digest that a method of `Needs` has for some things."""
        return lambda: getattr(self.needs, method)(*things)

    def listed(self, name: str) -> Unit:
        """Return the unit of the page that lists everything of one kind, or stands once for the whole site."""
        claim = PLACES.get(name, f"{name}/") + "index.html"
        make = partial(self.written, "list", name)
        return self.of_all(f"list {name}", make, claim, *CLAIMS.get(name, ()))

    def hand_page(self, page: HandPage) -> Unit:
        """Return the unit of a hand-written page."""
        claim = f"{page.slug}/index.html"
        return self.paged(f"page {page.slug}", self.need("hand_page", page), claim, "hand_page", page)

    def indexes(self) -> Iterator[Unit]:
        """Yield the units of Pagefind's indexes."""
        for number, articles in self.lists.parts().items():
            for language in LANGUAGES:
                name, made_of = f"pagefind {language} {number}", self.need("index", articles, language)
                create = partial(self.lists.index, number, articles, language)
                claims = (f"pagefind/{language}/{number}/",)
                yield Unit(name=name, made_of=made_of, claims=claims, create=create, heavy=True, slow=True)

    def rows(self) -> Iterator[Unit]:
        """Yield the units of the search's rows."""
        for number, articles in self.lists.chunks().items():
            claims = (f"search/rows/{language}/{number}.json" for language in LANGUAGES)
            make = partial(self.lists.rows, number, articles)
            yield self.unit(f"rows {number}", self.need("articles_of", articles), make, *claims)

    def unit(
        self, name: str, made_of: Callable[[], bytes], create: Callable[[], Iterable[File]], *claims: str,
        heavy: bool = False,
    ) -> Unit:  # fmt: skip
        """Return a unit."""
        return Unit(name=name, made_of=made_of, create=create, claims=claims, heavy=heavy)

    def of_all(self, name: str, create: Callable[[], Iterable[File]], *claims: str) -> Unit:
        """Return a unit that every article has a part in."""
        return self.unit(name, self.everything, create, *claims, heavy=True)

    def paged(self, name: str, made_of: Callable[[], bytes], claim: str, method: str, *things: Any) -> Unit:
        """Return the unit of the pages that a method of `Pages` yields, in every language."""
        return self.unit(name, made_of, partial(self.written, method, *things), claim)

    def about(self, kind: str, thing: Any, selection: Selection) -> Iterator[Unit]:
        """Yield the units of a party, country, sector or cooperation: its page, and each of its lists."""
        plain = address(thing, self.site) or ""
        own = self.need(kind, thing) if kind in {"party", "cooperation"} else self.need("selection", selection)
        create = partial(self.told, kind, plain, thing, selection)
        yield self.unit(plain, own, create, plain, heavy=isinstance(thing, Country | Term))
        for year in long_years(selection):
            own, claim = self.need("events_of", selection.by_year[year]), f"{plain}{year}/"
            yield self.paged(f"{plain} {year}", own, claim, "events_of", plain, thing, selection, year)
        if kind != "cooperation" and is_long(selection.cooperations):
            own, claim = self.need("cooperations_of", selection), f"{plain}cooperations/"
            yield self.paged(f"{plain} cooperations", own, claim, "cooperations_of", plain, thing, selection)

    def written(self, method: str, *things: Any) -> Iterator[File]:
        """Yield the pages that a method of `Pages` yields, with their feeds, in every language."""
        for language, pages in self.pages.items():
            for page in getattr(pages, method)(*things):
                yield f"{page.path}index.html", self.renderer.document(page)
                yield from self.feeds[language].files(page)

    def told(self, kind: str, plain: str, thing: Any, selection: Selection) -> Iterator[File]:
        """Yield the page about a thing, with its feed and the JSON beside it."""
        yield from self.written("main", kind, plain, thing, selection)
        yield create_beside(kind, thing, selection, self.world)

    def article(self, article: Article) -> Iterator[File]:
        """Yield the pages of an article, its JSON, and the pages at its former addresses."""
        yield from self.written("article", article)
        yield create_beside_article(article, self.new_world)
        yield from create_redirects(article, self.renderer.wordings, self.site_url)

    def lost(self) -> Iterator[File]:
        """Yield the page for addresses that do not exist."""
        page = create_lost(self.site, self.renderer.settings.base_path)
        yield "404.html", self.renderer.document(page)

    def origin(self) -> Iterator[File]:
        """Yield the file that says which commit the site is made of."""
        yield ORIGIN, create_origin(self.renderer.settings, self.commit, self.site.today)

    def sitemap(self) -> Iterator[File]:
        """Yield the sitemap of all pages."""
        return create_sitemap(self.paths(), self.renderer.settings, self.site.today)

    def paths(self) -> Iterator[str]:
        """Yield the path of every page."""
        for pages in self.pages.values():
            yield from (page.path for page in pages.all())


def drawn_file(picture: Picture) -> Iterator[File]:
    """Yield a picture's file."""
    yield picture.path, picture.draw()
