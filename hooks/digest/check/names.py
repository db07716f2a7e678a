"""The ids of parties, and lookup tables from names to ids, from which suggestions are made."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from digest.read.content import Vocabularies, country_codes
from digest.read.fields import LocalizedText

GOVERNMENT_SUFFIX = "-government"
"""The end of the party id of each country's national government: `kr-government`."""


def government_ids() -> dict[str, str]:
    """Return the party ids of all national governments, mapped to their countries' codes."""
    return {f"{code.lower()}{GOVERNMENT_SUFFIX}": code for code in country_codes()}


def party_ids(vocabularies: Vocabularies) -> set[str]:
    """Return the ids of all parties: localities here and abroad, organisations, national governments."""
    entries = (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations)
    return set(government_ids()).union(*entries)


def party_ids_by_name(vocabularies: Vocabularies) -> dict[str, str]:
    """Return the ids, names and aliases of all parties, mapped to the parties' ids."""
    names = {id_: id_ for id_ in government_ids()}
    names |= {f"{country_name(code)} government": id_ for id_, code in government_ids().items()}
    for entries in (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations):
        names |= entry_ids_by_name(entries)
    return names


def entry_ids_by_name(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids, former ids, names and aliases of a vocabulary's entries, mapped to the entries' ids."""
    names: dict[str, str] = {}
    for id_, entry in entries.items():
        others = (*getattr(entry, "aliases", ()), *getattr(entry, "former_ids", ()))
        names |= dict.fromkeys([id_, *language_versions(entry.name), *others], id_)
    return names


def language_versions(name: LocalizedText) -> Iterator[str]:
    """Yield a name in each language that it is written in."""
    yield name.id
    if name.en:
        yield name.en


@functools.cache
def country_name(code: str, language: str = "en") -> str:
    """Return the CLDR name of a country: `South Korea`, or in Indonesian `Korea Selatan`."""
    name: str = Locale(language).territories[code]
    return name
