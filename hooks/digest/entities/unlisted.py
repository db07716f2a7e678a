"""Governments abroad that no list of places has: `Kota Hluboká nad Vltavou, Ceko` names level and country itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from digest.entities.countries import country_behind
from digest.names.gazetteer import Gazetteer, Level, Meaning, NameMatch, Token, tokenise
from digest.places.new_entries import name_in_id
from digest.places.spellings import places_named
from digest.reports.findings import Finding
from digest.reports.sentences import Sentence

LEVELS = {
    "kota": "city", "kabupaten": "county", "prefektur": "prefecture", "provinsi": "province", "distrik": "district",
    "negara bagian": "state", "negeri": "state", "city of": "city", "province of": "province",
    "munisipio": "municipality", "municipio": "municipality", "munisipalitas": "municipality",
    "otoritas khusus": "region", "daerah administratif khusus": "region",
    "majlis daerah": "district", "majlis perbandaran": "municipality", "majlis bandaraya": "city",
}  # fmt: skip
"""Words before a name that make it a government, with the level (data/localities_abroad.yml) that they state."""
ABROAD_ALONE = {*LEVELS} - {"kota", "kabupaten", "provinsi", "negeri", "province of"}
"""Those which Indonesia does not have, or in Papua alone."""
MATCH_LEVELS: dict[str, Level] = {"county": "regency", **dict.fromkeys(("prefecture", "province", "state"), "province")}

NAME = (
    r"(?!(?:Utara|Selatan|Timur|Barat|Tengah|Tenggara)\b)[A-Z][\w'’-]{2,}"
    r"(?:\s(?:nad|am|an der|upon|sur|de|del|da|la|le|el|al)\s[A-Z][\w'’-]+|(?<=San)\s[A-Z][\w'’-]+)?"
)
GOVERNMENT_NAME = re.compile(
    rf"\b(?<!Wali )(?<!wali )(?<!Luar )(?<!Dalam )"
    rf"(?P<level>{'|'.join(word.title().replace(' Of', ' of') for word in LEVELS)})\s+"
    r"(?!Kembar|Bersaudara|Cerdas|Pintar|Kreatif|Sehat|Layak|Metropolitan|Administrasi|Sister|Tua|Lama|Baru)"
    rf"(?P<name>{NAME})"
)
ANY_CASE = re.compile(rf"\b(?<!wali )(?P<level>(?i:{'|'.join(LEVELS)}))\s+(?P<name>{NAME})")
MAYOR_OF = re.compile(rf"\b(?i:wali\s?kota|mayor of|bupati|gubernur)\s+(?P<name>{NAME})")


class Unlisted:
    """The governments of a report that no list has, by name; `entries` holds those whose country the report gives."""

    def __init__(self, sentences: list[Sentence], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.entries: dict[str, dict[str, Any]] = {}
        self.meanings: dict[str, Meaning] = {}
        """By the first word of a name."""
        self.full_names: dict[str, set[str]] = defaultdict(set)
        """By the first word too: the press writes `Hluboká` for `Hluboká nad Vltavou`."""
        named = [found for sentence in sentences for found in ANY_CASE.finditer(sentence.text)]
        for found in named:
            self.full_names[found["name"].split()[0]].add(found["name"])
        self.only = only_country(sentences, gazetteer)
        for sentence in sentences:
            for found in ANY_CASE.finditer(sentence.text):
                code = country_behind(gazetteer, sentence.text[found.end() : found.end() + 60])
                self.add(found, code or (self.only if found["level"].casefold() in ABROAD_ALONE else ""))

    def add(self, found: re.Match[str], code: str) -> None:
        """Add a government whose country stands behind it."""
        name, level = found["name"], LEVELS[found["level"].casefold()]
        listed = any(place.country == code for place in places_named(name))
        if not code or listed or self.is_known(name):
            return
        name = max(self.full_names.get(name.split()[0], {name}), key=len)
        id_ = f"{code.lower()}-{name_in_id(name)}"
        self.entries[id_] = {"country": code, "level": level, "name": name}
        meaning = Meaning(id_, "locality_abroad", MATCH_LEVELS.get(level, "city"))
        self.meanings.setdefault(name.split()[0], meaning)

    def is_known(self, name: str) -> bool:
        """Tell whether a vocabulary has a name or its first word."""
        words = tuple(word.folded for word in tokenise(name))
        return words in self.gazetteer.names or words[:1] in self.gazetteer.names

    def matches(self, text: str, words: list[Token], known: list[NameMatch]) -> Iterator[NameMatch]:
        """Yield these governments in a sentence, none where a `known` name stands."""
        taken = {number for match in known for number in range(match.first_token, match.end_token)}
        for found in [*ANY_CASE.finditer(text), *MAYOR_OF.finditer(text)]:
            meaning = self.meanings.get(found["name"].split()[0])
            numbers = [n for n, word in enumerate(words) if found.start("name") <= word.start < found.end("name")]
            if meaning and numbers and not taken.intersection(numbers):
                taken.update(numbers)
                yield NameMatch(
                    first_token=numbers[0], end_token=numbers[-1] + 1, start=found.start("name"), end=found.end("name"),
                    meanings=frozenset([meaning]),
                )  # fmt: skip


def only_country(sentences: list[Sentence], gazetteer: Gazetteer) -> str:
    """Return the only foreign country that a report names; an empty text for none and for several.

    A district may be one of Papua's.
    """
    text = " ".join(sentence.text for sentence in sentences)
    found = {one.id for match in gazetteer.matches(text) for one in match.meanings if one.kind == "country"} - {"ID"}
    return found.pop() if len(found) == 1 and "papua" not in text.casefold() else ""


def unknown_governments(sentence: Sentence, known: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield the names of governments in a sentence that no vocabulary has: `Prefektur X` where X is not known.

    `known` gives the offsets of the names that were found.
    """
    for found in GOVERNMENT_NAME.finditer(sentence.text):
        name = found[0]
        if not any(start < found.end() and found.start() < end for start, end in known):
            yield Finding(value=name, quote=name)
