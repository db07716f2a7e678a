"""Renders pages to HTML with the templates in docs/templates/digest/."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import quote

from jinja2 import TemplateRuntimeError
from markupsafe import Markup, escape

from digest.charts import bars, lifelines
from digest.core.dependencies import cached
from digest.group.event_groups import group_by_articles
from digest.group.site import Selection, Site
from digest.model.parties import Country
from digest.parse.body import EXTERNAL_URL, render_body
from digest.parse.dates import PartialDate
from digest.parse.link_targets import resolve_link
from digest.read.fields import LANGUAGES, Language, LocalizedText
from digest.read.vocabulary_entries import StandingName
from digest.render import maps
from digest.render.citations import Citation, create_citation
from digest.render.json_ld import StructuredData
from digest.render.lane_names import lane_name
from digest.render.lifelines import LaneDrawing
from digest.render.localizer import Localizer, create_localizers
from digest.render.page import Page
from digest.render.page_image import IMAGE_SIZE, page_image
from digest.render.pagination import MAX_INLINE_ROWS, fold, fold_years, is_long
from digest.render.security_policy import create_meta_tags, section_policy
from digest.render.settings import Settings
from digest.render.standing import standing_reason
from digest.render.templates import MacroModule, Templates
from digest.render.theme_frame import ThemeFrame, ThemeFrames
from digest.render.urls import LANGUAGE_PREFIXES, page_path

TEMPLATES = "docs/templates/digest"

PARTS = {
    "m": "macros", "rows": "rows", "shown": "selection", "drawn": "maps", "narrowing": "narrow", "life": "lifelines",
    "charting": "charts",
}  # fmt: skip
"""The modules of macros in parts/, by the names of the variables that hold them in templates."""

ROOT = "\x1a"
"""Placeholder for the relative URL of the site's root, so that a row is rendered once for pages at any depth.

No text of an editor can contain this character: the check rejects it.
"""

NEWEST = 30
"""Rows of a long list that are shown on the page of its subject, with a link to the whole list."""


MAX_ROWS = 2_000
"""Outputs that are kept of each macro and language: what several pages show is mostly built one after the other."""


LOCALIZE: Mapping[Language, Callable[[LocalizedText], str]] = {
    "id": operator.attrgetter("id"), "en": lambda text: text.en or text.id
}  # fmt: skip
"""How a short text is read in each language, as `LocalizedText.localize` does: of all calls the most frequent."""


class Renderer:
    """Renders the pages of one site."""

    def __init__(
        self, site: Site, root: Path, settings: Settings, frames: ThemeFrames | None = None,
        template_globals: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.site, self.settings, self.template_globals = site, settings, template_globals
        self.frames = frames or {language: ThemeFrame() for language in LANGUAGES}
        self.structured_data = StructuredData(site, settings.site_url)
        self.localizers = create_localizers(site.model.vocabularies)
        self.environments = {
            language: self.create_environment(Templates(root / TEMPLATES, words), language)
            for language, words in self.localizers.items()
        }
        self.header = cached(self.render_header)
        self.footer = cached(self.render_footer)
        self.modules: dict[Language, dict[str, Any]] = {}
        self.row_caches: dict[tuple[Language, str], Callable[..., Markup]] = {}

    def create_environment(self, environment: Templates, language: Language) -> Templates:
        """Return the template environment of one language with the globals and filters of all templates."""
        words = self.localizers[language]
        lanes = LaneDrawing(words, functools.partial(self.href, language))
        environment.variables = {
            "t": words.t, "words": words, "count": words.count, "language": language, "site": self.site,
            "settings": self.settings, "url": functools.partial(url, language),
            "root": ROOT, "edit_url": self.edit_url, "charts": bars, "lifelines": lifelines,
            "maps": maps, "policy": self.policy_meta_tags, "cite": self.cite,
            "select": self.select, "options": functools.partial(options, words),
            "prefix": LANGUAGE_PREFIXES[language], "picture_size": IMAGE_SIZE,
            "group_by_articles": group_by_articles, "is_long": is_long, "fold": fold, "fold_years": fold_years,
            "newest": NEWEST, "screenful": MAX_INLINE_ROWS,
            "standing_names": get_args(StandingName),
            **self.template_globals,
        }  # fmt: skip
        environment.filters |= {
            "localize": LOCALIZE[language], "date": words.date, "day": words.day, "ids": join_ids,
            "names": functools.partial(join_names, LOCALIZE[language]),
            "lane_name": functools.partial(lane_name, LOCALIZE[language]),
            "draw_lane": lanes.draw, "mark_titles": lanes.titles,
            "row": functools.partial(self.render_row, language), "href": functools.partial(self.href, language),
            "time_element": functools.partial(time_element, words, {}),
            "standing_reason": functools.partial(standing_reason, localizer=words),
        }  # fmt: skip
        return environment

    def render_page(self, page: Page) -> str:
        """Return the HTML document of a page. Raises TemplateError, also where a template uses a missing attribute."""
        words = self.localizers[page.language]
        try:
            structured, picture = self.structured_data.create(page, words), page_image(page, self.site)
            head = self.render_frame("head", page.language, page=page, structured=structured, picture=picture)
            parts = {"head": head, "content": self.render_content(page), **self.render_header_and_footer(page)}
        except AttributeError as error:
            raise TemplateRuntimeError(f"{page.template}: {error}") from error
        return self.frames[page.language].fill(ROOT, parts).replace(ROOT, page.relative_url(""))

    def render_header_and_footer(self, page: Page) -> dict[str, str]:
        """Return the header and footer of a page; they are cached, as all pages of a section have the same."""
        other = other_language(page.language)
        counterpart = str(escape(page.relative_url(page.paths_by_language()[other])))
        header = self.header(page.language, page.section, page.base_path.count("/") == 1)
        return {"header": header.replace("%%counterpart%%", counterpart), "footer": self.footer(page.language)}

    def render_header(self, language: Language, section: str, is_list: bool) -> str:
        """Return the header of a section's pages."""
        return self.render_frame(
            "header", language, home=ROOT + LANGUAGE_PREFIXES[language], section=section, is_list=is_list,
            other_language=other_language(language),
        )  # fmt: skip

    def render_footer(self, language: Language) -> str:
        """Return the footer of a language's pages."""
        return self.render_frame("footer", language, home=ROOT + LANGUAGE_PREFIXES[language])

    def policy_meta_tags(self, page: Page) -> Markup:
        """Return the `<meta>` elements of a page's content security policy; none under `serve`."""
        return Markup("") if self.settings.is_dev_server else create_meta_tags(section_policy(page.section))

    def render_frame(self, name: str, language: Language, **variables: Any) -> str:
        """Return a part of the frame: "head", "header" or "footer"."""
        return self.environments[language].render(f"frame/{name}.html", variables)

    def render_content(self, page: Page) -> str:
        """Return the HTML between header and footer, with `ROOT` in place of the relative URL of the root."""
        variables = {"page": page, "body": self.render_text(page), **self.macro_modules(page.language), **page.data}
        return self.environments[page.language].render(page.template, variables)

    def macro_modules(self, language: Language) -> dict[str, Any]:
        """Return the modules of macros of a language; each is compiled when the first of its macros is called."""
        if language not in self.modules:
            environment = self.environments[language]
            self.modules[language] = {name: MacroModule(environment, file) for name, file in PARTS.items()}
        return self.modules[language]

    def render_row(self, language: Language, thing: Any, part: str, macro: str, *rest: Any) -> Markup:
        """Return the output of a macro for a thing, cached: a row is the same on all pages of a language."""
        if (language, macro) not in self.row_caches:
            function = getattr(self.macro_modules(language)[part], macro)
            self.row_caches[language, macro] = cached(function, MAX_ROWS)
        return self.row_caches[language, macro](thing, *rest)

    def render_text(self, page: Page) -> Markup:
        """Return the text of an article or hand-written page as HTML, empty for other pages."""
        text = page.text
        if text is None:
            return Markup("")

        def locate(link: str) -> str:
            target = resolve_link(text.path, link).removeprefix("docs/").removesuffix(".md")
            return page.relative_url(f"{LANGUAGE_PREFIXES[page.language]}{target}/")

        rendered = text.rendered
        if any(not EXTERNAL_URL.match(link) for link in rendered.links):
            rendered = render_body(text.body, locate)
        return Markup(rendered.html)  # noqa: S704 - it has passed the check and the sanitiser

    def href(self, language: Language, thing: object) -> str:
        """Return the relative URL of the page about a thing; empty where there is none."""
        path = page_path(thing, self.site)
        return "" if path is None else url(language, path)

    def edit_url(self, path: str) -> str:
        """Return the URL at which a file of the project is edited; empty where there is no repository."""
        return f"{self.settings.edit_url}{quote(path)}" if self.settings.edit_url else ""

    def cite(self, page: Page) -> Citation:
        """Return the citation of a page's article."""
        return create_citation(page.data["article"], page.language, self.settings.site_url, self.localizers)

    def select(self, events: Any) -> Selection:
        """Return a selection of some events."""
        return Selection(events=tuple(events), site=self.site)


def other_language(language: Language) -> Language:
    """Return the site's other language."""
    return next(one for one in LANGUAGES if one != language)


def options(words: Localizer, selection: Selection, attribute: str) -> list[tuple[str, str]]:
    """Return the values (id, name) of an attribute in a selection's events, sorted by name: the options of a filter."""
    found: dict[str, str] = {}
    for event in selection.events:
        things = getattr(event, attribute)
        for thing in things if isinstance(things, tuple) else (things,):
            found[thing.code if isinstance(thing, Country) else thing.id] = words.localize(thing.name)
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def url(language: Language, path: str) -> str:
    """Return the relative URL, with the placeholder `ROOT`, of a path of a language."""
    return f"{ROOT}{LANGUAGE_PREFIXES[language]}{path}"


def join_names(localize: Callable[[LocalizedText], str], things: Iterable[Any], separator: str) -> str:
    """Return the names of things in one language, joined."""
    return separator.join([localize(thing.name) for thing in things])


def join_ids(things: Iterable[Any]) -> str:
    """Return the ids of things, of countries their codes, joined by spaces."""
    return " ".join([thing.code if isinstance(thing, Country) else thing.id for thing in things])


def time_element(
    localizer: Localizer, cache: dict[tuple[str, bool], Markup], date: PartialDate, *, short: bool = True
) -> Markup:
    """Return a date as `<time>` where it is a single one, which is machine-readable, otherwise as `<span>`."""
    if date.form in {"since", "until"}:  # these depend on a label
        return Markup('<span class="km-span">{}</span>\n').format(localizer.date(date, short=short))
    if (date.text, short) not in cache:
        text = escape(localizer.date(date, short=short))
        is_single, machine = date.form == "date", escape(date.text)
        element = f'<time datetime="{machine}">{text}</time>' if is_single else f'<span class="km-span">{text}</span>'
        cache[date.text, short] = Markup(element + "\n")  # noqa: S704 - both texts are escaped
    return cache[date.text, short]
