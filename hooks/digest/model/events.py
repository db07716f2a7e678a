"""Events, the instruments that they sign, and the vocabulary terms that describe them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from digest.model.parties import Country, Party
from digest.parse.dates import PartialDate
from digest.read.event_front_matter import DateBasis, Qualifier, Status
from digest.read.fields import LocalizedText
from digest.read.vocabulary_entries import Stage

Scope = Literal["ksdpl", "ksdll", "ksdd", "ksdpk", "government", "institutions"]
"""The official scopes (PP 28/2018, Permendagri 25/2020), and two for events without an Indonesian local government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A vocabulary entry: a sector, a kind of event or a kind of instrument; `stage` belongs to kinds of events."""

    id: str
    name: LocalizedText
    definition: LocalizedText
    aliases: tuple[str, ...] = ()
    short: LocalizedText | None = None
    stage: Stage = "none"
    fulfilled_by: tuple[str, ...] = ()
    """Of a kind of events: the other kinds that carry out a plan of this kind."""
    former_ids: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash the id alone: it is unique within a vocabulary, and terms are dictionary keys."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a source reports: what is counted, how many, in which unit."""

    what: LocalizedText
    value: Decimal
    unit: LocalizedText | None = None
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A document signed at an event; `expires` is stated, or computed from the signing date and `valid_years`."""

    kind: Term
    signed: PartialDate
    expires: dt.date | None = None
    expires_precision: Literal["day", "month", "year"] = "day"
    valid_years: int | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, or is planned, on a date between parties; `articles` are the ids that report it."""

    id: str
    date: PartialDate
    kind: Term
    parties: tuple[Party, ...]
    sectors: tuple[Term, ...]
    status: Status
    date_basis: DateBasis
    place: LocalizedText | None = None
    notes: tuple[LocalizedText, ...] = ()
    instrument: Instrument | None = None
    figures: tuple[Figure, ...] = ()
    articles: tuple[str, ...] = field(default=())
    fulfils: str | None = None
    same_as: str | None = None
    former_ids: tuple[str, ...] = ()
    """Its other ids: those before an edit, and those of other reports of it."""
    first_id: str = ""
    """The id that it was published with first, by which calendars know it."""
    plans: tuple[PartialDate, ...] = ()
    """The dates that had been planned for it, where it carried out a plan."""
    other_dates: tuple[PartialDate, ...] = ()
    """The dates that other reports give it and that cannot be reconciled with `date`: it was moved, or they differ."""

    def __hash__(self) -> int:
        """Hash the id alone: it is unique, and events are dictionary keys."""
        return hash(self.id)

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """The foreign countries of the parties, each once."""
        found = {party.country.code: party.country for party in self.parties if party.country and not party.is_home}
        return tuple(found.values())

    @cached_property
    def scope(self) -> Scope | None:
        """The scope, computed from the kinds of the parties; None for a single party."""
        return scope_of(self.parties) if len(self.parties) > 1 else None

    @property
    def is_marked(self) -> bool:
        """Tell whether a list marks the event: its date is inferred, or it did not happen yet or at all."""
        return self.status != "happened" or self.date_basis == "inferred"

    @property
    def happened(self) -> bool:
        """Tell whether the event is reported as having taken place."""
        return self.status == "happened"

    def is_overdue(self, today: dt.date) -> bool:
        """Tell whether the event is a plan whose time is over, with no report that it was carried out."""
        return self.status == "planned" and self.date.end < today

    @property
    def year(self) -> int:
        """The year in which the event is listed in the timeline."""
        return self.date.start.year

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """Sort key: first and last day that the date can mean, then the id."""
        return (self.date.start, self.date.end, self.id)


def scope_of(parties: tuple[Party, ...]) -> Scope:
    """Return the scope of an event or cooperation of `parties` (PP 28/2018, Permendagri 25/2020).

    With an Indonesian local government: KSDPL with a local government abroad, KSDLL with an institution abroad, KSDD
    between Indonesian regions only, KSDPK with Indonesian third parties. Without one: `government` if all are national
    governments, else `institutions`.
    """
    if any(party.is_home_locality for party in parties):
        others = [party for party in parties if not party.is_home_locality]
        if any(party.kind == "locality" for party in others):
            return "ksdpl"
        if any(not party.is_home for party in others):
            return "ksdll"
        return "ksdpk" if others else "ksdd"
    return "government" if all(party.kind == "government" for party in parties) else "institutions"
