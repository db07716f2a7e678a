"""The body of an article: Markdown -> sanitised HTML, with the tags and links that the check looks at.

The check and the pages use the same configuration, so that what was checked is what is published.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from digest.parse.limits import LimitExceededError, enforce_limits
from digest.parse.sanitise import sanitise_html

RENDER_ERRORS = (RecursionError, LimitExceededError)
"""What rendering a text may raise."""

EXTERNAL_URL = re.compile("https?://", re.IGNORECASE)
"""The beginning of links to other sites."""

PLAIN_CHARACTER = r"(?:[^\W_]|[.,;:()/'\"?!%–—“”‘’…-])"
LABEL = rf"{PLAIN_CHARACTER}(?:[ ]?{PLAIN_CHARACTER})*+"
TARGET = r"(?:\.\./)?(?:\d{4}/)?[a-z0-9-]+\.md"
LINK = re.compile(rf"(?<!!)\[({LABEL})\]\(({TARGET})\)")
"""A link to another article, as the guide says to write it."""

BLANK_LINES = re.compile("\n\n+")

PLAIN_PART = rf"(?:{PLAIN_CHARACTER}|(?<!!)\[{LABEL}\]\({TARGET}\))"
PLAIN_LINE = rf"(?!-|\d+\.){PLAIN_PART}(?:[ ]?{PLAIN_PART})*+"
PLAIN_TEXT = re.compile(rf"\n*{PLAIN_LINE}(?:\n+{PLAIN_LINE})*\n*")
"""A text of paragraphs, with no Markdown syntax but links to other articles: so are nearly all articles."""

HTML_TAG = re.compile(r"<(?!https?://[^\s<>]+>)[A-Za-z!/?]")
"""The beginning of a tag, comment or declaration; a URL in angle brackets is none."""


@dataclass(slots=True)
class Body:
    """A rendered body: its HTML, the tags in it, and its link targets as written, in their order."""

    html: str = ""
    tags: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    has_raw_html: bool = False
    altered: bool = False
    """Whether the sanitiser removed or repaired something."""


class _LinkProcessor(Treeprocessor):
    """Collects tags and links, resolves internal links, and adds `rel` to external ones."""

    body: Body
    resolve: Callable[[str], str]

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element is not root:
                self.body.tags.add(str(element.tag))
            if "href" in element.attrib:
                self.process_link(element)

    def process_link(self, element: Element) -> None:
        # Python-Markdown encodes e-mail addresses between two control characters, which only its serialiser decodes.
        target = re.sub("\x02amp\x03#(\\d+);", lambda code: html.unescape(f"&#{code[1]};"), element.attrib["href"])
        self.body.links.append(target)
        if EXTERNAL_URL.match(target):
            element.set("rel", "nofollow noopener")
        else:
            element.set("href", self.resolve(target))


class _LinkProcessorExtension(Extension):
    """Registers `_LinkProcessor` after Python-Markdown's own processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.treeprocessors.register(_LinkProcessor(md), "links", 1)


@functools.cache
def _markdown() -> Markdown:
    """Return the Markdown instance, created once: creating it takes seven times as long as rendering a text."""
    extensions = [TableExtension(use_align_attribute=True), _LinkProcessorExtension()]
    return Markdown(extensions=extensions, output_format="html")


def render_body(text: str, resolve: Callable[[str], str] = str) -> Body:
    """Render a Markdown text; `resolve` turns the target of each internal link into a URL.

    Raises `LimitExceededError` for texts that would take too long, and RecursionError for too deep nesting.
    """
    enforce_limits(text)
    return render_paragraphs(text, resolve) if PLAIN_TEXT.fullmatch(text) else render_markdown(text, resolve)


def render_paragraphs(text: str, resolve: Callable[[str], str] = str) -> Body:
    """Render a text that matches `PLAIN_TEXT`, with the same result as Python-Markdown and the sanitiser.

    These took over half of the time for reading an article. No character of such a text needs escaping.
    """
    links: list[str] = []

    def render_link(link: re.Match[str]) -> str:
        links.append(link[2])
        return f'<a href="{html.escape(resolve(link[2]))}">{link[1]}</a>'

    linked = LINK.sub(render_link, text) if "](" in text else text  # to look at each letter takes a tenth of a ms
    paragraphs = "\n".join(f"<p>{part}</p>" for part in BLANK_LINES.split(linked.strip("\n")))
    return Body(html=paragraphs, tags={"p", "a"} if links else {"p"}, links=links)


def render_markdown(text: str, resolve: Callable[[str], str]) -> Body:
    """Render any text with Python-Markdown and the sanitiser; see `render_body`."""
    markdown, body = _markdown().reset(), Body()
    processor = markdown.treeprocessors["links"]
    assert isinstance(processor, _LinkProcessor)
    processor.body, processor.resolve = body, resolve
    try:
        body.html, body.altered = sanitise_html(markdown.convert(text))
    except Exception:
        # An interrupted conversion leaves its state in the instance, which would leak into later texts.
        _markdown.cache_clear()
        raise
    blocks = (str(block) for block in markdown.htmlStash.rawHtmlBlocks)
    body.has_raw_html = any(block.lstrip().startswith("<") for block in blocks)
    return body
