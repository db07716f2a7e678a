"""All content as read: articles, pages and vocabularies that are valid in themselves, for `check` and `model`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from babel import Locale

from digest.core.problem import Problem, problem
from digest.parse.documents import Document
from digest.parse.yaml_nodes import FieldPath, YamlNodes, format_field_path
from digest.read.front_matter import ArticleFrontMatter, PageFrontMatter, TranslationFrontMatter
from digest.read.text_store import StoredDocument
from digest.read.vocabulary_entries import (
    CountryEntry,
    DigestEntry,
    EventKindEntry,
    InstrumentKindEntry,
    LabelEntry,
    LocalityAbroadEntry,
    LocalityEntry,
    OrganisationEntry,
    OutletEntry,
    SearchWordEntry,
    SectorEntry,
)

NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Two-letter codes of CLDR that ISO 3166-1 does not assign to a country."""


@functools.cache
def country_codes() -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes, from CLDR's territories."""
    territories: Mapping[str, str] = Locale("en").territories
    return tuple(sorted(code for code in territories if len(code) == 2 and code not in NOT_COUNTRIES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """The entries of all vocabularies by their ids; one field for each file of `data/`."""

    localities: dict[str, LocalityEntry]
    localities_abroad: dict[str, LocalityAbroadEntry]
    organisations: dict[str, OrganisationEntry]
    countries: dict[str, CountryEntry]
    outlets: dict[str, OutletEntry]
    sectors: dict[str, SectorEntry]
    event_kinds: dict[str, EventKindEntry]
    instrument_kinds: dict[str, InstrumentKindEntry]
    search_words: dict[str, SearchWordEntry]
    labels: dict[str, LabelEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyFiles:
    """The vocabularies, and by their names the YAML values with the positions of the entries; `digest` beside them.

    `introduced` has, by vocabulary and id, the articles that bring the entries that are not in data/.
    """

    entries: Vocabularies
    digest: DigestEntry
    nodes: dict[str, YamlNodes] = field(default_factory=dict)
    introduced: dict[str, dict[str, ArticleFile]] = field(default_factory=dict)

    def problem(self, name: str, rule: str, *path: str | int, of_key: bool = False, **values: object) -> Problem:
        """Return a problem at the field `path` of a vocabulary, which begins with an entry's id; see `problem_at`."""
        if path and (article := self.introduced.get(name, {}).get(str(path[0]))):
            return article.problem(rule, "introduces", name, *path, of_key=of_key, **values)
        at = self.nodes[name].position(path, of_key=of_key)
        return problem(f"data/{name}.yml", at, rule, ".".join(map(str, path)), **values)

    def is_introduced(self, id_: str) -> bool:
        """Tell whether an article brings the entry `id_`."""
        return any(id_ in found for found in self.introduced.values())

    def place(self, id_: str) -> str:
        """Return file and line of an entry: `data/outlets.yml:12`, or those in the article that introduces it."""
        name = next(name for name in self.nodes if id_ in getattr(self.entries, name))
        found = self.problem(name, "", id_, of_key=True)
        return f"{found.path}:{found.line}"


AnyDocument = Document | StoredDocument
"""A file with its text in memory, or one whose text is read when it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English translation of an article or page."""

    document: AnyDocument
    front_matter: TranslationFrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article: its year and slug from the path, its front matter and body, and its translation."""

    year: str
    slug: str
    document: AnyDocument
    front_matter: ArticleFrontMatter
    translation: Translation | None = None
    fingerprint: bytes = b""
    """The digest of the contents of its files."""
    facts_fingerprint: bytes = b""
    """The digest of the paths and front matter of these files, without the bodies."""
    canonical_urls: tuple[str, ...] = ()
    """The canonical URLs of its sources, in their order. Computed when reading: 10,000 take 0.7 s."""

    @property
    def id(self) -> str:
        """The article's id: `2017/tangsel-daejeon`."""
        return f"{self.year}/{self.slug}"

    def problem(self, rule: str, *path: str | int, of_key: bool = False, **values: object) -> Problem:
        """Return a problem at the field `path` of the front matter."""
        return problem_at(self.document, rule, path, of_key=of_key, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A hand-written page (docs/about.md): title, description and body, and its translation."""

    slug: str
    document: AnyDocument
    front_matter: PageFrontMatter
    translation: Translation | None = None
    fingerprint: bytes = b""
    """The digest of the contents of its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of the whole site."""

    vocabularies: VocabularyFiles
    articles: tuple[ArticleFile, ...]
    pages: tuple[PageFile, ...] = ()


def problem_at(document: AnyDocument, rule: str, path: FieldPath, *, of_key: bool = False, **values: object) -> Problem:
    """Return a problem at the field `path` of a document's front matter; `of_key` puts it at the field's key."""
    return problem(document.path, document.nodes.position(path, of_key=of_key), rule, format_field_path(path), **values)
