"""Structured data of a page (JSON-LD, schema.org), for search engines and reference managers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from digest.core.json_text import compact_json
from digest.group.site import Site
from digest.model.articles import Article, Source
from digest.model.parties import Party
from digest.render.localizer import Localizer
from digest.render.page import Page
from digest.render.urls import LANGUAGE_PREFIXES, page_path

SITE_NAME = "Kota Mitra"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
PARTY_TYPES = {"locality": "AdministrativeArea", "government": "GovernmentOrganization", "organisation": "Organization"}
"""schema.org's types, by a party's kind."""

ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Escapes of characters that could end the script element or a line; in JSON strings both forms mean the same."""


class StructuredData:
    """Creates the structured data of one site's pages; `site_url` is the URL of its root."""

    def __init__(self, site: Site, site_url: str) -> None:
        self.site, self.root_url = site, f"{site_url.rstrip('/')}/"

    def create(self, page: Page, localizer: Localizer) -> Markup:
        """Return a page's structured data as JSON-LD that is safe inside a script element."""
        graph = list(self.entities(page, localizer))
        text = compact_json({"@context": "https://schema.org", "@graph": graph})
        for character, code in ESCAPES.items():
            text = text.replace(character, code)
        return Markup(text)  # noqa: S704 - escaped for the element that it stands in

    def entities(self, page: Page, localizer: Localizer) -> Iterator[dict[str, Any]]:
        """Yield the entities of a page, each an object of a schema.org type."""
        if page.base_path == "":
            yield self.website(page)
        else:
            yield self.breadcrumbs(page, localizer)
        if article := page.data.get("article"):
            yield self.article(article, page, localizer)
        if page.base_path == "data/":
            yield self.dataset(page)

    def website(self, page: Page) -> dict[str, Any]:
        """Return the site, with its search."""
        home = self.absolute_url(page.path)
        action = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}search/?q={{q}}"},
            "query-input": "required name=q",
        }
        site = {"name": SITE_NAME, "publisher": self.publisher(), "potentialAction": action}
        return self.common_properties(page, "WebSite") | site

    def article(self, article: Article, page: Page, localizer: Localizer) -> dict[str, Any]:
        """Return an article with its sources and parties; its dates are those of the digest, not of its events."""
        text = article.text(page.language)
        parties = dict.fromkeys(party for event in article.events for party in event.parties)
        article_data = self.common_properties(page, "NewsArticle") | {
            "headline": text.title,
            "inLanguage": text.language,
            "datePublished": article.added.text,
            "dateModified": article.updated.isoformat(),
            "mainEntityOfPage": self.absolute_url(page.path),
            "author": self.publisher(),
            "publisher": self.publisher(),
            "isBasedOn": [describe_source(source, localizer) for source in article.sources],
            "about": [self.party(party, page, localizer) for party in parties],
        }
        del article_data["name"]
        return article_data

    def dataset(self, page: Page) -> dict[str, Any]:
        """Return the open data as a dataset."""
        return self.common_properties(page, "Dataset") | {"creator": self.publisher(), "isAccessibleForFree": True}

    def breadcrumbs(self, page: Page, localizer: Localizer) -> dict[str, Any]:
        """Return the breadcrumb trail from the home page to a page."""
        prefix = LANGUAGE_PREFIXES[page.language]
        trail = [(SITE_NAME, ""), *self.parent_list(page, localizer), (page.title, page.base_path)]
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": self.absolute_url(prefix + base_path)}
            for number, (name, base_path) in enumerate(trail, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def parent_list(self, page: Page, localizer: Localizer) -> Iterator[tuple[str, str]]:
        """Yield title and base path of the list that a page belongs to, if there is one."""
        label = f"{page.section}.title"
        if page.base_path.count("/") > 1 and localizer.has_label(label):
            yield localizer.t(label), f"{page.section}/"

    def common_properties(self, page: Page, kind: str) -> dict[str, Any]:
        """Return the properties that the entities of all types have."""
        return {
            "@type": kind, "@id": f"{self.absolute_url(page.path)}#{kind.lower()}", "url": self.absolute_url(page.path),
            "name": page.title, "description": page.description, "inLanguage": page.language, "license": LICENCE_URL,
        }  # fmt: skip

    def publisher(self) -> dict[str, Any]:
        """Return the publisher of the digest."""
        return {"@type": "Organization", "name": SITE_NAME, "url": self.root_url}

    def party(self, party: Party, page: Page, localizer: Localizer) -> dict[str, Any]:
        """Return a party, with its page where it has one."""
        entity = {"@type": PARTY_TYPES[party.kind], "name": localizer.localize(party.name)} | identifiers(party)
        path = page_path(party, self.site)
        return entity | ({"url": self.absolute_url(LANGUAGE_PREFIXES[page.language] + path)} if path else {})

    def absolute_url(self, path: str) -> str:
        """Return the absolute URL of a path of the site."""
        return self.root_url + path


def identifiers(party: Party) -> dict[str, Any]:
    """Return what else names a locality: its address at GeoNames, its code in ISO 3166-2."""
    found: dict[str, Any] = {"sameAs": party.geonames_url} if party.geonames_url else {}
    if party.iso:
        found["identifier"] = {"@type": "PropertyValue", "propertyID": "ISO 3166-2", "value": party.iso}
    return found


def describe_source(source: Source, localizer: Localizer) -> dict[str, Any]:
    """Return a source as the work that an article is based on."""
    work = {
        "@type": "CreativeWork", "name": source.title or source.host, "url": source.url, "inLanguage": source.language,
        "publisher": {"@type": "Organization", "name": localizer.localize(source.outlet)},
    }  # fmt: skip
    return work | ({"datePublished": source.published.text} if source.published else {})
