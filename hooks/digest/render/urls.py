"""The paths of the site: from its root, and the same in both languages but for a prefix."""

from __future__ import annotations

import re

from digest.group.cooperations import Cooperation
from digest.group.grouping import month_keys
from digest.group.site import Site
from digest.model.articles import Article
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.pagination import has_month_pages, list_page_number, list_page_path

LANGUAGE_PREFIXES: dict[Language, str] = {"id": "", "en": "en/"}
"""The first segment of all paths in a language."""

QUERY_OR_FRAGMENT = re.compile(r"[?#].*", re.DOTALL)

PARTY_FOLDERS = {"locality": "cities", "organisation": "organisations"}
"""The first segment of a party's base path, by its kind."""


def article_path(id_: str, language: Language) -> str:
    """Return the path of an article's page in a language; `id_` is its present id or a former one."""
    return f"{LANGUAGE_PREFIXES[language]}articles/{id_}/"


def page_path(thing: object, site: Site) -> str | None:
    """Return the base path of the page about `thing`, of an event with a fragment; None where there is no page."""
    match thing:
        case Article():
            return f"articles/{thing.id}/"
        case Cooperation():
            return f"cooperations/{thing.slug}/"
        case Event():
            event = site.event_by_id[thing.id]
            return f"{event_page_path(event, site)}#{event.id}"
        case Term():
            return f"sectors/{thing.id}/" if thing in site.sectors else None
        case Country():
            return f"countries/{thing.slug}/" if thing in site.countries else None
        case Party():
            return party_path(thing, site)
    raise TypeError(f"{type(thing).__name__} has no page")


def event_page_path(event: Event, site: Site) -> str:
    """Return the base path of the page of the timeline that lists an event."""
    if not has_month_pages(event.year, site):
        return f"timeline/{event.year}/"
    index = site.years[event.year].position_in_month[event.id]
    return list_page_path(month_path(event.year, month_keys(event)[0]), list_page_number(index))


def month_path(year: int, month: int) -> str:
    """Return the base path of a month of the timeline; month 0 holds the events whose date is only a year."""
    return f"timeline/{year}/{month:02}/"


def party_path(party: Party, site: Site) -> str | None:
    """Return the base path of a party's page; a national government has its country's."""
    if party.kind == "government":
        return page_path(party.country, site) if party.country else None
    return f"{PARTY_FOLDERS[party.kind]}/{party.id}/" if party in site.parties else None


def relative_url(target: str, page: str) -> str:
    """Return the relative URL of the path `target` on the page at path `page`, both from the site's root."""
    found = QUERY_OR_FRAGMENT.search(target)
    path, rest = (target[: found.start()], found[0]) if found else (target, "")
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    relative = "../" * (len(here) - shared) + "/".join(there[shared:])
    return relative + rest if relative or rest.startswith("#") else f"./{rest}"
