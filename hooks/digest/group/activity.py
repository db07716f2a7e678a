"""Who has been busiest of late: the answer of the home page to "which city is most active"."""

from __future__ import annotations

from digest.group.cooperations import is_stale
from digest.group.site import Site
from digest.model.parties import Party

SHOWN = 3
"""Localities that are named, at most."""


def most_active(site: Site) -> list[tuple[Party, int]]:
    """Return the Indonesian localities with most events within the last 24 months, and how many those are.

    The time is that after which a cooperation counts as without news. Plans do not count, for nothing has happened.
    """
    today = site.today
    recent = {
        party: sum(event.happened and not is_stale(event, today) for event in site.parties[party].events)
        for party in site.busiest_localities
    }
    order = sorted((party for party in recent if recent[party]), key=lambda party: -recent[party])
    return [(party, recent[party]) for party in order[:SHOWN]]
