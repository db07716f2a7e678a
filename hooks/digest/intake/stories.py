"""Judged items -> stories: what the digest knows is dropped, items on one event stand together, and each with what it
may change: the cooperation that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.intake.items import FeedItem
from digest.intake.judge import Judge, Judgement
from digest.read.canonical_url import canonical_url
from digest.read.suggestions import fold

SAME_STORY = timedelta(days=4)
"""Reports on one event appear within these days."""

SAME_EVENT = timedelta(days=7)
"""A report appears within these days after an event, or tells of one so little ahead."""

ALIKE = 0.6
"""The share of words that two titles on one story have in common."""

HOME = ("kota-", "kabupaten-", "provinsi-", "id-")
"""How the ids of Indonesian parties begin."""

COMMON_WORDS = {"dan", "di", "ke", "dengan", "dari", "untuk", "yang", "the", "and", "of", "in", "to", "with", "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedItem:
    """An item with its judgement, and why the digest knows it: the id of an article; empty where it is new."""

    item: FeedItem
    judgement: Judgement
    known_as: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether an editor should see it."""
        return self.judgement.is_shown and not self.known_as


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Items on one story, the best first, and the cooperation that they belong to, if there is one."""

    items: tuple[JudgedItem, ...]
    cooperation: Cooperation | None = None

    @property
    def best(self) -> JudgedItem:
        """The item of the highest score."""
        return self.items[0]

    @property
    def changes_standing(self) -> bool:
        """Whether it is news of a cooperation that had none for long."""
        return self.cooperation is not None and self.cooperation.standing.name in {"no-news", "expired"}

    @property
    def sort_key(self) -> tuple[bool, bool, float, str]:
        """What comes first: what may change a standing, what belongs to a cooperation, then the score."""
        best = self.best.judgement
        return (not self.changes_standing, self.cooperation is None, -best.score, self.best.item.url)


class Stories:
    """Knows what the digest has."""

    def __init__(self, site: Site, judge: Judge) -> None:
        self.site, self.judge = site, judge
        self.article_by_url = {
            canonical_url(source.url): article.id for article in site.model.articles for source in article.sources
        }

    def judge_items(self, items: Iterable[FeedItem]) -> Iterator[JudgedItem]:
        """Yield each item with its judgement, and with the article that has its report or its event."""
        for item in items:
            judgement = self.judge.judge(item)
            known = self.article_by_url.get(canonical_url(item.url)) or self.known_event(item, judgement)
            yield JudgedItem(item=item, judgement=judgement, known_as=known)

    def known_event(self, item: FeedItem, judgement: Judgement) -> str:
        """Return the id of an article on an event whose parties the item names, and of its days; or an empty text."""
        if item.published is None:
            return ""
        for event in self.site.everything.events:
            is_near = abs((item.published - event.date.start).days) <= SAME_EVENT.days
            is_exact = event.date.precision == "day" and event.happened
            if (
                is_near
                and is_exact
                and len(event.parties) > 1
                and judgement.party_ids >= {one.id for one in event.parties}
            ):
                return event.articles[0]
        return ""

    def group(self, items: Iterable[JudgedItem]) -> list[Story]:
        """Return the stories of what is to be shown, the most useful first."""
        groups: list[list[JudgedItem]] = []
        for item in sorted((one for one in items if one.is_shown), key=lambda one: -one.judgement.score):
            same = next((group for group in groups if is_same_story(group[0], item)), None)
            groups.append([item]) if same is None else same.append(item)
        stories = (Story(items=tuple(group), cooperation=self.cooperation_of(group)) for group in groups)
        return sorted(stories, key=lambda story: story.sort_key)

    def cooperation_of(self, items: Iterable[JudgedItem]) -> Cooperation | None:
        """Return the cooperation whose parties the items name, that of most parties and the latest news."""
        ids = frozenset(id_ for one in items for id_ in one.judgement.party_ids)
        found = [one for one in self.site.cooperations if ids >= {party.id for party in one.parties}]
        return max(found, key=lambda one: (len(one.parties), one.last_news.date.end), default=None)


def is_same_story(one: JudgedItem, other: JudgedItem) -> bool:
    """Tell whether two items are on one story: days not far apart, no other partner abroad, and like titles.

    Titles may differ more where the items share parties on both sides.
    """
    days = one.item.published, other.item.published
    if days[0] and days[1] and abs(days[0] - days[1]) > SAME_STORY:
        return False
    common = one.judgement.party_ids & other.judgement.party_ids
    if is_abroad(one.judgement.party_ids) and is_abroad(other.judgement.party_ids) and not is_abroad(common):
        return False
    on_both_sides = is_abroad(common) and any(id_.startswith(HOME) for id_ in common)
    return likeness(one.item.title, other.item.title) >= (ALIKE / 2 if on_both_sides else ALIKE)


def is_abroad(ids: Iterable[str]) -> bool:
    """Tell whether one of some parties is a foreign one."""
    return any(not id_.startswith(HOME) for id_ in ids)


def likeness(one: str, other: str) -> float:
    """Return the share of words that two titles have in common, from 0 to 1."""
    words = [set(re.findall(r"\w+", fold(title))) - COMMON_WORDS for title in (one, other)]
    return len(words[0] & words[1]) / max(1, min(map(len, words)))
