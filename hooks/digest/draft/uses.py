"""The uses of names in a report, and how much each says that somebody takes part."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from digest.draft.context import Around, cue_set, look_around
from digest.draft.findings import around
from digest.draft.gazetteer import SHORT, Gazetteer, Match, Meaning, tokens
from digest.draft.kinds import cue_pattern
from digest.draft.sentences import Sentence
from digest.read.fields import Words

BESIDE = re.compile(
    r"\b(?:antara|dengan|oleh|bersama|melalui|through|dibiayai|didanai|funded by|gandeng|menggandeng|between|with)\b"
    r"[^.;]{0,150}$",
    re.IGNORECASE,
)
"""A partner's name stands beside another one."""

MOST = 5.0
"""The most that the title, the lead or the rest of a text can add to one name's weight."""


@dataclass(slots=True)
class Use:
    """One name at one place, and what stands around it; `together` where its sentence tells of cooperation."""

    match: Match
    near: Around
    sentence: Sentence
    together: bool = False

    @property
    def sides(self) -> set[str]:
        """Return what kinds of things the name may mean."""
        return {meaning.side for meaning in self.match.meanings}

    @property
    def name(self) -> str:
        """Return the name as the report writes it."""
        return self.sentence.text[self.match.start : self.match.end]

    @property
    def after(self) -> str:
        """Return what follows the name in its sentence."""
        return self.sentence.text[self.match.end :]


@dataclass(slots=True)
class Standing:
    """How much weight somebody has gathered, and the words that gave the most."""

    parts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    best: float = -1
    words: str = ""
    doubt: Words | None = None
    first: int = 10**6
    only_spot: bool = True
    """Whether every use only says where something is: `di Nagoya`."""

    @property
    def weight(self) -> float:
        """Return all weight."""
        return sum(self.parts.values())

    def add(self, use: Use, weight: float, doubt: Words | None = None) -> None:
        """Add one use's weight; however often a name is repeated, it adds no more than `MOST` to a part of the text."""
        part = "title" if use.sentence.paragraph < 0 else "lead" if use.sentence.paragraph == 0 else "text"
        self.parts[part] = min(MOST, self.parts[part] + weight)
        self.first = min(self.first, use.sentence.paragraph * 1000 + use.match.start)
        self.doubt = self.doubt or doubt
        if weight > self.best:
            self.best = weight
            self.words = around(use.sentence.text, use.match.start, use.match.end)


def find_uses(lines: list[Sentence], book: Gazetteer) -> list[Use]:
    """Return every name of a report at its place, outlets' own names left out."""
    uses, together = list[Use](), cue_pattern(cue_set("together"))
    for sentence in lines:
        words, matches = tokens(sentence.text), book.matches(sentence.text)
        capitals = [word.written[0].isupper() for word in words if word.written[0].isalpha()]
        shouted = sum(capitals) > 0.6 * len(capitals)
        joint = bool(together.search(" ".join(word.folded for word in words)))
        for match in matches:
            near = look_around(sentence.text, words, match, matches, shouted=shouted)
            use = Use(match=match, near=near, sentence=sentence, together=joint)
            if use.sides != {"outlet"} and not ("outlet" in use.sides and near.inside):
                uses.append(use)
    return uses


def weight_of(use: Use, meaning: Meaning, explicit: set[str]) -> float:
    """Return how much one use says that `meaning` takes part; below 0 where it is no use of that name at all."""
    if meaning.side == "organisation":
        return organisation_weight(use)
    near = use.near
    if near.inside or is_weak(use, meaning, explicit):
        return -1
    if near.aside or (near.after_place and meaning.level == "province"):
        return 0.1
    weight = use.sentence.weight + (1.5 if near.acting or near.level else 0) + (0.8 if use.together else 0)
    return weight * (0.35 if near.spot else 1)


def organisation_weight(use: Use) -> float:
    """Return how much one use says that an organisation takes part: most where it stands beside its partner."""
    near, base = use.near, use.sentence.weight
    if near.aside:
        return 0.1
    weight = base * (1.4 if use.together or base == 3 else 0.6)
    if near.spot:
        return weight * 0.5
    beside = BESIDE.search(use.sentence.text[: use.match.start])
    return weight + (1.0 if use.together and beside else 0)


def is_weak(use: Use, meaning: Meaning, explicit: set[str]) -> bool:
    """Tell whether a short bare name stands there, and nothing in the report says it in full."""
    if len(use.name) > SHORT or not meaning.bare or use.near.level or use.name.isupper():
        return False
    return meaning.id not in explicit
