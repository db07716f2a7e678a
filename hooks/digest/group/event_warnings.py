"""Warnings about events that may be one: a plan with several possible outcomes, one event told with two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from digest.check.event_ids import EventIds
from digest.core.problem import Problem
from digest.group.merging import imprecision
from digest.group.site import Site
from digest.model.events import Event
from digest.read.content import ArticleFile, Content

MAX_LISTED = 5
"""Candidates that are named."""

PROGRAMME = "programme-started"
"""The kind of event that says least: what one report calls a programme is a grant or a training in another."""

Place = tuple[ArticleFile, int]
"""An article, and the number of an event in it."""


def event_warnings(content: Content, site: Site) -> Iterator[Problem]:
    """Yield the warnings, each at the event that a line has to be added to."""
    places = event_places(content)
    yield from undecided_plans(site, places)
    yield from events_told_twice(site, places)


def event_places(content: Content) -> dict[str, Place]:
    """Return where each event is told first, by its id."""
    ids, places = EventIds(content.vocabularies.entries), dict[str, Place]()
    for article in content.articles:
        for number, event in enumerate(article.front_matter.events):
            places.setdefault(ids.id_of(event), (article, number))
    return places


def undecided_plans(site: Site, places: dict[str, Place]) -> Iterator[Problem]:
    """Yield a warning for each plan that several events may have carried out: `fulfils` decides."""
    for plan, candidates in site.grouping.plan_matcher.undecided.items():
        article, number = place_of(site.event_by_id[plan], places)
        listed = ", ".join(
            f"{event.id} ({place_of(event, places)[0].document.path})" for event in candidates[:MAX_LISTED]
        )
        yield article.problem("plan-undecided", "events", number, "status", event=plan, allowed=listed)


def events_told_twice(site: Site, places: dict[str, Place]) -> Iterator[Problem]:
    """Yield a warning for each pair of events that may be the same, at the one whose date is less precise."""
    by_parties: dict[frozenset[str], list[Event]] = defaultdict(list)
    for event in site.everything.events:
        by_parties[frozenset(party.id for party in event.parties)].append(event)
    for events in by_parties.values():
        for one, other in overlapping_pairs(events):
            if may_be_same(one, other):
                precise, vague = sorted((one, other), key=lambda event: (imprecision(event.date), event.id))
                (article, number), (other_article, _) = place_of(vague, places), place_of(precise, places)
                yield article.problem(
                    "events-alike", "events", number, "date",
                    event=vague.id, same=precise.id, file=other_article.document.path,
                )  # fmt: skip


def overlapping_pairs(events: list[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the pairs of events whose dates can mean the same time."""
    ordered = sorted(events, key=lambda event: event.sort_key)
    for position, event in enumerate(ordered, start=1):
        for other in islice(ordered, position, None):
            if other.date.start > event.date.end:
                break
            yield event, other


def may_be_same(one: Event, other: Event) -> bool:
    """Return whether two events of the same parties and time, told by different articles, may be one told twice.

    They are of one kind; or, where neither day is known, one is a programme and the other a kind that carries one out,
    such as the grant that pays for it.
    """
    if one.happened != other.happened or set(one.articles) & set(other.articles):
        return False
    is_vague = bool(imprecision(one.date) and imprecision(other.date))
    is_programme = PROGRAMME in {one.kind.id, other.kind.id} and one.kind.stage == other.kind.stage
    return one.kind == other.kind or (is_vague and is_programme)


def place_of(event: Event, places: dict[str, Place]) -> Place:
    """Return where an event is told."""
    return next(places[id_] for id_ in (event.id, *event.former_ids) if id_ in places)
