"""Merge what articles tell of one event: equal reports, reports with another date, a plan and its outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from digest.check.event_ids import event_id
from digest.group.plans import PlanMatcher, present_ids
from digest.model.articles import Article
from digest.model.events import Event
from digest.parse.dates import PartialDate


def merge_events(articles: Iterable[Article]) -> tuple[list[Event], PlanMatcher]:
    """Return every event once, newest first, and what was matched with what.

    Merged are reports with the same event id (date, kind, parties), those that `same_as` joins, and plans with the
    events that carried them out.
    """
    articles = tuple(articles)
    events = merge_same(merge_equal(articles))
    matcher = PlanMatcher(tuple(events.values()), articles)
    for plan, event in matcher.carried_out():
        events[event] = carry_out(events.pop(plan), events[event])
    return sorted(events.values(), key=lambda event: event.sort_key, reverse=True), matcher


def merge_equal(articles: Iterable[Article]) -> dict[str, Event]:
    """Return the events by their ids; reports with the same id are merged."""
    merged: dict[str, Event] = {}
    for article in articles:
        for event in article.events:
            earlier = merged.get(event.id)
            merged[event.id] = merge_pair(earlier, event) if earlier else event
    return merged


def merge_pair(one: Event, other: Event) -> Event:
    """Return one event from two reports of it: lists are joined, single values come from the first that has one.

    Where one report still calls it a plan, the other decides its status.
    """
    if {one.status, other.status} == {"planned", "happened"}:
        plan, event = (one, other) if other.happened else (other, one)
        return carry_out(plan, event)
    inferred = one.date_basis == "inferred" and other.date_basis == "inferred"
    return replace(
        one,
        date_basis="inferred" if inferred else "stated",
        status=other.status if one.status == "planned" else one.status,
        place=one.place or other.place,
        sectors=unique(one.sectors, other.sectors),
        notes=unique(one.notes, other.notes),
        instrument=one.instrument or other.instrument,
        figures=unique(one.figures, other.figures),
        articles=unique(one.articles, other.articles),
        fulfils=one.fulfils or other.fulfils,
        same_as=one.same_as or other.same_as,
        former_ids=unique(one.former_ids, other.former_ids),
        first_id=one.first_id if one.former_ids else other.first_id,
        plans=unique(one.plans, other.plans),
        other_dates=unique(one.other_dates, other.other_dates),
    )


def carry_out(plan: Event, event: Event) -> Event:
    """Return an event that carried out a plan: with the plan's articles, and the date that was planned."""
    return replace(
        event,
        sectors=unique(event.sectors, plan.sectors),
        articles=unique(event.articles, plan.articles),
        fulfils=event.fulfils or plan.fulfils,
        same_as=event.same_as or plan.same_as,
        former_ids=tuple(id_ for id_ in unique(event.former_ids, plan.former_ids, (plan.id,)) if id_ != event.id),
        first_id=plan.first_id,
        plans=unique(event.plans, plan.plans, (plan.date,)),
        other_dates=unique(event.other_dates, plan.other_dates),
    )


def merge_same(events: dict[str, Event]) -> dict[str, Event]:
    """Return the events with those merged that `same_as` joins: each with the one at the end of its chain."""
    if not any(event.same_as for event in events.values()):
        return events
    present = present_ids(tuple(events.values()))
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in events:
        groups[end_of_chain(id_, events, present)].append(id_)
    merged = {}
    for root, ids in groups.items():
        event = events[root]
        for id_ in sorted(ids):
            event = event if id_ == root else merge_reports(event, events[id_])
        merged[event.id] = event
    return merged


def end_of_chain(id_: str, events: dict[str, Event], present: dict[str, str]) -> str:
    """Return the id of the event that `same_as` leads to from the event with this id; the check refuses circles."""
    seen = {id_}
    while (named := events[id_].same_as) and (target := present.get(named)) and target not in seen:
        seen.add(target)
        id_ = target
    return id_


def merge_reports(event: Event, report: Event) -> Event:
    """Return an event merged with a report that `same_as` says is of it, under another date or kind.

    Kind and parties stay, and the more precise date stands. Dates that have no day in common cannot both be right: the
    report, which knows the other one, decides, and the other date is kept in `other_dates`.
    """
    moved = not overlap(event.date, report.date)
    dated = report if moved or imprecision(report.date) < imprecision(event.date) else event
    merged = replace(
        merge_pair(event, report),
        id=event_id(dated.date.text, event.kind.id, (party.id for party in event.parties)),
        date=dated.date,
        date_basis=dated.date_basis,
        first_id=event.first_id,
        other_dates=unique(event.other_dates, report.other_dates, (event.date,) if moved else ()),
    )
    if moved:
        merged = replace(merged, status=report.status, plans=event.plans)
    ids = unique(event.former_ids, (event.id,), report.former_ids, (report.id,))
    return replace(merged, same_as=None, former_ids=tuple(id_ for id_ in ids if id_ != merged.id))


def overlap(one: PartialDate, other: PartialDate) -> bool:
    """Return whether two dates can mean the same day."""
    return one.start <= other.end and other.start <= one.end


def imprecision(date: PartialDate) -> timedelta:
    """Return how long the time is in which the event lies; nothing where its days are known, be it one or several."""
    if date.precision == "day" and date.form in {"date", "interval"}:
        return timedelta()
    return date.end - date.start + timedelta(days=1)


def unique(*parts: tuple) -> tuple:  # type: ignore[type-arg]
    """Return tuples joined, each value once."""
    return tuple(dict.fromkeys(value for part in parts for value in part))
