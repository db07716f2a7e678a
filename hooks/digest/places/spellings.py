"""The spellings of places in the Indonesian press: Kyeongsangbuk-do, Guang Xi, Australia Barat, Saksonia Hilir."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.places.world import Place, normalise, places_by_name

LEVEL_ENDINGS = re.compile(
    r"(?:[ -](?:do|si|gun|gu|ken|shi|fu|to|machi|cho|sheng|xian|qu)|\s+(?:city|town|county|province|prefecture|state|"
    r"regency|municipality|metropolitan city|special city))$"
)
DIRECTIONS = {
    "utara": ("north", "northern"), "selatan": ("south", "southern"), "barat": ("west", "western"),
    "timur": ("east", "eastern"), "tengah": ("central",), "dalam": ("inner",), "hilir": ("lower",), "hulu": ("upper",),
}  # fmt: skip
"""Words of direction behind an Indonesian name, with those before an English one."""

KOREAN_BEGINNINGS = (("ky", "gy"), ("kw", "gw"), ("k", "g"), ("p", "b"), ("t", "d"), ("ch", "j"))
"""Beginnings of Korean names in the older romanisation, which the press still uses, and in today's."""

KOREAN_VOWELS = (("yong", "yeong"), ("yon", "yeon"), ("chon", "cheon"), ("jon", "jeon"), ("song", "seong"))
"""The same inside names."""

KOREAN_PARTS = re.compile(r"\w{4,} ?(?:buk|nam)(?: ?do)?$")
"""The ends of Korean provinces' names, north and south, which the press writes with or without blanks."""

PRESS_SPELLINGS = {
    "saksonia": "saxony", "bavaria": "bayern", "tokio": "tokyo", "sidney": "sydney", "belanda": "holland",
    "peking": "beijing", "kanton": "guangzhou", "kyongsang": "gyeongsang",
    "sandong": "shandong", "sansi": "shanxi", "malaka": "melaka", "roma": "rome",
    "wina": "vienna", "jenewa": "geneva", "brussel": "brussels", "kopenhagen": "copenhagen", "moskow": "moscow",
    "kairo": "cairo", "aleksandria": "alexandria", "mekah": "mecca", "madinah": "medina", "riyad": "riyadh",
    "kalifornia": "california", "noumea": "nouméa", "pinang": "penang", "singapura": "singapore",
}  # fmt: skip
"""Words in names of places as Indonesian writes them, with those of GeoNames."""


def places_named(name: str) -> tuple[Place, ...]:
    """Return the places that a name may mean, by the first of its spellings that is known."""
    for spelling in spellings(name):
        if found := places_by_name().get(spelling):
            return found
    return ()


def spellings(name: str) -> Iterator[str]:
    """Yield a name as it is (`normalise`), then as it may be written elsewhere."""
    own = normalise(name)
    yield own
    bare = LEVEL_ENDINGS.sub("", own)
    yield bare
    english = " ".join(PRESS_SPELLINGS.get(word, word) for word in bare.split())
    yield english
    *first, last = english.split() or [""]
    for direction in DIRECTIONS.get(last, ()) if first else ():
        yield " ".join([direction, *first])
        # The Indonesian press also writes k for c: Kotabato Selatan.
        yield " ".join([direction, *first]).replace("k", "c")
    yield own.replace(" ", "")
    yield from joined_parts(bare)
    yield from korean_spellings(bare)


def joined_parts(name: str) -> Iterator[str]:
    """Yield the name of a Korean province in one word, as written in parts: `Gyeongsang Buk Do`, `Jeolla Nam-do`."""
    if KOREAN_PARTS.search(name):
        joined = re.sub(r"do$", "", name.replace(" ", ""))
        yield joined
        yield from korean_spellings(joined)


def korean_spellings(name: str) -> Iterator[str]:
    """Yield a Korean name in today's romanisation; a name of another country is hardly ever changed to one there is."""
    for old, new in KOREAN_BEGINNINGS:
        if name.startswith(old) and any(
            place.country == "KR" for place in places_by_name().get(new + name[len(old) :], ())
        ):
            yield new + name[len(old) :]
        # GeoNames has some towns in the older romanisation alone: Kimje for Gimje.
        if name.startswith(new) and any(
            place.country == "KR" for place in places_by_name().get(old + name[len(new) :], ())
        ):
            yield old + name[len(new) :]
    for old, new in KOREAN_VOWELS:
        if any(place.country == "KR" for place in places_by_name().get(name.replace(old, new), ())):
            yield name.replace(old, new)
