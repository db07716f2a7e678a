"""The parties, countries and outlets that the form's fields offer while an editor types, with all their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digest.check.names import party_ids
from digest.group.site import Site
from digest.model.parties import GOVERNMENT_OF, Party
from digest.read.content import country_codes
from digest.read.fields import LANGUAGES, LocalizedText
from digest.read.suggestions import fold


def create_names(site: Site) -> dict[str, Any]:
    """Return the content of names.json: id, labels, then other names and country, or an outlet's hosts.

    A locality's row ends with a 1. National governments have no rows: their names follow from the countries'.
    """
    known = (site.model.parties[id_] for id_ in sorted(party_ids(site.model.vocabularies)))
    parties = [party_row(party) for party in known if party.kind != "government"]
    countries = [
        [code, labels(site.model.parties.country(code).name), list(site.model.parties.country(code).aliases)]
        for code in country_codes()
    ]
    outlets = [[id_, labels(entry.name), entry.hosts] for id_, entry in site.model.vocabularies.outlets.items()]
    return {"party": parties, "country": countries, "outlet": outlets, "government": labels(GOVERNMENT_OF)}


def party_row(party: Party) -> list[Any]:
    """Return a party's id, labels, other names, country code (empty for an international organisation), 1 for a
    locality.
    """
    own_labels = labels(party.name)
    country = party.country.code if party.country else ""
    is_locality = [1] if party.kind == "locality" else []
    return [party.id, own_labels, other_names(party.aliases, own_labels), country, *is_locality]


def other_names(aliases: Iterable[str], own_labels: Iterable[str]) -> list[str]:
    """Return the aliases that differ from every label after folding case and accents."""
    known = {fold(label) for label in own_labels}
    return [alias for alias in aliases if fold(alias) not in known]


def labels(name: LocalizedText) -> list[str]:
    """Return a name in each language, or once if both are the same."""
    return list(dict.fromkeys(name.localize(language) for language in LANGUAGES))
