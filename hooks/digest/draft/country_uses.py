"""Countries in a report: named as such, acting through a government, or through an embassy or consulate."""

from __future__ import annotations

import re

from digest.draft.gazetteer import cues
from digest.draft.sentences import Sentence
from digest.draft.uses import Use
from digest.read.content import Vocabularies
from digest.read.names import GOVERNMENT

GIFT = re.compile(r"\b(?:hibah|bantuan|menghibahkan|grant|grants|donated)\b", re.IGNORECASE)
PAIR = re.compile(r"\b(?:Indonesia|RI)\s?(?:[-–]|dan|dengan)\s?(?:Republik\s)?[A-Z]")
"""Two countries that deal with each other: `Indonesia-Korea Selatan`."""


def government(code: str) -> str:
    """Return the party id of a country's government."""
    return f"{code.lower()}{GOVERNMENT}"


def is_language(use: Use) -> bool:
    """Tell whether a country's name only means its language or money."""
    return use.near.before[-2:-1] in {("bahasa",), ("dolar",)} or bool(re.match(r"\s+language", use.after))


def acts(before: str, after: str) -> bool:
    """Tell whether the words around a country's name make it its government."""
    words = "|".join(map(re.escape, cues()["government"]))
    office = rf"(?:{words}|kementerian(?:\s+\w+){{1,5}}|menteri(?:\s+\w+){{1,5}}|perdana menteri|presiden)"
    return bool(re.search(rf"\b{office}\s*(?:republik)?$", before) or re.match(r"(?:'s)?\s+government\b", after))


def mission(code: str, before: str, after: str, text: str, vocabularies: Vocabularies) -> str:
    """Return the embassy or consulate that the words around a country's name mean; empty where they mean none.

    Of several consulates it is the one whose city the report names; where `data/` holds none, the government.
    """
    for kind, names in cues()["embassy"].items():
        offices = "|".join(map(re.escape, names))
        if re.search(rf"\b(?:{offices})(?:\s+(?:negara|republik|kerajaan|untuk))?$", before):
            start = f"{code.lower()}-{kind}-"
            known = [id_ for id_ in vocabularies.organisations if id_.startswith(start)]
            place = re.match(r"\s+(?:di|in|untuk)\s+(\w+)", after)
            at = [id_ for id_ in known if place and id_ == start + place[1].lower()]
            at = at or [id_ for id_ in known if id_.removeprefix(start) in text]
            return (at or known or [government(code)])[0]
    return ""


def is_between_states(lines: list[Sentence]) -> bool:
    """Tell whether the report begins with two countries that deal with each other."""
    return any(PAIR.search(line.text) or "kedua negara" in line.text for line in lines[:3])


def tells_of_gift(lines: list[Sentence]) -> bool:
    """Tell whether the report begins with a gift."""
    return any(GIFT.search(line.text) for line in lines[:4])
