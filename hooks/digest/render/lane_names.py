"""The names beside lanes: short where there is room for few letters; a lane's title has them in full."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from digest.charts.lifelines import NAME_LENGTH
from digest.model.parties import Party, without_level
from digest.read.fields import LocalizedText

SEPARATOR, MORE = " – ", "…"

MAX_NAMES = 2
"""Of more parties, the first ones are named and the others counted."""

ABBREVIATIONS = {
    "Kabupaten ": "Kab. ", " Regency": " Reg.", "Daerah Istimewa ": "DI ", "Special Region of ": "DI ",
    "Daerah Khusus Ibukota ": "", "Special Capital Region of ": "", "Kedutaan Besar ": "Kedubes ",
    "Konsulat Jenderal ": "Konjen ", "Consulate-General of ": "Consulate of ", "Republik Indonesia": "RI",
}  # fmt: skip

LEVEL_ABROAD = re.compile(r"^(Provinsi|Prefektur) | (Province|Prefecture)$")
"""Not that of cities, some of which have the name of their province."""

SEAT = re.compile(r" (di|in) .+$")


def lane_name(localize: Callable[[LocalizedText], str], parties: Sequence[Party]) -> str:
    """Return the names of parties in one language, shortened to the room beside a lane."""
    if len(parties) == 1:
        name = localize(parties[0].name)
        return name if len(name) <= NAME_LENGTH else shorten(short_name(parties[0], localize), NAME_LENGTH)
    names = [short_name(party, localize) for party in parties[:MAX_NAMES]]
    rest = f" +{len(parties) - MAX_NAMES}" if len(parties) > MAX_NAMES else ""
    room = NAME_LENGTH - len(SEPARATOR) - len(rest)
    return SEPARATOR.join(share(names, room)) + rest


def short_name(party: Party, localize: Callable[[LocalizedText], str]) -> str:
    """Return a name without its level, but a regency's is kept; of a government its country, of a mission no seat."""
    name = localize(party.name)
    if party.kind == "government" and party.country:
        return localize(party.country.name)
    if party.level == "embassy":
        return abbreviate(SEAT.sub("", name))
    if party.is_home_locality and party.level != "kabupaten":
        return without_level(abbreviate(name))
    return abbreviate(LEVEL_ABROAD.sub("", name))


def abbreviate(name: str) -> str:
    """Return a name with the abbreviations of the Indonesian press for what many names begin or end with."""
    for long, short in ABBREVIATIONS.items():
        name = name.replace(long, short)
    return name


def share(names: Sequence[str], room: int) -> list[str]:
    """Return two names in `room` letters: what a short one leaves, a long one has."""
    half = room // 2
    return [shorten(name, max(half, room - min(map(len, names)))) for name in names]


def shorten(name: str, length: int) -> str:
    """Return a name in at most `length` letters."""
    return name if len(name) <= length else name[: length - 1].rstrip() + MORE
