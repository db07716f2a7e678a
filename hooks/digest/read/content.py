"""Everything that was read and is of the right shape; the rules of `check` and the model start from it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from babel import Locale

from digest.core.problem import Problem, problem
from digest.read.documents import Document
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.vocabulary_entries import (
    WrittenCountry,
    WrittenEventKind,
    WrittenInstrumentKind,
    WrittenLabel,
    WrittenLocality,
    WrittenLocalityAbroad,
    WrittenOrganisation,
    WrittenOutlet,
    WrittenSector,
)
from digest.read.yaml_nodes import Nodes, Path, show_path

NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Two-letter codes that CLDR names and ISO 3166-1 has not assigned to a country."""


@functools.cache
def country_codes() -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes, from CLDR's territories."""
    territories: Mapping[str, str] = Locale("en").territories
    return tuple(sorted(code for code in territories if len(code) == 2 and code not in NOT_COUNTRIES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """The files of `data/`, one field each, by the id of their entries."""

    localities: dict[str, WrittenLocality]
    localities_abroad: dict[str, WrittenLocalityAbroad]
    organisations: dict[str, WrittenOrganisation]
    countries: dict[str, WrittenCountry]
    outlets: dict[str, WrittenOutlet]
    sectors: dict[str, WrittenSector]
    event_kinds: dict[str, WrittenEventKind]
    instrument_kinds: dict[str, WrittenInstrumentKind]
    labels: dict[str, WrittenLabel]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenVocabularies:
    """The vocabularies, and where each of their entries stands."""

    entries: Vocabularies
    nodes: dict[str, Nodes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English file of an article or page."""

    document: Document
    written: WrittenTranslation


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article as it was written: its address (`year`, `slug`), its facts and text, and its translation."""

    year: str
    slug: str
    document: Document
    written: WrittenArticle
    translation: Translation | None = None
    seal: bytes = b""
    """The digest of the files that it was read from."""
    facts: bytes = b""
    """The digest of its address and of all that they say above their texts."""
    addresses: tuple[str, ...] = ()
    """The canonical addresses of its sources, in their order: found when it is read, for 10,000 take 0.7 s."""

    @property
    def id(self) -> str:
        """Return what names the article everywhere: `2017/tangsel-daejeon`."""
        return f"{self.year}/{self.slug}"

    def problem(self, rule: str, *path: str | int, of_key: bool = False, **values: object) -> Problem:
        """Return a problem at a field of the front matter."""
        return problem_at(self.document, rule, path, of_key=of_key, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A page written by hand (docs/about.md): title, description and text, and its translation."""

    slug: str
    document: Document
    written: WrittenTranslation
    translation: Translation | None = None
    seal: bytes = b""
    """The digest of the files that it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that editors wrote."""

    vocabularies: WrittenVocabularies
    articles: tuple[ArticleFile, ...]
    pages: tuple[PageFile, ...] = ()


def problem_at(document: Document, rule: str, path: Path, *, of_key: bool = False, **values: object) -> Problem:
    """Return a problem at a field of a document's front matter."""
    return problem(document.path, document.nodes.place(path, of_key=of_key), rule, show_path(path), **values)
