"""Rules on what events say of other events: `fulfils`, `same_as` and `former_ids`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from digest.check.event_ids import EVENT_ID, EventIds, id_start
from digest.core.problem import Problem
from digest.read.content import ArticleFile, Content
from digest.read.event_front_matter import EventFrontMatter, Status
from digest.read.suggestions import suggest_names
from digest.read.validation import MAX_PROBLEMS

MAX_SUGGESTED = 200
"""Ids among which a similar one is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """An event as one article reports it, with its place there."""

    article: ArticleFile
    number: int
    id: str
    event: EventFrontMatter

    def problem(self, rule: str, field: str, *rest: int, **values: object) -> Problem:
        """Return a problem at a field of the event."""
        return self.article.problem(rule, "events", self.number, field, *rest, of_key=False, **values)


class EventReferences:
    """The events that name others and those that they name, by their ids, and the rules on these references."""

    def __init__(self, content: Content) -> None:
        self.content, self.ids = content, EventIds(content.vocabularies.entries)
        self.reports: dict[str, list[EventReport]] = defaultdict(list)
        for report in self.concerned():
            self.reports[report.id].append(report)
        self.former: dict[str, str] = {}
        for report in self.all_reports():
            for former in report.event.former_ids:
                self.former.setdefault(former, report.id)

    def concerned(self) -> Iterator[EventReport]:
        """Yield the events that name others, and those that may be named: to create the ids of all takes long."""
        events = [(article, event) for article in self.content.articles for event in article.front_matter.events]
        starts = {id_.partition("--")[0] for _, event in events for id_ in named_ids(event)}
        if starts:
            for article in self.content.articles:
                for number, event in enumerate(article.front_matter.events):
                    if id_start(event.date.text, event.kind) in starts or any(named_ids(event)):
                        yield EventReport(article=article, number=number, id=self.ids.id_of(event), event=event)

    def all_reports(self) -> Iterator[EventReport]:
        """Yield every event that an article reports."""
        for reports in self.reports.values():
            yield from reports

    def problems(self) -> Iterator[Problem]:
        """Yield the violations of all rules."""
        for rule in (
            self.references_are_known,
            self.plans_are_carried_out_once,
            self.same_is_no_circle,
            self.former_ids_are_free,
        ):
            yield from islice(rule(), MAX_PROBLEMS)

    def statuses(self, id_: str) -> set[Status]:
        """Return what reports say of the status of an event."""
        return {report.event.status for report in self.reports[self.former.get(id_, id_)]}

    def references_are_known(self) -> Iterator[Problem]:
        """`fulfils` and `same_as` name another event; a plan is carried out by what happened, and is not the same."""
        for report in self.all_reports():
            for field in ("fulfils", "same_as"):
                if named := getattr(report.event, field):
                    yield from self.reference_is_known(report, field, named)

    def reference_is_known(self, report: EventReport, field: str, named: str) -> Iterator[Problem]:
        """Yield what is wrong with one reference."""
        if named not in self.reports and named not in self.former:
            yield report.problem("unknown-event", field, value=named, near=self.suggestion(named))
        elif self.former.get(named, named) == report.id:
            yield report.problem("event-itself", field, name=field)
        elif field == "fulfils":
            if report.event.status != "happened":
                yield report.problem("fulfils-not-happened", field, status=report.event.status)
            if not self.statuses(named) & {"planned", "postponed"}:
                yield report.problem("fulfils-no-plan", field, value=named)
        elif {report.event.status} | self.statuses(named) >= {"happened", "planned"}:
            yield report.problem("same-as-plan", field, value=named)

    def suggestion(self, named: str) -> str:
        """Return the ids that an unknown one may mean: of events with the same parties, or of the same day and kind."""
        start, _, parties = named.partition("--")
        events = (event for article in self.content.articles for event in article.front_matter.events)
        all_ids = dict.fromkeys(self.ids.id_of(event) for event in events)
        alike = (id_ for id_ in all_ids if start == id_.partition("--")[0] or parties == id_.partition("--")[2])
        return suggest_names(named, {id_: id_ for id_ in islice(alike, MAX_SUGGESTED)})

    def plans_are_carried_out_once(self) -> Iterator[Problem]:
        """One event alone carries out a plan."""
        first: dict[str, EventReport] = {}
        for report in self.all_reports():
            if report.event.fulfils:
                plan = self.former.get(report.event.fulfils, report.event.fulfils)
                other = first.setdefault(plan, report)
                if other.id != report.id:
                    yield report.problem("fulfilled-twice", "fulfils", value=plan, other=other.article.document.path)

    @cached_property
    def same(self) -> dict[str, str]:
        """The event that each event says it is the same as, by their ids."""
        named = {report.id: report.event.same_as for report in self.all_reports() if report.event.same_as}
        return {id_: self.former.get(other, other) for id_, other in named.items() if other}

    def same_is_no_circle(self) -> Iterator[Problem]:
        """`same_as` does not lead back to the event itself."""
        for id_ in self.same:
            seen, step = {id_}, self.same[id_]
            while step in self.same and step not in seen:
                seen.add(step)
                step = self.same[step]
            if step == id_ and len(seen) > 1:
                yield self.reports[id_][0].problem("same-as-circle", "same_as", value=self.same[id_])

    def former_ids_are_free(self) -> Iterator[Problem]:
        """A former id has the form of an id, is no event's present id, and was of one event only."""
        first: dict[str, str] = {}
        for report in self.all_reports():
            for number, former in enumerate(report.event.former_ids):
                if not EVENT_ID.fullmatch(former):
                    yield report.problem("former-event-form", "former_ids", number, value=former)
                elif (right := self.ids.with_parties_in_order(former)) != former:
                    yield report.problem("former-event-order", "former_ids", number, value=former, right=right)
                elif former in self.reports or first.setdefault(former, report.id) != report.id:
                    other = self.reports[first.get(former, former)][0].article.document.path
                    yield report.problem("former-event-taken", "former_ids", number, value=former, other=other)


def named_ids(event: EventFrontMatter) -> Iterator[str]:
    """Yield the ids that an event names."""
    yield from filter(None, (event.fulfils, event.same_as, *event.former_ids))
