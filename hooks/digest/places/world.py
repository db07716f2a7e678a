"""The world's places by name: cities of GeoNames (https://www.geonames.org, CC BY 4.0) and divisions of ISO 3166-2."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PLACES_FILE, CAPITALS_FILE = Path(__file__).with_name("places.tsv"), Path(__file__).with_name("capitals.tsv")

COLUMNS = "id", "country", "level", "at", "population", "names"
"""GeoNames' number or the code of ISO 3166-2; ISO 3166-1; level; latitude and longitude; inhabitants; names, by `|`."""


CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’]*(?:-[\w'’]+)*")
MAX_WORDS = 4
DISTRICT = re.compile(r"\w{3,}-(?:gu|gun|si|ku|shi|cho|machi|do)", re.IGNORECASE)
"""A place by its form alone: Korean and Japanese names with the word for their level behind a hyphen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, province, prefecture, state, territory or region outside Indonesia.

    `id` is GeoNames' number of a city, the ISO 3166-2 code of a division; `at` is latitude and longitude in degrees,
    to two decimals, None for divisions; `population` is 0 where it is not known.
    """

    id: str
    country: str
    level: str
    at: tuple[float, float] | None
    population: int
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name by which GeoNames or ISO lists it."""
        return self.names[0]


STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not decompose: Wrocław, Tromsø."""


def normalise(name: str) -> str:
    """Return a name without case and accents, with blanks for hyphens."""
    if name.isascii():  # nearly all are, and decomposing takes most of the time
        return name.casefold().replace("-", " ")
    plain = unicodedata.normalize("NFKD", name.casefold().translate(STROKES)).replace("’", "'")
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).replace("-", " ").split())


@functools.cache
def places_by_name() -> dict[str, tuple[Place, ...]]:
    """Return all places by each of their names (`normalise`), divisions first, then the largest city."""
    found: dict[str, list[Place]] = defaultdict(list)
    for line in PLACES_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        place = parse_place(line)
        for key in dict.fromkeys(map(normalise, place.names)):
            found[key].append(place)
    return {
        key: tuple(sorted(own, key=lambda one: (one.at is not None, -one.population))) for key, own in found.items()
    }


@functools.cache
def capitals() -> dict[str, str]:
    """Return the capital of each country (ISO 3166-1), as GeoNames names it."""
    rows = (line.partition("\t") for line in CAPITALS_FILE.read_text(encoding="utf-8").splitlines()[1:])
    return {code: capital for code, _, capital in rows}


def parse_place(line: str) -> Place:
    """Return the place of a line of places.tsv."""
    id_, country, level, at, population, names = line.split("\t")
    latitude, _, longitude = at.partition(",")
    return Place(
        id=id_, country=country, level=level, at=(float(latitude), float(longitude)) if at else None,
        population=int(population or 0), names=tuple(names.split("|")),
    )  # fmt: skip


def find_places(text: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the names of places in a text, the longest at each spot, with all places of that name.

    There are none where only the form of a word tells that it is a place.
    """
    words = list(CAPITALISED.finditer(text))
    at = 0
    while at < len(words):
        length, places = longest_name(text, words[at : at + MAX_WORDS])
        first, last = words[at].start(), words[at + max(length, 1) - 1].end()
        if places or DISTRICT.fullmatch(words[at][0]):
            yield text[first:last], places
        at += max(length, 1)


def longest_name(text: str, words: list[re.Match[str]]) -> tuple[int, tuple[Place, ...]]:
    """Return how many of some words are one name, and the places of that name; 0 where they begin none."""
    for length in range(len(words), 0, -1):
        name = text[words[0].start() : words[length - 1].end()]
        if places := places_by_name().get(normalise(name)):
            return length, places
    return 0, ()
