"""Is this article written already? The same source, the same event or nearly the same title in another one.

Several articles may tell one event, which is then shown once; that is meant. What is not meant is a second article on
the same news. So events are compared where both articles begin with them (an article's first event is its news, the
others look back and ahead), or where nearly all that the articles tell is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from digest.check.titles import ALIKE, SAME_WORDS, alikeness, numbers, telling_words, title_words
from digest.core.problem import Problem
from digest.read.canonical_url import canonical_address
from digest.read.content import ArticleFile
from digest.read.front_matter import WrittenEvent
from digest.read.suggestions import fold

Reason = Literal["source", "event", "title"]

PRECISE = timedelta(days=10)
"""Dates no longer than this say that things happened together; a month or year does not."""

ONE_NEWS = timedelta(days=366)
"""Articles further apart tell different news under similar titles: the next group, the next meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What of an event is compared: who, what, and the first and last day that its date can mean."""

    parties: frozenset[str]
    kind: str
    start: date
    end: date
    status: str = "happened"

    def meets(self, other: Told) -> bool:
        """Tell whether both are between the same parties at what may be the same time."""
        return self.parties == other.parties and self.start <= other.end and other.start <= self.end

    def same(self, other: Told) -> bool:
        """Tell whether both are one thing, perhaps under two kinds where both dates are precise."""
        precise = all(told.end - told.start <= PRECISE for told in (self, other))
        return self.meets(other) and self.status == other.status and (self.kind == other.kind or precise)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What of an article is compared: its sources' canonical addresses, its titles in any language, its events."""

    id: str
    sources: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    events: tuple[Told, ...] = ()

    @cached_property
    def folded_titles(self) -> frozenset[str]:
        """The titles without case, accents and punctuation."""
        return frozenset(map(fold, self.titles))

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The words of each title, as they are compared."""
        return tuple(map(title_words, self.titles))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everybody who takes part in an event."""
        return frozenset().union(*(event.parties for event in self.events))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Likeness:
    """Another article that may be the same, and why."""

    id: str
    reason: Reason


def told(event: WrittenEvent) -> Told:
    """Return what of an event is compared."""
    parties = frozenset(event.parties)
    return Told(parties=parties, kind=event.kind, start=event.date.start, end=event.date.end, status=event.status)


def candidate_of(article: ArticleFile) -> Candidate:
    """Return what of an article is compared."""
    written, english = article.written, article.translation
    return Candidate(
        id=article.id,
        sources=tuple(canonical_address(source.url) for source in written.sources),
        titles=(written.title, english.written.title) if english else (written.title,),
        events=tuple(map(told, written.events)),
    )


class Index:
    """Articles, to be found by source, by parties and year, and by the words of their titles."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.candidates = {candidate.id: candidate for candidate in candidates}
        self.titles_with = Counter(
            word for candidate in self.candidates.values() for words in candidate.words for word in words
        )
        self.by_key: dict[object, set[str]] = defaultdict(set)
        for candidate in self.candidates.values():
            for key in self.keys(candidate):
                self.by_key[key].add(candidate.id)

    def similar(self, candidate: Candidate) -> list[Likeness]:
        """Return the articles that may be the same as `candidate`, itself left out, each with its strongest reason."""
        found = ((other, reason_of(candidate, self.candidates[other])) for other in sorted(self.near(candidate)))
        return [Likeness(id=other, reason=reason) for other, reason in found if reason]

    def around(self, candidate: Candidate, days: int = 31) -> list[Likeness]:
        """Return the articles with an event of the same parties at most `days` from one of `candidate`'s."""
        margin = timedelta(days=days)
        wide = [Told(parties=event.parties, kind="", start=event.start - margin, end=event.end + margin)
                for event in candidate.events]  # fmt: skip
        near = set().union(*(self.by_key.get(key, set()) for event in wide for key in event_keys(event)))
        return [
            Likeness(id=other, reason="event")
            for other in sorted(near - {candidate.id})
            if any(event.meets(theirs) for event in wide for theirs in self.candidates[other].events)
        ]

    def near(self, candidate: Candidate) -> set[str]:
        """Return every article that could be the same; what is not among them is not."""
        return set().union(*(self.by_key.get(key, ()) for key in self.keys(candidate))) - {candidate.id}

    def keys(self, candidate: Candidate) -> Iterator[object]:
        """Yield what an article is found by; two that may be the same have one of these in common."""
        yield from candidate.sources
        for event in candidate.events:
            yield from event_keys(event)
        for words in candidate.words:
            for word in telling_words(words, self.titles_with):
                yield word, numbers(words)


def event_keys(event: Told) -> Iterator[object]:
    """Yield an event's parties with each year that it touches."""
    for year in range(event.start.year, event.end.year + 1):
        yield event.parties, year


def similar(candidate: Candidate, others: Iterable[Candidate] | Index) -> list[Likeness]:
    """Return which of `others` may be the same article as `candidate`, and why; make the `Index` once for many."""
    return (others if isinstance(others, Index) else Index(others)).similar(candidate)


def reason_of(one: Candidate, other: Candidate) -> Reason | None:
    """Return why two articles may be the same, or None."""
    if set(one.sources) & set(other.sources):
        return "source"
    if same_news(one.events, other.events):
        return "event"
    return "title" if same_title(one, other) else None


def same_news(ours: tuple[Told, ...], theirs: tuple[Told, ...]) -> bool:
    """Tell whether two articles begin with the same event, or one tells nothing new and most of the other."""
    if not ours or not theirs:
        return False
    if ours[0].same(theirs[0]):
        return True
    shared = sum(any(event.same(other) for other in theirs) for event in ours)
    known = sum(any(event.same(other) for other in ours) for event in theirs)
    return (shared == len(ours) and 2 * known > len(theirs)) or (known == len(theirs) and 2 * shared > len(ours))


def same_title(one: Candidate, other: Candidate) -> bool:
    """Tell whether two articles have one title, or nearly one for the same parties within a year."""
    if one.folded_titles & other.folded_titles:
        return True
    if not about_one_time(one.events, other.events):
        return False
    together = one.parties <= other.parties or other.parties <= one.parties
    least = ALIKE if together else SAME_WORDS
    pairs = [(ours, theirs) for ours in one.words for theirs in other.words]
    return any(alikeness(*pair) >= least and numbers(pair[0]) == numbers(pair[1]) for pair in pairs)


def about_one_time(ours: tuple[Told, ...], theirs: tuple[Told, ...]) -> bool:
    """Tell whether two articles' news may lie within a year; without events nobody knows."""
    if not ours or not theirs:
        return True
    return ours[0].start - ONE_NEWS <= theirs[0].end and theirs[0].start - ONE_NEWS <= ours[0].end


def articles_are_not_told_twice(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """An article does not tell the news of another one, nor nearly under its title; one warning for each pair.

    A warning, for only a person can say whether two reports are one news: a grant handed to six cities on one day,
    the same delegation at two hosts. A source that stands in two articles is a problem, told by `sources_are_single`.
    """
    files = {article.id: article for article in articles}
    index = Index(map(candidate_of, files.values()))
    for id_, candidate in index.candidates.items():
        for likeness in index.similar(candidate):
            if likeness.id < id_ and likeness.reason != "source":
                yield told_twice(files[id_], files[likeness.id], likeness.reason)


def told_twice(article: ArticleFile, other: ArticleFile, reason: Reason) -> Problem:
    """Return the warning that an article is like another one."""
    if reason == "title":
        return article.problem("title-alike", "title", other=other.id, file=other.document.path)
    return article.problem("event-alike", "events", 0, "date", other=other.id, file=other.document.path)
