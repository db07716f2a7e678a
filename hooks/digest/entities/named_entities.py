"""Who and what a report names: parties, mentions, countries, what no vocabulary has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from digest.entities.occurrences import Evidence
from digest.reports.findings import Finding

SURE_WEIGHT = 6.0
"""The weight of evidence from which a party is certain."""


@dataclass(slots=True, kw_only=True)
class NamedEntities:
    """The ids of parties that take part and of those only named, ISO codes of countries, names in no vocabulary."""

    parties: list[Finding] = field(default_factory=list)
    mentions: list[Finding] = field(default_factory=list)
    countries: list[Finding] = field(default_factory=list)
    """Those with which the news deals."""
    other_countries: list[Finding] = field(default_factory=list)
    """Those that are only named: of examples, guests, what was before."""
    unknown: list[Finding] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    """The foreign local governments among the parties."""
    introduced: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """Entries for the parties that no vocabulary has, by vocabulary: `localities_abroad`, `organisations`."""


def to_finding(id_: str, evidence: Evidence) -> Finding:
    """Return an id with the quotation of the greatest weight; sure where there is much evidence and no doubt."""
    sure = evidence.weight >= SURE_WEIGHT and evidence.doubt is None
    return Finding(value=id_, quote=evidence.quote, sure=sure, reason=evidence.doubt)
