"""Rules that compare several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from digest.core.problem import Problem
from digest.read.content import ArticleFile


def slugs_are_single(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """No two articles share a slug, even in different years."""
    first: dict[str, ArticleFile] = {}
    for article in articles:
        if article.slug in first:
            other = first[article.slug].document.path
            yield article.problem("slug-twice", value=article.slug, other=other)
        first.setdefault(article.slug, article)


def sources_are_single(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """A source stands once, in one article, whatever form its address has."""
    first: dict[str, tuple[ArticleFile, int]] = {}
    for article in articles:
        for number, (source, address) in enumerate(zip(article.written.sources, article.addresses, strict=True)):
            if address in first:
                other, at = first[address]
                line = other.document.nodes.place(("sources", at, "url"))[0]
                yield article.problem(
                    "source-twice", "sources", number, "url", value=source.url, other=f"{other.document.path}:{line}"
                )
            first.setdefault(address, (article, number))


def redirects_are_free(articles: list[ArticleFile]) -> Iterator[Problem]:
    """A former address is `<year>/<slug>`, belongs to no article that exists and to no other article's past."""
    taken = {article.id: article.document.path for article in articles}
    for article in articles:
        for number, former in enumerate(article.written.redirect_from):
            if former in taken:
                yield article.problem("redirect-taken", "redirect_from", number, value=former, other=taken[former])
            taken.setdefault(former, article.document.path)


def instruments_agree(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """Articles that tell the same event (date, kind, parties) tell the same instrument and status."""
    told: dict[object, list[tuple[ArticleFile, int]]] = defaultdict(list)
    for article in articles:
        for number, event in enumerate(article.written.events):
            told[event.date.text, event.kind, frozenset(event.parties)].append((article, number))
    for (article, number), *others in (tellings for tellings in told.values() if len(tellings) > 1):
        first = article.written.events[number]
        for other, at in others:
            event = other.written.events[at]
            if event.status != first.status:
                yield differs(other, at, "status", article)
            if event.instrument and first.instrument and event.instrument != first.instrument:
                yield differs(other, at, "instrument", article)


def differs(article: ArticleFile, number: int, field: str, other: ArticleFile) -> Problem:
    """Return the problem that an event's `field` is told otherwise in another article."""
    return article.problem("event-told-differently", "events", number, field, name=field, other=other.document.path)


RULES = (slugs_are_single, sources_are_single, redirects_are_free, instruments_agree)
