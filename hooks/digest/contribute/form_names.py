"""Who and what can be picked in the form: parties, countries and outlets, by any of their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digest.group.site import Site
from digest.model.parties import Party
from digest.read.content import country_codes
from digest.read.fields import LANGUAGES, Words
from digest.read.names import party_ids
from digest.read.suggestions import fold


def create_names(site: Site) -> dict[str, Any]:
    """Return the lists: id, name in both languages where they differ, other names, and what goes with it."""
    parties = [party_entry(site.model.parties[id_]) for id_ in sorted(party_ids(site.model.vocabularies))]
    countries = [
        [code, labels(site.model.parties.country(code).name), list(site.model.parties.country(code).aliases)]
        for code in country_codes()
    ]
    outlets = [[id_, labels(one.name), one.hosts] for id_, one in site.model.vocabularies.outlets.items()]
    return {"party": parties, "country": countries, "outlet": outlets}


def party_entry(party: Party) -> list[Any]:
    """Return a party's id, labels, other names and country."""
    said = labels(party.name)
    return [party.id, said, others(party.aliases, said), party.country.code if party.country else ""]


def others(names: Iterable[str], said: Iterable[str]) -> list[str]:
    """Return the names that are not found by the labels already."""
    known = {fold(label) for label in said}
    return [name for name in names if fold(name) not in known]


def labels(name: Words) -> list[str]:
    """Return a name in each language, once where both are the same."""
    return list(dict.fromkeys(name.say(language) for language in LANGUAGES))
