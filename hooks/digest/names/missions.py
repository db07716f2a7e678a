"""Embassies and consulates of a report: which one acts, and the entry of one that the vocabularies lack."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from digest.names.gazetteer import Gazetteer, Meaning, NameMatch, Token, cue_words
from digest.places.mission_entries import foreign_entry, own_entry, town_name
from digest.places.new_entries import name_in_id
from digest.places.spellings import places_named
from digest.places.world import capitals, normalise
from digest.read.content import Vocabularies

MISSION = re.compile(r"([a-z]{2})-(embassy|consulate)-(.+)")
"""The id of a mission: its country, kind and seat."""
ANYWHERE = "anywhere"
"""Stands for the seat in the id of a consulate of which the report gives only the country."""

BETWEEN = (
    r"(?:\s*\((?:[A-Z][\w ]{1,14})\)|\s+(?:baru|perempuan|honorer|kehormatan|negara|republik|rakyat|demokratik|"
    r"sosialis|islam|federal|federasi|persatuan|kerajaan|kesultanan|luar biasa|dan|berkuasa penuh|the|of|for|to|untuk|"
    r"dari|asal|people'?s|republic|kingdom))*\s+"
)
"""What may stand between the word for a mission and its country: `Duta Besar (Dubes) Federasi `."""
LISTED = re.compile(r"\s*(?:,\s*(?:dan|and|serta)?|dan|and|serta|&)\s*")
"""Between the countries of several ambassadors: `enam duta besar dari Polandia, Kuba, dan Kamboja`."""
FORMERLY = re.compile(r"\b(?:mantan|eks|former|bekas)\s+(?:\w+\s+)?$", re.IGNORECASE)
AT_A_PLACE = (
    r"(?:\s*\([^()]{1,14}\))?\s+(?:yang\s+\w+\s+)?(?:(?:di|in|untuk|for|dari|at|based in)\s+)?(?:Kota\s+|Provinsi\s+)?"
)
ELSEWHERE = re.compile(r"\s+(?:untuk|for|to|di|in)\s+(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
ADJECTIVE_FIRST = re.compile(
    r"(?:n|['’]s)?\s+(?P<office>Ambassador|Embassy|Consul(?:ate)?(?:[\s-]General)?)\b", re.IGNORECASE
)
"""Behind a country's name or adjective in English: `Dutch Ambassador`, `Japan's Consul General`."""
OWN_NAME, OF_ITS_OWN = r"(?:Republik\s+Indonesia|RI|Indonesia)", r"of (?:the Republic of )?Indonesia"
IN_BRACKETS = r"(?:\s*\([A-Z][\w ]{1,12}\))?"
"""Behind a mission, its short name: `(KBRI)`, `(Dubes RI)`."""
OWN_EMBASSY = (
    rf"KBRI|(?:Kedutaan Besar|Kedubes|Duta Besar|Dubes)\s+{OWN_NAME}{IN_BRACKETS}|"
    rf"Indonesia(?:n|['’]s)?\s+(?:Embassy|Ambassador)|Embassy {OF_ITS_OWN}"
)
OWN_CONSULATE = (
    rf"KJRI|KRI|(?:Konsulat|Konsul|Konjen)(?:\s+Jende?ral)?\s+{OWN_NAME}{IN_BRACKETS}|"
    rf"Indonesia(?:n|['’]s)?\s+Consul(?:ate)?(?:[\s-]General)?|Consul(?:ate)?(?:[\s-]General)? {OF_ITS_OWN}"
)
OWN = re.compile(
    rf"\b(?:(?P<embassy>{OWN_EMBASSY})|(?:{OWN_CONSULATE}))(?:,?\s+(?:di|in|untuk|to|for|at))?\s+"
    r"(?P<seat>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)"
)
"""An Indonesian mission, with its seat or, of an ambassador, the country behind it."""


class Missions:
    """Finds missions in the sentences of one report; `entries` holds those that no vocabulary has, by id."""

    def __init__(self, gazetteer: Gazetteer, vocabularies: Vocabularies) -> None:
        self.gazetteer, self.vocabularies = gazetteer, vocabularies
        self.entries: dict[str, dict[str, Any]] = {}

    def replace(self, text: str, words: list[Token], matches: list[NameMatch]) -> list[NameMatch]:
        """Return the names in a sentence, each country that stands for its mission replaced by that mission."""
        found = [*self.of_countries(text, matches), *self.own(text)]
        missions = [
            NameMatch(
                first_token=next(number for number, word in enumerate(words) if word.end > start),
                end_token=next((n for n, word in enumerate(words) if word.start >= end), len(words)),
                start=start, end=end, meanings=frozenset([Meaning(id_, "organisation")]),
            )
            for start, end, id_ in found
            if not any(one.start <= start and end <= one.end and end - start < one.end - one.start for one in matches)
        ]  # fmt: skip
        kept = [
            one for one in matches
            if not any(one.start < own.end and own.start < one.end for own in missions)
            and not self.is_other_mission(text, one)
        ]  # fmt: skip
        return sorted([*kept, *missions], key=lambda one: one.start)

    def is_other_mission(self, text: str, match: NameMatch) -> bool:
        """Tell whether a name is that of a mission, but of its former head, or of the one to another country."""
        if not any(is_foreign_mission(meaning.id) for meaning in match.meanings):
            return False
        return bool(FORMERLY.search(text[: match.start])) or self.is_elsewhere(text[match.end :])

    def of_countries(self, text: str, matches: list[NameMatch]) -> Iterator[tuple[int, int, str]]:
        """Yield the foreign missions of a sentence: first and last offset, id."""
        embassies_until = -1
        for match in matches:
            codes = [meaning.id for meaning in match.meanings if meaning.kind == "country" and meaning.id != "ID"]
            if not codes:
                continue
            if 0 <= embassies_until < match.start and LISTED.fullmatch(text[embassies_until : match.start]):
                embassies_until = match.end
                yield from self.foreign(text, match.start, match.end, "embassy", codes[0])
                continue
            for kind, offices in office_patterns().items():
                if before := offices.search(text[: match.start]):
                    if not FORMERLY.search(text[: before.start()]):
                        embassies_until = match.end if kind == "embassy" else -1
                        yield from self.foreign(text, before.start(), match.end, kind, codes[0])
                    break
            else:
                if after := ADJECTIVE_FIRST.match(text[match.end :]):
                    kind = "consulate" if after["office"].casefold().startswith("consul") else "embassy"
                    yield from self.foreign(text, match.start, match.end + after.end(), kind, codes[0])

    def foreign(self, text: str, start: int, end: int, kind: str, code: str) -> Iterator[tuple[int, int, str]]:
        """Yield the mission of a country that stands in `text` from `start`; not one to another country."""
        if kind == "embassy":
            if not self.is_elsewhere(text[end:]):
                yield start, end, self.known(code, kind, "jakarta", text[start:end])
        else:
            length, seat = self.seat(text[end:])
            yield start, end + length, self.known(code, kind, seat, text[start:end])

    def is_elsewhere(self, after: str) -> bool:
        """Tell whether an embassy is that to another country than Indonesia."""
        place = ELSEWHERE.match(after)
        codes = self.countries_of(place["place"]) if place else set()
        return bool(codes) and "ID" not in codes

    def countries_of(self, name: str) -> set[str]:
        """Return the codes of the countries that a name, or its first word, is that of."""
        for part in (name, name.split()[0]):
            if codes := {meaning.id for meaning in self.gazetteer.meanings(part) if meaning.kind == "country"}:
                return codes
        return set()

    def seat(self, after: str) -> tuple[int, str]:
        """Return the Indonesian town behind the name of a consulate: how long its name is, and its name in ids."""
        for length in (3, 2, 1):
            part = re.match(AT_A_PLACE + r"(?P<name>[A-Z][\w’'-]+" + r"\s[A-Z][\w’'-]+" * (length - 1) + r")\b", after)
            if part and (town := self.town(part["name"])):
                return part.end(), town
        return 0, ANYWHERE

    def town(self, name: str) -> str:
        """Return a town's name as in ids; of a province that of its capital; empty where the name is neither's."""
        ids = sorted(one.id for one in self.gazetteer.meanings(name) if one.kind == "locality")
        if not ids:
            return ""
        town = next((id_ for id_ in ids if id_.startswith("kota-")), ids[0])
        if town.startswith("provinsi-"):
            town = self.capital(town)
        return town.partition("-")[2]

    def capital(self, province: str) -> str:
        """Return the id of the city that stands where the map shows a province."""
        at = self.vocabularies.localities[province].at
        cities = (id_ for id_, one in self.vocabularies.localities.items() if id_.startswith("kota-") and one.at == at)
        return next(cities, province) if at else province

    def known(self, code: str, kind: str, seat: str, written: str) -> str:
        """Return the id of a mission, with an entry where no vocabulary has it."""
        id_ = f"{code.lower()}-{kind}-{seat}"
        if seat != ANYWHERE and id_ not in self.vocabularies.organisations:
            town = next((one.name for key, one in self.vocabularies.localities.items() if key == f"kota-{seat}"), None)
            place = town.id.removeprefix("Kota ") if town else seat.replace("-", " ").title()
            self.entries.setdefault(id_, foreign_entry(code, kind, place, written))
        return id_

    def own(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield Indonesia's own missions in a sentence: first and last offset, id."""
        for found in OWN.finditer(text):
            kind = "embassy" if found["embassy"] else "consulate"
            for name in (found["seat"], found["seat"].split()[0]):
                if id_ := self.own_mission(kind, name):
                    yield found.start(), found.start("seat") + len(name), id_
                    break

    def own_mission(self, kind: str, name: str) -> str:
        """Return the id of Indonesia's mission in the city or country `name`; empty where that cannot be told."""
        if codes := self.countries_of(name):
            return self.own_embassy(codes) if kind == "embassy" else ""
        # The city of New York is listed with the word for its level, beside the state.
        place = next((one for own in (name, f"{name} City") for one in places_named(own) if one.at), None)
        if place is None or (seat := town_name(place)) is None:
            return ""
        seat = name if seat == f"{name} City" else seat
        id_ = f"id-{kind}-{name_in_id(seat)}"
        if id_ not in self.vocabularies.organisations:
            self.entries.setdefault(id_, own_entry(kind, name, seat))
        return id_

    def own_embassy(self, codes: set[str]) -> str:
        """Return the id of Indonesia's embassy to a country: that of the vocabularies, else one in its capital."""
        embassies = (id_ for id_ in self.vocabularies.organisations if id_.startswith("id-embassy-"))
        if known := next((id_ for id_ in embassies if seat_country(id_) in codes), ""):
            return known
        seat = capitals().get(min(codes), "")
        if not seat or "ID" in codes:
            return ""
        id_ = f"id-embassy-{name_in_id(normalise(seat).title())}"
        self.entries.setdefault(id_, own_entry("embassy", seat, seat))
        return id_

    def nearest(self, id_: str, homes: list[str]) -> tuple[str, list[str]]:
        """Return the consulate that one of unknown seat probably is, and all that it may be, the former first.

        That is the one nearest to the report's Indonesian parties, `homes`, in the order of their weight.
        """
        prefix = id_.removesuffix(ANYWHERE)
        known = sorted(one for one in self.vocabularies.organisations if one.startswith(prefix))
        at = next((point for home in homes if (point := self.point_of(home))), None)
        if at:
            known.sort(key=lambda one: self.distance(one, at))
        return (known[0] if known else ""), known

    def distance(self, id_: str, at: tuple[float, float]) -> float:
        """Return how far a consulate's seat is from a point, in squared degrees: enough to compare."""
        found = MISSION.fullmatch(id_)
        point = self.point_of(f"kota-{found[3]}") if found else None
        return (point[0] - at[0]) ** 2 + (point[1] - at[1]) ** 2 if point else 1e6

    def point_of(self, id_: str) -> tuple[float, float] | None:
        """Return where a locality is; of a regency without coordinates, where its province is."""
        entry = self.vocabularies.localities.get(id_)
        if entry is None or entry.at:
            return entry.at if entry else None
        province = (one for one in self.vocabularies.localities.values() if one.code == entry.code[:2])
        return next((one.at for one in province), None)


def is_foreign_mission(id_: str) -> bool:
    """Tell whether an id is that of another country's embassy or consulate."""
    return bool(MISSION.fullmatch(id_)) and not id_.startswith("id-")


@functools.cache
def office_patterns() -> dict[str, re.Pattern[str]]:
    """Return a pattern for each kind of mission, of its words (words.yml) right before a country's name."""
    patterns = {}
    for kind, words in cue_words()["embassy"].items():
        names = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
        patterns[kind] = re.compile(rf"\b(?:{names}){BETWEEN}$", re.IGNORECASE)
    return patterns


def seat_country(id_: str) -> str:
    """Return the code of the country in which an Indonesian mission has its seat."""
    name = id_.split("-", 2)[2].replace("-", " ")
    return next((place.country for place in places_named(name) or places_named(name.removeprefix("the "))), "")
