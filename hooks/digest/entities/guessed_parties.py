"""Who probably takes part, where nobody else abroad or at home does: guesses from what is named most."""

from __future__ import annotations

from collections.abc import Callable

from digest.entities.countries import government_id, is_between_countries
from digest.entities.occurrences import Evidence
from digest.entities.sentences import Sentence
from digest.read.fields import LocalizedText

DONOR_WEIGHT = 3.0
"""The weight from which a country stands for its government, where a report of a gift names no other donor."""
MIN_OFFICE_WEIGHT = 1.2
"""The weight from which a government, mission or institution takes part where nobody else does."""


def is_own_mission(id_: str) -> bool:
    """Tell whether an id is that of an Indonesian embassy or consulate."""
    return id_.startswith(("id-embassy-", "id-consulate-"))


def donor(
    evidence: dict[str, Evidence],
    countries: dict[str, Evidence],
    is_organisation: Callable[[str], bool],
    country_of: Callable[[str], str],
) -> list[str]:
    """Return who gave a gift: an organisation that is named, else the government of the country named most."""
    ranked = sorted((own.weight, code) for code, own in countries.items() if code != "ID")
    if not ranked or ranked[-1][0] < DONOR_WEIGHT:
        return []
    code = ranked[-1][1]
    givers = [id_ for id_ in evidence if is_organisation(id_) and country_of(id_) == code]
    if givers:
        return [max(givers, key=lambda id_: evidence[id_].weight)]
    own = evidence[government_id(code)]
    own.quote, own.position = countries[code].quote, countries[code].position
    own.doubt = LocalizedText("hanya negaranya yang disebut", "only the country is named")
    return [government_id(code)]


def other_country(
    sentences: list[Sentence], evidence: dict[str, Evidence], countries: dict[str, Evidence]
) -> list[str]:
    """Return the government of the foreign country named most, of two that meet: `pertemuan Indonesia-Papua Nugini`."""
    weight, code = max(((own.weight, code) for code, own in countries.items() if code != "ID"), default=(0.0, ""))
    if weight < DONOR_WEIGHT or not is_between_countries(sentences):
        return []
    own = evidence[government_id(code)]
    own.quote, own.position = own.quote or countries[code].quote, min(own.position, countries[code].position)
    return [government_id(code)]


def best_office(evidence: dict[str, Evidence], is_wanted: Callable[[str], bool]) -> list[str]:
    """Return the one with most evidence of those that are wanted, where there is enough."""
    offices = {id_: own.weight for id_, own in evidence.items() if is_wanted(id_)}
    best = max(offices, key=lambda id_: offices[id_], default="")
    return [best] if best and offices[best] >= MIN_OFFICE_WEIGHT else []
