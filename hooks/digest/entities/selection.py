"""Which of those with enough evidence do not take part after all, beside the others that do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from digest.check.names import GOVERNMENT_SUFFIX
from digest.entities.occurrences import Evidence, Occurrence
from digest.names.gazetteer import Meaning
from digest.names.missions import seat_country
from digest.read.content import Vocabularies

MINISTRY_WEIGHT = 5.0
"""The weight from which an Indonesian ministry takes part beside a local government, whose own affair it mostly is."""

MISSION = re.compile(r"[a-z]{2}-(?:embassy|consulate)-")
SCHOOL = re.compile(r"id-(?:sma|smk|smp)n?-")


GOVERNOR, MAYOR = (
    re.compile(r"\b(?:gubernur|wagub|pemprov|governor)\b"),
    re.compile(r"\b(?:wali\s?kota|wawali|pemkot|pemko|pemerintah kota|bupati|wabup|pemkab|mayor|regent)\b"),
)
"""Words for the head or the administration of a province, and of a city or regency."""


def without_namesakes(
    ids: list[str], evidence: dict[str, Evidence], known_namesakes: Callable[[str], set[str]]
) -> list[str]:
    """Return the parties without new places that are probably those of their name in the vocabularies: Melaka's city.

    Both stay where the report gives the level of both.
    """
    return [
        id_ for id_ in ids
        if all(evidence[id_].has_level and evidence[one].has_level for one in known_namesakes(id_) & {*ids})
    ]  # fmt: skip


def without_bystanders(
    ids: Iterable[str], evidence: dict[str, Evidence], vocabularies: Vocabularies, countries: dict[str, str], text: str
) -> list[str]:
    """Return the parties without those that only say where another lies or whose country it is.

    `countries` gives the ISO code of each party's country, `text` is that of the report, folded.
    """
    ids, only_governor = list(ids), bool(GOVERNOR.search(text)) and not MAYOR.search(text)
    ids = [id_ for id_ in ids if not is_capital_of_another(id_, ids, evidence, vocabularies, only_governor)]
    return [
        id_ for id_ in ids
        if not is_companion_of_another(id_, ids, evidence, vocabularies)
        and not is_seat_of_another(id_, ids, evidence, countries)
        and not is_province_of_another(id_, ids, evidence, vocabularies, countries)
        and not is_government_of_another(id_, ids, evidence, vocabularies, countries)
        and not is_envoy_of_giver(id_, ids, evidence, countries)
        and not is_envoy_of_partner(id_, ids, evidence, countries)
        and not is_only_proposed(id_, ids, evidence, vocabularies, countries)
        and not is_slip_for_own_mission(id_, ids, evidence[id_], countries)
        and not is_ministry_in_passing(id_, ids, evidence[id_], vocabularies)
        and not is_school_of_another(id_, ids, evidence[id_], vocabularies)
    ]  # fmt: skip


def is_companion_of_another(
    id_: str, ids: list[str], evidence: dict[str, Evidence], vocabularies: Vocabularies
) -> bool:
    """Tell whether an Indonesian local government is only named among those who are present too."""
    if id_ not in vocabularies.localities or not evidence[id_].is_companion:
        return False
    return any(not evidence[other].is_companion for other in ids)


def is_seat_of_another(id_: str, ids: list[str], evidence: dict[str, Evidence], countries: dict[str, str]) -> bool:
    """Tell whether a foreign city only hosts the government of its province or state: Perth for Western Australia."""
    own = evidence[id_]
    if countries[id_] == "ID" or not own.is_city or own.is_government or own.weights.get("title"):
        return False
    return any(other != id_ and countries[other] == countries[id_] and evidence[other].is_division for other in ids)


def is_capital_of_another(
    id_: str, ids: list[str], evidence: dict[str, Evidence], vocabularies: Vocabularies, only_governor: bool
) -> bool:
    """Tell whether an Indonesian city only hosts its province: Surabaya, where the Governor of East Java received."""
    entry, own = vocabularies.localities.get(id_), evidence[id_]
    if entry is None or "." not in entry.code or own.acts:
        return False
    if own.is_government and not (only_governor and names_province_too(id_, ids, own)):
        return False
    if any(re.search(rf"^id-.*-{id_.partition('-')[2]}$", other) for other in ids):  # the town of Poltekkes Malang
        return True
    home = next(
        (one for one in ids if one in vocabularies.localities and vocabularies.localities[one].code == entry.code[:2]),
        "",
    )
    if not home:
        return False
    named = not own.weights.get("title") and (evidence[home].weights.get("title") or evidence[home].acts)
    return only_governor or bool(named)


def names_province_too(id_: str, ids: list[str], own: Evidence) -> bool:
    """Tell whether a city without its level has the name of a province that takes part: Jambi, Gorontalo."""
    return not own.has_level and any(re.fullmatch(rf"provinsi-(?:di-)?{id_.partition('-')[2]}", one) for one in ids)


def is_province_of_another(
    id_: str, ids: list[str], evidence: dict[str, Evidence], vocabularies: Vocabularies, countries: dict[str, str]
) -> bool:
    """Tell whether a province is named as that of a party in it, and does nothing itself."""
    own = evidence[id_]
    if own.acts:
        return False
    if home := vocabularies.localities.get(id_):
        inside = [other for other in ids if other != id_ and (entry := vocabularies.localities.get(other))
                  and entry.code.startswith(f"{home.code}.")]  # fmt: skip
        return bool(inside)
    beside = any(other != id_ and countries[other] == countries[id_] and "-government" not in other for other in ids)
    return own.is_division and beside and (own.only_place_of_another or is_below_city(id_, ids, evidence, countries))


def is_below_city(id_: str, ids: list[str], evidence: dict[str, Evidence], countries: dict[str, str]) -> bool:
    """Tell whether only the later text names a division abroad, and the beginning a city of its country."""
    own = evidence[id_]
    if countries[id_] == "ID" or own.weights.get("title") or own.weights.get("lead"):
        return False
    same = (evidence[one] for one in ids if one != id_ and countries[one] == countries[id_])
    begins = (one for one in same if one.weights.get("title") or one.weights.get("lead"))
    return any(one.is_city and one.weight > own.weight for one in begins)


def is_government_of_another(
    id_: str, ids: list[str], evidence: dict[str, Evidence], vocabularies: Vocabularies, countries: dict[str, str]
) -> bool:
    """Tell whether a national government stands beside the locality or mission of its country that deals itself."""
    if not id_.endswith(GOVERNMENT_SUFFIX):
        return False
    own, missions = evidence[id_], [one for one in ids if MISSION.match(one) and countries[one] == countries[id_]]
    beside = [one for one in ids if one != id_ and countries[one] == countries[id_]]
    if own.sends_minister or (own.gives and beside == missions):
        return False
    if any(not evidence[one].is_companion for one in missions):
        return True
    if own.weights.get("title") or not any(other in vocabularies.localities for other in ids):
        return False
    others = [other for other in ids if not other.endswith(GOVERNMENT_SUFFIX)]
    abroad = any(countries[other] not in {"", "ID"} for other in others)
    return abroad and any(countries[other] == countries[id_] for other in others)


def is_envoy_of_giver(id_: str, ids: list[str], evidence: dict[str, Evidence], countries: dict[str, str]) -> bool:
    """Tell whether a mission only hands over what its government gives, which then takes part itself."""
    if not MISSION.match(id_):
        return False
    return any(
        evidence[one].gives and countries[one] == countries[id_] for one in ids if one.endswith(GOVERNMENT_SUFFIX)
    )


def is_envoy_of_partner(id_: str, ids: list[str], evidence: dict[str, Evidence], countries: dict[str, str]) -> bool:
    """Tell whether a mission is only named further down, beside a local government of its country that acts itself."""
    if not MISSION.match(id_) or countries[id_] == "ID" or {*evidence[id_].weights} != {"text"}:
        return False
    same = (one for one in ids if countries[one] == countries[id_] and not MISSION.match(one))
    partners = (evidence[one] for one in same if evidence[one].is_city or evidence[one].is_division)
    return any(one.takes_action and (one.weights.get("title") or one.weights.get("lead")) for one in partners)


def is_only_proposed(
    id_: str, ids: list[str], evidence: dict[str, Evidence], vocabularies: Vocabularies, countries: dict[str, str]
) -> bool:
    """Tell whether an envoy only speaks of a city abroad, as a partner that there is or may be, and it does nothing."""
    if countries[id_] in {"", "ID"} or evidence[id_].takes_action or id_ in vocabularies.organisations:
        return False
    if id_.endswith(GOVERNMENT_SUFFIX) or MISSION.match(id_):
        return False
    envoys = [one for one in ids if MISSION.match(one) and not evidence[one].is_companion]
    return any(countries[one] in {countries[id_], "ID"} for one in envoys)


def is_slip_for_own_mission(id_: str, ids: list[str], own: Evidence, countries: dict[str, str]) -> bool:
    """Tell whether a headline calls Indonesia's embassy in a country that country's: the text never names the other."""
    if not MISSION.match(id_) or countries[id_] == "ID" or {*own.weights} != {"title"}:
        return False
    return any(one.startswith("id-") and MISSION.match(one) and seat_country(one) == countries[id_] for one in ids)


def is_ministry_in_passing(id_: str, ids: list[str], own: Evidence, vocabularies: Vocabularies) -> bool:
    """Tell whether an Indonesian ministry is only named beside the local government whose news it is."""
    entry = vocabularies.organisations.get(id_)
    if entry is None or entry.country != "ID" or entry.kind != "ministry" or own.weights.get("title") or own.works_with:
        return False
    return own.weight < MINISTRY_WEIGHT and any(other in vocabularies.localities for other in ids)


def is_school_of_another(id_: str, ids: list[str], own: Evidence, vocabularies: Vocabularies) -> bool:
    """Tell whether a school is only named beside the local government whose news it is."""
    if own.weight >= MINISTRY_WEIGHT or not SCHOOL.match(id_) or id_ in vocabularies.organisations:
        return False
    return any(other in vocabularies.localities for other in ids)


def is_foreign_ministry(
    occurrence: Occurrence, meaning: Meaning, occurrences: Iterable[Occurrence], vocabularies: Vocabularies
) -> bool:
    """Tell whether a country's name follows that of an Indonesian ministry, which is then that country's."""
    entry = vocabularies.organisations.get(meaning.id)
    if entry is None or entry.country != "ID" or entry.kind != "ministry":
        return False
    return any(
        following.kind == "country" and following.id != "ID"
        for other in occurrences
        if other.sentence is occurrence.sentence and other.match.first_token == occurrence.match.end_token
        for following in other.match.meanings
    )
