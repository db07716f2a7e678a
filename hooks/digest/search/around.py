"""What is offered for a party without articles: its province, or localities near to it, that have some."""

from __future__ import annotations

from digest.group.site import Site
from digest.model.parties import Country, Party
from digest.render.urls import page_path
from digest.search.facets import labels_of

MOST = 6

Neighbour = tuple[str, str, str, int]
"""Labels in both languages, page, number of articles."""


def around(party: Party, site: Site) -> tuple[Neighbour, ...]:
    """Return the province of an Indonesian locality and the localities in it; else the place and the country."""
    if party.is_home_locality:
        found: list[Party | Country] = list(in_province(party, site))
    else:
        place = [site.model.parties[party.place]] if party.place else []
        found = [*place, *([party.country] if party.country else [])]
    return tuple(neighbour(one, site) for one in found if one in site.parties or one in site.countries)[:MOST]


def in_province(party: Party, site: Site) -> list[Party]:
    """Return the province, then the localities in it that have articles, those with most first."""
    inside = [one for one in site.busiest_localities if one.province == party.province and one.id != party.province]
    province = [site.model.parties[party.province]] if party.province and party.province != party.id else []
    return [*province, *inside]


def neighbour(thing: Party | Country, site: Site) -> Neighbour:
    """Return what is shown of a neighbour."""
    selection = site.parties[thing] if isinstance(thing, Party) else site.countries[thing]
    return *labels_of(thing.name), page_path(thing, site) or "", len(selection.articles)
