"""What a party or country may be called in front matter: the ids that exist, and the names that lead to them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from digest.read.content import Vocabularies, country_codes
from digest.read.fields import Words

GOVERNMENT = "-government"
"""Every country's national government is a party: `kr-government`."""


def government_ids() -> dict[str, str]:
    """Return the party id of every national government, with its country's code."""
    return {f"{code.lower()}{GOVERNMENT}": code for code in country_codes()}


def party_ids(vocabularies: Vocabularies) -> set[str]:
    """Return the ids of all parties: localities here and abroad, organisations, national governments."""
    entered = (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations)
    return set(government_ids()).union(*entered)


def party_names(vocabularies: Vocabularies) -> dict[str, str]:
    """Return every id, name and alias of a party, with the party's id."""
    names = {id_: id_ for id_ in government_ids()}
    names |= {f"{country_name(code)} government": id_ for id_, code in government_ids().items()}
    for entries in (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations):
        names |= entry_names(entries)
    return names


def entry_names(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return every id, name and alias of a vocabulary's entries, with the id."""
    names: dict[str, str] = {}
    for id_, entry in entries.items():
        names |= dict.fromkeys([id_, *spellings(entry.name), *getattr(entry, "aliases", ())], id_)
    return names


def spellings(name: Words) -> Iterator[str]:
    """Yield a name in each language that it has."""
    yield name.id
    if name.en:
        yield name.en


@functools.cache
def country_name(code: str, language: str = "en") -> str:
    """Return CLDR's name of a country, such as `South Korea` or, in Indonesian, `Korea Selatan`."""
    name: str = Locale(language).territories[code]
    return name
