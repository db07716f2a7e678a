"""Articles and pages as they were read before: their facts from the cache, and where their texts are found."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from digest.core.cache import Cache, encode
from digest.core.file_stat import FileStat, is_racy, joined
from digest.core.kept_files import KeptFiles
from digest.core.parallel import parallel_map
from digest.core.problem import Problem
from digest.parse.body import RENDER_ERRORS
from digest.parse.documents import Document
from digest.read.article_reader import ReadResult, content_file, files_fingerprint, read_files
from digest.read.content import ArticleFile, Translation
from digest.read.front_matter import ArticleFrontMatter, PageFrontMatter, TranslationFrontMatter
from digest.read.text_store import StoredDocument, TextStore, text_row

Row = tuple[str, bytes, FileStat, bytes]
"""Key, fingerprint, stat and encoded value of an entry of the cache."""

BATCH = 1000
"""Readings that are written to the cache at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedReading:
    """All that reading an article or page came to, but its texts; no front matter where the original is invalid."""

    article: ArticleFrontMatter | None = None
    page: PageFrontMatter | None = None
    translation: TranslationFrontMatter | None = None
    facts_fingerprint: bytes = b""
    body_fingerprints: tuple[bytes, ...] = ()
    canonical_urls: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class ReadingCache:
    """Reads what has changed, on all cores, and takes the rest from the cache."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self.root, self.now = root, time.time_ns()
        self.kept: KeptFiles[ReadResult] = KeptFiles(cache, "readings")
        self.readings = cache.table("readings", CachedReading)
        self.texts = TextStore(root, cache)

    def results(
        self, groups: Mapping[str, tuple[str, ...]], stats_of_files: Mapping[str, FileStat]
    ) -> list[ReadResult]:
        """Return the result of each group of files: an original and its translation, by the originals' paths."""
        stats = {path: joined(map(stats_of_files.__getitem__, files)) for path, files in groups.items()}
        kept = {path: result for path, stat in stats.items() if (result := self.kept.get(path, stat))}
        others = {path: files for path, files in groups.items() if path not in kept}
        found = self.from_cache(others, stats)
        for path, result in found.items():
            self.kept.put(path, stats[path], result)
        self.forget(self.kept.gone())
        return [kept.get(path) or found[path] for path in groups]

    def from_cache(self, groups: Mapping[str, tuple[str, ...]], stats: Mapping[str, FileStat]) -> dict[str, ReadResult]:
        """Return the results of groups of files, by the originals' paths; what the cache does not have is read."""
        entries = self.readings.entries(groups if self.kept.before else None)
        marks = {path: self.mark(groups[path], stats[path], *entries[path]) for path in groups if path in entries}
        found = self.readings.matching(marks)
        missing = [path for path in groups if path not in found]
        marks |= self.read_anew([groups[path] for path in missing], stats)
        found |= self.readings.matching({path: marks[path] for path in missing})
        settled = ((path, stats[path]) for path in entries.keys() & found.keys() if stats[path] != entries[path].stat)
        self.readings.set_stats((path, stat) for path, stat in settled if not is_racy(stat, self.now))
        self.forget(entries.keys() - groups.keys() - self.kept.values.keys())
        return {path: self.result(groups[path], marks[path], found.get(path)) for path in groups}

    def mark(self, files: tuple[str, ...], stat: FileStat, mark: bytes, old_stat: FileStat) -> bytes:
        """Return the fingerprint of some files, without reading them where their stat is what it was."""
        return mark if stat and stat == old_stat else files_fingerprint(self.root, files)

    def read_anew(self, groups: list[tuple[str, ...]], stats: Mapping[str, FileStat]) -> dict[str, bytes]:
        """Read groups of files into the cache, and return their fingerprints."""
        marks: dict[str, bytes] = {}
        encoded = parallel_map(partial(encode_reading, self.root), groups)
        while batch := list(islice(encoded, BATCH)):
            marks |= {path: mark for (path, mark, _), _ in batch}
            rows = ((path, mark, stats[path], value) for (path, mark, value), _ in batch)
            self.readings.put(
                (path, m, () if is_racy(stat, self.now) else stat, value) for path, m, stat, value in rows
            )
            self.texts.table.put(row for _, rows in batch for row in rows)
        return marks

    def forget(self, paths: set[str]) -> None:
        """Delete files that are no more from the cache."""
        self.readings.prune(paths)
        self.texts.table.prune(paths)

    def result(self, files: tuple[str, ...], mark: bytes, reading: CachedReading | None) -> ReadResult:
        """Return a cached result; where the cache cannot hold it, the files are read here."""
        if reading is None:
            return read_files(self.root, files)
        front_matter = reading.article or reading.page
        if front_matter is None:
            return ReadResult(file=None, problems=reading.problems)
        marks = zip(files, reading.body_fingerprints, strict=False)
        document, *others = (StoredDocument(path, own, self.texts) for path, own in marks)
        texts = reading.translation
        translation = Translation(document=others[0], front_matter=texts) if texts else None
        file = content_file(
            document, front_matter, translation, mark, reading.facts_fingerprint, reading.canonical_urls
        )
        return ReadResult(file=file, problems=reading.problems)


def encode_reading(root: Path, files: tuple[str, ...]) -> tuple[tuple[str, bytes, bytes], list[Row]]:
    """Return path, fingerprint and encoded reading of some files, and the rows of their texts."""
    mark = files_fingerprint(root, files)  # first: a file that changes meanwhile is then read again by the next build
    result = read_files(root, files, mark)
    return (files[0], mark, encode(to_cached(result))), list(text_rows(result))


def to_cached(result: ReadResult) -> CachedReading:
    """Return a result as it is cached."""
    file = result.file
    if file is None:
        return CachedReading(problems=result.problems)
    translation = file.translation.front_matter if file.translation else None
    bodies = tuple(document.body_fingerprint for document in documents_of(result))
    if isinstance(file, ArticleFile):
        return CachedReading(
            article=file.front_matter, translation=translation, facts_fingerprint=file.facts_fingerprint,
            body_fingerprints=bodies, canonical_urls=file.canonical_urls, problems=result.problems,
        )  # fmt: skip
    return CachedReading(
        page=file.front_matter, translation=translation, body_fingerprints=bodies, problems=result.problems
    )


def text_rows(result: ReadResult) -> Iterator[Row]:
    """Yield the rows of the texts of a result; one that cannot be rendered is a problem, and not cached."""
    for document in documents_of(result):
        try:
            yield text_row(document)
        except RENDER_ERRORS:
            return


def documents_of(result: ReadResult) -> Iterator[Document]:
    """Yield the documents of a result."""
    documents = (
        [result.file.document, result.file.translation and result.file.translation.document] if result.file else []
    )
    yield from (document for document in documents if isinstance(document, Document))
