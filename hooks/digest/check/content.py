"""The editors' files -> `Content`, with every problem that reading and shaping them meets."""

from __future__ import annotations

import dataclasses
import re
import typing
from pathlib import Path
from typing import Any, TypeVar

from digest.check.shapes import field_names, shaped
from digest.problem import Problem, problem
from digest.read.content import (
    ArticleFile,
    Content,
    PageFile,
    Translation,
    Vocabularies,
    WrittenVocabularies,
)
from digest.read.documents import Document, read_document
from digest.read.files import LARGEST_VOCABULARY, read_text, walk
from digest.read.nodes import Nodes, read_nodes
from digest.read.written import WrittenArticle, WrittenTranslation

T = TypeVar("T")

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ARTICLE = re.compile(rf"docs/articles/((?:19|20)\d\d)/({SLUG})(\.en)?\.md", re.ASCII)
PAGE = re.compile(rf"docs/({SLUG})(\.en)?\.md", re.ASCII)
OURS = ("docs/templates/",)
"""Folders below docs/ that hold code: templates, styles, scripts."""

LONGEST_SLUG = 100


class Loading:
    """Reads all that editors wrote below `root`, and gathers the problems on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def content(self) -> Content | None:
        """Return everything of the right shape, or None where the vocabularies are not usable."""
        vocabularies = self.vocabularies()
        articles, pages = self.texts()
        if vocabularies is None:
            return None
        return Content(vocabularies=vocabularies, articles=articles, pages=pages)

    def vocabularies(self) -> WrittenVocabularies | None:
        """Return the files of data/, or None where one is unusable."""
        nodes: dict[str, Nodes] = {}
        entries: dict[str, Any] = {}
        for name, shape in typing.get_type_hints(Vocabularies).items():
            found = self.vocabulary(f"data/{name}.yml", shape)
            if found:
                entries[name], nodes[name] = found
        if len(entries) < len(dataclasses.fields(Vocabularies)):
            return None
        return WrittenVocabularies(entries=Vocabularies(**entries), nodes=nodes)

    def vocabulary(self, path: str, shape: Any) -> tuple[Any, Nodes] | None:
        """Return one vocabulary's entries, and where they stand."""
        text, problems = read_text(self.root, path, LARGEST_VOCABULARY)
        nodes: Nodes | None = None
        if text is not None and not problems:
            nodes, problems = read_nodes(text, path)
        self.problems += problems
        if nodes is None:
            return None
        entries, problems = shaped(path, nodes, shape)
        self.problems += problems
        return None if entries is None else (entries, nodes)

    def texts(self) -> tuple[tuple[ArticleFile, ...], tuple[PageFile, ...]]:
        """Return all articles and hand-written pages, each with its translation."""
        paths = [path for path in walk(self.root, "docs") if not path.startswith(OURS)]
        articles = {path: match for path in paths if (match := named(ARTICLE, path))}
        pages = {path: match for path in paths if (match := named(PAGE, path))}
        for path in paths:
            if path not in articles and path not in pages:
                self.problems.append(problem(path, (1, 1), "file-misplaced", value=path))
        return (
            tuple(filter(None, (self.article(path, match, articles) for path, match in articles.items()))),
            tuple(filter(None, (self.page(path, match, pages) for path, match in pages.items()))),
        )

    def article(self, path: str, match: re.Match[str], known: dict[str, re.Match[str]]) -> ArticleFile | None:
        """Return the article that the original file `path` begins, or None for translations and broken files."""
        if match[3]:
            self.orphan(path, known)
            return None
        document, written = self.document(path, WrittenArticle)
        translation = self.translation(path, known)
        if document is None or written is None:
            return None
        return ArticleFile(year=match[1], slug=match[2], document=document, written=written, translation=translation)

    def page(self, path: str, match: re.Match[str], known: dict[str, re.Match[str]]) -> PageFile | None:
        """Return the hand-written page that the original file `path` begins, or None."""
        if match[2]:
            self.orphan(path, known)
            return None
        document, written = self.document(path, WrittenTranslation)
        translation = self.translation(path, known)
        if document is None or written is None:
            return None
        return PageFile(slug=match[1], document=document, written=written, translation=translation)

    def orphan(self, path: str, known: dict[str, re.Match[str]]) -> None:
        """A translation stands beside its original."""
        original = path.removesuffix(".en.md") + ".md"
        if original not in known:
            self.problems.append(problem(path, (1, 1), "translation-alone", value=original))

    def translation(self, original: str, known: dict[str, re.Match[str]]) -> Translation | None:
        """Return the translation that stands beside `original`, if there is one and it is usable."""
        path = original.removesuffix(".md") + ".en.md"
        if path not in known:
            return None
        document, written = self.document(path, WrittenTranslation)
        return Translation(document=document, written=written) if document and written else None

    def document(self, path: str, shape: type[T]) -> tuple[Document | None, T | None]:
        """Return a file with front matter as a document, and its fields as a `shape`."""
        document, problems = read_document(self.root, path)
        self.problems += problems
        if document is None:
            return None, None
        written, problems = shaped(path, document.nodes, shape)
        self.problems += map(fact_in_translation, problems) if path.endswith(".en.md") else problems
        return document, written


def fact_in_translation(found: Problem) -> Problem:
    """A translation holds title and description only; a fact in it is told as such."""
    facts = set(field_names(WrittenArticle, ()))
    if found.rule == "field-unknown" and found.field in facts:
        return dataclasses.replace(found, rule="fact-in-translation")
    return found


def named(pattern: re.Pattern[str], path: str) -> re.Match[str] | None:
    """Return the match of a path whose name has the right form and length."""
    match = pattern.fullmatch(path)
    return match if match and len(path.rsplit("/", 1)[-1]) <= LONGEST_SLUG else None
