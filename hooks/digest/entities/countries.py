"""Countries in a report: named as such, or acting through a government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from digest.check.names import GOVERNMENT_SUFFIX
from digest.entities.occurrences import Evidence, Occurrence
from digest.entities.roles import is_background
from digest.names.gazetteer import Gazetteer, cue_words
from digest.reports.sentences import Sentence

GIFT_WORDS = re.compile(r"\b(?:hibah|bantuan|menghibahkan|grant|grants|aid|donated)\b", re.IGNORECASE)
COUNTRY_PAIR = re.compile(r"\b(?:Indonesia|RI)\s?(?:[-–]|dan|dengan)\s?(?:Republik\s)?[A-Z]")
"""Two countries that deal with each other: `Indonesia-Korea Selatan`."""
TO_COUNTRY = re.compile(
    r"[\s,(.]+(?:(?:di|dari|asal|salah satu|sebuah|perusahaan|in|provinsi|negara|republik|republic of)\s+)*"
    r"(?:(?!(?:ke|to|dengan|with|untuk|for)\b)[A-Z][\w'’-]+,?\s+){0,2}?",
    re.I,
)
"""What may stand between a name and the country where it lies."""


ACCREDITED_BESIDES = re.compile(r"\b(?:merangkap|concurrently accredited to|also accredited to)\b[^.;]{0,60}$", re.I)
"""Before a country that an ambassador is only responsible for too."""


def is_accredited_besides(before: str) -> bool:
    """Tell whether a country behind the text `before` is only one that an ambassador is responsible for too."""
    return bool(ACCREDITED_BESIDES.search(before[-100:]))


def country_behind(gazetteer: Gazetteer, after: str) -> str:
    """Return the code of the foreign country that a text begins with, as where a name lies; else an empty text."""
    for match in gazetteer.matches(after):
        codes = [one.id for one in match.meanings if one.kind == "country" and one.id != "ID"]
        if codes and TO_COUNTRY.fullmatch(after[: match.start]):
            return codes[0]
    return ""


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
    # A Ketua Menteri or Menteri Besar heads one of Malaysia's states.
    minister = r"(?<!ketua )menteri(?! besar)(?:\s+\w+){1,5}"
    office = rf"(?:{words}|kementerian(?:\s+\w+){{1,5}}|{minister}|perdana menteri|presiden)"
    if re.search(r"\b(?:ke|di|dari|asal|in|to) negara\s*(?:republik)?$", before):
        return False
    return bool(
        re.search(rf"\b{office}\s*(?:republik)?$", before)
        or re.match(r"(?:'s)?\s+(?:federal\s+)?(?:government|parliament\w*|senators?|senate)\b", after, re.I)
    )


def is_between_countries(sentences: list[Sentence]) -> bool:
    """Tell whether the report begins with two countries that deal with each other."""
    return any(COUNTRY_PAIR.search(sentence.text) or "kedua negara" in sentence.text for sentence in sentences[:3])


def reports_gift(sentences: list[Sentence]) -> bool:
    """Tell whether the report begins with a gift."""
    return any(GIFT_WORDS.search(sentence.text) for sentence in sentences[:4])


def is_of_giver(sentence: Sentence, sentences: list[Sentence]) -> bool:
    """Tell whether a government in a `sentence` gives something, in a report that begins with a gift."""
    return bool(GIFT_WORDS.search(sentence.text)) and not is_background(sentence) and reports_gift(sentences)


def countries_of_news(partners: Iterable[str], named: Mapping[str, Evidence]) -> set[str]:
    """Return the codes of the countries with which the news deals: those of the `partners`, who are abroad.

    Where there are none, those that title and first paragraph name, else those `named` most.
    """
    found = {code for code in partners if code not in {"", "ID"}}
    abroad = {code: own for code, own in named.items() if code not in {"", "ID"}}
    found = found or {code for code, own in abroad.items() if weight_at_beginning(own) >= 1}
    most = max((own.weight for own in abroad.values()), default=0)
    return found or {code for code, own in abroad.items() if own.weight >= max(1, most / 2)}


def weight_at_beginning(evidence: Evidence) -> float:
    """Return the weight of what title and first paragraph say of a country."""
    return evidence.weights.get("title", 0) + evidence.weights.get("lead", 0)
