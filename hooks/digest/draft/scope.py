"""Whether a report is one for this digest: on work of an Indonesian government or institution with partners abroad."""

from __future__ import annotations

import re

from digest.draft.extraction import Draft
from digest.entities.context import cue_set
from digest.names.gazetteer import cue_pattern

COMPANY = re.compile(
    r"\bPT\.?\s+[A-Z]|\b[A-Z]\w+\s+(?:Tbk|Ltd|Co|Corp|Inc|Bhd|Berhad|GmbH|LLC|Holdings?|Group|Engineering)\b|\b[Pp]erusahaan\b"
)
MIN_COMPANIES = 2
"""How often companies are named in a report that is about them alone."""


def outside_scope(draft: Draft) -> str:
    """Return the key (texts.yml) of why a report is none for this digest; empty where it is one.

    `scope-home`: nobody in Indonesia; `scope-abroad`: nothing abroad; `scope-companies`: companies alone;
    `scope-work`: no word of working together.
    """
    named = [finding.value for finding in (*draft.entities.parties, *draft.entities.mentions)]
    text = " ".join([draft.report.title, *draft.report.paragraphs]).casefold()
    if not any(is_at_home(id_) for id_ in named):
        return "scope-home"
    countries = (*draft.entities.countries, *draft.entities.other_countries)
    if not countries and not any(not is_at_home(id_) and len(id_) > 2 for id_ in named):
        return "scope-abroad"
    if is_about_companies(draft):
        return "scope-companies"
    return "" if cue_pattern(cue_set("together")).search(text) else "scope-work"


def is_about_companies(draft: Draft) -> bool:
    """Tell whether a report names companies again and again, and nobody else takes part."""
    entries = draft.entities.introduced.get("organisations", {})
    kinds = {entries.get(party.value, {}).get("kind") for party in draft.entities.parties}
    text = " ".join([draft.report.title, *draft.report.paragraphs])
    return kinds <= {"company"} and len(COMPANY.findall(text)) >= MIN_COMPANIES


def is_at_home(id_: str) -> bool:
    """Tell whether a party is an Indonesian locality or organisation."""
    return id_.startswith(("id-", "kota-", "kabupaten-", "provinsi-"))
