"""The editors' files -> `Content`, with every problem that reading and shaping them meets."""

from __future__ import annotations

import contextlib
import dataclasses
import pickle
import re
import time
import typing
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from digest.check.validated_files import NAME as SOUND
from digest.core.cache import Look, Memory, seal
from digest.core.file_stat import is_settled, look_of
from digest.core.parallel import spread
from digest.core.problem import Problem, problem
from digest.read.canonical_url import canonical_address
from digest.read.content import (
    ArticleFile,
    Content,
    PageFile,
    Translation,
    Vocabularies,
    WrittenVocabularies,
)
from digest.read.documents import Document, read_document
from digest.read.files import LARGEST_VOCABULARY, read_bytes, read_text, walk
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.limits import TooMuchError
from digest.read.validation import field_names, shaped
from digest.read.yaml_nodes import Nodes, read_nodes

SLUG = r"(?!\d+(?:/|$|\.))[a-z0-9]+(?:-[a-z0-9]+)*"
"""Words of lower-case letters and digits; not a number alone, which is a list's second page (/articles/2019/2/)."""
ARTICLE = re.compile(rf"docs/articles/((?:19|20)\d\d)/({SLUG})(\.en)?\.md", re.ASCII)
PAGE = re.compile(rf"docs/({SLUG})(\.en)?\.md", re.ASCII)
OURS = ("docs/templates/",)
"""Folders below docs/ that hold code: templates, styles, scripts."""

TRANSLATION = ".en.md"

LONGEST_SLUG = 100

TAKEN = frozenset(
    ["articles", "assets", "cities", "cooperations", "corrections", "countries", "coverage", "data", "en", "home",
     "index", "map", "organisations", "pagefind", "pictures", "search", "sectors", "timeline"]
)  # fmt: skip
"""What generated pages and files are called, at the site's root: no hand-written page is."""

DEVICES = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
RESERVED = frozenset(["con", "prn", "aux", "nul", *DEVICES])
"""Names that Windows keeps for devices: with such a file the repository cannot be cloned there."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """What the files of one article or page came to: None, and why, where the original is of no use."""

    file: ArticleFile | PageFile | None
    problems: tuple[Problem, ...]


class Loading:
    """Reads all that editors wrote below `root`, and gathers the problems on the way."""

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self.root, self.memory = root, memory or Memory()
        self.problems: list[Problem] = []
        self.now = time.time_ns()

    def content(self) -> Content | None:
        """Return everything of the right shape, or None where the vocabularies are not usable."""
        vocabularies = self.vocabularies()
        files = self.texts()
        if vocabularies is None:
            return None
        articles = tuple(file for file in files if isinstance(file, ArticleFile))
        pages = tuple(file for file in files if isinstance(file, PageFile))
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

    def texts(self) -> list[ArticleFile | PageFile]:
        """Return all articles and hand-written pages, each with its translation."""
        paths = [path for path in walk(self.root, "docs") if not path.startswith(OURS)]
        known = {path for path in paths if named(ARTICLE, path) or named(PAGE, path)}
        self.problems += [misplaced(self.root, path) for path in paths if path not in known]
        originals = [path for path in paths if path in known and not path.endswith(TRANSLATION)]
        self.problems += [problem(path, (1, 1), "page-taken", value=page[1])
                          for path in known if (page := named(PAGE, path)) and page[1] in TAKEN]  # fmt: skip
        self.problems += [alone(path) for path in paths if path in known and original_of(path) not in known]
        readings = self.readings(originals, known)
        self.problems += [found for reading in readings for found in reading.problems]
        return [reading.file for reading in readings if reading.file]

    def readings(self, originals: list[str], known: Collection[str]) -> list[Reading]:
        """Return what the originals and their translations came to, from memory where they are as they were."""
        pairs = {path: (path, other) if (other := translation_of(path)) in known else (path,) for path in originals}
        looks = {path: look_of(self.root, files) for path, files in pairs.items()}
        found = {path: self.memory.recall(path, self.seal(path, files, looks[path])) for path, files in pairs.items()}
        missing = [files for path, files in pairs.items() if found[path] is None]
        for files, (mark, blob) in zip(missing, spread(self.blob, missing), strict=True):
            self.memory.keep(files[0], mark, blob)
            found[files[0]] = self.memory.recall(files[0], mark)
        for path, look in looks.items():
            if is_settled(look, self.now):
                self.memory.note(path, look)
        self.memory.forget_others([*originals, SOUND])
        return list(found.values())

    def seal(self, path: str, files: tuple[str, ...], look: Look) -> bytes:
        """Return the seal of an original and its translation, without reading them where they look as they did; of
        one that is not remembered none, for there is nothing to compare.
        """
        return self.memory.seal_of(path, look) or (seal_of(self.root, files) if path in self.memory else b"")

    def blob(self, files: tuple[str, ...]) -> tuple[bytes, bytes]:
        """Return the seal of an original and its translation, and what reading them came to, pickled."""
        mark = seal_of(self.root, files)
        return mark, pickle.dumps(read_files(self.root, mark, *files), 5)


def read_files(root: Path, mark: bytes, path: str, translated: str | None = None) -> Reading:
    """Return what an original, and its translation where there is one, came to."""
    article, page = named(ARTICLE, path), named(PAGE, path)
    document, written, problems = read_as(root, path, WrittenArticle if article else WrittenTranslation)
    translation: Translation | None = None
    if translated:
        other, words, more = read_as(root, translated, WrittenTranslation)
        problems += map(fact_in_translation, more)
        translation = Translation(document=other, written=words) if other and words else None
    file: ArticleFile | PageFile | None = None
    if document and written and article:
        file = ArticleFile(
            year=article[1], slug=article[2], document=document, written=written, translation=translation, seal=mark,
            facts=facts_of(document, translation),
            addresses=tuple(canonical_address(source.url) for source in written.sources),
        )  # fmt: skip
    elif document and written and page:
        file = PageFile(slug=page[1], document=document, written=written, translation=translation, seal=mark)
    return Reading(file=file, problems=tuple(problems))


def read_as(root: Path, path: str, shape: Any) -> tuple[Document | None, Any, list[Problem]]:
    """Return a file with front matter as a document, its fields as a `shape`, and what is wrong with them."""
    document, problems = read_document(root, path)
    if document is None:
        return None, None, problems
    with contextlib.suppress(RecursionError, TooMuchError):
        document.rendered  # noqa: B018 - rendered here, where all cores are at work, and remembered
    written, more = shaped(path, document.nodes, shape)
    return document, written, problems + more


def seal_of(root: Path, files: Iterable[str]) -> bytes:
    """Return the digest of some files' contents, one that cannot be read as a file told apart from an empty one."""
    contents = (read_bytes(root, path) for path in files)
    return seal(b"" if content is None else b"+" + content for content in contents)


def facts_of(document: Document, translation: Translation | None) -> bytes:
    """Return the digest of an article's address and of everything that its files say but their texts."""
    documents = [document, translation.document] if translation else [document]
    return seal(part.encode() for one in documents for part in (one.path, one.front))


def misplaced(root: Path, path: str) -> Problem:
    """A file below docs/ is an article, a page or a translation, named as such; a link is none of them."""
    linked = (root / path).is_symlink()
    return problem(path, (1, 1), "file-not-regular" if linked else "file-misplaced", value=path)


def alone(path: str) -> Problem:
    """A translation stands beside its original."""
    return problem(path, (1, 1), "translation-alone", value=original_of(path))


def original_of(path: str) -> str:
    """Return the path of the original of a translation, or of an original itself."""
    return path.removesuffix(TRANSLATION) + ".md" if path.endswith(TRANSLATION) else path


def translation_of(path: str) -> str:
    """Return the path of the translation of an original."""
    return path.removesuffix(".md") + TRANSLATION


def fact_in_translation(found: Problem) -> Problem:
    """A translation holds title and description only; a fact in it is told as such."""
    facts = set(field_names(WrittenArticle, ()))
    if found.rule == "field-unknown" and found.field in facts:
        return dataclasses.replace(found, rule="fact-in-translation")
    return found


def named(pattern: re.Pattern[str], path: str) -> re.Match[str] | None:
    """Return the match of a path whose name has the right form and length."""
    match = pattern.fullmatch(path)
    name = path.rsplit("/", 1)[-1]
    return match if match and len(name) <= LONGEST_SLUG and name.split(".")[0] not in RESERVED else None
