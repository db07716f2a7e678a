"""Detection of duplicate articles: the same source, the same news or nearly the same title.

Several articles may report one event, which the site shows once; a second article on the same news is a mistake. So
events are compared where both articles begin with them (an article's first event is its news, the others are its
background), or where nearly all events of the articles are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from digest.check.titles import (
    MIN_SIMILARITY,
    MIN_SIMILARITY_ALONE,
    number_words,
    rarest_words,
    similarity,
    title_words,
)
from digest.core.problem import Problem
from digest.read.canonical_url import canonical_url
from digest.read.content import ArticleFile
from digest.read.event_front_matter import EventFrontMatter
from digest.read.suggestions import fold

Reason = Literal["source", "event", "title"]

MAX_PRECISE_SPAN = timedelta(days=10)
"""Dates of at most this length are precise enough to show that two events coincide; a month or year is not."""

MAX_NEWS_GAP = timedelta(days=366)
"""Similar titles further apart are about different news: the next group, the next meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedEvent:
    """The compared parts of an event: parties, kind, status, and the first and last day that its date can mean."""

    parties: frozenset[str]
    kind: str
    start: date
    end: date
    status: str = "happened"

    def overlaps(self, other: ComparedEvent) -> bool:
        """Whether both events have the same parties and may have the same date."""
        return self.parties == other.parties and self.start <= other.end and other.start <= self.end

    def matches(self, other: ComparedEvent) -> bool:
        """Whether both are the same event; the kinds may differ where both dates are precise."""
        precise = all(event.end - event.start <= MAX_PRECISE_SPAN for event in (self, other))
        return self.overlaps(other) and self.status == other.status and (self.kind == other.kind or precise)


@dataclass(frozen=True, kw_only=True)
class ComparedArticle:
    """The compared parts of an article: its sources' canonical URLs, its titles in all languages, its events."""

    id: str
    sources: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    events: tuple[ComparedEvent, ...] = ()

    @cached_property
    def folded_titles(self) -> frozenset[str]:
        """The titles without case, accents and punctuation."""
        return frozenset(map(fold, self.titles))

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The significant words of each title."""
        return tuple(map(title_words, self.titles))

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties of all events."""
        return frozenset().union(*(event.parties for event in self.events))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PossibleDuplicate:
    """Another article that may be the same, and the reason."""

    id: str
    reason: Reason


def compared_event(event: EventFrontMatter) -> ComparedEvent:
    """Return the compared parts of an event."""
    parties, start, end = frozenset(event.parties), event.date.start, event.date.end
    return ComparedEvent(parties=parties, kind=event.kind, start=start, end=end, status=event.status)


def compared_article(article: ArticleFile) -> ComparedArticle:
    """Return the compared parts of an article."""
    front_matter, english = article.front_matter, article.translation
    return ComparedArticle(
        id=article.id,
        sources=tuple(canonical_url(source.url) for source in front_matter.sources),
        titles=(front_matter.title, english.front_matter.title) if english else (front_matter.title,),
        events=tuple(map(compared_event, front_matter.events)),
    )


class DuplicateIndex:
    """An index of articles by source, by parties and year, and by the rarest words of their titles."""

    def __init__(self, articles: Iterable[ComparedArticle]) -> None:
        self.articles = {article.id: article for article in articles}
        self.title_counts = Counter(
            word for article in self.articles.values() for words in article.words for word in words
        )
        self.by_key: dict[object, set[str]] = defaultdict(set)
        for article in self.articles.values():
            for key in self.keys_of(article):
                self.by_key[key].add(article.id)

    def duplicates_of(self, article: ComparedArticle) -> list[PossibleDuplicate]:
        """Return the other articles that may be the same as `article`, sorted by id, each with its strongest reason."""
        others = sorted(self.candidates_for(article))
        found = ((other, duplicate_reason(article, self.articles[other])) for other in others)
        return [PossibleDuplicate(id=other, reason=reason) for other, reason in found if reason]

    def related_in_time(self, article: ComparedArticle, days: int = 31) -> list[PossibleDuplicate]:
        """Return the articles with an event of the same parties at most `days` from one of `article`'s events."""
        margin = timedelta(days=days)
        wide = [ComparedEvent(parties=event.parties, kind="", start=event.start - margin, end=event.end + margin)
                for event in article.events]  # fmt: skip
        others = set().union(*(self.by_key.get(key, set()) for event in wide for key in event_keys(event)))
        return [
            PossibleDuplicate(id=other, reason="event")
            for other in sorted(others - {article.id})
            if any(event.overlaps(theirs) for event in wide for theirs in self.articles[other].events)
        ]

    def candidates_for(self, article: ComparedArticle) -> set[str]:
        """Return the ids of all articles that can be duplicates of `article`; no other article is one."""
        return set().union(*(self.by_key.get(key, ()) for key in self.keys_of(article))) - {article.id}

    def keys_of(self, article: ComparedArticle) -> Iterator[object]:
        """Yield the index keys of an article; duplicates have at least one key in common."""
        yield from article.sources
        for event in article.events:
            yield from event_keys(event)
        for words in article.words:
            for word in rarest_words(words, self.title_counts):
                yield word, number_words(words)


def event_keys(event: ComparedEvent) -> Iterator[object]:
    """Yield an event's parties together with each year of its date."""
    for year in range(event.start.year, event.end.year + 1):
        yield event.parties, year


def find_duplicates(
    article: ComparedArticle, others: Iterable[ComparedArticle] | DuplicateIndex
) -> list[PossibleDuplicate]:
    """Return which of `others` may be duplicates of `article`. For many articles, create the index once."""
    return (others if isinstance(others, DuplicateIndex) else DuplicateIndex(others)).duplicates_of(article)


def duplicate_reason(one: ComparedArticle, other: ComparedArticle) -> Reason | None:
    """Return the strongest reason why two articles may be the same, or None."""
    if set(one.sources) & set(other.sources):
        return "source"
    if same_news(one.events, other.events):
        return "event"
    return "title" if same_title(one, other) else None


def same_news(ours: tuple[ComparedEvent, ...], theirs: tuple[ComparedEvent, ...]) -> bool:
    """Whether both begin with the same event, or all events of one are most of the events of the other."""
    if not ours or not theirs:
        return False
    if ours[0].matches(theirs[0]):
        return True
    shared = sum(any(event.matches(other) for other in theirs) for event in ours)
    known = sum(any(event.matches(other) for other in ours) for event in theirs)
    return (shared == len(ours) and 2 * known > len(theirs)) or (known == len(theirs) and 2 * shared > len(ours))


def same_title(one: ComparedArticle, other: ComparedArticle) -> bool:
    """Whether the titles are equal, or similar and the news within a year; where the parties differ, very similar."""
    if one.folded_titles & other.folded_titles:
        return True
    if not are_close_in_time(one.events, other.events):
        return False
    together = one.parties <= other.parties or other.parties <= one.parties
    threshold = MIN_SIMILARITY if together else MIN_SIMILARITY_ALONE
    pairs = [(ours, theirs) for ours in one.words for theirs in other.words]
    return any(similarity(*pair) >= threshold and number_words(pair[0]) == number_words(pair[1]) for pair in pairs)


def are_close_in_time(ours: tuple[ComparedEvent, ...], theirs: tuple[ComparedEvent, ...]) -> bool:
    """Whether the first events may be within `MAX_NEWS_GAP`; True where an article has no events."""
    if not ours or not theirs:
        return True
    return ours[0].start - MAX_NEWS_GAP <= theirs[0].end and theirs[0].start - MAX_NEWS_GAP <= ours[0].end


def articles_are_not_duplicates(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """An article has neither the news nor nearly the title of another one; one warning for each pair.

    It is only a warning, because only a person can decide whether two reports are the same news (a grant to six cities
    on one day, one delegation at two hosts). A source in two articles is a problem of `sources_are_unique`.
    """
    files = {article.id: article for article in articles}
    index = DuplicateIndex(map(compared_article, files.values()))
    for id_, article in index.articles.items():
        for duplicate in index.duplicates_of(article):
            if duplicate.id < id_ and duplicate.reason != "source":
                yield duplicate_warning(files[id_], files[duplicate.id], duplicate.reason)


def duplicate_warning(article: ArticleFile, other: ArticleFile, reason: Reason) -> Problem:
    """Return the warning that an article may be a duplicate of another one."""
    if reason == "title":
        return article.problem("title-alike", "title", other=other.id, file=other.document.path)
    return article.problem("event-alike", "events", 0, "date", other=other.id, file=other.document.path)
