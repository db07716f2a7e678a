"""Pages -> HTML, through the templates in docs/templates/digest/."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from digest.group.site import Selection, Site
from digest.model.parties import Country
from digest.read.body import render_body
from digest.read.fields import LANGUAGES, Language
from digest.read.links import target_of
from digest.write import charts
from digest.write import map as maps
from digest.write.addresses import PREFIXES, address, relative
from digest.write.cite import Citation, create_citation
from digest.write.contribute.links import Links
from digest.write.pages import Page
from digest.write.words import Wording

TEMPLATES = "docs/templates/digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What differs from one copy of the site to another: its address, and where its files are edited."""

    site_url: str = ""
    repo_url: str = ""
    edit_url: str = ""
    """What precedes a file's path, from the project's root, in its edit link; empty where there is no repository."""

    @property
    def links(self) -> Links:
        """The addresses at which the repository's files are edited and errors are reported."""
        return Links(repo_url=self.repo_url, edit_url=self.edit_url, site_url=self.site_url)


class Renderer:
    """Renders the pages of one site; the templates know nothing but the model."""

    def __init__(self, site: Site, root: Path, settings: Settings) -> None:
        self.site, self.settings, self.links = site, settings, settings.links
        self.wordings = {language: Wording(site.model.vocabularies, language) for language in LANGUAGES}
        loader = FileSystemLoader(root / TEMPLATES)
        self.environments = {language: self.environment(loader, language) for language in LANGUAGES}

    def environment(self, loader: FileSystemLoader, language: Language) -> Environment:
        """Return the templates' environment for one language."""
        environment = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        words = self.wordings[language]
        environment.globals |= {
            "t": words.t, "words": words, "count": words.count, "language": language, "site": self.site,
            "settings": self.settings, "url": url, "href": self.href, "edit_url": self.edit_url, "charts": charts,
            "maps": maps,
            "cite": self.cite, "links": self.links,
            "select": self.select, "root_way": root_way, "options": functools.partial(options, words),
        }  # fmt: skip
        environment.filters |= {"say": words.say, "date": words.date, "day": words.day}
        return environment

    def html(self, page: Page) -> str:
        """Return what stands on a page between header and footer."""
        template = self.environments[page.language].get_template(page.template)
        return template.render(page=page, body=self.body(page), **page.data)

    def body(self, page: Page) -> Markup:
        """Return the text of an article or hand-written page as HTML; it has passed the check, so it is safe."""
        text = page.text
        if text is None:
            return Markup("")

        def locate(link: str) -> str:
            target = target_of(text.path, link).removeprefix("docs/").removesuffix(".md")
            return relative(f"{PREFIXES[page.language]}{target}/", page.path)

        return Markup(render_body(text.body, locate).html)  # noqa: S704 - the check has refused HTML

    @pass_context
    def href(self, context: Context, thing: object) -> str:
        """Return the way from the page being rendered to a thing's page; empty where it has none."""
        path = address(thing, self.site)
        return "" if path is None else url(context, path)

    def edit_url(self, path: str) -> str:
        """Return the address at which a file of the project is edited; empty where there is no repository."""
        return f"{self.settings.edit_url}{quote(path)}" if self.settings.edit_url else ""

    def cite(self, page: Page) -> Citation:
        """Return how the article of a page is cited."""
        return create_citation(page.data["article"], page.language, self.settings.site_url)

    def select(self, events: Any) -> Selection:
        """Return a selection of some events."""
        return Selection(events=tuple(events), site=self.site)


def root_way(page: Page) -> str:
    """Return the way from a page to the site's root."""
    return relative("", page.path)


def options(words: Wording, selection: Selection, attribute: str) -> list[tuple[str, str]]:
    """Return the value and name of everything that the events of a selection have of an attribute, by name."""
    found: dict[str, str] = {}
    for event in selection.events:
        things = getattr(event, attribute)
        for thing in things if isinstance(things, tuple) else (things,):
            found[thing.code if isinstance(thing, Country) else thing.id] = words.say(thing.name)
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


@pass_context
def url(context: Context, path: str) -> str:
    """Return the way from the page being rendered to a path of the same language."""
    page: Page = context["page"]
    return relative(PREFIXES[page.language] + path, page.path)
