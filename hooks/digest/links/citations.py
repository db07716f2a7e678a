"""What is asked: the addresses of sources and instruments, and where in the articles each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digest.read.content import ArticleFile
from digest.read.dates import PartialDate
from digest.read.front_matter import WrittenSource
from digest.read.yaml_nodes import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One use of an address: the file, the path of what holds it (`sources`, 0), and what is noted there already."""

    file: str
    path: Path
    url: str
    near: date | None = None
    archived: bool = False
    gone: bool = False

    @property
    def is_source(self) -> bool:
        """Whether it is a source, which has fields for what is found; an instrument has none."""
        return self.path[0] == "sources"


def places_in(articles: Iterable[ArticleFile]) -> dict[str, list[Place]]:
    """Return every address that articles name as source or instrument, with its places."""
    found: dict[str, list[Place]] = {}
    for article in articles:
        for place in [*sources_of(article), *instruments_of(article)]:
            found.setdefault(place.url, []).append(place)
    return found


def sources_of(article: ArticleFile) -> Iterable[Place]:
    """Yield the places of an article's sources."""
    for number, source in enumerate(article.written.sources):
        yield Place(
            file=article.document.path, path=("sources", number), url=source.url, near=near(source),
            archived=source.archive_url is not None, gone=source.gone is not None,
        )  # fmt: skip


def instruments_of(article: ArticleFile) -> Iterable[Place]:
    """Yield the places of an article's instruments that have an address."""
    for number, event in enumerate(article.written.events):
        if event.instrument and event.instrument.url:
            signed = event.instrument.signed or event.date
            path = ("events", number, "instrument")
            yield Place(file=article.document.path, path=path, url=event.instrument.url, near=signed.start)


def near(source: WrittenSource) -> date | None:
    """Return the day around which a copy says what the article's writer read: when published, else when opened."""
    known: PartialDate | None = source.published or source.accessed
    return known.start if known else None
