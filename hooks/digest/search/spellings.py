"""The spellings of a name that a query may hold, folded: short, written together, with and without apostrophe."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from digest.check.names import country_name
from digest.model.parties import Party
from digest.read.content import country_codes
from digest.read.fields import LANGUAGES
from digest.read.suggestions import fold

APOSTROPHES = re.compile(r"[’'ʼ‘`´ʻ-]")
TITLES = re.compile(
    r"(?i:prof|professor|drs?|dra|ir|hj?|haji|kh|tgh|raden|rm|mrs?|ms|sir|dato|datuk|seri|tan|sri|bapak|ibu)\.?"
)
"""Words before a person's name that are not part of it."""

DEGREES = re.compile(r",.*$")
"""Degrees behind a person's name: `, M.Si.`"""

INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")

LEVEL = re.compile(r"^(Kota|Kabupaten|Provinsi|Prefektur) | (City|Regency|Province|Prefecture)$")
"""The level in a locality's name, which readers leave out."""

LONGEST_JOINED = 3
"""Names of more words are not looked for written together."""


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return all spellings of a thing's names."""
    found = (spelling for name in names for spelling in spellings_of(name))
    return tuple(sorted({*found} - {""}))


def spellings_of(name: str) -> Iterator[str]:
    """Yield the spellings of one name: `Xi'an` is also `xian`, `Jawa Barat` also `jawabarat`, `U.S.` also `us`."""
    folded = fold(name)
    yield folded
    yield fold(APOSTROPHES.sub("", name))
    yield fold(INITIALS.sub(lambda initials: initials[0].replace(".", ""), name))
    if 1 < len(folded.split()) <= LONGEST_JOINED:
        yield folded.replace(" ", "")


def party_spellings(party: Party) -> tuple[str, ...]:
    """Return the spellings of a party: a locality's also without its level, `Bandung`.

    With the level, a name is not looked for written together: the level may be any of many words.
    """
    names = [party.name.id, *((party.name.en,) if party.name.en else ())]
    if party.kind != "locality":
        return spellings([*names, *party.aliases])
    bare = {LEVEL.sub("", name) for name in names} - country_names()
    if not party.is_home:
        return spellings([*names, *bare, *party.aliases])
    return tuple(sorted({*map(fold, names), *spellings([*bare, *party.aliases])}))


@functools.cache
def country_names() -> frozenset[str]:
    """Return the names of all countries: `Mexico City` is not `Mexico` for short."""
    return frozenset(country_name(code, language) for code in country_codes() for language in LANGUAGES)


def person_spellings(name: str, nicknames: Iterable[str]) -> tuple[str, ...]:
    """Return the spellings of a person: whole, without titles, first and last name, every two names in a row."""
    words = DEGREES.sub("", name).split()
    while len(words) > 1 and TITLES.fullmatch(words[0]):
        words = words[1:]
    parts = [" ".join(words), *nicknames]
    if len(words) > 2:
        parts += [f"{words[0]} {words[-1]}", *map(" ".join, itertools.pairwise(words))]
    long = (part for part in parts if len(fold(part).replace(" ", "")) > 3)
    return tuple(sorted({fold(name), *spellings(long)} - {""}))
