"""What a page is about, in schema.org's words, for search engines and reference managers (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from digest.group.site import Site
from digest.model.articles import Article, Source
from digest.model.parties import Party
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.urls import PREFIXES, address

NAME = "Kota Mitra"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
KINDS = {"locality": "AdministrativeArea", "government": "GovernmentOrganization", "organisation": "Organization"}

ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script element, or a line, around the data; inside JSON texts both spellings mean the same."""


class Structured:
    """The structured data of one site's pages; `site_url` is where the site stands."""

    def __init__(self, site: Site, site_url: str) -> None:
        self.site, self.root = site, f"{site_url.rstrip('/')}/"

    def create(self, page: Page, words: Wording) -> Markup:
        """Return what a page is about as JSON-LD that is safe inside a script element."""
        graph = list(self.things(page, words))
        text = json.dumps(
            {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":")
        )
        for character, code in ESCAPED.items():
            text = text.replace(character, code)
        return Markup(text)  # noqa: S704 - escaped for the element that it stands in

    def things(self, page: Page, words: Wording) -> Iterator[dict[str, Any]]:
        """Yield everything that a page says in schema.org's words."""
        if page.plain == "":
            yield self.website(page)
        else:
            yield self.breadcrumbs(page, words)
        if article := page.data.get("article"):
            yield self.article(article, page, words)
        if page.plain == "data/":
            yield self.dataset(page)

    def website(self, page: Page) -> dict[str, Any]:
        """Return the site itself, with its search."""
        home = self.url(page.path)
        action = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}search/?q={{q}}"},
            "query-input": "required name=q",
        }
        return self.about(page, "WebSite") | {"name": NAME, "publisher": self.publisher(), "potentialAction": action}

    def article(self, article: Article, page: Page, words: Wording) -> dict[str, Any]:
        """Return an article with its sources and parties; when it was written is not recorded and not said."""
        text = article.text(page.language)
        parties = dict.fromkeys(party for event in article.events for party in event.parties)
        found = self.about(page, "NewsArticle") | {
            "headline": text.title,
            "inLanguage": text.language,
            "mainEntityOfPage": self.url(page.path),
            "author": self.publisher(),
            "publisher": self.publisher(),
            "isBasedOn": [source_of(source, words) for source in article.sources],
            "about": [self.party(party, page, words) for party in parties],
        }
        del found["name"]
        return found

    def dataset(self, page: Page) -> dict[str, Any]:
        """Return the open data as a dataset."""
        return self.about(page, "Dataset") | {"creator": self.publisher(), "isAccessibleForFree": True}

    def breadcrumbs(self, page: Page, words: Wording) -> dict[str, Any]:
        """Return the way from the home page to a page."""
        trail = [(NAME, ""), *self.above(page, words), (page.title, page.plain)]
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": self.url(PREFIXES[page.language] + plain)}
            for number, (name, plain) in enumerate(trail, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def above(self, page: Page, words: Wording) -> Iterator[tuple[str, str]]:
        """Yield title and path of the list that a page belongs to, where there is one."""
        label = f"{page.section}.title"
        if page.plain.count("/") > 1 and label in words.labels:
            yield words.t(label), f"{page.section}/"

    def about(self, page: Page, kind: str) -> dict[str, Any]:
        """Return what is said of everything that a page is."""
        return {
            "@type": kind, "@id": f"{self.url(page.path)}#{kind.lower()}", "url": self.url(page.path),
            "name": page.title, "description": page.description, "inLanguage": page.language, "license": LICENCE,
        }  # fmt: skip

    def publisher(self) -> dict[str, Any]:
        """Return who publishes the digest."""
        return {"@type": "Organization", "name": NAME, "url": self.root}

    def party(self, party: Party, page: Page, words: Wording) -> dict[str, Any]:
        """Return a party, with its page where it has one."""
        found = {"@type": KINDS[party.kind], "name": words.say(party.name)}
        path = address(party, self.site)
        return found | ({"url": self.url(PREFIXES[page.language] + path)} if path else {})

    def url(self, path: str) -> str:
        """Return the whole address of a path of the site."""
        return self.root + path


def source_of(source: Source, words: Wording) -> dict[str, Any]:
    """Return a source as the work that an article is based on."""
    found = {
        "@type": "CreativeWork", "name": source.title or source.host, "url": source.url, "inLanguage": source.language,
        "publisher": {"@type": "Organization", "name": words.say(source.outlet)},
    }  # fmt: skip
    return found | ({"datePublished": source.published.text} if source.published else {})
