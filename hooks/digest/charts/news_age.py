"""How old the last news of each cooperation is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from digest.group.cooperations import NO_NEWS_MONTHS, Cooperation, add_months
from digest.group.site import Site

LIMITS = (6, 12, NO_NEWS_MONTHS, 60, 120)
"""Months at which one group ends and the next begins; one of them is where a cooperation counts as without news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAge:
    """The cooperations whose last news is between `start` and `end` months old; `end` is None for the oldest."""

    start: int
    end: int | None
    cooperations: tuple[Cooperation, ...]


class NewsAges:
    """The cooperations of one site by the age of their last news on the day of the build."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.counted = tuple(one for one in site.cooperations if one.last_news.happened)

    @property
    def left_out(self) -> int:
        """The number of cooperations of which nothing is reported to have happened."""
        return len(self.site.cooperations) - len(self.counted)

    @cached_property
    def groups(self) -> tuple[NewsAge, ...]:
        """The groups, newest news first; those without cooperations, too."""
        limits = (*LIMITS, None)
        by_group: list[list[Cooperation]] = [[] for _ in limits]
        for one in self.counted:
            by_group[self.group_number(one)].append(one)
        return tuple(
            NewsAge(start=start, end=end, cooperations=tuple(own))
            for start, end, own in zip((0, *LIMITS), limits, by_group, strict=True)
        )

    def group_number(self, cooperation: Cooperation) -> int:
        """Return the number, from 0, of a cooperation's group; what is still going on is news of today."""
        news = cooperation.last_news
        if news.date.form == "since":
            return 0
        return sum(add_months(news.date.end, months) < self.site.today for months in LIMITS)

    @property
    def most(self) -> int:
        """The number of cooperations in the largest group."""
        return max(len(group.cooperations) for group in self.groups) or 1
