"""Neighbours: the parties that share a partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from digest.group.cooperations import Cooperation
from digest.model.parties import Party, PartyKind

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Likeness = tuple[PartyKind, bool]
"""What parties have in common that count as neighbours: their kind, and whether they are Indonesian localities."""


class Computed(dict[Key, Value]):
    """Values by their keys, each computed when it is first asked for."""

    def __init__(self, compute: Callable[[Key], Value]) -> None:
        super().__init__()
        self.compute = compute

    def __missing__(self, key: Key) -> Value:
        """Return and keep the value of a key that is asked for the first time."""
        self[key] = found = self.compute(key)
        return found


class Neighbours:
    """Who else works with the partners of each party, of the parties with the cooperations given."""

    def __init__(self, cooperations: Mapping[Party, tuple[Cooperation, ...]]) -> None:
        self.cooperations = cooperations
        self.of = Computed(self.neighbours_of)
        """The neighbours of each party, with the partners shared; most shared first."""

    @cached_property
    def partners(self) -> dict[Party, tuple[Party, ...]]:
        """The localities and organisations on the other side of each party's cooperations, each once."""
        return {party: partners_of(party, own) for party, own in self.cooperations.items()}

    @cached_property
    def alike(self) -> dict[Party, dict[Likeness, tuple[Party, ...]]]:
        """The partners of each party by what they are."""
        return {party: grouped_by(own, likeness) for party, own in self.partners.items()}

    def neighbours_of(self, party: Party) -> tuple[tuple[Party, tuple[Party, ...]], ...]:
        """Return who of the same kind works with the partners of `party`, with the partners shared; most first."""
        shared: dict[Party, list[Party]] = defaultdict(list)
        for partner in self.partners[party]:
            for other in self.alike[partner].get(likeness(party), ()):
                shared[other].append(partner)
        shared.pop(party, None)
        ordered = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0].id))
        return tuple((other, tuple(partners)) for other, partners in ordered)


def partners_of(party: Party, cooperations: Iterable[Cooperation]) -> tuple[Party, ...]:
    """Return the localities and organisations on the other side of a party's cooperations, each once."""
    found = (one for cooperation in cooperations for one in cooperation.parties)
    others = (one for one in found if one is not party and one.kind != "government" and one.is_home != party.is_home)
    return tuple(dict.fromkeys(others))


def likeness(party: Party) -> Likeness:
    """Return what parties have in common that count as neighbours."""
    return (party.kind, party.is_home_locality)


def grouped_by(parties: Iterable[Party], key: Callable[[Party], Key]) -> dict[Key, tuple[Party, ...]]:
    """Return parties by a key, in the order in which they come."""
    found: dict[Key, list[Party]] = defaultdict(list)
    for party in parties:
        found[key(party)].append(party)
    return {one: tuple(own) for one, own in found.items()}
