"""Who takes part, who is only named, and which countries: the evidence of every name of a report, added up."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from digest.check.names import GOVERNMENT_SUFFIX
from digest.entities import countries
from digest.entities.countries import government_id
from digest.entities.guessed_parties import Guesses
from digest.entities.institutions import Institutions
from digest.entities.name_resolution import NameResolver, ambiguity
from digest.entities.named_entities import NamedEntities, to_finding
from digest.entities.occurrences import Evidence, Occurrence, find_occurrences, occurrence_weight
from digest.entities.roles import is_minister_on_visit, is_received
from digest.entities.selection import is_foreign_ministry, without_bystanders, without_namesakes
from digest.entities.unlisted import Unlisted, unknown_governments
from digest.entities.world_names import WorldNames
from digest.names.gazetteer import Gazetteer, NameMatch, Token, other_senses
from digest.names.missions import ANYWHERE, Missions, is_foreign_mission
from digest.read.content import Vocabularies
from digest.reports.findings import Finding, quote_around
from digest.reports.sentences import Sentence

PARTY_WEIGHT = 2.5
"""The weight from which somebody takes part; this and the next were tuned on the articles of this digest."""
ORGANISATION_WEIGHT, INDONESIAN_ORGANISATION_WEIGHT = 2.2, 2.4
"""The same for organisations, foreign and Indonesian ones, which reports name more freely."""
UNLISTED_WEIGHT = 0.4
"""How much more institutions need that no vocabulary has."""
MIN_WEIGHT_SHARE = 0.3
"""The share of the greatest weight among parties of the same kind that another one needs."""


class PartyFinder:
    """Collects the evidence of all names in a report, and decides who takes part."""

    def __init__(
        self, sentences: list[Sentence], gazetteer: Gazetteer, vocabularies: Vocabularies, written_in: str = ""
    ) -> None:
        """`written_in` is the report's dateline, or the name of the locality whose site has it."""
        self.sentences, self.gazetteer, self.vocabularies, self.written_in = (
            sentences,
            gazetteer,
            vocabularies,
            written_in,
        )
        self.world = WorldNames(vocabularies)
        self.institutions = Institutions(sentences, gazetteer)
        self.missions, self.unlisted = Missions(gazetteer, vocabularies), Unlisted(sentences, gazetteer)
        self.text = " ".join(sentence.text for sentence in sentences).casefold()
        self.other_senses = other_senses(self.text)
        self.occurrences = self.world.plausible(find_occurrences(sentences, self.all_names))
        self.resolver = NameResolver(self.occurrences, self.text)
        self.evidence: dict[str, Evidence] = defaultdict(Evidence)
        self.countries: dict[str, Evidence] = defaultdict(Evidence)
        self.unknown: dict[str, Finding] = {}

    def find(self) -> NamedEntities:
        """Return who takes part and who is only named. To be called once."""
        for occurrence in self.occurrences:
            if "country" in occurrence.kinds:
                self.add_country(occurrence)
            else:
                self.add_occurrence(occurrence)
        self.place_consulates()
        for sentence in self.sentences:
            known = [(one.match.start, one.match.end) for one in self.occurrences if one.sentence is sentence]
            for finding in unknown_governments(sentence, known):
                self.unknown.setdefault(finding.value, finding)
        self.add_country_pair()
        parties = self.select_parties()
        guesses = Guesses(self)
        if not any(self.country_of(id_) != "ID" for id_ in parties):
            parties += [id_ for id_ in guesses.abroad() if id_ not in parties]
        if not any(self.country_of(id_) == "ID" for id_ in parties):
            parties += [id_ for id_ in guesses.at_home() if id_ not in parties]
        return self.entities(parties)

    def all_names(self, text: str, words: list[Token]) -> list[NameMatch]:
        """Return the names in a sentence: of the vocabularies, of missions, of places that no vocabulary has."""
        known = [one for one in self.gazetteer.matches(text) if text[one.start : one.end] not in self.other_senses]
        known = self.world.without_parts(text, words, known)
        found = self.missions.replace(text, words, self.institutions.replace(text, words, known))
        found += self.world.matches(text, words, found)
        found += self.unlisted.matches(text, words, found)
        return sorted(found, key=lambda match: match.start)

    def names_in(self, text: str) -> list[NameMatch]:
        """Return the names in a sentence, with those of places that no vocabulary has but the report means."""
        found = {one.match.start: one.match for one in self.occurrences if one.sentence.text == text}
        known = {match.start: match for match in self.gazetteer.matches(text)}
        return [match for _, match in sorted((found | known).items())]

    def add_occurrence(self, occurrence: Occurrence) -> None:
        """Add one occurrence to the evidence for the party that it names, and for the country of a locality abroad."""
        meaning, doubt = self.resolver.resolve(occurrence)
        if meaning is None:
            self.add_unknown(occurrence)
        elif meaning.kind != "outlet" and not is_foreign_ministry(
            occurrence, meaning, self.occurrences, self.vocabularies
        ):
            self.world.set_level(occurrence, meaning.id)
            weight = occurrence_weight(occurrence, meaning, self.resolver.explicit)
            if weight >= 0:
                self.evidence[meaning.id].add(occurrence, weight, doubt)
            if weight >= 0 and (meaning.kind == "locality_abroad" or is_foreign_mission(meaning.id)):
                self.countries[self.country_of(meaning.id)].add(occurrence, weight)

    def place_consulates(self) -> None:
        """Give each consulate without a seat that of another place in the report, else that nearest to the parties."""
        homes = sorted(
            self.vocabularies.localities.keys() & self.evidence.keys(), key=lambda id_: -self.evidence[id_].weight
        ) or [meaning.id for match in self.gazetteer.matches(self.written_in) for meaning in match.meanings]
        for id_ in [one for one in self.evidence if one.endswith(f"-{ANYWHERE}")]:
            own, prefix = self.evidence.pop(id_), id_.removesuffix(ANYWHERE)
            stated = sorted((-one.weight, key) for key, one in self.evidence.items() if key.startswith(prefix))
            target, possible = (stated[0][1], []) if stated else self.missions.nearest(id_, homes)
            own.doubt = ambiguity(possible) if len(possible) > 1 else own.doubt
            self.evidence[target or government_id(id_[:2])].merge(own)

    def add_unknown(self, occurrence: Occurrence) -> None:
        """Record the name of a place of which the vocabulary only has a namesake of another level."""
        match = occurrence.match
        for meaning in match.meanings:
            if meaning.kind == "locality_abroad":
                self.countries[self.country_of(meaning.id)].add(occurrence, 1)
        if found := self.world.unknown_level(occurrence.name, occurrence.context.level, set(self.countries)):
            weight = occurrence_weight(occurrence, found[0], self.resolver.explicit)
            if weight >= 0:
                self.evidence[found[0].id].add(occurrence, weight, found[1])
            return
        name = quote_around(occurrence.sentence.text, match.start, match.end, before=1, after=0)
        self.unknown.setdefault(name, Finding(value=name, quote=name))

    def add_country(self, occurrence: Occurrence) -> None:
        """Add the occurrence of a country's name, also for its government or mission where the name means that."""
        code = min(meaning.id for meaning in occurrence.match.meanings if meaning.kind == "country")
        text = occurrence.sentence.text[: occurrence.match.start]
        if countries.means_language(occurrence) or countries.is_accredited_besides(text):
            return
        before, base = " ".join(occurrence.context.words_before[:-1]), occurrence.sentence.weight
        if countries.means_government(before, occurrence.after):
            weight = 0.3 if occurrence.context.in_aside else base + (1 if occurrence.about_cooperation else 0)
            weight += 1 if is_received(occurrence.sentence) else 0
            own = self.evidence[government_id(code)]
            own.sends_minister |= (comes := is_minister_on_visit(occurrence.sentence, text, occurrence.after))
            own.gives |= (gives := countries.is_of_giver(occurrence.sentence, self.sentences))
            own.add(occurrence, max(weight, PARTY_WEIGHT) if comes or gives else weight)
        self.countries[code].add(occurrence, base * (0.1 if occurrence.context.in_aside else 1))

    def add_country_pair(self) -> None:
        """Let two countries that deal with each other mean their governments, where no locality takes part."""
        localities = (id_ for id_ in self.evidence if id_ in self.vocabularies.localities)
        locality_takes_part = any(self.evidence[id_].weight >= PARTY_WEIGHT for id_ in localities)
        if locality_takes_part or not countries.is_between_countries(self.sentences):
            return
        for code, country in list(self.countries.items()):
            if code == "ID" or country.weight >= 4:
                own = self.evidence[government_id(code)]
                own.weights["pair"] = 4
                own.quote, own.position = own.quote or country.quote, min(own.position, country.position)

    def select_parties(self) -> list[str]:
        """Return the ids of who takes part, in the report's order."""
        greatest: dict[str, float] = defaultdict(float)
        for id_, evidence in self.evidence.items():
            if not is_foreign_mission(id_):  # its envoy is named in every sentence, the university that is met in one
                greatest[self.kind_of(id_)] = max(greatest[self.kind_of(id_)], evidence.weight)
        ordered = sorted(self.evidence.items(), key=lambda item: item[1].position)
        enough = [id_ for id_, evidence in ordered if self.takes_part(id_, evidence, greatest[self.kind_of(id_)])]
        enough = without_namesakes(enough, self.evidence, self.world.known_namesakes)
        countries_of = {id_: self.country_of(id_) for id_ in enough}
        return without_bystanders(enough, self.evidence, self.vocabularies, countries_of, self.text)

    def takes_part(self, id_: str, evidence: Evidence, greatest: float) -> bool:
        """Tell whether the evidence is enough, by itself and beside the `greatest` weight of the same kind."""
        kind = self.kind_of(id_)
        is_place = kind in {"locality", "locality_abroad"} or id_ in self.institutions.entries
        if is_place and evidence.only_location:
            return False
        organisation = INDONESIAN_ORGANISATION_WEIGHT if id_.startswith("id-") else ORGANISATION_WEIGHT
        organisation += UNLISTED_WEIGHT if id_ in self.institutions.entries else 0
        least = organisation if kind == "organisation" else PARTY_WEIGHT
        return evidence.weight >= (least if evidence.acts else max(least, MIN_WEIGHT_SHARE * greatest))

    def kind_of(self, id_: str) -> str:
        """Return what a party is: `locality`, `locality_abroad`, `organisation` or `government`."""
        if id_ in self.vocabularies.localities:
            return "locality"
        if id_ in self.vocabularies.localities_abroad or id_ in self.places:
            return "locality_abroad"
        return "government" if id_.endswith(GOVERNMENT_SUFFIX) else "organisation"

    @property
    def places(self) -> dict[str, dict[str, Any]]:
        """Return the entries of places that no vocabulary has."""
        return self.world.entries | self.unlisted.entries

    @property
    def new_entries(self) -> dict[str, dict[str, Any]]:
        """Return all entries that no vocabulary has."""
        return self.places | self.new_organisations

    @property
    def new_organisations(self) -> dict[str, dict[str, Any]]:
        """Return the entries of missions and institutions that no vocabulary has."""
        return self.missions.entries | self.institutions.entries

    def entities(self, parties: list[str]) -> NamedEntities:
        """Return all findings, each list in the report's order."""
        ordered = sorted(self.evidence.items(), key=lambda item: item[1].position)
        others = [
            id_ for id_, _ in ordered
            if id_ not in parties and not id_.endswith(GOVERNMENT_SUFFIX) and id_ not in self.new_entries
        ]  # fmt: skip
        by_country = {self.country_of(id_): self.evidence[id_] for id_ in parties} | self.countries
        of_news = countries.countries_of_news(map(self.country_of, parties), by_country)
        named = [
            Finding(value=code, quote=evidence.quote, sure=evidence.weight >= 1)
            for code, evidence in sorted(by_country.items(), key=lambda item: item[1].position)
            if code not in {"", "ID"}
        ]
        return NamedEntities(
            parties=[to_finding(id_, self.evidence[id_]) for id_ in parties],
            mentions=[to_finding(id_, self.evidence[id_]) for id_ in others],
            countries=[one for one in named if one.value in of_news],
            other_countries=[one for one in named if one.value not in of_news],
            partners=[id_ for id_ in parties if self.kind_of(id_) == "locality_abroad"],
            unknown=list(self.unknown.values()),
            introduced={
                "localities_abroad": {id_: self.places[id_] for id_ in parties if id_ in self.places},
                "organisations": {id_: one for id_, one in self.new_organisations.items() if id_ in parties},
            },
        )

    def country_of(self, id_: str) -> str:
        """Return the ISO code of a party's country; empty for international bodies."""
        if id_ in self.vocabularies.localities_abroad:
            return self.vocabularies.localities_abroad[id_].country
        if id_ in self.new_entries:
            return str(self.new_entries[id_]["country"])
        if id_ in self.vocabularies.organisations:
            return self.vocabularies.organisations[id_].country or ""
        return id_.removesuffix(GOVERNMENT_SUFFIX).upper() if id_.endswith(GOVERNMENT_SUFFIX) else "ID"
