"""The site in units: what is written together, with the digest of what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Term
from digest.model.parties import Country
from digest.read.fields import LANGUAGES
from digest.write.addresses import address
from digest.write.calendar import create_calendars
from digest.write.cite import create_citations
from digest.write.contribute.files import create_contribute
from digest.write.feeds import Feeds
from digest.write.listings import is_long, long_years
from digest.write.needs import Needs
from digest.write.open_data.beside import create_beside, create_beside_article
from digest.write.open_data.columns import World
from digest.write.open_data.files import create_open_data
from digest.write.open_data.remembered import Remembered
from digest.write.origin import FILE as ORIGIN
from digest.write.origin import create_origin
from digest.write.pages import LISTS, Pages, create_lost
from digest.write.pictures import Picture, create_pictures
from digest.write.policy import create_headers
from digest.write.redirects import create_redirects
from digest.write.render import Renderer
from digest.write.search import SearchLists
from digest.write.sitemap import create_sitemap

File = tuple[str, str | bytes]
"""A path from the site's root, and what stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Files that are made together, and anew whenever `needs` is another.

    `create` yields them. A unit with a `folder` fills that folder of the site itself: `fill` is given its place.
    `heavy` ones take long and are begun first.
    """

    name: str
    needs: bytes
    create: Callable[[], Iterable[File]] = tuple
    folder: str = ""
    fill: Callable[[Path], None] | None = None
    heavy: bool = False


def create_units(site: Site, root: Path, renderer: Renderer) -> Iterator[Unit]:
    """Yield every unit of the site but the theme's own files."""
    yield from Units(site, root, renderer).all()


class Units:
    """The units of one site."""

    def __init__(self, site: Site, root: Path, renderer: Renderer) -> None:
        self.site, self.renderer = site, renderer
        self.site_url = renderer.settings.site_url
        self.needs = Needs(site, root, renderer)
        self.remembered = root / ".cache" / "rows"
        known = Remembered(self.remembered)
        self.world = World(site=site, site_url=self.site_url, seals=self.row_seals(), known=known)
        self.lists = SearchLists(site)
        self.pages = {language: Pages(site, language) for language in LANGUAGES}
        self.feeds = {language: Feeds(site, self.site_url, language) for language in LANGUAGES}

    def all(self) -> Iterator[Unit]:
        """Yield all units, the heavy ones among them first."""
        yield from self.search()
        yield from self.whole()
        site, needs = self.site, self.needs
        for article in site.model.articles:
            yield Unit(
                name=f"article {article.id}", needs=needs.article(article), create=partial(self.article, article)
            )
        for party, selection in site.parties.items():
            if party.kind != "government":
                yield from self.about("party", party, needs.party(party), selection)
        for country, selection in site.countries.items():
            yield from self.about("country", country, needs.selection(selection), selection)
        for sector, selection in site.sectors.items():
            yield from self.about("sector", sector, needs.selection(selection), selection)
        for cooperation, selection in site.selection.items():
            yield from self.about("cooperation", cooperation, needs.cooperation(cooperation), selection)
        for year, selection in site.years.items():
            own = needs.of(needs.selection(selection), str([*site.years]).encode())
            yield self.paged(f"year {year}", own, "year", year, selection)
        for page in site.model.pages:
            yield self.paged(f"page {page.slug}", needs.hand_page(page), "hand_page", page)
        for year, articles in site.article_years.items():
            told = [article.facts for article in articles]
            yield self.paged(f"articles {year}", needs.of(*told), "article_year", year)
        for picture in create_pictures(site):
            drawn = f"{picture.title}\n{picture.line}".encode()
            yield Unit(name=picture.path, needs=needs.of(drawn), create=partial(drawn_file, picture))

    def whole(self) -> Iterator[Unit]:
        """Yield the units that every article has a part in."""
        whole: dict[str, Callable[[], Iterable[File]]] = {
            "open data": partial(create_open_data, self.world, self.remembered),
            "contribute": partial(create_contribute, self.site, self.renderer.links),
            "calendar": partial(create_calendars, self.site, self.renderer.settings),
        }
        for name, create in whole.items():
            yield Unit(name=name, needs=self.needs.everything, create=create, heavy=True)
        yield Unit(name="sitemap", needs=self.needs.of(*self.shape()), create=self.sitemap, heavy=True)
        yield Unit(name="lost", needs=self.needs.of(), create=self.lost)
        headers = partial(create_headers, self.renderer.settings.folder)
        yield Unit(name="headers", needs=self.needs.of(), create=headers)
        for name in LISTS:
            yield self.paged(f"list {name}", self.needs.everything, "list", name)
        commit = repr(self.renderer.settings.commit).encode()
        yield Unit(name="origin", needs=self.needs.of(b"origin", commit), create=self.origin)

    def row_seals(self) -> dict[str, Callable[[Any], bytes]]:
        """Return the digests of what the rows of long tables are made of."""
        needs = self.needs
        return {
            "articles": needs.facts,
            "sources": lambda one: needs.of(one.article.facts, str(one.number).encode()),
            "events": lambda one: needs.of(needs.events[one.id]),
            "instruments": lambda one: needs.of(needs.events[one.id]),
            "cooperations": needs.cooperation,
        }

    def search(self) -> Iterator[Unit]:
        """Yield the units of the search: Pagefind's indexes, and our own lists."""
        for number, articles in self.lists.parts().items():
            needs = self.needs.of(b"pagefind", *(article.seal for article in articles))
            yield Unit(
                name=f"pagefind {number}", needs=needs, folder=f"pagefind/{number}",
                fill=partial(self.lists.index, articles), heavy=True,
            )  # fmt: skip
        yield Unit(name="search", needs=self.needs.everything, create=self.lists.files, heavy=True)
        for number, articles in self.lists.chunks().items():
            needs = self.needs.of(b"rows", *(article.facts for article in articles))
            yield Unit(name=f"rows {number}", needs=needs, create=partial(self.lists.rows, number, articles))

    def paged(self, name: str, needs: bytes, method: str, *things: Any) -> Unit:
        """Return the unit of the pages that a method of `Pages` yields, in every language."""
        return Unit(
            name=name, needs=needs, create=partial(self.written, method, *things), heavy=name.startswith("list")
        )

    def about(self, kind: str, thing: Any, needs: bytes, selection: Selection) -> Iterator[Unit]:
        """Yield the units of a party, country, sector or cooperation: its page, and each of its lists."""
        plain = address(thing, self.site) or ""
        heavy = isinstance(thing, Country | Term)
        create = partial(self.told, kind, plain, thing, selection)
        yield Unit(name=plain, needs=needs, create=create, heavy=heavy)
        for year in long_years(selection):
            own = self.needs.of(self.needs.of_events(selection.by_year[year]))
            yield self.paged(f"{plain} {year}", own, "events_of", plain, thing, selection, year)
        if kind != "cooperation" and is_long(selection.cooperations):
            own = self.needs.of(*(self.needs.cooperations[one.slug] for one in selection.cooperations))
            yield self.paged(f"{plain} cooperations", own, "cooperations_of", plain, thing, selection)

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
        """Yield the pages of an article, its citations, its JSON, and the pages at its former addresses."""
        yield from self.written("article", article)
        yield from create_citations(article, self.site_url)
        yield create_beside_article(article, self.world)
        yield from create_redirects(article, self.renderer.wordings, self.site_url)

    def lost(self) -> Iterator[File]:
        """Yield the page for addresses that do not exist."""
        page = create_lost(self.site, self.renderer.settings.folder)
        yield "404.html", self.renderer.document(page)

    def origin(self) -> Iterator[File]:
        """Yield the file that says which commit the site is made of."""
        yield ORIGIN, create_origin(self.renderer.settings, self.site.today)

    def sitemap(self) -> Iterator[File]:
        """Yield the sitemap of all pages."""
        return create_sitemap(self.paths(), self.renderer.settings, self.site.today)

    def paths(self) -> Iterator[str]:
        """Yield the path of every page."""
        for pages in self.pages.values():
            yield from (page.path for page in pages.all())

    def shape(self) -> Iterator[bytes]:
        """Yield what decides which pages there are: the things that have one, and how long their lists are."""
        site = self.site
        yield from (article.id.encode() for article in site.model.articles)
        yield from (page.slug.encode() for page in site.model.pages)
        told: list[tuple[Any, Selection]] = [*site.parties.items(), *site.countries.items(), *site.sectors.items()]
        for thing, selection in (*told, *site.selection.items(), *site.years.items()):
            name = thing if isinstance(thing, int) else address(thing, site)
            lengths = [(year, len(selection.by_year[year])) for year in long_years(selection)]
            yield f"{name} {lengths} {len(selection.cooperations)}".encode()
        yield repr([(name, len(own)) for name, own in site.cooperations_by_standing.items()]).encode()
        yield repr([(year, [*own.by_month]) for year, own in site.years.items()]).encode()


def drawn_file(picture: Picture) -> Iterator[File]:
    """Yield a picture's file."""
    yield picture.path, picture.draw()
