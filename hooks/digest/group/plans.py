"""Plans and the events that carried them out: what `fulfils` says, and what follows from the reports alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from digest.group.neighbours import LazyDict
from digest.model.articles import Article
from digest.model.events import Event

LATE = timedelta(days=183)
"""An event at most this long after the time of a plan may be the plan, carried out late: only an editor can tell."""


class PlanMatcher:
    """Finds the event that carried out each plan; `events` are merged already, each with its articles.

    An event carries out a plan if it is of the same kind, or one that the vocabulary says fulfils it; between the same
    parties, or more; at a time that the plan's date can mean; and told by another article, not older than the one that
    tells the plan. Where this holds for several events, or one event would carry out two plans of one article, nothing
    is chosen, as little as where an event is late or the plan was postponed: `undecided` holds the plan and its
    candidates until `fulfils` decides.
    """

    def __init__(self, events: Collection[Event], articles: Iterable[Article]) -> None:
        self.events = {event.id: event for event in events}
        by_id = {article.id: article for article in articles}
        self.told = LazyDict[str, date](lambda id_: day_told(by_id[id_]))
        self.plans = {event.id: event for event in events if event.status in {"planned", "postponed"}}
        self.present = present_ids(events)
        self.named = dict(self.named_plans())
        """The ids of the plans that `fulfils` names, each with the id of the event that carried it out."""
        self.by_kind_and_party: dict[tuple[str, str], list[Event]] = defaultdict(list)
        kinds = {kind for plan in self.plans.values() for kind in (plan.kind.id, *plan.kind.fulfilled_by)}
        for event in events:
            if event.kind.id in kinds and event.happened and not event.fulfils:
                for party in event.parties:
                    self.by_kind_and_party[event.kind.id, party.id].append(event)
        self.plans_by_article: dict[str, list[str]] = defaultdict(list)
        for plan in self.plans.values():
            for article in plan.articles:
                self.plans_by_article[article].append(plan.id)
        self.candidates = {id_: self.candidates_of(plan) for id_, plan in self.plans.items() if id_ not in self.named}
        self.undecided = {id_: found for id_, found in self.candidates.items() if found and not self.is_clear(id_)}
        """The candidates of each plan for which none was chosen, by the plan's id."""

    def named_plans(self) -> Iterator[tuple[str, str]]:
        """Yield the plans that `fulfils` names, with the events that carried them out."""
        for event in self.events.values():
            plan = self.present.get(event.fulfils or "")
            if plan in self.plans and event.happened:
                yield plan, event.id

    def carried_out(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each plan that was carried out, with the id of the event that did."""
        yield from self.named.items()
        for id_, found in self.candidates.items():
            if found and id_ not in self.undecided:
                yield id_, found[0].id

    def candidates_of(self, plan: Event) -> list[Event]:
        """Return the events that may have carried out a plan, oldest first."""
        parties, told = set(plan.parties), min(self.told[id_] for id_ in plan.articles)
        found = [
            event
            for kind in (plan.kind.id, *plan.kind.fulfilled_by)
            for event in min((self.by_kind_and_party.get((kind, party.id), []) for party in plan.parties), key=len)
            if parties <= set(event.parties) and self.fits(plan, event, told)
        ]
        return sorted(found, key=lambda event: event.sort_key)

    def fits(self, plan: Event, event: Event, told: date) -> bool:
        """Return whether an event is at the time of a plan, or late, and its report no older than the plan's `told`."""
        is_later = event.date.end >= told and max(self.told[id_] for id_ in event.articles) >= told
        is_in_time = event.date.start <= end_of(plan) + LATE and starts_after(plan, event)
        return is_in_time and is_later and not set(plan.articles) & set(event.articles)

    def is_clear(self, id_: str) -> bool:
        """Return whether one event alone may have carried out a plan, in time, and no other plan of its article."""
        plan, found = self.plans[id_], self.candidates[id_]
        others = {other for article in plan.articles for other in self.plans_by_article[article]} - {id_}
        return (
            len(found) == 1
            and plan.status == "planned"
            and found[0].date.start <= end_of(plan)
            and not any(found[0] in self.candidates.get(other, ()) for other in others)
        )


def starts_after(plan: Event, event: Event) -> bool:
    """Return whether an event is not before the time of a plan; one `at the latest` may be at any time before."""
    return plan.date.form == "until" or event.date.end >= plan.date.start


def end_of(plan: Event) -> date:
    """Return the last day on which a plan can be carried out in time; for one `from … on` there is no such day."""
    return date.max - LATE if plan.date.form == "since" else plan.date.end


def present_ids(events: Collection[Event]) -> dict[str, str]:
    """Return the present ids of events by all their ids."""
    ids = {former: event.id for event in events for former in event.former_ids}
    return ids | {event.id: event.id for event in events}


def day_told(article: Article) -> date:
    """Return the day by which an article's news was told: of its first source, or of what it tells as happened."""
    published = [source.published.start for source in article.sources if source.published]
    happened = [event.date.start for event in article.events if event.happened]
    return min(published or happened or [article.main_event.date.start])
