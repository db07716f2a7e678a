"""The ids of events: date, kind and parties, so that reports that agree on these report the same event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest.check.names import government_ids
from digest.read.content import Vocabularies
from digest.read.event_front_matter import EventFrontMatter

POINT = r"\d{4}(?:-\d\d){0,2}"
EVENT_ID = re.compile(
    rf"(?P<date>{POINT}(?:_(?:{POINT}|x))?|x_{POINT})-(?P<kind>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
    r"--(?P<parties>[a-z0-9]+(?:-[a-z0-9]+)*(?:--[a-z0-9]+(?:-[a-z0-9]+)*)*)",
    re.ASCII,
)
"""An event's id. Parts of it become part of addresses, so nothing else is allowed in it."""

HOME_CODE = "ID"


class EventIds:
    """Creates the ids of events with the vocabularies of one site, which decide the order of the parties."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self.sort_keys: dict[str, tuple[int, str]] = {}
        parties = (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations)
        self.first_ids: dict[str, str] = {}
        """The first id of every party or kind that was renamed, by its present id and by its former ones."""
        self.present_ids: dict[str, str] = {}
        """The present id by each former one."""
        for entries in (*parties, vocabularies.event_kinds):
            self.add_renamed(entries)

    def add_renamed(self, entries: Mapping[str, Any]) -> None:
        """Add the entries of a vocabulary that were renamed."""
        for id_, entry in entries.items():
            if entry.former_ids:
                self.first_ids |= dict.fromkeys((id_, *entry.former_ids), entry.former_ids[0])
                self.present_ids |= dict.fromkeys(entry.former_ids, id_)

    def id_of(self, event: EventFrontMatter) -> str:
        """Return the id of an event."""
        return event_id(event.date.text, event.kind, self.in_order(event.parties))

    def in_order(self, party_ids: Iterable[str]) -> list[str]:
        """Return ids of parties: Indonesian localities, other Indonesian parties, foreign localities, others."""
        return sorted(party_ids, key=self.sort_key)

    def sort_key(self, id_: str) -> tuple[int, str]:
        """Return the sort key of a party's id."""
        if id_ not in self.sort_keys:
            self.sort_keys[id_] = (self.rank(self.present_ids.get(id_, id_)), id_)
        return self.sort_keys[id_]

    def rank(self, id_: str) -> int:
        """Return the place of a party's group in the order."""
        known = self.vocabularies
        if id_ in known.localities:
            return 0
        if id_ in known.localities_abroad:
            return 2
        entry = known.organisations.get(id_)
        country = entry.country if entry else government_ids().get(id_)
        return 1 if country == HOME_CODE else 3

    def is_party(self, id_: str) -> bool:
        """Tell whether an entry has, or had, this id."""
        known = self.vocabularies
        entries = (known.localities, known.localities_abroad, known.organisations, government_ids(), self.present_ids)
        return any(id_ in some for some in entries)

    def with_parties_in_order(self, id_: str) -> str:
        """Return an event's id with its parties in order; as it is where one of them is no entry any more."""
        start, *parties = id_.split("--")
        return "--".join([start, *self.in_order(parties)]) if all(map(self.is_party, parties)) else id_

    def original(self, id_: str) -> str:
        """Return an event's id with the first ids of its kind and parties: it stays when an entry is renamed."""
        match = EVENT_ID.fullmatch(id_)
        if match is None or not self.first_ids:
            return id_
        first = self.first_ids
        parties = self.in_order(first.get(party, party) for party in match["parties"].split("--"))
        return "--".join([f"{match['date']}-{first.get(match['kind'], match['kind'])}", *parties])


def event_id(date: str, kind: str, parties: Iterable[str]) -> str:
    """Return the id of an event from its date (EDTF), its kind and its parties in order."""
    return "--".join([id_start(date, kind), *parties])


def id_start(date: str, kind: str) -> str:
    """Return the part of an event's id before its parties."""
    return f"{date.replace('/', '_').replace('..', 'x')}-{kind}"
