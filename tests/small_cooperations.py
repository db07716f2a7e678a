"""Cooperations of a few events, for tests of what follows from events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.builder import Model
from digest.model.events import Event, Instrument
from digest.parse.dates import parse_date
from roots import TODAY


def cooperation(site: Site, *events: tuple[Any, ...], today: date = TODAY) -> Cooperation:
    """Return a cooperation of events: date, kind, and perhaps the expiry date or "-" for none, and the status."""
    pattern = site.everything.events[0]
    created = [event(site.model, pattern, *one) for one in events]
    ordered = tuple(sorted(created, key=lambda one: one.sort_key, reverse=True))
    return Cooperation(slug="x", parties=pattern.parties, events=ordered, today=today)


def event(
    model: Model, pattern: Event, when: str, kind: str, expires: str | None = None, status: str = "happened"
) -> Event:
    """Return an event like `pattern`, with another date, kind and instrument."""
    instrument = None
    if expires:
        until = None if expires == "-" else date.fromisoformat(expires)
        instrument = Instrument(kind=model.instrument_kinds["mou"], signed=parse_date(when), expires=until)
    return replace(
        pattern, id=f"{when}-{kind}", date=parse_date(when), kind=model.event_kinds[kind], status=status,  # type: ignore[arg-type]
        instrument=instrument,
    )  # fmt: skip
