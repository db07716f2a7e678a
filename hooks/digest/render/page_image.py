"""Which picture stands for a page where a link to it is shared (Open Graph): its path, not its drawing."""

from __future__ import annotations

from digest.group.site import Site
from digest.model.events import Term
from digest.model.parties import Country
from digest.read.fields import Language
from digest.render.page import Page


def page_image(page: Page, site: Site) -> str:
    """Return the path of the picture that stands for a page: that of its country or sector, or the language's own."""
    return image_path(subject_of(page, site), page.language)


def subject_of(page: Page, site: Site) -> Country | Term | None:
    """Return the country or sector that a page is about, or none of them."""
    data = page.data
    told = data["article"].newest if "article" in data else data.get("cooperation")
    first = (*told.countries, *told.sectors)[0] if told else None
    party = data.get("party")
    found: Country | Term | None = data.get("country") or data.get("sector") or first or (party and party.country)
    return found if found in site.countries or found in site.sectors else None


def image_path(thing: Country | Term | None, language: Language) -> str:
    """Return the path of a picture from the site's root."""
    match thing:
        case Country():
            return f"pictures/{language}/countries/{thing.slug}.png"
        case Term():
            return f"pictures/{language}/sectors/{thing.id}.png"
    return f"pictures/{language}/kota-mitra.png"
