"""The local government that publishes a report, by the host of its site: pref.kumamoto.jp, bengkaliskab.go.id."""

from __future__ import annotations

import re

from digest.check.names import country_name
from digest.places.world import Place, normalise, places_by_name
from digest.read.content import Vocabularies

JAPANESE = re.compile(r"(?:^|\.)(?P<level>pref|metro|city|town|vill)\.(?P<name>[a-z-]{3,})\.(?:[a-z]+\.)?jp(?:\.|$)")
"""Japanese prefectures, cities, towns: `www.city.kochi.kochi.jp`, `www.pref.oita.lg.jp`."""
OTHERS = re.compile(r"(?:^|\.)(?P<name>[a-z-]{4,})\.(?:go\.(?P<korea>kr)|gov\.(?P<code>cn|tw|my|ph|vn))$")
AT_HOME = re.compile(r"(?:^|\.)(?P<name>[a-z]{3,}?)(?P<level>kota|kab|prov)?\.go\.id$")
HOME_LEVELS = {"kota": "kota-", "kab": "kabupaten-", "prov": "provinsi-", None: ""}
DIVISIONS = {"pref", "metro"}


def publishing_place(host: str) -> tuple[str, str]:
    """Return the place that a host names and its country, as `Kumamoto Prefecture, Jepang`, and the ISO code."""
    found = JAPANESE.search(host) or OTHERS.search(host)
    if not found:
        return "", ""
    parts = found.groupdict()
    code = "JP" if "level" in parts else (parts["korea"] or parts["code"]).upper()
    name = parts["name"].replace("-", "")
    fitting = [
        one for one in sorted(named_without_spaces(name, code), key=lambda one: -one.population)
        if parts.get("level") is None or (parts["level"] in DIVISIONS) == (one.at is None)
    ]  # fmt: skip
    if not fitting:
        return "", ""
    level = "Prefecture" if code == "JP" and fitting[0].at is None else fitting[0].level.title()
    return f"{fitting[0].name} {level}, {country_name(code)}", code


def publishing_locality(host: str, vocabularies: Vocabularies) -> str:
    """Return the Indonesian name of the local government whose site a host is; empty where it is none's."""
    found = AT_HOME.search(host)
    if not found:
        return ""
    for id_, one in sorted(vocabularies.localities.items()):
        names = {re.sub(r"[^a-z]", "", name.casefold()) for name in (id_.partition("-")[2], *one.aliases)}
        if id_.startswith(HOME_LEVELS[found["level"]]) and found["name"] in names:
            return one.name.id
    return ""


def named_without_spaces(name: str, code: str) -> set[Place]:
    """Return the places of a country with a name that is written in one word, as in hosts."""
    return {
        place for key, places in places_by_name().items() if key.replace(" ", "").replace("'", "") == name
        for place in places if place.country == code and normalise(place.name)
    }  # fmt: skip
