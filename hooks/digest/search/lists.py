"""What the search page fetches: names, events by facet, rows of articles; and the records that Pagefind indexes.

A reader who names a place, an organisation, a country, a sector or a kind of event is answered from `names.json` and
`events.json` alone, exactly; only words that are nobody's name go to Pagefind. All three kinds of list are small and
fetched when the reader searches, never before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import escape

from digest.group.site import Selection, Site
from digest.model.articles import Article
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.fields import LANGUAGES, Language
from digest.read.suggestions import fold
from digest.render.localizer import Wording
from digest.render.urls import address, article_path
from digest.search.pagefind import create_index

FACETS = ("city", "country", "sector", "kind", "scope", "year")
"""What a search can be narrowed by, as it stands in the address. `city` holds any party with a page."""

CHUNK = 10
"""Articles in one file of rows: half a screen of results."""

PART = 1000
"""Articles in one Pagefind index, of one language. Its list of pages is fetched whole before the first result, and an
index is written anew when one of its texts changes: both speak for small ones, each file's own weight against tiny
ones."""

TOGETHER = re.compile(r"\b(?:be)?kerja\s?sama\b", re.IGNORECASE)
"""The domain's commonest word in its spellings, which no stemmer folds: two words, one word, with prefix."""


class SearchLists:
    """The lists of one site; articles are numbered from the oldest, so that a new one changes no other's number."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.words = {language: Wording(site.model.vocabularies, language) for language in LANGUAGES}
        self.articles = site.everything.articles[::-1]
        self.number = {article.id: number for number, article in enumerate(self.articles)}

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path and text of the lists that are fetched whole."""
        yield "search/names.json", compact(self.names())
        yield "search/events.json", compact(self.events())

    def chunks(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of every file of rows, by its number."""
        return grouped_by(self.articles, CHUNK)

    def rows(self, number: int, articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
        """Yield the path and text of the files of rows of this number, one a language."""
        for language in LANGUAGES:
            rows = [self.row(article, language) for article in articles]
            yield f"search/rows/{language}/{number}.json", compact(rows)

    def parts(self) -> dict[int, tuple[Article, ...]]:
        """Return the articles of each Pagefind index of a language, by its number; there is always one."""
        return grouped_by(self.articles, PART) or {0: ()}

    def index(self, number: int, articles: Iterable[Article], language: Language) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of the files of a Pagefind index. Raises `SearchError`."""
        for path, content in create_index(self.record(article, language) for article in articles).items():
            yield f"pagefind/{language}/{number}/{path}", content

    def names(self) -> dict[str, Any]:
        """Return everything that a query can name; localities without articles by their ids alone."""
        told = [party for party in self.site.parties if party.kind != "government"]
        things = [
            self.name("city", one.id, one, (*one.aliases, *bare_names(one)), self.site.parties[one]) for one in told
        ]
        for country, selection in self.site.countries.items():
            things.append(self.name("country", country.code, country, country.aliases, selection))
        for sector, selection in self.site.sectors.items():
            things.append(self.name("sector", sector.id, sector, sector.aliases, selection))
        for kind, selection in self.site.selections(lambda event: [event.kind]).items():
            if names := instrument_names(kind, self.site):
                things.append(self.name("kind", kind.id, kind, (*kind.aliases, *names), selection))
        silent = set(self.site.model.vocabularies.localities) - {party.id for party in told}
        return {"things": things, "silent": sorted(silent), "parts": len(self.parts())}

    def name(
        self, facet: str, id_: str, thing: Party | Country | Term, others: Iterable[str], selection: Selection
    ) -> dict[str, Any]:
        """Return one thing that a query can name: facet and id, labels, page, other names, number of articles."""
        labels = list(dict.fromkeys(self.words[language].say(thing.name) for language in LANGUAGES))
        page = address(thing, self.site) if facet != "kind" else None
        names = sorted({fold(text) for text in others} - {fold(label) for label in labels} - {""})
        found = {"facet": facet, "id": id_, "labels": labels, "page": page, "names": names}
        return {name: value for name, value in found.items() if value} | {"count": len(selection.articles)}

    def events(self) -> dict[str, Any]:
        """Return all events, newest first, one text a column: `3;4,7` is 3 of the first event, 4 and 7 of the second.

        The numbers are places in `values`; those of `article` are the articles' own. Columns compress
        better than rows.
        """
        values: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        columns: dict[str, list[str]] = {name: [] for name in ("article", *FACETS)}
        for event in self.site.everything.events:
            columns["article"].append(",".join(str(self.number[id_]) for id_ in event.articles))
            for facet, ids in facet_values(event).items():
                known = values[facet]
                columns[facet].append(",".join(str(known.setdefault(id_, len(known))) for id_ in ids))
        return {
            "articles": len(self.articles),
            "chunk": CHUNK,
            "values": {facet: list(known) for facet, known in values.items()},
            "labels": self.labels(values),
            "columns": {name: ";".join(column) for name, column in columns.items()},
        }

    def labels(self, values: dict[str, dict[str, int]]) -> dict[str, dict[str, list[str]]]:
        """Return the labels, in all languages, of the values that are nobody's name: kinds and scopes."""
        kinds = self.site.model.event_kinds
        return {
            "kind": {
                id_: [self.words[language].say(kinds[id_].name) for language in LANGUAGES] for id_ in values["kind"]
            },
            "scope": {
                id_: [self.words[language].t(f"scope.{id_}") for language in LANGUAGES] for id_ in values["scope"]
            },
        }

    def row(self, article: Article, language: Language) -> list[str]:
        """Return what a result shows of an article: path, title, date, parties, sectors, description."""
        text, event, words = article.text(language), article.newest, self.words[language]
        parties = " – ".join(words.say(party.name) for party in event.parties)
        sectors = ", ".join(words.say(sector.name) for sector in event.sectors)
        path = article_path(article.id, language)
        return [path, text.title, words.date(event.date, short=True), parties, sectors, text.description]

    def record(self, article: Article, language: Language) -> str:
        """Return an article as the page that Pagefind reads: its words, facets and what a result shows."""
        path, title, date, parties, sectors, _ = self.row(article, language)
        text, words = article.text(language), self.words[language]
        body = text.rendered.html  # the check has refused HTML
        notes = [words.say(note) for event in article.events for note in event.notes]
        claims = [f"{words.say(claim.by)}: {words.say(claim.text)}." for claim in article.claims]
        people = [f"{person.name}, {words.say(person.office)}." for person in article.people]
        kinds = [words.say(event.kind.name) for event in article.events]
        paragraphs = [text.description, *notes, *claims, *people, ", ".join(kinds)]
        said = " ".join([title, *paragraphs, body])
        synonyms = "kerjasama" if TOGETHER.search(said) else ""
        parts = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
        meta = {
            "path": path, "date": date, "parties": parties, "sectors": sectors, "number": str(self.number[article.id]),
        }  # fmt: skip
        return (
            f'<!doctype html><html lang="{language}"><body data-pagefind-body><h1>{escape(title)}</h1>{body}{parts}'
            f'<p data-pagefind-weight="0.1">{synonyms}</p>{hidden("meta", meta.items())}'
            f"{hidden('filter', filters(article))}</body></html>"
        )


def grouped_by(articles: tuple[Article, ...], size: int) -> dict[int, tuple[Article, ...]]:
    """Return articles in groups of `size`, by the group's number."""
    return {start // size: articles[start : start + size] for start in range(0, len(articles), size)}


def facet_values(event: Event) -> dict[str, list[str]]:
    """Return what an event has of each facet, in the order of `FACETS`."""
    values: dict[str, list[str]] = {
        "city": [party.id for party in event.parties if party.kind != "government"],
        "country": [country.code for country in event.countries],
        "sector": [sector.id for sector in event.sectors],
        "kind": [event.kind.id],
        "scope": [event.scope] if event.scope else [],
        "year": [str(event.year)],
    }
    return {facet: values[facet] for facet in FACETS}


def filters(article: Article) -> list[tuple[str, str]]:
    """Return an article's facets as Pagefind filters, each once."""
    found = ((facet, id_) for event in article.events for facet, ids in facet_values(event).items() for id_ in ids)
    return list(dict.fromkeys(found))


def hidden(what: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return Pagefind's attributes for values that stand in no text."""
    return "".join(
        f'<span data-pagefind-{what}="{name}[data-v]" data-v="{escape(value)}"></span>' for name, value in pairs
    )


def bare_names(party: Party) -> tuple[str, ...]:
    """Return an Indonesian locality's name without Kota or Kabupaten, by which people call it."""
    if not party.is_home_locality:
        return ()
    return (re.sub(r"^(Kota|Kabupaten|Provinsi) ", "", party.name.id),)


def instrument_names(kind: Term, site: Site) -> tuple[str, ...]:
    """Return the names of the instrument that a kind of event signs, such as MoU; other kinds are ordinary words."""
    instrument = site.model.instrument_kinds.get(kind.id.removesuffix("-signed"))
    if instrument is None or not instrument.short:
        return ()
    names = (instrument.name, instrument.short)
    return tuple(words.say(language) for words in names for language in LANGUAGES)


def compact(value: object) -> str:
    """Return JSON in as few characters as it can be written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
