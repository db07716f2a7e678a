"""The guide for editors: one text a language, shown at /contribute/ and, as Markdown, in CONTRIBUTING.md.

The texts stand in `guide/`. They are ours and not editors' content, so they may hold pictures. Their links begin with
what they lead to: `page:` a page of the site, `file:` a file of the repository, `picture:` a picture of a page.
A line `{example}` becomes the article whose every field is explained, `{comment}` what a pull request is told.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from digest.check.report import explain
from digest.contribute.repository_links import RepositoryLinks
from digest.core.problem import problem
from digest.read.fields import LANGUAGES, Language
from digest.render.page import Page
from digest.render.urls import PREFIXES

TEXTS = Path(__file__).parent / "guide"
CONTRIBUTING = "CONTRIBUTING.md"

PICTURES = "assets/images/guide"
"""Where the pictures are, from the site's root; one folder a language."""

WIDTH, HEIGHT = 480, 400
"""Size of every picture in CSS pixels; its file holds `SHARPNESS` times as many each way."""

SHARPNESS = 1.25

TITLE = """# Menulis dan memperbaiki berita / Writing and correcting articles

<!-- Dibuat oleh / made by `python3 run.py format` from hooks/digest/contribute/guide/. -->

*English below.*
"""

Locate = Callable[[str, str], str]
"""Turns a kind of link (page, file, picture) and what it names into an address; empty where there is none."""


@functools.cache
def text_of(name: str) -> str:
    """Return one of the guide's texts."""
    return (TEXTS / f"{name}.md").read_text(encoding="utf-8")


def create_example(language: Language) -> str:
    """Return a real article with a comment on each of its fields, in one language."""
    lines = re.findall(rf"^(?!\s*# (?!{language}:)\w\w: ).*$", text_of("example"), re.MULTILINE)
    return "\n".join(re.sub(rf"^(\s*# ){language}: ", r"\1", line) for line in lines).strip()


def create_comment_example(language: Language) -> str:
    """Return what a pull request is told of a date in words."""
    file = "docs/articles/2015/jakarta-gyeonggi-naskah-kerja-sama.md"
    what, fix = explain(problem(file, (5, 11), "date-form", value="12 Mei 2015", near="2015-05-12"), language)
    return f"> `{file}`: {what}\n> {fix}"


def create_markdown(language: Language) -> str:
    """Return the guide in one language, its examples in their places."""
    text = text_of(language).replace("{comment}", create_comment_example(language))
    return text.replace("{example}", f"```yaml\n{create_example(language)}\n```")


class _Places(Treeprocessor):
    """Turns the guide's links and pictures into addresses, and lets pictures load when they are reached."""

    locate: Locate

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                self.picture(element)
            elif element.tag == "a":
                self.link(element)

    def picture(self, element: Element) -> None:
        kind, _, name = element.attrib["src"].partition(":")
        size = {"width": str(WIDTH), "height": str(HEIGHT)}
        element.attrib.update({"src": self.locate(kind, name), "loading": "lazy", "decoding": "async", **size})

    def link(self, element: Element) -> None:
        kind, _, name = element.attrib["href"].partition(":")
        if address := self.locate(kind, name):
            element.set("href", address)
            if address.startswith("http"):
                element.set("rel", "nofollow noopener")
        else:
            element.tag = "span"
            del element.attrib["href"]


class _PlacesExtension(Extension):
    """Registers `_Places` behind Python-Markdown's own processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.treeprocessors.register(_Places(md), "places", 1)


def create_guide(language: Language, locate: Locate) -> str:
    """Return the guide as HTML, its links turned into addresses by `locate`."""
    markdown = Markdown(extensions=["tables", "fenced_code", "toc", _PlacesExtension()], output_format="html")
    places = markdown.treeprocessors["places"]
    assert isinstance(places, _Places)
    places.locate = locate
    return markdown.convert(create_markdown(language))


def render_guide(links: RepositoryLinks, page: Page) -> Markup:
    """Return the guide as HTML for `page`, its links leading from there."""

    def locate(kind: str, name: str) -> str:
        match kind:
            case "page":
                return page.way(PREFIXES[page.language] + name)
            case "picture":
                return page.way(f"{PICTURES}/{page.language}/{name}.webp")
        return links.below("blob", name)

    return Markup(create_guide(page.language, locate))  # noqa: S704 - the package's own text


def create_contributing() -> str:
    """Return CONTRIBUTING.md: the guide in both languages, its links turned into what GitHub shows."""
    parts = [
        re.sub(LINK, functools.partial(as_on_github, language), create_markdown(language)) for language in LANGUAGES
    ]
    return "\n".join([TITLE, parts[0], "---\n", parts[1]])


LINK = re.compile(r"(!?)\[([^\]]*)\]\((page|file|picture):([^)]*)\)")


def as_on_github(language: Language, link: re.Match[str]) -> str:
    """Return a link as Markdown in the repository's root; a page of the site is named, for its host differs."""
    mark, text, kind, name = link.groups()
    if kind == "page":
        return f"{text} (`/{'en/' if language == 'en' else ''}{name}`)"
    target = f"docs/templates/{PICTURES}/{language}/{name}.webp" if kind == "picture" else name
    return f"{mark}[{text}]({target})"


def is_contributing_stale(root: Path) -> bool:
    """Tell whether CONTRIBUTING.md below `root` is not what the guide makes."""
    file = root / CONTRIBUTING
    return not file.exists() or file.read_text(encoding="utf-8") != create_contributing()


def write_contributing(root: Path) -> None:
    """Write CONTRIBUTING.md below `root`."""
    (root / CONTRIBUTING).write_text(create_contributing(), encoding="utf-8", newline="\n")
