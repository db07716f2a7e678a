"""When what pages show last changed: articles that were added, reviewed or corrected, and standings that passed on.

A standing changes with the calendar alone: an agreement expires, a plan is overdue, two years pass without news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from digest.group.cooperations import Cooperation, turning_days
from digest.group.site import Selection, Site
from digest.model.events import Event

DAY = timedelta(days=1)


class Changes:
    """The days of the last changes in one site; none is before the digest began or after the day of the build."""

    def __init__(self, site: Site) -> None:
        self.site, self.began = site, site.model.began

    @cached_property
    def events(self) -> dict[str, date]:
        """The day of each event's last change, by its id: of an article that reports it, or that its plan was due."""
        articles = self.site.article_by_id
        return {
            event.id: max([*(articles[id_].updated for id_ in event.articles), *self.passed(overdue_days(event))])
            for event in self.site.everything.events
        }

    @cached_property
    def cooperations(self) -> dict[str, date]:
        """The day of each cooperation's last change, by its slug."""
        return {one.slug: self.cooperation(one) for one in self.site.cooperations}

    @cached_property
    def everything(self) -> date:
        """The day of the last change of all."""
        return max([self.began, *self.events.values(), *self.cooperations.values()])

    def cooperation(self, cooperation: Cooperation) -> date:
        """Return the day of a cooperation's last change: of one of its events, or of its standing."""
        changed = max(self.events[event.id] for event in cooperation.events)
        later = sorted((day for day in self.passed(turning_days(cooperation)) if day > changed), reverse=True)
        return next((day for day in later if is_other_standing(cooperation, day)), changed)

    def selection(self, selection: Selection) -> date:
        """Return the day of the last change of some events, or of a cooperation that they belong to."""
        events = (self.events[event.id] for event in selection.events)
        return max([self.began, *events, *(self.cooperations[one.slug] for one in selection.cooperations)])

    def passed(self, days: Iterable[date]) -> Iterator[date]:
        """Yield those days that have come since the digest began."""
        return (day for day in days if day >= self.began and self.site.has_come(day))


def overdue_days(event: Event) -> Iterator[date]:
    """Yield the day from which on a planned event is overdue."""
    if event.status == "planned":
        yield event.date.end + DAY


def is_other_standing(cooperation: Cooperation, day: date) -> bool:
    """Tell whether the standing of a cooperation on a day is another than on the day before."""
    now, before = (replace(cooperation, today=one).standing for one in (day, day - DAY))
    return now != before
