"""Which of several namesakes a report means: Kota or Kabupaten Bandung, Kochi city or prefecture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.entities.occurrences import Occurrence
from digest.names.gazetteer import Level, Meaning
from digest.read.fields import LocalizedText

LEVEL_OFFICES: dict[Level, str] = {
    "city": r"\b(?:wali\s?kota|pemkot|pemko|balai\s?kota|pemerintah kota|mayor)\b",
    "regency": r"\b(?:bupati|pemkab|kabupaten|regent|regency)\b",
    "province": r"\b(?:gubernur|pemprov|provinsi|governor)\b",
}
"""Words that say of which level the governments of a report are."""


class NameResolver:
    """Resolves the names of a report; `explicit` are the ids of those that it names with their level somewhere."""

    def __init__(self, occurrences: Iterable[Occurrence], text: str) -> None:
        self.office_counts = {level: len(re.findall(words, text.casefold())) for level, words in LEVEL_OFFICES.items()}
        self.explicit = {
            meaning.id for one in occurrences for meaning in one.match.meanings
            if meaning.kind in {"locality", "locality_abroad"}
            and (not meaning.bare or meaning.level == one.context.level)
        }  # fmt: skip

    def resolve(self, occurrence: Occurrence) -> tuple[Meaning | None, LocalizedText | None]:
        """Return what a name means and the remaining doubt; None where only namesakes of another level are known."""
        level = occurrence.context.level
        meanings = self.candidates(occurrence)
        if len(meanings) == 1 and (not level or has_level(meanings[0], level)):
            return meanings[0], None
        if level:
            fitting = [meaning for meaning in meanings if has_stated_level(meaning, level)]
            return (
                (fitting[0], None if len(fitting) == 1 else ambiguity(one.id for one in fitting))
                if fitting
                else (None, None)
            )
        exact = [meaning for meaning in meanings if not meaning.bare]
        return (exact[0], None) if len(exact) == 1 else self.most_likely(meanings)

    @staticmethod
    def candidates(occurrence: Occurrence) -> list[Meaning]:
        """Return what a name may mean, organisations first; outlets only where nothing else has the name."""
        ordered = sorted(occurrence.match.meanings, key=lambda meaning: (meaning.kind != "organisation", meaning.id))
        return [meaning for meaning in ordered if meaning.kind != "outlet"] or ordered

    def most_likely(self, meanings: list[Meaning]) -> tuple[Meaning, LocalizedText | None]:
        """Return the one named in full elsewhere; else, with a doubt, one of the level whose offices are named most."""
        explicit = [meaning for meaning in meanings if meaning.id in self.explicit]
        if len(explicit) == 1:
            return explicit[0], None
        order: list[Level] = ["city", "regency", "province", ""]
        ranked = sorted(explicit or meanings, key=lambda one: (-self.office_count(one), order.index(one.level)))
        return ranked[0], ambiguity(one.id for one in explicit or meanings)

    def office_count(self, meaning: Meaning) -> int:
        """Return how often the report names offices of a level; 0 where they are another locality's."""
        prefix = meaning.id.split("-")[0]
        others = any(id_ != meaning.id and id_.startswith(f"{prefix}-") for id_ in self.explicit)
        return 0 if others else self.office_counts.get(meaning.level, 0)


def has_level(meaning: Meaning, level: Level) -> bool:
    """Tell whether the level that the report states may be that of `meaning`."""
    # Jakarta is a province with a city hall.
    same = not meaning.bare or has_stated_level(meaning, level)
    return same or meaning.kind == "organisation" or meaning.id == "provinsi-dki-jakarta"


def has_stated_level(meaning: Meaning, level: Level) -> bool:
    """Tell whether a meaning is of the level that the report states; a Korean or German county is a `Kabupaten`."""
    own = level in {"city", "regency"} if meaning.level == "city" and meaning.kind == "locality_abroad" else False
    return own or meaning.level == level or meaning.kind == "organisation"


def ambiguity(ids: Iterable[str]) -> LocalizedText:
    """Return the question which of several namesakes is meant."""
    listed = ", ".join(sorted(ids))
    return LocalizedText(f"yang mana: {listed}?", f"which one: {listed}?")
