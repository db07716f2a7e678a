"""Pages -> HTML, through the templates in docs/templates/digest/."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from jinja2 import Template, TemplateRuntimeError
from markupsafe import Markup, escape

from digest.group.site import Selection, Site
from digest.model.parties import Country
from digest.read.body import AWAY, render_body
from digest.read.fields import LANGUAGES, Language
from digest.read.link_targets import target_of
from digest.render import charts, maps
from digest.render.citations import Citation, create_citation
from digest.render.json_ld import Structured
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.page_image import page_image
from digest.render.pagination import SCREENFUL, is_long
from digest.render.security_policy import create_meta, policy_of
from digest.render.settings import Settings
from digest.render.templates import Macros, Templates
from digest.render.theme_frame import Frame, Frames
from digest.render.urls import PREFIXES, address

TEMPLATES = "docs/templates/digest"

PARTS = {"m": "macros", "rows": "rows", "shown": "selection", "drawn": "maps", "narrowing": "narrow"}
"""The modules of macros, by the names that templates know them under."""

ROOT = "\x1a"
"""Stands for the way to the root while a page is made: what is made once then serves all pages, wherever they lie.

No text of an editor can hold this character: the check refuses it.
"""

NEWEST = 30
"""Rows of a long list that its page shows beside the way to all of them."""


class Renderer:
    """Renders the pages of one site; the templates know nothing but the model."""

    def __init__(
        self, site: Site, root: Path, settings: Settings, frames: Frames | None = None,
        template_globals: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.site, self.settings, self.template_globals = site, settings, template_globals
        self.frames = frames or {language: Frame() for language in LANGUAGES}
        self.structured = Structured(site, settings.site_url)
        self.wordings = {language: Wording(site.model.vocabularies, language) for language in LANGUAGES}
        self.environments = {
            language: self.environment(Templates(root / TEMPLATES, words), language)
            for language, words in self.wordings.items()
        }
        self.headers: dict[tuple[object, ...], str] = {}
        self.modules: dict[Language, dict[str, Any]] = {}
        self.made: dict[tuple[object, ...], Markup] = {}

    def environment(self, environment: Templates, language: Language) -> Templates:
        """Return the templates' environment for one language, with all that templates know."""
        words = self.wordings[language]
        environment.globals |= {
            "t": words.t, "words": words, "count": words.count, "language": language, "site": self.site,
            "settings": self.settings, "url": functools.partial(url, language),
            "href": functools.partial(self.href, language), "root": ROOT, "edit_url": self.edit_url, "charts": charts,
            "maps": maps, "policy": self.policy, "cite": self.cite,
            "select": self.select, "options": functools.partial(options, words),
            "once": functools.partial(self.once, language),
            "is_long": is_long, "newest": NEWEST, "screenful": SCREENFUL, **self.template_globals,
        }  # fmt: skip
        environment.filters |= {"say": words.say, "date": words.date, "day": words.day}
        return environment

    def document(self, page: Page) -> str:
        """Return a whole page. Raises TemplateError, also for what a template takes for there and is not."""
        words = self.wordings[page.language]
        try:
            head = self.part("head", page.language).render(
                page=page, structured=self.structured.create(page, words), picture=page_image(page, self.site)
            )
            parts = {"head": head, "content": self.html(page), **self.edges(page)}
        except AttributeError as error:
            raise TemplateRuntimeError(f"{page.template}: {error}") from error
        return self.frames[page.language].fill(ROOT, parts).replace(ROOT, page.way(""))

    def edges(self, page: Page) -> dict[str, str]:
        """Return header and footer of a page; they are the same for all pages of a section."""
        language, is_list = page.language, page.plain.count("/") == 1
        home = ROOT + PREFIXES[language]
        other = next(one for one in LANGUAGES if one != language)
        key = (language, page.section, is_list)
        if key not in self.headers:
            self.headers[key] = self.part("header", language).render(
                home=home, section=page.section, is_list=is_list, other_language=other
            )
            self.headers[language,] = self.part("footer", language).render(home=home)
        counterpart = str(escape(page.way(page.counterparts()[other])))
        header = self.headers[key].replace("%%counterpart%%", counterpart)
        return {"header": header, "footer": self.headers[language,]}

    def policy(self, page: Page) -> Markup:
        """Return the content security policy of a page, for its head."""
        return Markup("") if self.settings.is_live else create_meta(policy_of(page.section))

    def part(self, name: str, language: Language) -> Template:
        """Return the template of a part of the frame."""
        return self.environments[language].get_template(f"frame/{name}.html")

    def html(self, page: Page) -> str:
        """Return what stands on a page between header and footer, `ROOT` before what leads down from the root."""
        template = self.environments[page.language].get_template(page.template)
        return template.render(page=page, body=self.body(page), **self.parts(page.language), **page.data)

    def parts(self, language: Language) -> dict[str, Any]:
        """Return the modules of macros of a language; each is made once, when the first of its macros is called."""
        if language not in self.modules:
            environment = self.environments[language]
            self.modules[language] = {name: Macros(environment, file) for name, file in PARTS.items()}
        return self.modules[language]

    def once(self, language: Language, part: str, macro: str, thing: Any, *rest: Any) -> Markup:
        """Return what a macro makes of a thing: a row is the same on all pages of a language."""
        key = (language, macro, thing, *rest)
        if key not in self.made:
            self.made[key] = getattr(self.parts(language)[part], macro)(thing, *rest)
        return self.made[key]

    def body(self, page: Page) -> Markup:
        """Return the text of an article or hand-written page as HTML; it has passed the check, so it is safe."""
        text = page.text
        if text is None:
            return Markup("")

        def locate(link: str) -> str:
            target = target_of(text.path, link).removeprefix("docs/").removesuffix(".md")
            return page.way(f"{PREFIXES[page.language]}{target}/")

        inside = any(not AWAY.match(link) for link in text.rendered.links)
        rendered = render_body(text.body, locate) if inside else text.rendered
        return Markup(rendered.html)  # noqa: S704 - it has passed the check and the sanitiser

    def href(self, language: Language, thing: object) -> str:
        """Return the way from the page being rendered to a thing's page; empty where it has none."""
        path = address(thing, self.site)
        return "" if path is None else url(language, path)

    def edit_url(self, path: str) -> str:
        """Return the address at which a file of the project is edited; empty where there is no repository."""
        return f"{self.settings.edit_url}{quote(path)}" if self.settings.edit_url else ""

    def cite(self, page: Page) -> Citation:
        """Return how the article of a page is cited."""
        return create_citation(page.data["article"], page.language, self.settings.site_url)

    def select(self, events: Any) -> Selection:
        """Return a selection of some events."""
        return Selection(events=tuple(events), site=self.site)


def options(words: Wording, selection: Selection, attribute: str) -> list[tuple[str, str]]:
    """Return the value and name of everything that the events of a selection have of an attribute, by name."""
    found: dict[str, str] = {}
    for event in selection.events:
        things = getattr(event, attribute)
        for thing in things if isinstance(things, tuple) else (things,):
            found[thing.code if isinstance(thing, Country) else thing.id] = words.say(thing.name)
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def url(language: Language, path: str) -> str:
    """Return the way from the page being rendered to a path of its language."""
    return f"{ROOT}{PREFIXES[language]}{path}"
