"""Who probably takes part, where nobody else abroad or at home does: guesses from what is named most."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from digest.check.names import GOVERNMENT_SUFFIX
from digest.entities.countries import government_id, is_between_countries, reports_gift
from digest.entities.institutions import Institutions
from digest.entities.name_resolution import NameResolver
from digest.entities.occurrences import Evidence
from digest.entities.roles import MINISTER_VISITS
from digest.names.gazetteer import Gazetteer
from digest.names.missions import ANYWHERE, Missions
from digest.read.content import Vocabularies
from digest.read.fields import LocalizedText
from digest.reports.sentences import Sentence

DONOR_WEIGHT = 3.0
"""The weight from which a country stands for its government, where a report of a gift names no other donor."""
MIN_OFFICE_WEIGHT = 1.2
"""The weight from which a government, mission or institution takes part where nobody else does."""
HOST_WEIGHT, FIRST_PARAGRAPHS = 3.0, 4000
"""The weight of a school that is the host; up to which position (`Evidence`) its guests are named."""
ENVOYS = {
    "embassy": re.compile(r"\b(?:duta besar|dubes|ambassador)\s+(?!ri\b|republik|indonesia)\w"),
    "consulate": re.compile(r"\b(?:konsul jenderal|konjen|consul general)\s+(?!ri\b|republik|indonesia)\w"),
}
"""An envoy by name alone, in a folded text: `Dubes Penny Williams`."""
LEVEL_PREFIXES = {"city": "kota-", "regency": "kabupaten-"}
ONLY_COUNTRY = LocalizedText("hanya negaranya yang disebut", "only the country is named")
FROM_DATELINE = LocalizedText("dari tempat penulisan berita", "from where the report was written")


class Finder(Protocol):
    """What is known of a report when its parties are guessed (`PartyFinder`)."""

    sentences: list[Sentence]
    gazetteer: Gazetteer
    vocabularies: Vocabularies
    written_in: str
    institutions: Institutions
    missions: Missions
    resolver: NameResolver
    text: str
    evidence: dict[str, Evidence]
    countries: dict[str, Evidence]

    def kind_of(self, id_: str) -> str:
        """Return what a party is."""

    def country_of(self, id_: str) -> str:
        """Return the ISO code of a party's country."""


class Guesses:
    """Guesses who takes part in the news of one report."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.evidence, self.countries = finder, finder.evidence, finder.countries

    def abroad(self) -> list[str]:
        """Return who abroad probably takes part: a donor, an office, the other country, an envoy, guests' homes."""
        found = self.donor() if reports_gift(self.finder.sentences) else []
        found = found or self.best_office(self.acts_abroad) or self.other_country()
        return found or self.minister() or self.envoy() or self.homes_of_guests()

    def at_home(self) -> list[str]:
        """Return who in Indonesia probably takes part: an office, a host, the government where it was written."""
        return self.best_office(self.acts_at_home) or self.best_office(self.is_host) or self.office_of_dateline()

    def acts_abroad(self, id_: str) -> bool:
        """Tell whether an id is that of a government, an Indonesian mission or a new institution abroad."""
        government = id_.endswith(GOVERNMENT_SUFFIX) and self.finder.country_of(id_) != "ID"
        return is_own_mission(id_) or government or self.is_institution_abroad(id_)

    def is_institution_abroad(self, id_: str) -> bool:
        """Tell whether an id is that of a new institution abroad."""
        return id_ in self.finder.institutions.entries and self.finder.country_of(id_) != "ID"

    def acts_at_home(self, id_: str) -> bool:
        """Tell whether an id is that of an Indonesian mission, or of a new institution in Indonesia."""
        new = id_ in self.finder.institutions.entries and self.finder.country_of(id_) == "ID"
        return is_own_mission(id_) or new

    def is_host(self, id_: str) -> bool:
        """Tell whether an id is that of an Indonesian locality that deals itself somewhere in the report."""
        return id_ in self.finder.vocabularies.localities and self.evidence[id_].is_government

    def best_office(self, is_wanted: Callable[[str], bool]) -> list[str]:
        """Return the one with most evidence of those that are wanted, where there is enough."""
        offices = {id_: own.weight for id_, own in self.evidence.items() if is_wanted(id_)}
        best = max(offices, key=lambda id_: offices[id_], default="")
        return [best] if best and offices[best] >= MIN_OFFICE_WEIGHT else []

    def donor(self) -> list[str]:
        """Return who gave a gift: an organisation that is named, else the government of the country named most."""
        weight, code = self.country_named_most()
        if weight < DONOR_WEIGHT:
            return []
        givers = [
            id_ for id_ in self.evidence
            if self.finder.kind_of(id_) == "organisation" and self.finder.country_of(id_) == code
        ]  # fmt: skip
        if givers:
            return [max(givers, key=lambda id_: self.evidence[id_].weight)]
        return [self.of_country(government_id(code), code)]

    def other_country(self) -> list[str]:
        """Return the government of the other of two countries that meet: `pertemuan Indonesia-Papua Nugini`."""
        weight, code = self.country_named_most()
        between = weight >= DONOR_WEIGHT and is_between_countries(self.finder.sentences)
        return [self.of_country(government_id(code), code)] if between else []

    def country_named_most(self) -> tuple[float, str]:
        """Return the foreign country named most, with its weight; 0 where none is."""
        return max(((own.weight, code) for code, own in self.countries.items() if code != "ID"), default=(0.0, ""))

    def of_country(self, id_: str, code: str) -> str:
        """Return an id, with the evidence of the country that alone is named."""
        own, country = self.evidence[id_], self.countries[code]
        own.quote, own.position = own.quote or country.quote, min(own.position, country.position)
        own.doubt = ONLY_COUNTRY
        return id_

    def minister(self) -> list[str]:
        """Return the government of the only foreign country, where a minister of no stated country comes."""
        codes = [code for code, own in self.countries.items() if code != "ID" and own.weight >= 1]
        beginning = (one.text for one in self.finder.sentences if one.paragraph <= 0)
        if len(codes) != 1 or not any(MINISTER_VISITS.search(text) for text in beginning):
            return []
        return [self.of_country(government_id(codes[0]), codes[0])]

    def envoy(self) -> list[str]:
        """Return the mission of the only foreign country, where its envoy is only named by name."""
        codes = [code for code, own in self.countries.items() if code != "ID" and own.weight >= 1]
        kind = next((kind for kind, words in ENVOYS.items() if words.search(self.finder.text)), "")
        if len(codes) != 1 or not kind:
            return []
        if kind == "embassy":
            return [self.of_country(self.finder.missions.known(codes[0], kind, "jakarta", ""), codes[0])]
        homes = [id_ for id_ in self.evidence if id_ in self.finder.vocabularies.localities]
        nearest, _ = self.finder.missions.nearest(f"{codes[0].lower()}-consulate-{ANYWHERE}", homes)
        return [self.of_country(nearest, codes[0])] if nearest else []

    def homes_of_guests(self) -> list[str]:
        """Return the institutions abroad from which guests come, where an institution at home is the host.

        `Professor X dari Saku University` at a nursing school; a local government's delegations are named as such.
        """
        host = max((own.weight for id_, own in self.evidence.items() if self.acts_at_home(id_)), default=0)
        if host < HOST_WEIGHT or any(own.is_government and own.weight > host for own in self.evidence.values()):
            return []
        near = (id_ for id_, own in self.evidence.items() if own.position < FIRST_PARAGRAPHS)
        return [id_ for id_ in near if self.is_institution_abroad(id_)]

    def office_of_dateline(self) -> list[str]:
        """Return the local government of where a report was written, of the level whose offices it names most."""
        counts, localities = self.finder.resolver.office_counts, self.finder.vocabularies.localities
        level = max(counts, key=lambda one: counts[one])
        if not counts[level]:
            return []
        for match in self.finder.gazetteer.matches(self.finder.written_in):
            ids = sorted(meaning.id for meaning in match.meanings if meaning.kind == "locality")
            codes = {localities[id_].code[:2] for id_ in ids}
            if level == "province":
                ids = [id_ for id_, one in localities.items() if one.code in codes]
            if fitting := [id_ for id_ in ids if id_.startswith(LEVEL_PREFIXES.get(level, "provinsi-"))]:
                own = self.evidence[fitting[0]]
                own.quote, own.position, own.doubt = own.quote or self.finder.written_in, 0, FROM_DATELINE
                return fitting[:1]
        return []


def is_own_mission(id_: str) -> bool:
    """Tell whether an id is that of an Indonesian embassy or consulate."""
    return id_.startswith(("id-embassy-", "id-consulate-"))
