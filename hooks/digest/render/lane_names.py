"""The names beside lanes: short, for there is room for few letters; a lane's title has them in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest.charts.lifelines import NAME_LENGTH
from digest.model.parties import Party, without_level
from digest.read.fields import LocalizedText

SEPARATOR, MORE = " – ", "…"

MAX_NAMES = 2
"""Of more parties, the first ones are named and the others counted."""


def lane_name(localize: Callable[[LocalizedText], str], parties: Sequence[Party]) -> str:
    """Return the names of parties in one language, shortened to the room beside a lane."""
    if len(parties) == 1:
        return shorten(localize(parties[0].name), NAME_LENGTH)
    names = [short_name(party, localize) for party in parties[:MAX_NAMES]]
    rest = f" +{len(parties) - MAX_NAMES}" if len(parties) > MAX_NAMES else ""
    room = NAME_LENGTH - len(SEPARATOR) - len(rest)
    return SEPARATOR.join(share(names, room)) + rest


def short_name(party: Party, localize: Callable[[LocalizedText], str]) -> str:
    """Return a name without its level, but a regency's is kept; of a government its country."""
    name = localize(party.name)
    if party.kind == "government" and party.country:
        return localize(party.country.name)
    if party.level == "kabupaten":
        return name.replace("Kabupaten ", "Kab. ").replace(" Regency", " Reg.")
    return without_level(name) if party.is_home_locality else name


def share(names: Sequence[str], room: int) -> list[str]:
    """Return two names in `room` letters: what a short one leaves, a long one has."""
    half = room // 2
    return [shorten(name, max(half, room - min(map(len, names)))) for name in names]


def shorten(name: str, length: int) -> str:
    """Return a name in at most `length` letters."""
    return name if len(name) <= length else name[: length - 1].rstrip() + MORE
