"""The picture of a page on social networks (Open Graph): its path; `export` draws it."""

from __future__ import annotations

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.read.fields import Language
from digest.render.page import Page
from digest.render.urls import LANGUAGE_PREFIXES, page_path

IMAGE_SIZE = (800, 420)
"""Width and height in pixels. Larger ones take twice as long to draw, and there is one for each cooperation."""

CARD = "card.png"
"""The name of the picture beside the page of a locality or cooperation."""


def page_image(page: Page, site: Site) -> str:
    """Return the path of a page's picture.

    It is that of the cooperation or locality that the page is about, of an article that of its main event; otherwise of
    the country or sector, or the site's, in the page's language.
    """
    own = subject_with_card(page, site)
    if own:
        return f"{LANGUAGE_PREFIXES[page.language]}{page_path(own, site)}{CARD}"
    return image_path(page_subject(page, site), page.language)


def subject_with_card(page: Page, site: Site) -> Cooperation | Party | None:
    """Return the cooperation or locality whose card a page shows; None where it is about neither."""
    data = page.data
    found: Cooperation | Party | None = data.get("cooperation") or data.get("party")
    if article := data.get("article"):
        parties = (party for party in article.main_event.parties if party.kind == "locality")
        found = site.cooperation_of(article.main_event) or next(parties, None)
    return found if isinstance(found, Cooperation) or (found and found.kind == "locality") else None


def page_subject(page: Page, site: Site) -> Country | Term | None:
    """Return the country or sector that a page is about; None where there is none with a page of its own."""
    data = page.data
    subject = data["article"].main_event if "article" in data else None
    first = (*subject.countries, *subject.sectors)[0] if subject else None
    party = data.get("party")
    found: Country | Term | None = data.get("country") or data.get("sector") or first or (party and party.country)
    return found if found in site.countries or found in site.sectors else None


def image_path(thing: Country | Term | None, language: Language) -> str:
    """Return the path of the picture of a country, a sector or (None) the site, from the site's root."""
    match thing:
        case Country():
            return f"pictures/{language}/countries/{thing.slug}.png"
        case Term():
            return f"pictures/{language}/sectors/{thing.id}.png"
    return f"pictures/{language}/kota-mitra.png"
