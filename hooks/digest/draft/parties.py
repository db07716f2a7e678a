"""Who takes part, who is only named, and which countries: every name of a report weighed by how it is used."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from digest.draft.country_uses import acts, government, is_between_states, is_language, mission, tells_of_gift
from digest.draft.findings import Finding, around
from digest.draft.gazetteer import Gazetteer, Meaning
from digest.draft.name_resolution import Resolver
from digest.draft.sentences import Sentence
from digest.draft.uses import Standing, Use, find_uses, weight_of
from digest.read.content import Vocabularies
from digest.read.fields import Words
from digest.read.names import GOVERNMENT

PARTY = 2.5
"""The weight from which somebody takes part; this and the next were tuned on the articles of this digest."""
ORGANISATION, OWN_ORGANISATION = 2.2, 2.4
"""The same for organisations, foreign and Indonesian ones, which reports name more freely."""
ALONE = 3.0
"""The weight from which a country stands for its government, where a report of a gift names no other giver."""
SURE = 6.0
SHARE = 0.3
"""The part of the weightiest one's weight that others of the same side need."""

STRANGER = re.compile(
    r"\b(?:Kota|Prefektur|Provinsi|Distrik|Negara Bagian|City of|Province of)\s+"
    r"(?!Kembar|Bersaudara|Cerdas|Pintar|Kreatif|Sehat|Layak|Metropolitan|Administrasi|Sister|Tua|Lama|Baru)[A-Z][\w'’-]{2,}"
)


@dataclass(slots=True, kw_only=True)
class Named:
    """What the names of a report come to; `unknown` are names that only namesakes in the vocabularies bear."""

    parties: list[Finding[str]] = field(default_factory=list)
    mentions: list[Finding[str]] = field(default_factory=list)
    countries: list[Finding[str]] = field(default_factory=list)
    unknown: list[Finding[str]] = field(default_factory=list)


class Weighing:
    """Gathers weights over all uses of a report's names, and decides."""

    def __init__(self, lines: list[Sentence], book: Gazetteer, vocabularies: Vocabularies) -> None:
        self.lines, self.vocabularies = lines, vocabularies
        self.uses = find_uses(lines, book)
        self.text = " ".join(line.text for line in lines).casefold()
        self.resolver = Resolver(self.uses, self.text)
        self.standings: dict[str, Standing] = defaultdict(Standing)
        self.countries: dict[str, Standing] = defaultdict(Standing)
        self.unknown: dict[str, Finding[str]] = {}

    def run(self) -> Named:
        """Return who takes part and who is only named."""
        for use in self.uses:
            if "country" in use.sides:
                self.weigh_country(use)
            else:
                self.weigh(use)
        self.note_strangers()
        self.weigh_states()
        parties = self.decide()
        if not any(self.country(id_) != "ID" for id_ in parties):
            parties += self.giver()
        return self.named(parties)

    def weigh(self, use: Use) -> None:
        """Give one use's weight to whomever it means."""
        meaning, doubt = self.resolver.resolve(use)
        if meaning is None:
            self.note_unknown(use)
        elif meaning.side != "outlet" and not self.is_foreign_ministry(use, meaning):
            weight = weight_of(use, meaning, self.resolver.explicit)
            if weight >= 0:
                self.give(meaning, use, weight, doubt)

    def give(self, meaning: Meaning, use: Use, weight: float, doubt: Words | None) -> None:
        """Add a weight to somebody, and to the country of a locality abroad."""
        near, standing = use.near, self.standings[meaning.id]
        standing.add(use, weight, doubt)
        standing.only_spot &= near.spot or near.aside or near.after_place
        if meaning.side == "abroad":
            self.countries[self.country(meaning.id)].add(use, weight)

    def is_foreign_ministry(self, use: Use, meaning: Meaning) -> bool:
        """Tell whether an Indonesian ministry's name goes on with a country, and so means that country's."""
        if not meaning.id.startswith("id-") or self.vocabularies.organisations[meaning.id].kind != "ministry":
            return False
        following = (
            other for other in self.uses if other.sentence is use.sentence and other.match.first == use.match.last
        )
        return any(
            found.side == "country" and found.id != "ID" for other in following for found in other.match.meanings
        )

    def note_unknown(self, use: Use) -> None:
        """Keep the name of a place whose namesake of another level is the one that the vocabulary holds."""
        for meaning in use.match.meanings:
            if meaning.side == "abroad":
                self.countries[self.country(meaning.id)].add(use, 1)
        words = around(use.sentence.text, use.match.start, use.match.end, before=1, after=0)
        self.unknown.setdefault(words, Finding(value=words, words=words))

    def note_strangers(self) -> None:
        """Keep the names of governments that no vocabulary holds: `Prefektur X` where X is nobody known."""
        for line in self.lines:
            known = [(use.match.start, use.match.end) for use in self.uses if use.sentence is line]
            for found in STRANGER.finditer(line.text):
                if not any(start < found.end() and found.start() < end for start, end in known):
                    self.unknown.setdefault(found[0], Finding(value=found[0], words=found[0]))

    def weigh_country(self, use: Use) -> None:
        """Give a country's name its weight, and whoever acts for it theirs."""
        code = min(meaning.id for meaning in use.match.meanings if meaning.side == "country")
        if is_language(use):
            return
        before = " ".join(use.near.before[:-1])
        office = "" if code == "ID" else mission(code, before, use.after, self.text, self.vocabularies)
        office = office or (government(code) if acts(before, use.after) else "")
        if office:
            weight = 0.3 if use.near.aside else use.sentence.weight + (1 if use.together else 0)
            self.standings[office].add(use, weight)
        self.countries[code].add(use, use.sentence.weight * (0.1 if use.near.aside else 1))

    def weigh_states(self) -> None:
        """Let two countries that deal with each other be governments, where no locality takes part."""
        localities = (id_ for id_ in self.standings if id_ in self.vocabularies.localities)
        if not is_between_states(self.lines) or any(self.standings[id_].weight >= PARTY for id_ in localities):
            return
        for code, standing in list(self.countries.items()):
            if code == "ID" or standing.weight >= 4:
                own = self.standings[government(code)]
                own.parts["pair"] = 4
                own.words, own.first = own.words or standing.words, min(own.first, standing.first)

    def decide(self) -> list[str]:
        """Return who takes part: who weighs enough, alone and beside the weightiest of the same side."""
        most: dict[str, float] = defaultdict(float)
        for id_, standing in self.standings.items():
            most[self.side(id_)] = max(most[self.side(id_)], standing.weight)
        ordered = sorted(self.standings.items(), key=lambda item: item[1].first)
        return [id_ for id_, standing in ordered if self.takes_part(id_, standing, most[self.side(id_)])]

    def takes_part(self, id_: str, standing: Standing, most: float) -> bool:
        """Tell whether somebody's weight is enough; a locality that only says where something is takes no part."""
        side = self.side(id_)
        if side in {"here", "abroad"} and standing.only_spot:
            return False
        own = OWN_ORGANISATION if id_.startswith("id-") else ORGANISATION
        return standing.weight >= max(own if side == "organisation" else PARTY, SHARE * most)

    def giver(self) -> list[str]:
        """Return the government of the weightiest country, where a gift names nobody else abroad: a guess."""
        ranked = sorted((standing.weight, code) for code, standing in self.countries.items() if code != "ID")
        if not ranked or ranked[-1][0] < ALONE or not tells_of_gift(self.lines):
            return []
        code = ranked[-1][1]
        own = self.standings[government(code)]
        own.words, own.first = self.countries[code].words, self.countries[code].first
        own.doubt = Words("hanya negaranya yang disebut", "only the country is named")
        return [government(code)]

    def side(self, id_: str) -> str:
        """Return in which vocabulary a party stands."""
        for side in ("localities", "localities_abroad", "organisations"):
            if id_ in getattr(self.vocabularies, side):
                return {"localities": "here", "localities_abroad": "abroad"}.get(side, "organisation")
        return "government"

    def named(self, parties: list[str]) -> Named:
        """Return all findings: parties, mentions, countries, names that no vocabulary holds."""
        ordered = sorted(self.standings.items(), key=lambda item: item[1].first)
        others = [id_ for id_, _ in ordered if id_ not in parties and not id_.endswith(GOVERNMENT)]
        countries = {self.country(id_): self.standings[id_] for id_ in parties} | self.countries
        return Named(
            parties=[finding(id_, self.standings[id_]) for id_ in parties],
            mentions=[finding(id_, self.standings[id_]) for id_ in others],
            countries=[
                Finding(value=code, words=standing.words, sure=standing.weight >= 1)
                for code, standing in sorted(countries.items(), key=lambda item: item[1].first)
                if code not in {"", "ID"}
            ],
            unknown=list(self.unknown.values()),
        )

    def country(self, id_: str) -> str:
        """Return the country of a party; empty for international bodies."""
        if id_ in self.vocabularies.localities_abroad:
            return self.vocabularies.localities_abroad[id_].country
        if id_ in self.vocabularies.organisations:
            return self.vocabularies.organisations[id_].country or ""
        return id_.removesuffix(GOVERNMENT).upper() if id_.endswith(GOVERNMENT) else "ID"


def finding(id_: str, standing: Standing) -> Finding[str]:
    """Return somebody with the words that gave the most weight, sure where there was much of it and no doubt."""
    sure = standing.weight >= SURE and standing.doubt is None
    return Finding(value=id_, words=standing.words, sure=sure, why=standing.doubt)
