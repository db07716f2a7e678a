"""The files that the search page fetches: names, events by facet, rows of results, and the indexes of Pagefind.

A query that names a place, an organisation, a country, a sector or a kind of event is answered exactly, from
`names.json` and `events.json` alone; only words that are no name are searched with Pagefind. All files are small, and
none is fetched before the reader searches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.read.fields import LANGUAGES, Language
from digest.read.suggestions import fold
from digest.render.localizer import Localizer
from digest.render.urls import article_path, page_path
from digest.search.facets import FACETS, facet_values
from digest.search.pagefind import create_index
from digest.search.records import create_record

ARTICLES_PER_ROW_FILE = 10
"""Articles in one file of rows, about half a screen of results."""

ARTICLES_PER_INDEX = 1000
"""Articles in one Pagefind index of a language. The list of pages of an index is fetched whole before the first result,
and an index is rebuilt when one of its texts changes: both favour small ones, the overhead of each file large ones."""


class SearchLists:
    """The search files of a site; articles are numbered from the oldest, so that a new one changes no other number."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.localizers = {language: Localizer(site.model.vocabularies, language) for language in LANGUAGES}
        self.articles = site.everything.articles[::-1]
        self.numbers = {article.id: number for number, article in enumerate(self.articles)}

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of the files of which there is one."""
        yield "search/names.json", compact_json(self.create_names())
        yield "search/events.json", compact_json(self.create_events())

    def row_groups(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of every file of rows by the file's number."""
        return in_groups(self.articles, ARTICLES_PER_ROW_FILE)

    def row_files(self, number: int, articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
        """Yield path and text of the files of rows with this number, one per language."""
        for language in LANGUAGES:
            rows = [self.row(article, language) for article in articles]
            yield f"search/rows/{language}/{number}.json", compact_json(rows)

    def index_groups(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of every Pagefind index of a language by the index's number; there is at least one."""
        return in_groups(self.articles, ARTICLES_PER_INDEX) or {0: ()}

    def index_files(self, number: int, articles: Iterable[Article], language: Language) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the files of a Pagefind index. Raises `SearchError`."""
        for path, content in create_index(self.record(article, language) for article in articles).items():
            yield f"pagefind/{language}/{number}/{path}", content

    def create_names(self) -> dict[str, Any]:
        """Return everything that a query can name; of localities without articles the ids alone."""
        parties = [party for party in self.site.parties if party.kind != "government"]
        things = [
            self.name_entry("city", one.id, one, (*one.aliases, *names_without_level(one)), self.site.parties[one])
            for one in parties
        ]
        for country, selection in self.site.countries.items():
            things.append(self.name_entry("country", country.code, country, country.aliases, selection))
        for sector, selection in self.site.sectors.items():
            things.append(self.name_entry("sector", sector.id, sector, sector.aliases, selection))
        for kind, selection in self.site.select_by(lambda event: [event.kind]).items():
            if names := instrument_names(kind, self.site):
                things.append(self.name_entry("kind", kind.id, kind, (*kind.aliases, *names), selection))
        without_articles = set(self.site.model.vocabularies.localities) - {party.id for party in parties}
        return {"things": things, "silent": sorted(without_articles), "parts": len(self.index_groups())}

    def name_entry(
        self, facet: str, id_: str, thing: Party | Country | Term, others: Iterable[str], selection: Selection
    ) -> dict[str, Any]:
        """Return a thing that a query can name: facet and id, labels, page, other names, number of articles."""
        labels = list(dict.fromkeys(self.localizers[language].localize(thing.name) for language in LANGUAGES))
        page = page_path(thing, self.site) if facet != "kind" else None
        names = sorted({fold(text) for text in others} - {fold(label) for label in labels} - {""})
        found = {"facet": facet, "id": id_, "labels": labels, "page": page, "names": names}
        return {name: value for name, value in found.items() if value} | {"count": len(selection.articles)}

    def create_events(self) -> dict[str, Any]:
        """Return all events, newest first, a text per column: `3;4,7` is 3 for the first event, 4 and 7 for the second.

        The numbers are indexes in `values`; in the column `article`, they are the numbers of articles. Columns compress
        better than rows.
        """
        values: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        columns: dict[str, list[str]] = {name: [] for name in ("article", *FACETS)}
        for event in self.site.everything.events:
            columns["article"].append(",".join(str(self.numbers[id_]) for id_ in event.articles))
            for facet, ids in facet_values(event).items():
                indexes = values[facet]
                columns[facet].append(",".join(str(indexes.setdefault(id_, len(indexes))) for id_ in ids))
        return {
            "articles": len(self.articles),
            "chunk": ARTICLES_PER_ROW_FILE,
            "values": {facet: list(indexes) for facet, indexes in values.items()},
            "labels": self.facet_labels(values),
            "columns": {name: ";".join(column) for name, column in columns.items()},
        }

    def facet_labels(self, values: dict[str, dict[str, int]]) -> dict[str, dict[str, list[str]]]:
        """Return the labels of kinds and scopes in all languages, by facet and value."""
        kinds = self.site.model.event_kinds
        return {
            "kind": {
                id_: [self.localizers[language].localize(kinds[id_].name) for language in LANGUAGES]
                for id_ in values["kind"]
            },
            "scope": {
                id_: [self.localizers[language].t(f"scope.{id_}") for language in LANGUAGES] for id_ in values["scope"]
            },
        }

    def row(self, article: Article, language: Language) -> list[str]:
        """Return what a result shows: path, title, date, parties, sectors and description of an article."""
        text, event, localizer = article.text(language), article.main_event, self.localizers[language]
        parties = " – ".join(localizer.localize(party.name) for party in event.parties)
        sectors = ", ".join(localizer.localize(sector.name) for sector in event.sectors)
        path = article_path(article.id, language)
        return [path, text.title, localizer.date(event.date, short=True), parties, sectors, text.description]

    def record(self, article: Article, language: Language) -> str:
        """Return the record of an article for Pagefind, with what a result shows of it."""
        path, _, date, parties, sectors, _ = self.row(article, language)
        meta = {
            "path": path, "date": date, "parties": parties, "sectors": sectors, "number": str(self.numbers[article.id]),
        }  # fmt: skip
        return create_record(article, meta, self.localizers[language])


def in_groups(articles: tuple[Article, ...], size: int) -> dict[int, tuple[Article, ...]]:
    """Return articles in groups of `size` by the group's number, from 0."""
    return {start // size: articles[start : start + size] for start in range(0, len(articles), size)}


def names_without_level(party: Party) -> tuple[str, ...]:
    """Return the common name of an Indonesian locality, without Kota, Kabupaten or Provinsi; none for other parties."""
    if not party.is_home_locality:
        return ()
    return (re.sub(r"^(Kota|Kabupaten|Provinsi) ", "", party.name.id),)


def instrument_names(kind: Term, site: Site) -> tuple[str, ...]:
    """Return the names of the instrument that a kind of event signs, such as MoU; none for other kinds."""
    instrument = site.model.instrument_kinds.get(kind.id.removesuffix("-signed"))
    if instrument is None or not instrument.short:
        return ()
    names = (instrument.name, instrument.short)
    return tuple(name.localize(language) for name in names for language in LANGUAGES)


def compact_json(value: object) -> str:
    """Return JSON without spaces between its parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
