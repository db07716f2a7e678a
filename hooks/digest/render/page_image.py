"""The picture of a page on social networks (Open Graph): its path; `export` draws it."""

from __future__ import annotations

from digest.group.site import Site
from digest.model.events import Term
from digest.model.parties import Country
from digest.read.fields import Language
from digest.render.page import Page


def page_image(page: Page, site: Site) -> str:
    """Return the path of a page's picture: that of its country or sector, or the site's in the page's language."""
    return image_path(page_subject(page, site), page.language)


def page_subject(page: Page, site: Site) -> Country | Term | None:
    """Return the country or sector that a page is about; None where there is none with a page of its own."""
    data = page.data
    subject = data["article"].main_event if "article" in data else data.get("cooperation")
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
