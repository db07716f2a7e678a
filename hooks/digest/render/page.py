"""A page: where it stands, what it shows, and which files stand beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from digest.model.articles import Text
from digest.read.fields import LANGUAGES, Language
from digest.render.urls import PREFIXES, relative

WITH_DATA = {"article.html", "party.html", "country.html", "sector.html", "cooperation.html"}
"""The templates of the pages that have a JSON file beside them."""

WITH_FEED = {"home.html", "party.html", "country.html", "sector.html", "cooperation.html"}
"""The templates of the pages whose selection of articles can be followed as a feed."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language. `plain` is its path without the language; `text` the file that an editor edits."""

    plain: str
    language: Language
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(default_factory=dict)
    text: Text | None = None
    root: str | None = None
    """The site's root, where a page is shown at any address; None where its path tells the way there."""

    @property
    def path(self) -> str:
        """The page's path from the site's root, ending in a slash; empty for the home page."""
        return PREFIXES[self.language] + self.plain

    @property
    def section(self) -> str:
        """The first step of the path: which entry of the navigation the page belongs to."""
        return self.plain.split("/")[0]

    @property
    def feed(self) -> str | None:
        """The path of the page's Atom feed, from the site's root; None where the page has none."""
        return f"{self.path}feed.xml" if self.template in WITH_FEED else None

    @property
    def json_feed(self) -> str | None:
        """The path of the page's JSON Feed, which only the home page has."""
        return f"{self.path}feed.json" if self.template == "home.html" else None

    @property
    def has_data(self) -> bool:
        """Tell whether a JSON file stands beside the page."""
        return self.template in WITH_DATA

    @property
    def is_lost(self) -> bool:
        """Tell whether this is the page for addresses that do not exist."""
        return self.root is not None

    def way(self, target: str) -> str:
        """Return the way from this page to a path from the site's root."""
        return relative(target, self.path) if self.root is None else self.root + target

    def counterparts(self) -> dict[Language, str]:
        """Return the paths of this page in all languages; the page for lost addresses leads to the home pages."""
        if self.is_lost:
            return dict(PREFIXES)
        return {language: PREFIXES[language] + self.plain for language in LANGUAGES}
