"""Neighbours: parties of the same kind that share a partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from digest.group.cooperations import Cooperation
from digest.model.parties import Party, PartyKind

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
SimilarityKey = tuple[PartyKind, bool]
"""Neighbours have the same key: the kind of the party, and whether it is an Indonesian locality."""


MAX_NEIGHBOURS, MAX_SHARED = 30, 6
"""How many neighbours the page of a party shows, and how many of the partners that it shares with each."""


class LazyDict(dict[Key, Value]):
    """A dictionary that computes and stores a value on the first access to its key."""

    def __init__(self, compute: Callable[[Key], Value]) -> None:
        super().__init__()
        self.compute = compute

    def __missing__(self, key: Key) -> Value:
        """Compute, store and return the value of a missing key."""
        self[key] = value = self.compute(key)
        return value


class Neighbours:
    """The neighbours of each party, computed on demand from the cooperations of all parties."""

    def __init__(self, cooperations: Mapping[Party, tuple[Cooperation, ...]]) -> None:
        self.cooperations = cooperations
        self.by_party = LazyDict(self.neighbours_of)
        """The neighbours of each party with their shared partners, those with most shared partners first."""

    @cached_property
    def partners(self) -> dict[Party, tuple[Party, ...]]:
        """The partners of each party, as `partners_of` returns them."""
        return {party: partners_of(party, cooperations) for party, cooperations in self.cooperations.items()}

    @cached_property
    def partners_by_similarity(self) -> dict[Party, dict[SimilarityKey, tuple[Party, ...]]]:
        """The partners of each party, grouped by similarity key."""
        return {party: group_by(partners, similarity_key) for party, partners in self.partners.items()}

    def neighbours_of(self, party: Party) -> tuple[tuple[Party, tuple[Party, ...]], ...]:
        """Return the neighbours of `party` with their shared partners, those with most shared partners first."""
        shared: dict[Party, list[Party]] = defaultdict(list)
        for partner in self.partners[party]:
            for other in self.partners_by_similarity[partner].get(similarity_key(party), ()):
                shared[other].append(partner)
        shared.pop(party, None)
        ordered = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0].id))
        return tuple((other, tuple(partners)) for other, partners in ordered)

    def shown(self, party: Party) -> Iterator[tuple[Party, tuple[Party, ...], int]]:
        """Yield the first neighbours of a party, the first partners shared with each, and how many these are in all."""
        for other, partners in self.by_party[party][:MAX_NEIGHBOURS]:
            yield other, partners[:MAX_SHARED], len(partners)


def partners_of(party: Party, cooperations: Iterable[Cooperation]) -> tuple[Party, ...]:
    """Return the foreign localities and organisations of an Indonesian party's cooperations, or the reverse."""
    others = (other for cooperation in cooperations for other in cooperation.parties if other.kind != "government")
    return tuple(dict.fromkeys(other for other in others if other.is_home != party.is_home))


def similarity_key(party: Party) -> SimilarityKey:
    """Return the key that a party shares with its neighbours."""
    return (party.kind, party.is_home_locality)


def group_by(parties: Iterable[Party], key: Callable[[Party], Key]) -> dict[Key, tuple[Party, ...]]:
    """Return parties grouped by a key; their order is kept."""
    by_key: dict[Key, list[Party]] = defaultdict(list)
    for party in parties:
        by_key[key(party)].append(party)
    return {value: tuple(group) for value, group in by_key.items()}
