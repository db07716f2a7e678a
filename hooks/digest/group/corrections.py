"""Corrections: what was put right in which article, as one log of the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model.articles import Article, Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One correction of one article; `number` is its place in the article's list, from 1."""

    article: Article
    number: int
    correction: Correction


def corrections(articles: Iterable[Article]) -> tuple[Corrected, ...]:
    """Return the corrections of all articles, newest first; those of one day by article, its last one first."""
    found = [
        Corrected(article=article, number=number, correction=correction)
        for article in articles
        for number, correction in enumerate(article.corrections, start=1)
    ]
    found.sort(key=lambda one: (one.article.id, -one.number))
    return tuple(sorted(found, key=lambda one: one.correction.date.start, reverse=True))
