"""The files of one article or page -> what they say, and the problems with it."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from digest.core.fingerprint import fingerprint
from digest.core.problem import Problem
from digest.parse.body import RENDER_ERRORS
from digest.parse.documents import Document, read_document
from digest.parse.files import read_bytes
from digest.read.canonical_url import canonical_url
from digest.read.content import ArticleFile, PageFile, Translation
from digest.read.content_paths import ARTICLE_PATH, PAGE_PATH, match_path
from digest.read.front_matter import ArticleFrontMatter, PageFrontMatter, TranslationFrontMatter
from digest.read.validation import field_names, validate_nodes


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReadResult:
    """The result of reading one article or page with its translation; `file` is None where the original is invalid."""

    file: ArticleFile | PageFile | None
    problems: tuple[Problem, ...]


def read_files(root: Path, files: tuple[str, ...], mark: bytes = b"") -> ReadResult:
    """Read an original and, where there is one, its translation; `mark` is their fingerprint where it is known."""
    path, translation_path = (*files, None)[:2]
    assert path
    article = match_path(ARTICLE_PATH, path)
    type_ = ArticleFrontMatter if article else PageFrontMatter
    mark = mark or files_fingerprint(root, files)  # before they are read, for they may change meanwhile
    document, front_matter, problems = read_typed_document(root, path, type_)
    translation, other = None, None
    if translation_path:
        other, texts, more = read_typed_document(root, translation_path, TranslationFrontMatter)
        problems += map(fact_in_translation, more)
        translation = Translation(document=other, front_matter=texts) if other and texts else None
    file = None
    if document and front_matter:
        facts = facts_fingerprint(document, other if translation else None) if article else b""
        file = content_file(document, front_matter, translation, mark, facts, urls_of(front_matter) if article else ())
    return ReadResult(file=file, problems=tuple(problems))


def content_file(
    document: Any, front_matter: Any, translation: Translation | None, fingerprint: bytes, facts_fingerprint: bytes,
    canonical_urls: tuple[str, ...],
) -> ArticleFile | PageFile:  # fmt: skip
    """Return an article, or a hand-written page, by the document's path."""
    if article := match_path(ARTICLE_PATH, document.path):
        return ArticleFile(
            year=article[1], slug=article[2], document=document, front_matter=front_matter, translation=translation,
            fingerprint=fingerprint, facts_fingerprint=facts_fingerprint, canonical_urls=canonical_urls,
        )  # fmt: skip
    page = match_path(PAGE_PATH, document.path)
    assert page
    return PageFile(
        slug=page[1], document=document, front_matter=front_matter, translation=translation, fingerprint=fingerprint
    )


def urls_of(front_matter: ArticleFrontMatter) -> tuple[str, ...]:
    """Return the canonical URLs of an article's sources."""
    return tuple(canonical_url(source.url) for source in front_matter.sources)


def read_typed_document(root: Path, path: str, type_: Any) -> tuple[Document | None, Any, list[Problem]]:
    """Return a file as a document, its front matter as an instance of `type_` (or None), and the problems."""
    document, problems = read_document(root, path)
    if document is None:
        return None, None, problems
    with contextlib.suppress(*RENDER_ERRORS):
        document.rendered  # noqa: B018 - rendered here, in parallel, and cached
    front_matter, more = validate_nodes(path, document.nodes, type_)
    return document, front_matter, problems + more


def files_fingerprint(root: Path, files: Iterable[str]) -> bytes:
    """Return the fingerprint of some files' contents; one that cannot be read differs from an empty one."""
    contents = (read_bytes(root, path) for path in files)
    return fingerprint(b"" if content is None else b"+" + content for content in contents)


def facts_fingerprint(document: Document, translation: Document | None) -> bytes:
    """Return the fingerprint of an article's paths and front matter, without the bodies."""
    documents = [document, translation] if translation else [document]
    return fingerprint(part.encode() for one in documents for part in (one.path, one.front_matter_text))


def fact_in_translation(found: Problem) -> Problem:
    """A translation has only title and description: return the problem of an unknown field as one of a fact."""
    facts = set(field_names(ArticleFrontMatter, ()))
    if found.rule == "field-unknown" and found.field in facts:
        return dataclasses.replace(found, rule="fact-in-translation")
    return found
