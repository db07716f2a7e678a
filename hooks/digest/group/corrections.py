"""The corrections log of the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model.articles import Article, Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionEntry:
    """One correction of one article; `number` is its position in the article's list, from 1."""

    article: Article
    number: int
    correction: Correction


def correction_log(articles: Iterable[Article]) -> tuple[CorrectionEntry, ...]:
    """Return the corrections of all articles, newest first; on one day sorted by article id, its last one first."""
    entries = [
        CorrectionEntry(article=article, number=number, correction=correction)
        for article in articles
        for number, correction in enumerate(article.corrections, start=1)
    ]
    entries.sort(key=lambda entry: (entry.article.id, -entry.number))
    return tuple(sorted(entries, key=lambda entry: entry.correction.date.start, reverse=True))
