"""Whom a name means in one report, where several bear it: Kota or Kabupaten Bandung, Kochi city or prefecture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.draft.gazetteer import Level, Meaning
from digest.draft.uses import Use
from digest.read.fields import Words

OFFICES: dict[Level, str] = {
    "city": r"\b(?:wali\s?kota|pemkot|pemko|balai\s?kota|pemerintah kota|mayor)\b",
    "regency": r"\b(?:bupati|pemkab|kabupaten|regent|regency)\b",
    "province": r"\b(?:gubernur|pemprov|provinsi|governor)\b",
}
"""Words that say of which level the governments of a report are."""


class Resolver:
    """Decides for all names of a report; `explicit` are those named with the word for their level, somewhere."""

    def __init__(self, uses: Iterable[Use], text: str) -> None:
        self.counts = {level: len(re.findall(words, text.casefold())) for level, words in OFFICES.items()}
        self.explicit = {
            meaning.id for use in uses for meaning in use.match.meanings
            if meaning.side in {"here", "abroad"} and (not meaning.bare or meaning.level == use.near.level)
        }  # fmt: skip

    def resolve(self, use: Use) -> tuple[Meaning | None, Words | None]:
        """Return whom a name means and the doubt that is left; None where only namesakes of another level are known."""
        level = use.near.level
        meanings = self.candidates(use)
        if len(meanings) == 1 and (not level or fits(meanings[0], level)):
            return meanings[0], None
        if level:
            fitting = [meaning for meaning in meanings if meaning.level == level or meaning.side == "organisation"]
            return (fitting[0], None if len(fitting) == 1 else which(fitting)) if fitting else (None, None)
        exact = [meaning for meaning in meanings if not meaning.bare]
        return (exact[0], None) if len(exact) == 1 else self.by_report(meanings)

    @staticmethod
    def candidates(use: Use) -> list[Meaning]:
        """Return whom a name may mean, organisations first; an outlet only where nobody else bears the name."""
        ordered = sorted(use.match.meanings, key=lambda meaning: (meaning.side != "organisation", meaning.id))
        return [meaning for meaning in ordered if meaning.side != "outlet"] or ordered

    def by_report(self, meanings: list[Meaning]) -> tuple[Meaning, Words | None]:
        """Return who is named in full elsewhere; else of the level that the report speaks of most, in doubt."""
        said = [meaning for meaning in meanings if meaning.id in self.explicit]
        if len(said) == 1:
            return said[0], None
        order: list[Level] = ["city", "regency", "province", ""]
        ranked = sorted(said or meanings, key=lambda one: (-self.evidence(one), order.index(one.level)))
        return ranked[0], which(said or meanings)

    def evidence(self, meaning: Meaning) -> int:
        """Return how often the report speaks of offices of a level, unless they are another locality's."""
        prefix = meaning.id.split("-")[0]
        others = any(id_ != meaning.id and id_.startswith(f"{prefix}-") for id_ in self.explicit)
        return 0 if others else self.counts.get(meaning.level, 0)


def fits(meaning: Meaning, level: Level) -> bool:
    """Tell whether the word for the level agrees with the one that the vocabulary gives."""
    # Jakarta is a province with a city hall.
    same = not meaning.bare or meaning.level == level
    return same or meaning.side == "organisation" or meaning.id == "provinsi-dki-jakarta"


def which(meanings: Iterable[Meaning]) -> Words:
    """Return the question that stays open."""
    ids = ", ".join(sorted(meaning.id for meaning in meanings))
    return Words(f"yang mana: {ids}?", f"which one: {ids}?")
