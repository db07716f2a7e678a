"""The files that the search page fetches, cut so that a search fetches the same few of them at any number of articles.

What a query can name is answered exactly, from names and slices; only words that are no name are searched with
Pagefind. None of the files is fetched before the reader searches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from digest.core.cache import Cache
from digest.core.json_text import compact_json
from digest.group.cooperations import Cooperation
from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import create_localizers
from digest.render.urls import article_path
from digest.search.answers import answer_buckets, answers
from digest.search.comparisons import Compared, Comparisons, comparison_buckets
from digest.search.cooperation_lists import CooperationLists
from digest.search.facets import article_events, labels_of, party_labels
from digest.search.mentions import FingerprintOf, Mentions
from digest.search.names import NameFiles
from digest.search.pagefind import create_index
from digest.search.records import create_record
from digest.search.slices import SliceFiles
from digest.search.things import Thing, Things, ordinary_words
from digest.search.words import places, query_words

ARTICLES_PER_ROW_FILE = 10
"""Articles in one file of rows, about half a screen of results."""

ARTICLES_PER_INDEX = 1000
"""Articles in one Pagefind index of a language. The list of pages of an index is fetched whole before the first result,
and an index is rebuilt when one of its texts changes: both favour small ones, the overhead of each file large ones."""

File = tuple[str, str]
"""Path and text of a file."""


Parts = dict[str, tuple[Callable[[], Iterator[File]], tuple[str, ...]]]
"""What makes some files, and the beginnings of their paths, by name."""


class SearchLists:
    """The search files of a site; articles are numbered from the oldest, so that a new one changes no other number."""

    def __init__(self, site: Site, cache: Cache | None = None) -> None:
        self.site, self.entries, self.cache = site, site.model.vocabularies.search_words, cache
        self.localizers = create_localizers(site.model.vocabularies)
        self.articles = site.everything.articles[::-1]
        self.numbers = {article.id: number for number, article in enumerate(self.articles)}

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that a query can name."""
        return Things(self.site).create()

    @cached_property
    def names(self) -> NameFiles:
        """The files of names."""
        return NameFiles(self.things, ordinary_words(self.articles))

    @cached_property
    def slices(self) -> SliceFiles:
        """The files of events."""
        return SliceFiles((*Things(self.site).facet_things(), *self.things), self.site, self.numbers)

    @cached_property
    def comparisons(self) -> dict[Language, Comparisons]:
        """What makes the files for the page that compares, by language."""
        return {language: Comparisons(self.site, self.localizers[language]) for language in LANGUAGES}

    @cached_property
    def cooperations(self) -> dict[Language, CooperationLists]:
        """What makes the files for the page of all cooperations, by language."""
        return {language: CooperationLists(self.localizers[language]) for language in LANGUAGES}

    @cached_property
    def mentions(self) -> Mentions:
        """What finds names in texts."""
        return Mentions(self.site, self.cache)

    def parts(self) -> Parts:
        """Return what makes the files that the facts of all articles are part of."""
        return {
            "names": (self.name_files, ("search/names/", "search/manifest.json", "search/labels.json")),
            "misspellings": (self.misspelling_files, ("search/misspellings/", "search/misspellings.json")),
            "things": (lambda: as_json(self.slices.files()), ("search/things/",)),
        }

    def name_files(self) -> Iterator[File]:
        """Yield the files of names, the manifest, and the labels of facets."""
        yield "search/manifest.json", compact_json(self.manifest())
        yield "search/labels.json", compact_json(self.facet_labels())
        yield from as_json(self.names.files())

    def misspelling_files(self) -> Iterator[File]:
        """Yield the files for misspelt names."""
        yield from as_json(self.names.misspelling_files(places(self.entries)))

    def standings_file(self) -> Iterator[File]:
        """Yield the file that says how many cooperations there are of each standing."""
        numbers = {name: len(own) for name, own in self.site.cooperations_by_standing.items()}
        yield "search/answers/standings.json", compact_json(numbers)

    def answer_files(self, number: int, cooperations: Iterable[Cooperation]) -> Iterator[File]:
        """Yield the files with this number of the answers about cooperations, one per language."""
        for language in LANGUAGES:
            found = answers(cooperations, self.site, self.localizers[language])
            yield f"search/answers/{language}/{number}.json", compact_json(found)

    def comparison_files(self, number: int, comparisons: Iterable[Compared]) -> Iterator[File]:
        """Yield the files with this number for the page that compares, one per language."""
        for language, own in self.comparisons.items():
            yield f"search/comparisons/{language}/{number}.json", compact_json(own.entries(comparisons))

    def cooperation_files(self, name: str, selection: Selection) -> Iterator[File]:
        """Yield the files of the cooperations of a country or sector, one per language."""
        for language, own in self.cooperations.items():
            yield f"search/cooperations/{language}/{name}.json", compact_json(own.content(selection))

    def manifest(self) -> dict[str, Any]:
        """Return what is fetched first: how many files there are of each sort, and the words of queries."""
        names, slices = self.names, self.slices
        numbers = {"articles": len(self.articles), "chunk": ARTICLES_PER_ROW_FILE, "indexes": len(self.index_groups())}
        numbers |= {"longest": names.longest}
        buckets = {
            "things": slices.buckets,
            "answers": answer_buckets(self.site),
            "comparisons": comparison_buckets(self.site),
        }
        lists = {
            "large": [thing.key for thing in slices.large], "names": names.nodes, "split": names.split[1:],
            "generic": sorted(names.generic), "unlisted": sorted(names.unlisted),
            "years": sorted({str(event.year) for event in self.site.everything.events}),
        }  # fmt: skip
        joined = {name: "|".join(own) for name, own in lists.items()}
        return {**numbers, **buckets, **joined, **query_words(self.entries)}

    def facet_labels(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Return the labels, in both languages, of all values of the facets but parties and years."""
        model = self.site.model
        scopes = {event.scope for event in self.site.everything.events if event.scope}
        return {
            "country": {country.code: labels_of(country.name) for country in self.site.countries},
            "sector": {sector.id: labels_of(sector.name) for sector in self.site.sectors},
            "kind": {kind.id: labels_of(kind.name) for kind in model.event_kinds.values()},
            "scope": {one: self.scope_labels(one) for one in sorted(scopes)},
        }

    def scope_labels(self, scope: str) -> tuple[str, str]:
        """Return the labels of a scope in both languages."""
        return self.localizers["id"].t(f"scope.{scope}"), self.localizers["en"].t(f"scope.{scope}")

    def row_groups(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of every file of rows by the file's number."""
        return in_groups(self.articles, ARTICLES_PER_ROW_FILE)

    def row_files(self, number: int, articles: Iterable[Article]) -> Iterator[File]:
        """Yield path and text of the files of rows with this number, one per language."""
        for language in LANGUAGES:
            rows = [self.row(article, language) for article in articles]
            yield f"search/rows/{language}/{number}.json", compact_json(rows)

    def index_groups(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of every Pagefind index of a language by the index's number; none without articles."""
        return in_groups(self.articles, ARTICLES_PER_INDEX)

    def index_files(self, number: int, articles: Iterable[Article], language: Language) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the files of a Pagefind index. Raises `SearchError`."""
        for path, content in create_index(self.record(article, language) for article in articles).items():
            yield f"pagefind/{language}/{number}/{path}", content

    def mention_file(
        self, number: int, articles: Iterable[Article], language: Language, fingerprint: FingerprintOf
    ) -> Iterator[File]:
        """Yield path and text of the file that says which of some articles mention a name without being about it."""
        found = self.mentions.file(articles, self.numbers, self.localizers[language], fingerprint)
        yield f"search/mentions/{language}/{number}.json", compact_json(found)

    def row(self, article: Article, language: Language) -> list[Any]:
        """Return what a result shows: path, title, date, parties, sectors and description of an article; and the names
        of all parties of its events, for the facets.
        """
        text, event, localizer = article.text(language), article.main_event, self.localizers[language]
        parties = " – ".join(localizer.localize(party.name) for party in event.parties)
        sectors = ", ".join(localizer.localize(sector.name) for sector in event.sectors)
        path, date = article_path(article.id, language), localizer.date(event.date, short=True)
        return [path, text.title, date, parties, sectors, text.description, party_labels(article.events)]

    def record(self, article: Article, language: Language) -> str:
        """Return the record of an article for Pagefind: no name of a vocabulary but of kinds of event is part of it, so
        that an index stays when an entry is renamed.
        """
        meta = {"number": str(self.numbers[article.id]), "events": compact_json(article_events(article.events))}
        return create_record(article, meta, self.localizers[language])


def in_groups(articles: tuple[Article, ...], size: int) -> dict[int, tuple[Article, ...]]:
    """Return articles in groups of `size` by the group's number, from 0."""
    return {start // size: articles[start : start + size] for start in range(0, len(articles), size)}


def as_json(files: Iterable[tuple[str, Any]]) -> Iterator[File]:
    """Yield path and text of files with some contents."""
    for path, content in files:
        yield path, compact_json(content)
