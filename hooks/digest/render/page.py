"""A page: its path, its content, and the files beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from digest.model.articles import Text
from digest.read.fields import LANGUAGES, Language
from digest.render.urls import LANGUAGE_PREFIXES, relative_url

TEMPLATES_WITH_JSON = {"article.html", "party.html", "country.html", "sector.html", "cooperation.html"}
"""The templates of the pages with a JSON file beside them."""

TEMPLATES_WITH_FEED = {"home.html", "party.html", "country.html", "sector.html", "cooperation.html"}
"""The templates of the pages with a feed of their articles beside them."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language."""

    base_path: str
    """The path from the site's root without the language prefix, ending in a slash; empty for the home page."""
    language: Language
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(default_factory=dict)
    """The variables of the template."""
    text: Text | None = None
    """The hand-written text, with the file that an editor edits; None for pages that are made of data."""
    root: str | None = None
    """The URL of the site's root, for a page that is served at any path; None where the path tells it."""

    @property
    def path(self) -> str:
        """The path from the site's root, with the language prefix."""
        return LANGUAGE_PREFIXES[self.language] + self.base_path

    @property
    def section(self) -> str:
        """The first segment of the base path: the entry of the navigation that the page belongs to."""
        return self.base_path.split("/")[0]

    @property
    def feed(self) -> str | None:
        """The path of the page's Atom feed, from the site's root; None where the page has none."""
        return f"{self.path}feed.xml" if self.template in TEMPLATES_WITH_FEED else None

    @property
    def json_feed(self) -> str | None:
        """The path of the page's JSON Feed; None where the page has none."""
        return f"{self.path}feed.json" if self.template == "home.html" else None

    @property
    def has_json_file(self) -> bool:
        """Tell whether there is a JSON file beside the page."""
        return self.template in TEMPLATES_WITH_JSON

    @property
    def is_not_found(self) -> bool:
        """Tell whether this is the page for paths that do not exist (404)."""
        return self.root is not None

    def relative_url(self, target: str) -> str:
        """Return the relative URL of `target`, a path from the site's root, on this page."""
        return relative_url(target, self.path) if self.root is None else self.root + target

    def paths_by_language(self) -> dict[Language, str]:
        """Return the page's path in each language; for the 404 page, the paths of the home pages."""
        if self.is_not_found:
            return dict(LANGUAGE_PREFIXES)
        return {language: LANGUAGE_PREFIXES[language] + self.base_path for language in LANGUAGES}
