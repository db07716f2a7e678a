"""The bodies of articles and pages, read when a page is rendered: to hold all of them at once takes gigabytes."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from digest.core.cache import Cache, encode
from digest.core.file_stat import FileStat
from digest.parse.body import Body, render_paragraphs
from digest.parse.documents import Document, read_document
from digest.parse.yaml_nodes import YamlNodes

RECENT = 8
"""Texts that are kept: an article's are asked for several times in a row."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A body as Markdown, the line on which it begins, and its HTML where that is more than paragraphs and links."""

    body: str
    body_line: int
    html: Body | None

    @property
    def rendered(self) -> Body:
        """The rendered body, with internal links as written."""
        return self.html or render_paragraphs(self.body)


class TextStore:
    """Finds the texts of one project: in the cache, or in their files where that does not have them."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self.root, self.table = root, cache.table("texts", StoredText)
        self.get = functools.lru_cache(RECENT)(self.find)

    def find(self, path: str, fingerprint: bytes) -> StoredText:
        """Return the text of a file whose body has this fingerprint. Raises what rendering it raises."""
        return self.table.get(path, fingerprint) or to_stored(self.document(path))

    def document(self, path: str) -> Document:
        """Read a file again. Raises FileNotFoundError where it has become unreadable since it was checked."""
        document, _ = read_document(self.root, path)
        if document is None:
            raise FileNotFoundError(f"{path} has changed while the site was being built: build again")
        return document


class StoredDocument:
    """A document that knows its path alone, and finds everything else when it is asked for; see `Document`."""

    __slots__ = ("body_fingerprint", "path", "store")

    def __init__(self, path: str, body_fingerprint: bytes, store: TextStore) -> None:
        self.path, self.body_fingerprint, self.store = path, body_fingerprint, store

    @property
    def nodes(self) -> YamlNodes:
        """The values of the front matter and their positions; they are asked for where there is a problem."""
        return self.store.document(self.path).nodes

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.store.get(self.path, self.body_fingerprint).body

    @property
    def body_line(self) -> int:
        """The line on which the body begins."""
        return self.store.get(self.path, self.body_fingerprint).body_line

    @property
    def rendered(self) -> Body:
        """The rendered body, with internal links as written. Raises RecursionError and `LimitExceededError`."""
        return self.store.get(self.path, self.body_fingerprint).rendered


def to_stored(document: Document) -> StoredText:
    """Return the text of a document as it is stored. Raises what rendering it raises."""
    rendered = document.rendered
    is_plain = rendered == render_paragraphs(document.body)
    return StoredText(document.body, document.body_line, None if is_plain else rendered)


def text_row(document: Document) -> tuple[str, bytes, FileStat, bytes]:
    """Return the row of the cache that holds a document's text. Raises what rendering it raises."""
    return document.path, document.body_fingerprint, (), encode(to_stored(document))
