"""Reads and validates the editors' files: a project's root -> `Content` and the problems found."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from digest.core.cache import Cache
from digest.core.file_stat import FileStat, stat_of
from digest.core.kept_files import KeptFiles
from digest.core.parallel import parallel_map
from digest.core.problem import Problem
from digest.parse.files import MAX_VOCABULARY_BYTES, list_files, read_text
from digest.parse.yaml_nodes import YamlNodes, parse_yaml
from digest.read.article_reader import ReadResult, read_files
from digest.read.content import ArticleFile, Content, PageFile, Vocabularies, VocabularyFiles
from digest.read.content_paths import (
    ARTICLE_PATH,
    CODE_FOLDERS,
    PAGE_PATH,
    TRANSLATION_SUFFIX,
    match_path,
    path_problems,
    translation_of,
)
from digest.read.introduced import with_introduced
from digest.read.reading_cache import ReadingCache
from digest.read.validation import validate_nodes
from digest.read.vocabulary_entries import DigestEntry

LISTED_FILES = "listed files"
"""The name under which whoever watches docs/ leaves the stats of its files for the next build, and for no other."""


class ContentLoader:
    """Reads all content below `root`, and collects the problems in `problems`."""

    def __init__(self, root: Path, cache: Cache | None = None) -> None:
        self.root, self.cache = root, cache
        self.kept: KeptFiles[ReadVocabulary] = KeptFiles(cache, "vocabularies")
        self.problems: list[Problem] = []

    def content(self) -> Content | None:
        """Return everything that is valid, or None where the vocabularies are not usable."""
        vocabularies = self.vocabularies()
        files = self.articles_and_pages()
        if vocabularies is None:
            return None
        articles = tuple(file for file in files if isinstance(file, ArticleFile))
        pages = tuple(file for file in files if isinstance(file, PageFile))
        return Content(vocabularies=self.joined(vocabularies, articles), articles=articles, pages=pages)

    def joined(self, files: VocabularyFiles, articles: tuple[ArticleFile, ...]) -> VocabularyFiles:
        """Return the vocabularies with what articles introduce: those of the last build where nothing has changed."""
        parts = [*files.nodes.values(), files.digest, *(one for one in articles if one.front_matter.introduces)]
        before, found = self.cache.kept.get("joined", ((), None)) if self.cache else ((), None)
        if found is None or list(map(id, before)) != list(map(id, parts)):
            found = with_introduced(files, articles)
            if self.cache:
                self.cache.keep("joined", (parts, found))
        return found

    def vocabularies(self) -> VocabularyFiles | None:
        """Return the files of data/, or None where one of them is not usable."""
        nodes: dict[str, YamlNodes] = {}
        entries: dict[str, Any] = {}
        for name, type_ in typing.get_type_hints(Vocabularies).items():
            found = self.vocabulary(f"data/{name}.yml", type_)
            if found:
                entries[name], nodes[name] = found
        digest = self.vocabulary("data/digest.yml", DigestEntry)
        if digest is None or len(entries) < len(dataclasses.fields(Vocabularies)):
            return None
        return VocabularyFiles(entries=Vocabularies(**entries), digest=digest[0], nodes=nodes)

    def vocabulary(self, path: str, type_: Any) -> tuple[Any, YamlNodes] | None:
        """Return one vocabulary's entries and their positions, or None where the file is not usable."""
        stat = stat_of(self.root, [path])
        read = self.kept.get(path, stat)
        if read is None:
            read = read_vocabulary(self.root, path, type_)
            self.kept.put(path, stat, read)
        found, problems = read
        self.problems += problems
        return found

    def articles_and_pages(self) -> list[ArticleFile | PageFile]:
        """Return all valid articles and hand-written pages, each with its translation."""
        found = self.cache.kept.pop(LISTED_FILES, None) if self.cache else None
        listed = list_files(self.root, "docs") if found is None else found
        stats = {path: stat for path, stat in listed.items() if not path.startswith(CODE_FOLDERS)}
        results = self.results(self.groups(list(stats)), stats)
        self.problems += [found for result in results for found in result.problems]
        return [result.file for result in results if result.file]

    def groups(self, paths: list[str]) -> FileGroups:
        """Return the files of each article and page by the original's path; the paths' problems are noted.

        Where the paths are those of the last build, so are the groups: with 10,000 articles, to find them takes 0.1 s.
        """
        before: tuple[list[str], FileGroups] | None = self.cache.kept.get("groups") if self.cache else None
        if before and before[0] == paths:
            return before[1]
        known = {path for path in paths if match_path(ARTICLE_PATH, path) or match_path(PAGE_PATH, path)}
        originals = sorted(path for path in known if not path.endswith(TRANSLATION_SUFFIX))
        groups = {path: files_of(path, known) for path in originals}
        problems = list(path_problems(self.root, paths, known))
        self.problems += problems
        if self.cache and not problems:
            self.cache.keep("groups", (paths, groups))
        return groups

    def results(self, groups: FileGroups, stats: Mapping[str, FileStat]) -> list[ReadResult]:
        """Return the result of each group of files; `stats` are those of the files."""
        if self.cache:
            return ReadingCache(self.root, self.cache).results(groups, stats)
        return list(parallel_map(partial(read_files, self.root), list(groups.values())))


FileGroups = dict[str, tuple[str, ...]]
"""The files of articles and pages: an original and, where there is one, its translation, by the original's path."""

ReadVocabulary = tuple[tuple[Any, YamlNodes] | None, list[Problem]]
"""The entries of a vocabulary and their positions, or None where its file is not usable, and the problems in it."""


def read_vocabulary(root: Path, path: str, type_: Any) -> ReadVocabulary:
    """Read the file of a vocabulary."""
    text, problems = read_text(root, path, MAX_VOCABULARY_BYTES)
    nodes: YamlNodes | None = None
    if text is not None and not problems:
        nodes, problems = parse_yaml(text, path)
    if nodes is None:
        return None, problems
    entries, more = validate_nodes(path, nodes, type_)
    return None if entries is None else (entries, nodes), [*problems, *more]


def files_of(path: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the files of an article or page: the original and, where it is among the `known`, its translation."""
    return (path, other) if (other := translation_of(path)) in known else (path,)
