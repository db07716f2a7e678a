"""Countries in a report: named as such, acting through a government, or through an embassy or consulate."""

from __future__ import annotations

import re

from digest.check.names import GOVERNMENT_SUFFIX
from digest.entities.gazetteer import cue_words
from digest.entities.occurrences import Occurrence
from digest.entities.sentences import Sentence
from digest.read.content import Vocabularies

GIFT_WORDS = re.compile(r"\b(?:hibah|bantuan|menghibahkan|grant|grants|donated)\b", re.IGNORECASE)
COUNTRY_PAIR = re.compile(r"\b(?:Indonesia|RI)\s?(?:[-–]|dan|dengan)\s?(?:Republik\s)?[A-Z]")
"""Two countries that deal with each other: `Indonesia-Korea Selatan`."""


def government_id(code: str) -> str:
    """Return the party id of the government of the country `code` (ISO 3166-1)."""
    return f"{code.lower()}{GOVERNMENT_SUFFIX}"


def means_language(occurrence: Occurrence) -> bool:
    """Tell whether a country's name only means its language or currency."""
    before = occurrence.context.words_before[-2:-1]
    return before in {("bahasa",), ("dolar",)} or bool(re.match(r"\s+language", occurrence.after))


def means_government(before: str, after: str) -> bool:
    """Tell whether the words around a country's name make it mean its government."""
    words = "|".join(map(re.escape, cue_words()["government"]))
    office = rf"(?:{words}|kementerian(?:\s+\w+){{1,5}}|menteri(?:\s+\w+){{1,5}}|perdana menteri|presiden)"
    return bool(re.search(rf"\b{office}\s*(?:republik)?$", before) or re.match(r"(?:'s)?\s+government\b", after))


def mission_id(code: str, before: str, after: str, text: str, vocabularies: Vocabularies) -> str:
    """Return the id of the embassy or consulate that the words around a country's name mean; empty where none.

    Of several consulates it is the one whose city the report names; where `data/` holds none, the government.
    """
    for kind, names in cue_words()["embassy"].items():
        offices = "|".join(map(re.escape, names))
        if re.search(rf"\b(?:{offices})(?:\s+(?:negara|republik|kerajaan|untuk))?$", before):
            prefix = f"{code.lower()}-{kind}-"
            known = [id_ for id_ in vocabularies.organisations if id_.startswith(prefix)]
            place = re.match(r"\s+(?:yang\s+(?:ada|berkedudukan|berkantor|bertugas)\s+)?(?:di|in|untuk)\s+(\w+)", after)
            fitting = [id_ for id_ in known if place and id_ == prefix + place[1].lower()]
            fitting = fitting or [id_ for id_ in known if id_.removeprefix(prefix) in text]
            return (fitting or known or [government_id(code)])[0]
    return ""


def is_between_countries(sentences: list[Sentence]) -> bool:
    """Tell whether the report begins with two countries that deal with each other."""
    return any(COUNTRY_PAIR.search(sentence.text) or "kedua negara" in sentence.text for sentence in sentences[:3])


def reports_gift(sentences: list[Sentence]) -> bool:
    """Tell whether the report begins with a gift."""
    return any(GIFT_WORDS.search(sentence.text) for sentence in sentences[:4])
