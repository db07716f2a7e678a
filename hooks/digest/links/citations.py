"""The URLs of sources and instruments, and where in the articles each of them is cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digest.parse.dates import PartialDate
from digest.parse.yaml_nodes import FieldPath
from digest.read.content import ArticleFile
from digest.read.front_matter import SourceFrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedUrl:
    """One citation of a URL: its file, its mapping in the front matter, and what the article already says about it."""

    file: str
    field_path: FieldPath
    """Keys and positions that lead to the mapping with the URL, e.g. `("sources", 0)`."""
    url: str
    preferred_date: date | None = None
    """The day to which an archive copy should be nearest."""
    has_archive_url: bool = False
    is_marked_gone: bool = False

    @property
    def is_source(self) -> bool:
        """Whether it is a source, which has the fields `archive_url` and `gone`; an instrument has neither."""
        return self.field_path[0] == "sources"


def cited_urls(articles: Iterable[ArticleFile]) -> dict[str, list[CitedUrl]]:
    """Return every URL that articles cite as source or instrument, with all its citations."""
    citations: dict[str, list[CitedUrl]] = {}
    for article in articles:
        for cited in [*source_urls(article), *instrument_urls(article)]:
            citations.setdefault(cited.url, []).append(cited)
    return citations


def source_urls(article: ArticleFile) -> Iterable[CitedUrl]:
    """Yield the URLs of an article's sources."""
    for number, source in enumerate(article.front_matter.sources):
        yield CitedUrl(
            file=article.document.path, field_path=("sources", number), url=source.url,
            preferred_date=source_date(source),
            has_archive_url=source.archive_url is not None, is_marked_gone=source.gone is not None,
        )  # fmt: skip


def instrument_urls(article: ArticleFile) -> Iterable[CitedUrl]:
    """Yield the URLs of an article's instruments."""
    for number, event in enumerate(article.front_matter.events):
        if event.instrument and event.instrument.url:
            signed = event.instrument.signed or event.date
            yield CitedUrl(
                file=article.document.path, field_path=("events", number, "instrument"), url=event.instrument.url,
                preferred_date=signed.start,
            )  # fmt: skip


def source_date(source: SourceFrontMatter) -> date | None:
    """Return the day on which the page said what the article's author read: when published, else when opened."""
    known: PartialDate | None = source.published or source.accessed
    return known.start if known else None
