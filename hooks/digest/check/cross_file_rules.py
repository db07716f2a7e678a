"""Rules that compare articles with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest.core.problem import Problem
from digest.parse.limits import LimitExceededError
from digest.parse.link_targets import resolve_link
from digest.read.content import ArticleFile


def slugs_are_unique(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """No two articles share a slug, even in different years."""
    first: dict[str, ArticleFile] = {}
    for article in articles:
        if article.slug in first:
            other = first[article.slug].document.path
            yield article.problem("slug-twice", value=article.slug, other=other)
        first.setdefault(article.slug, article)


def sources_are_unique(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """A source is cited once, under whichever of its URLs; only articles that link to each other may share it."""
    cited: dict[str, list[tuple[ArticleFile, int]]] = defaultdict(list)
    for article in articles:
        for number, (source, url) in enumerate(zip(article.front_matter.sources, article.canonical_urls, strict=True)):
            for other, at in cited[url]:
                if not link_to_each_other(article, other):
                    line = other.document.nodes.position(("sources", at, "url"))[0]
                    rule = "source-repeated" if other is article else "source-twice"
                    place = f"{other.document.path}:{line}"
                    yield article.problem(rule, "sources", number, "url", value=source.url, other=place, line=line)
                    break
            cited[url].append((article, number))


def link_to_each_other(one: ArticleFile, other: ArticleFile) -> bool:
    """Tell whether the texts of two articles link to each other; of one article with itself this is False."""
    paths = one.document.path, other.document.path
    return one.id != other.id and paths[1] in linked_files(one) and paths[0] in linked_files(other)


def linked_files(article: ArticleFile) -> set[str]:
    """Return the paths of the files that an article's text links to; none where the text cannot be rendered."""
    document = article.document
    try:
        return {resolve_link(document.path, link) for link in document.rendered.links}
    except (RecursionError, LimitExceededError):  # a problem of its own, see text_rules
        return set()


def redirects_are_unique(articles: Sequence[ArticleFile]) -> Iterator[Problem]:
    """A former address is neither the address of an article nor a former address of another one."""
    taken = {article.id: article.document.path for article in articles}
    for article in articles:
        for number, former in enumerate(article.front_matter.redirect_from):
            if former in taken:
                yield article.problem("redirect-taken", "redirect_from", number, value=former, other=taken[former])
            taken.setdefault(former, article.document.path)


def instruments_agree(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """Articles that report the same event (date, kind, parties) agree on its instrument and status.

    One that still calls it a plan is older than the others, which tell what came of it.
    """
    reports: dict[object, list[tuple[ArticleFile, int]]] = defaultdict(list)
    for article in articles:
        for number, event in enumerate(article.front_matter.events):
            reports[event.date.text, event.kind, frozenset(event.parties)].append((article, number))
    for (article, number), *others in (found for found in reports.values() if len(found) > 1):
        first = article.front_matter.events[number]
        for other, at in others:
            event = other.front_matter.events[at]
            if event.status != first.status and "planned" not in {event.status, first.status}:
                yield difference(other, at, "status", article)
            if event.instrument and first.instrument and event.instrument != first.instrument:
                yield difference(other, at, "instrument", article)


def difference(article: ArticleFile, number: int, field: str, other: ArticleFile) -> Problem:
    """Return the problem that an event's `field` differs from another article's."""
    return article.problem("event-told-differently", "events", number, field, name=field, other=other.document.path)


RULES_ON_FACTS = (slugs_are_unique, redirects_are_unique, instruments_agree)
"""The rules that no text is part of."""
