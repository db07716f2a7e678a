"""Where everything stands on the site: paths from its root, the same in both languages."""

from __future__ import annotations

import re

from digest.group.cooperations import Cooperation
from digest.group.site import Site, months
from digest.model.articles import Article
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.pagination import is_long_year, number_of, path_of

PREFIXES: dict[Language, str] = {"id": "", "en": "en/"}
"""What the paths of a language begin with."""

FOLDERS = {"locality": "cities", "organisation": "organisations"}


def article_path(id_: str, language: Language) -> str:
    """Return the path, from the site's root, of the page in a language of the article `id_`, present or former."""
    return f"{PREFIXES[language]}articles/{id_}/"


def address(thing: object, site: Site) -> str | None:
    """Return the path of a thing's page, or None where it has none."""
    match thing:
        case Article():
            return f"articles/{thing.id}/"
        case Cooperation():
            return f"cooperations/{thing.slug}/"
        case Event():
            return f"{event_page(thing, site)}#{thing.id}"
        case Term():
            return f"sectors/{thing.id}/" if thing in site.sectors else None
        case Country():
            return f"countries/{thing.slug}/" if thing in site.countries else None
        case Party():
            return party_address(thing, site)
    raise TypeError(f"{type(thing).__name__} has no page")


def event_page(event: Event, site: Site) -> str:
    """Return the path of the page of the timeline on which an event stands."""
    if not is_long_year(event.year, site):
        return f"timeline/{event.year}/"
    place = site.years[event.year].place_in_month[event.id]
    return path_of(month_path(event.year, months(event)[0]), number_of(place))


def month_path(year: int, month: int) -> str:
    """Return the path of a month of the timeline; month 0 holds what is known by its year alone."""
    return f"timeline/{year}/{month:02}/"


def party_address(party: Party, site: Site) -> str | None:
    """Return the path of a party's page; a national government's is its country's."""
    if party.kind == "government":
        return address(party.country, site) if party.country else None
    return f"{FOLDERS[party.kind]}/{party.id}/" if party in site.parties else None


def relative(target: str, page: str) -> str:
    """Return the way from the page at path `page` to the path `target`, both from the site's root."""
    path, rest = re.match(r"([^?#]*)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return way + rest if way or rest.startswith("#") else f"./{rest}"
