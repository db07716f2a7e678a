"""Articles that may tell what a draft tells: its source, a similar title, its parties around its date."""

from __future__ import annotations

from digest.check.duplicates import ComparedArticle, ComparedEvent, DuplicateIndex, PossibleDuplicate, compared_article
from digest.check.names import GOVERNMENT_SUFFIX
from digest.draft.extraction import Draft
from digest.parse.dates import parse_date
from digest.read.canonical_url import canonical_url
from digest.read.content import Content


def similar_articles(draft: Draft, content: Content) -> list[PossibleDuplicate]:
    """Return the articles with the draft's source, a similar title, or its parties around its date."""
    index = DuplicateIndex(compared_article(article) for article in content.articles)
    candidate = comparison_candidate(draft)
    found = {like.id: like for like in [*index.related_in_time(candidate), *index.duplicates_of(candidate)]}
    return sorted(found.values())


def comparison_candidate(draft: Draft) -> ComparedArticle:
    """Return a draft for comparison: its news between all its parties, and between its localities alone."""
    parties = frozenset(finding.value for finding in draft.entities.parties)
    others = {party for party in parties if party.startswith("id-") or party.endswith(GOVERNMENT_SUFFIX)}
    first = draft.events[0]
    day = first.date.value if first.date else None
    day = day or (parse_date(draft.published.value) if draft.published else None)
    groups = [group for group in dict.fromkeys((parties, parties - others)) if len(group) > 1]
    kind = first.kind.value if first.kind else ""
    events = (ComparedEvent(parties=group, kind=kind, start=day.start, end=day.end) for group in groups) if day else ()
    return ComparedArticle(
        id="",
        sources=(canonical_url(draft.report.url),) if draft.report.url else (),
        titles=(draft.report.title,) if draft.report.title else (),
        events=tuple(events),
    )
