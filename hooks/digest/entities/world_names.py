"""Places of the world that no vocabulary has: found in a report, kept where the report's countries make them likely."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from digest.entities.context import FOLLOWING_WORDS, PRECEDING_WORDS, cue_set, stated_level
from digest.entities.name_resolution import ambiguity
from digest.entities.occurrences import Occurrence
from digest.names.gazetteer import ABROAD_LEVELS, Level, Meaning, NameMatch, Token
from digest.places.new_entries import entry_id, new_entry
from digest.places.spellings import DIRECTIONS, LEVEL_ENDINGS, places_named
from digest.places.world import MAX_WORDS, Place, normalise
from digest.read.content import Vocabularies
from digest.read.fields import LocalizedText

MIN_SHARE_OF_POPULATION = 0.1
"""A namesake with fewer inhabitants, compared with the largest, is not thought of."""

SISTER = re.compile(
    r"\b(?:sister[ -](?:city|province|state)|kota kembar|kota bersaudara)\b[^.;]{0,60}\b(?:dengan|with)\s+$",
    re.IGNORECASE,
)
"""Before a place that is or may become a sister."""

LEVEL_WORDS_IN_NAMES = cue_set("spot") | {"kota", "provinsi", "prefektur", "negara", "bagian", "negeri", "pemerintah"}


class WorldNames:
    """The places of the world in one report; `entries` holds what a draft introduces, by id."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self.known = {
            str(identifier): id_ for id_, entry in vocabularies.localities_abroad.items()
            for identifier in (getattr(entry, "geonames", None), getattr(entry, "iso", None)) if identifier
        }  # fmt: skip
        self.names: set[str] = set()
        """The names that were found as those of places of the world."""
        self.entries: dict[str, dict[str, Any]] = {}

    def matches(self, text: str, words: list[Token], known: list[NameMatch]) -> Iterator[NameMatch]:
        """Yield the names of places in a sentence, the longest at each spot, none where a `known` name stands."""
        taken = {number for match in known for number in range(match.first_token, match.end_token)}
        at = 0
        while at < len(words):
            match = None if at in taken else self.longest_match(text, words, at, taken)
            if match:
                yield match
            at = match.end_token if match else at + 1

    @staticmethod
    def without_parts(text: str, words: list[Token], known: list[NameMatch]) -> list[NameMatch]:
        """Return the `known` names in a sentence without countries that begin a longer name: `Australia Barat`."""

        def is_part(match: NameMatch) -> bool:
            following = words[match.end_token : match.end_token + 1]
            if not following or following[0].folded not in DIRECTIONS or not following[0].text[0].isupper():
                return False
            whole = text[match.start : following[0].end]
            return all(one.kind == "country" for one in match.meanings) and bool(places_named(whole))

        return [match for match in known if not is_part(match)]

    def longest_match(self, text: str, words: list[Token], at: int, taken: set[int]) -> NameMatch | None:
        """Return the longest name of a place that begins with word number `at`."""
        if not words[at].text[0].isupper() or words[at].folded in LEVEL_WORDS_IN_NAMES:
            return None
        for length in range(min(MAX_WORDS, len(words) - at), 0, -1):
            part = words[at : at + length]
            name = text[part[0].start : part[-1].end]
            if taken.intersection(range(at, at + length)) or re.search(r"[^\w\s'’.-]", name):
                continue
            if (part[-1].text[0].isupper() or "-" in name) and (found := places_named(name)):
                return self.match(found, name, part, at)
        return None

    def match(self, places: tuple[Place, ...], name: str, part: list[Token], at: int) -> NameMatch:
        """Return the match of a name with an id for each place that it may mean."""
        meanings = frozenset(
            Meaning(self.id_of(place, name), "locality_abroad", ABROAD_LEVELS.get(place.level, "city"), bare=True)
            for place in likely(places)
        )
        self.names.add(name)
        return NameMatch(
            first_token=at, end_token=at + len(part), start=part[0].start, end=part[-1].end, meanings=meanings
        )

    def id_of(self, place: Place, written: str) -> str:
        """Return the id of a place in the vocabularies, else one that a draft may introduce."""
        if known := self.known.get(place.id):
            return known
        taken = {*self.vocabularies.localities_abroad, *self.vocabularies.organisations}
        taken |= {
            id_ for id_, entry in self.entries.items() if place.id not in (entry.get("geonames"), entry.get("iso"))
        }
        id_ = entry_id(place, taken, written)
        self.entries.setdefault(id_, new_entry(place, written))
        return id_

    def set_level(self, occurrence: Occurrence, id_: str) -> None:
        """Give a place that a draft may introduce the level that the report states: Buan is a county of Korea."""
        entry, level = self.entries.get(id_), occurrence.context.level
        if entry and entry["level"] == "city" and level == "regency":
            entry["level"] = "county"

    def known_namesakes(self, id_: str) -> set[str]:
        """Return the ids in the vocabularies of places that have the name of one that a draft may introduce."""
        names = self.entries[id_]["name"] if id_ in self.entries else ""
        written = names.values() if isinstance(names, dict) else [names]
        return {self.known[place.id] for name in written for place in places_named(name) if place.id in self.known}

    def country_of(self, id_: str) -> str:
        """Return the ISO code of the country of a place that a draft may introduce; empty for other ids."""
        return str(self.entries[id_]["country"]) if id_ in self.entries else ""

    def plausible(self, occurrences: list[Occurrence]) -> list[Occurrence]:
        """Return the occurrences without those of places that the report can hardly mean."""
        named = Counter(one.name for one in occurrences if self.stands_alone(one))
        countries = {meaning.id for one in occurrences for meaning in one.match.meanings if meaning.kind == "country"}
        countries |= {
            entry.country for one in occurrences for meaning in one.match.meanings
            if (entry := self.vocabularies.localities_abroad.get(meaning.id)) and not self.is_offered(one)
        }  # fmt: skip
        kept = (self.restricted(one, countries) if self.is_offered(one) else one for one in occurrences)
        return [one for one in kept if one and self.may_be_place(one, named)]

    def is_offered(self, occurrence: Occurrence) -> bool:
        """Tell whether an occurrence is of a name that the vocabularies lack, also as a spelling."""
        return occurrence.name in self.names

    def restricted(self, occurrence: Occurrence, countries: set[str]) -> Occurrence | None:
        """Return an occurrence with its meanings in the countries that the report names; None where there is none."""
        meanings = {one for one in occurrence.match.meanings if self.country(one) in countries}
        named = occurrence.context.level and "wali" not in occurrence.context.words_before
        if not meanings and (named or self.is_sister(occurrence)):
            meanings = set(occurrence.match.meanings)
        match = dataclasses.replace(occurrence.match, meanings=frozenset(meanings))
        return dataclasses.replace(occurrence, match=match) if meanings else None

    def is_sister(self, occurrence: Occurrence) -> bool:
        """Tell whether a report calls a place of one country alone a sister city: `Sister City dengan Cuttack`."""
        before = occurrence.sentence.text[: occurrence.match.start]
        return bool(SISTER.search(before)) and len({self.country(one) for one in occurrence.match.meanings}) == 1

    def country(self, meaning: Meaning) -> str:
        """Return the ISO code of the country of a place abroad."""
        entry = self.vocabularies.localities_abroad.get(meaning.id)
        return entry.country if entry else self.country_of(meaning.id)

    def may_be_place(self, occurrence: Occurrence, named: Counter[str]) -> bool:
        """Tell whether a name is not part of a person's: then it stands without other capitals somewhere."""
        return not self.is_offered(occurrence) or named[occurrence.name] > 0

    @staticmethod
    def stands_alone(occurrence: Occurrence) -> bool:
        """Tell whether a name has no capitalised word on either side that may belong to it."""
        text, match = occurrence.sentence.text, occurrence.match
        after = re.match(r" ([\w'’]+)", text[match.end :])
        before = re.search(r"([\w'’]+)[ ]$", text[: match.start])
        follows = after and after[1][0].isupper() and after[1].casefold() not in FOLLOWING_WORDS
        leads = before and before[1][0].isupper() and not stated_level((before[1].casefold(),), [])
        known = cue_set("acting") | cue_set("spot") | PRECEDING_WORDS
        # A person's name follows that of a place only where an office stands before: `Provinsi Bouira Aljazair`.
        follows = follows and not names_level(occurrence)
        return not follows and not (leads and before and before[1].casefold() not in known)

    def unknown_level(
        self, name: str, level: Level, countries: set[str]
    ) -> tuple[Meaning, LocalizedText | None] | None:
        """Return the place of a name at the level that a report states, where the vocabularies have only a namesake."""
        fitting = [
            place for place in places_named(name)
            if ABROAD_LEVELS.get(place.level, "city") == level and place.country in countries
        ]  # fmt: skip
        if not fitting:
            return None
        meanings = [Meaning(self.id_of(place, name), "locality_abroad", level) for place in likely(tuple(fitting))]
        doubt = ambiguity(meaning.id for meaning in meanings) if len(meanings) > 1 else None
        return meanings[0], doubt


def names_level(occurrence: Occurrence) -> bool:
    """Tell whether the word for its level itself, and no office, stands right before a name: `Provinsi `."""
    *_, second, first, _ = ("", "", *occurrence.context.words_before)
    return first in {"provinsi", "prefektur", "kabupaten", "distrik"} or (first == "kota" and second != "wali")


def likely(places: tuple[Place, ...]) -> list[Place]:
    """Return the places of one name that may be meant: divisions, and of each country's cities the large ones."""
    largest = {
        code: max((one.population for one in places if one.country == code), default=0)
        for code in {one.country for one in places}
    }
    divisions = {one.country for one in places if not one.at}
    found = [
        one for one in places
        if not one.at or (
            one.population >= MIN_SHARE_OF_POPULATION * largest[one.country]
            # Sabak Bernam is also called Sabah, but nobody means it beside the state of that name.
            and (one.country not in divisions or name_is_first(one, places))
        )
    ]  # fmt: skip
    return found[:4]


def name_is_first(city: Place, places: tuple[Place, ...]) -> bool:
    """Tell whether a city is listed by the name that it shares with a division of its country."""
    shared = {normalise(name) for one in places if not one.at and one.country == city.country for name in one.names}
    return bool(shared.intersection([normalise(city.name), LEVEL_ENDINGS.sub("", normalise(city.name))]))
