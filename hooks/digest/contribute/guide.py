"""The guide for editors: one Markdown text for each language, shown at /contribute/ and in CONTRIBUTING.md.

The texts are in `guide/`. They are part of the code, not editors' content, so pictures are allowed. Links begin with
their kind: `page:` a page of the site, `file:` a file of the repository, `picture:` a screenshot. The line `{example}`
is replaced by an article with a comment on every field, `{comment}` by an example of a pull request comment.
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
from digest.render.urls import LANGUAGE_PREFIXES

TEXTS_FOLDER = Path(__file__).parent / "guide"
CONTRIBUTING_FILE = "CONTRIBUTING.md"

PICTURES_FOLDER = "assets/images/guide"
"""The folder of the pictures, from the site's root; it has one folder for each language."""

PICTURE_WIDTH, PICTURE_HEIGHT = 480, 400
"""Size of every picture in CSS pixels."""

PIXEL_RATIO = 1.25
"""Image pixels for each CSS pixel."""

CONTRIBUTING_HEADER = """# Menulis dan memperbaiki berita / Writing and correcting articles

<!-- Dibuat oleh / made by `python3 run.py format` from hooks/digest/contribute/guide/. -->

*English below.*
"""

LinkResolver = Callable[[str, str], str]
"""Returns the URL of a link, from its kind (page, file, picture) and its target; empty if there is none."""


@functools.cache
def guide_text(name: str) -> str:
    """Return one of the texts in `guide/`: `id`, `en` or `example`."""
    return (TEXTS_FOLDER / f"{name}.md").read_text(encoding="utf-8")


def create_example(language: Language) -> str:
    """Return a real article with a comment on each of its fields in one language."""
    lines = re.findall(rf"^(?!\s*# (?!{language}:)\w\w: ).*$", guide_text("example"), re.MULTILINE)
    return "\n".join(re.sub(rf"^(\s*# ){language}: ", r"\1", line) for line in lines).strip()


def create_comment_example(language: Language) -> str:
    """Return the comment on a pull request with a date in words, as Markdown."""
    file = "docs/articles/2015/jakarta-gyeonggi-naskah-kerja-sama.md"
    what, fix = explain(problem(file, (5, 11), "date-form", value="12 Mei 2015", near="2015-05-12"), language)
    return f"> `{file}`: {what}\n> {fix}"


def create_guide_markdown(language: Language) -> str:
    """Return the guide in one language as Markdown, with its examples filled in."""
    text = guide_text(language).replace("{comment}", create_comment_example(language))
    return text.replace("{example}", f"```yaml\n{create_example(language)}\n```")


class _GuideLinkProcessor(Treeprocessor):
    """Resolves the guide's links and pictures, and marks pictures to be loaded lazily."""

    resolve: LinkResolver

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                self.picture(element)
            elif element.tag == "a":
                self.link(element)

    def picture(self, element: Element) -> None:
        kind, _, name = element.attrib["src"].partition(":")
        size = {"width": str(PICTURE_WIDTH), "height": str(PICTURE_HEIGHT)}
        element.attrib.update({"src": self.resolve(kind, name), "loading": "lazy", "decoding": "async", **size})

    def link(self, element: Element) -> None:
        kind, _, name = element.attrib["href"].partition(":")
        if url := self.resolve(kind, name):
            element.set("href", url)
            if url.startswith("http"):
                element.set("rel", "nofollow noopener")
        else:
            element.tag = "span"
            del element.attrib["href"]


class _GuideLinkExtension(Extension):
    """Registers `_GuideLinkProcessor` after Python-Markdown's own processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.treeprocessors.register(_GuideLinkProcessor(md), "links", 1)


def create_guide_html(language: Language, resolve: LinkResolver) -> str:
    """Return the guide in one language as HTML, with links resolved by `resolve`."""
    markdown = Markdown(extensions=["tables", "fenced_code", "toc", _GuideLinkExtension()], output_format="html")
    processor = markdown.treeprocessors["links"]
    assert isinstance(processor, _GuideLinkProcessor)
    processor.resolve = resolve
    return markdown.convert(create_guide_markdown(language))


def render_guide(links: RepositoryLinks, page: Page) -> Markup:
    """Return the guide as HTML for `page`, with links relative to it."""

    def resolve(kind: str, name: str) -> str:
        match kind:
            case "page":
                return page.relative_url(LANGUAGE_PREFIXES[page.language] + name)
            case "picture":
                return page.relative_url(f"{PICTURES_FOLDER}/{page.language}/{name}.webp")
        return links.file_url("blob", name)

    return Markup(create_guide_html(page.language, resolve))  # noqa: S704 - the package's own text


def create_contributing() -> str:
    """Return the text of CONTRIBUTING.md: the guide in both languages, with links as GitHub resolves them."""
    indonesian, english = (
        LINK_PATTERN.sub(functools.partial(github_link, language), create_guide_markdown(language))
        for language in LANGUAGES
    )
    return "\n".join([CONTRIBUTING_HEADER, indonesian, "---\n", english])


LINK_PATTERN = re.compile(r"(!?)\[([^\]]*)\]\((page|file|picture):([^)]*)\)")


def github_link(language: Language, link: re.Match[str]) -> str:
    """Return a link as Markdown in the repository's root; for a page of the site its path, as the host is unknown."""
    mark, text, kind, name = link.groups()
    if kind == "page":
        return f"{text} (`/{'en/' if language == 'en' else ''}{name}`)"
    target = f"docs/templates/{PICTURES_FOLDER}/{language}/{name}.webp" if kind == "picture" else name
    return f"{mark}[{text}]({target})"


def is_contributing_stale(root: Path) -> bool:
    """Return whether CONTRIBUTING.md of the project `root` is missing or out of date."""
    file = root / CONTRIBUTING_FILE
    return not file.exists() or file.read_text(encoding="utf-8") != create_contributing()


def write_contributing(root: Path) -> None:
    """Write CONTRIBUTING.md of the project `root`."""
    (root / CONTRIBUTING_FILE).write_text(create_contributing(), encoding="utf-8", newline="\n")
