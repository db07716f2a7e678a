"""The occurrences of names in a report, and the weight of each as evidence that somebody takes part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from digest.entities.actions import takes_action
from digest.entities.context import NameContext, cue_set, find_context
from digest.entities.roles import (
    COMPANIONS,
    DEALS_ITSELF,
    HEAD_BEHIND,
    HEAD_NAMED,
    IN_AN_OFFICE,
    NAMED_BEFORE,
    SEVERAL_AMBASSADORS,
    WITNESSES,
    is_background,
    is_mission_seat,
    is_received,
    share_of_weight,
)  # fmt: skip
from digest.names.gazetteer import SHORT_NAME_LENGTH, Meaning, NameMatch, Token, cue_pattern, tokenise
from digest.read.fields import LocalizedText
from digest.reports.findings import quote_around
from digest.reports.sentences import Sentence

PARTNER_WORDS = re.compile(
    r"\b(?:antara|dengan|oleh|bersama|melalui|through|dibiayai|didanai|funded by|gandeng|menggandeng|between|with|"
    r"(?:audiensi|kunjungan|kedatangan)(?:\s\w+){0,2}\sdari)\b"
    r"[^.;]{0,150}$",
    re.IGNORECASE,
)
"""Words that introduce a partner, shortly before its name."""

WORKS_WITH = re.compile(
    r"\b(?:be)?kerja\s?sama\b[^.;]{0,60}\bdengan\b[^.;]{0,50}$|\bcooperat\w+\b[^.;]{0,60}\bwith\b[^.;]{0,50}$", re.I
)
"""Before a name, words that make it a partner of whoever is named before them."""
HEADS = re.compile(
    r"\b(?:gubernur|wagub|pemprov|pemerintah (?:provinsi|prefektur|daerah istimewa|negara bagian)|governor"
    r"(?: of)?(?: the)?|dprd provinsi|(?:wakil )?ketua menteri)$"
)
"""Words right before a province that make it act."""

DEALT_WITH = re.compile(
    r"\b(?:antara|dengan|bersama|dan|between|with|and)\s+(?:(?:pihak|pemerintah|the)\s+)*$", re.IGNORECASE
)
BORDERS = re.compile(
    r"\b(?:berbatasan|bertetangga|bersebelahan|borders?|bordering|adjacent)\b[^.;]{0,150}$", re.IGNORECASE
)
"""Before the neighbours of a place, which take no part."""
ATTENDING = re.compile(
    r"\b(?:turut|hadir|dihadiri|menghadiri|didampingi|meliputi|terdiri|bersama|attended|including|accompanied)\b",
    re.IGNORECASE,
)
"""Words of a list of guests, whose examples take part."""
HEADLINE_WORDS = 20
MAX_SECTION_WEIGHT = 5.0
"""The most that the title, the lead or the rest of a text can add to one name's weight."""


@dataclass(slots=True)
class Occurrence:
    """One name at one place of a report; `about_cooperation` where its sentence speaks of cooperation."""

    match: NameMatch
    context: NameContext
    sentence: Sentence
    about_cooperation: bool = False

    @property
    def kinds(self) -> set[str]:
        """Return the kinds of what the name may mean."""
        return {meaning.kind for meaning in self.match.meanings}

    @property
    def name(self) -> str:
        """Return the name as the report writes it."""
        return self.sentence.text[self.match.start : self.match.end]

    @property
    def after(self) -> str:
        """Return what follows the name in its sentence."""
        return self.sentence.text[self.match.end :]


@dataclass(slots=True)
class Evidence:
    """The evidence that one party or country takes part, collected from all its occurrences."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Weight by part of the text: `title`, `lead`, `text`, and `pair` where two countries act."""
    best_weight: float = -1
    quote: str = ""
    """The report's words around the occurrence of the greatest weight."""
    doubt: LocalizedText | None = None
    position: int = 10**6
    """Where the first occurrence stands; a number to sort by."""
    acts: bool = False
    """Whether the word for its head or its administration stands right before it somewhere: `Gubernur Bali`."""
    is_government: bool = False
    """Whether it deals itself somewhere: `Kota Perth`, `Mayor of Perth`, `dengan Perth`."""
    works_with: bool = False
    """Whether somebody works with it by name: `bekerja sama dengan Kementerian Kesehatan`."""
    has_level: bool = False
    """Whether the report gives its level somewhere: `Prefektur Kochi`."""
    takes_action: bool = False
    """Whether it does something itself somewhere: not so a city that an envoy only proposes."""
    sends_minister: bool = False  # a country's government, for which a minister comes or is met
    gives: bool = False  # a country's government, in a report of its gift
    is_companion: bool = True
    """Whether it only accompanies others, wherever it is named."""
    only_place_of_another: bool = True
    """Whether every occurrence only says where the place named before it lies."""
    is_division: bool = False
    """Whether it is a province, prefecture, state or the like."""
    is_city: bool = False
    """Whether it is a city, town, county or regency."""
    only_location: bool = True
    """Whether every occurrence only says where something is: `di Nagoya`."""

    @property
    def weight(self) -> float:
        """Return the sum of all weights."""
        return sum(self.weights.values())

    def add(self, occurrence: Occurrence, weight: float, doubt: LocalizedText | None = None) -> None:
        """Add one occurrence; all of one part of the text together add no more than `MAX_SECTION_WEIGHT`."""
        sentence, match, context = occurrence.sentence, occurrence.match, occurrence.context
        part = "title" if sentence.paragraph < 0 else "lead" if sentence.paragraph == 0 else "text"
        self.weights[part] = min(MAX_SECTION_WEIGHT, self.weights[part] + weight)
        self.position = min(self.position, sentence.paragraph * 1000 + match.start)
        self.doubt = self.doubt or doubt
        self.only_location &= context.is_location or context.in_aside or context.after_place
        self.acts |= bool(HEADS.search(" ".join(context.words_before[:-1])) or HEAD_BEHIND.match(occurrence.after))
        in_full = any(one.kind == "locality" and not one.bare for one in match.meanings) and not context.is_location
        dealt_with = not context.is_location and DEALT_WITH.search(sentence.text[: match.start])
        self.is_government |= bool(context.level or in_full or dealt_with)
        self.works_with |= bool(WORKS_WITH.search(sentence.text[: match.start])) and not context.in_aside
        self.takes_action |= takes_action(sentence, sentence.text[: match.start], occurrence.after)
        self.has_level |= bool(context.level or in_full)
        self.is_companion &= bool(COMPANIONS.search(sentence.text[: match.start]))
        self.only_place_of_another &= context.after_place or context.is_location
        self.is_division |= any(meaning.level == "province" for meaning in match.meanings)
        self.is_city |= any(meaning.level in {"city", "regency"} for meaning in match.meanings)
        if weight > self.best_weight:
            self.best_weight = weight
            self.quote = quote_around(sentence.text, match.start, match.end)

    def merge(self, other: Evidence) -> None:
        """Add the evidence of another name for the same party."""
        for part, weight in other.weights.items():
            self.weights[part] = min(MAX_SECTION_WEIGHT, self.weights[part] + weight)
        if other.best_weight > self.best_weight:
            self.best_weight, self.quote = other.best_weight, other.quote
        self.position, self.doubt = min(self.position, other.position), self.doubt or other.doubt
        self.only_location &= other.only_location


NamesIn = Callable[[str, list[Token]], list[NameMatch]]
"""Finds the names in a sentence: its text and its words."""


def find_occurrences(sentences: list[Sentence], names_in: NamesIn) -> list[Occurrence]:
    """Return every name of a report at its place, outlets' own names left out."""
    found, pattern = list[Occurrence](), cue_pattern(cue_set("together"))
    for sentence in sentences:
        words = tokenise(sentence.text)
        matches = names_in(sentence.text, words)
        capitals = [word.text[0].isupper() for word in words if word.text[0].isalpha()]
        headline = sentence.paragraph < 0 or len(capitals) <= HEADLINE_WORDS  # longer ones list persons and offices
        title_case = headline and sum(capitals) > 0.6 * len(capitals)
        about_cooperation = bool(pattern.search(" ".join(word.folded for word in words)))
        for match in matches:
            context = find_context(sentence.text, words, match, matches, title_case=title_case)
            occurrence = Occurrence(match, context, sentence, about_cooperation)
            kinds = occurrence.kinds
            if kinds != {"outlet"} and not ("outlet" in kinds and context.in_longer_name):
                found.append(occurrence)
    return found


def occurrence_weight(occurrence: Occurrence, meaning: Meaning, explicit: set[str]) -> float:
    """Return how much one occurrence is evidence that `meaning` takes part; below 0 where it does not name it."""
    if meaning.kind == "organisation":
        is_foreign_mission = re.match("(?!id-)..-(?:embassy|consulate)-", meaning.id)
        return mission_weight(occurrence) if is_foreign_mission else organisation_weight(occurrence)
    context = occurrence.context
    if context.in_longer_name or is_short_bare_name(occurrence, meaning, explicit):
        return -1
    if context.in_aside or (context.after_place and meaning.level == "province"):
        return 0.1
    before = occurrence.sentence.text[: occurrence.match.start]
    if is_mission_seat(before):
        return -1
    if BORDERS.search(before):
        return 0.1
    weight = occurrence.sentence.weight + (1.5 if context.is_actor or context.level else 0)
    weight += 0.8 if occurrence.about_cooperation else 0
    weight *= share_of_weight(occurrence.sentence, before)
    return weight * (0.35 if context.is_location else 1)


def mission_weight(occurrence: Occurrence) -> float:
    """Return how much one occurrence is evidence that an embassy or consulate takes part: most where somebody comes."""
    sentence, context = occurrence.sentence, occurrence.context
    before = sentence.text[: occurrence.match.start]
    if context.in_aside and not ATTENDING.search(sentence.text):
        return 0.3
    weight = sentence.weight + (1 if occurrence.about_cooperation else 0) + (1 if is_received(sentence) else 0)
    together = sentence.paragraph <= 3 and SEVERAL_AMBASSADORS.search(sentence.text)
    weight += 1.2 if HEAD_NAMED.match(occurrence.after) or NAMED_BEFORE.search(before) or together else 0
    return weight * share_of_weight(sentence, before) * (0.3 if WITNESSES.match(occurrence.after) else 1)


def organisation_weight(occurrence: Occurrence) -> float:
    """Return how much one occurrence is evidence that an organisation takes part: most right beside its partner."""
    context, base = occurrence.context, occurrence.sentence.weight
    if context.in_aside:
        return 0.1
    before = occurrence.sentence.text[: occurrence.match.start]
    weight = base * (1.4 if occurrence.about_cooperation or base == 3 else 0.6)
    looks_on = COMPANIONS.search(before) or WITNESSES.match(occurrence.after) or IN_AN_OFFICE.search(before[-60:])
    share = 0.4 if is_background(occurrence.sentence) or looks_on else 1
    if context.is_location:
        return weight * share * 0.5
    partner = PARTNER_WORDS.search(before)
    weight += 1.0 if occurrence.about_cooperation and partner else 0
    return (weight + (1.0 if DEALS_ITSELF.match(occurrence.after) else 0)) * share


def is_short_bare_name(occurrence: Occurrence, meaning: Meaning, explicit: set[str]) -> bool:
    """Tell whether a short name without its level stands there, and nothing in the report gives it in full."""
    short = len(occurrence.name) <= SHORT_NAME_LENGTH and not occurrence.name.isupper()
    own_words = meaning.id.split("-")[1:]
    # Written as one word, it may mean something else: "batubara" is coal.
    joined = len(own_words) > 1 and occurrence.name.casefold() == "".join(own_words)
    stated = occurrence.context.level or occurrence.context.words_before[-2:-1] == ("dprd",)
    return (short or joined) and meaning.bare and not stated and meaning.id not in explicit
