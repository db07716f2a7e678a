"""The text of an article: Markdown -> HTML, and what the check wants to know of it.

One configuration serves the check and the pages, so that what was checked is what is published.
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

from digest.read.limits import hold
from digest.read.sanitise import sanitised

AWAY = re.compile("https?://", re.IGNORECASE)
"""What links to other sites begin with."""

SIGN = r"(?:[^\W_]|[.,;:()/'\"?!%–—“”‘’…-])"
LINE = rf"(?!-|\d+\.){SIGN}(?:[ ]?{SIGN})*+"
PLAIN = re.compile(rf"\n*{LINE}(?:\n+{LINE})*\n*")
"""A text of letters and full stops that Markdown makes nothing of but paragraphs: six in ten of ours."""

HTML = re.compile(r"<(?!https?://[^\s<>]+>)[A-Za-z!/?]")
"""The beginning of a tag, comment or declaration; an address in angle brackets is none."""


@dataclass(slots=True)
class Body:
    """A rendered text: its HTML, the tags in it, and its links in the order of the text."""

    html: str = ""
    tags: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    raw_html: bool = False
    altered: bool = False
    """Whether the sanitiser had to take something out, or to mend it."""


class _Survey(Treeprocessor):
    """Notes tags and links, and marks links that lead away."""

    body: Body
    locate: Callable[[str], str]

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element is not root:
                self.body.tags.add(str(element.tag))
            if "href" in element.attrib:
                self.see_link(element)

    def see_link(self, element: Element) -> None:
        # E-mail addresses come as entities between two control characters, which only the serialiser turns back.
        target = re.sub("\x02amp\x03#(\\d+);", lambda code: html.unescape(f"&#{code[1]};"), element.attrib["href"])
        self.body.links.append(target)
        if AWAY.match(target):
            element.set("rel", "nofollow noopener")
        else:
            element.set("href", self.locate(target))


class _SurveyExtension(Extension):
    """Registers `_Survey` behind Python-Markdown's own processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.treeprocessors.register(_Survey(md), "survey", 1)


@functools.cache
def _markdown() -> Markdown:
    """Return the one Markdown instance: making it anew for each text takes seven times as long as the text."""
    return Markdown(extensions=[TableExtension(use_align_attribute=True), _SurveyExtension()], output_format="html")


def render_body(text: str, locate: Callable[[str], str] = str) -> Body:
    """Return the Markdown `text` rendered, each link inside the site turned by `locate` into an address.

    Raises TooMuchError and RecursionError for texts that would take too long, or are nested too deeply.
    """
    hold(text)
    if PLAIN.fullmatch(text):
        return Body(html=paragraphs(text), tags={"p"})
    return render_marked(text, locate)


def paragraphs(text: str) -> str:
    """Return a `PLAIN` text as HTML: what Python-Markdown and the sanitiser make of it, without them.

    They were over half of what reading an article took, by the profiler; nothing in it needs escaping.
    """
    return "\n".join(f"<p>{part}</p>" for part in re.split("\n\n+", text.strip("\n")))


def render_marked(text: str, locate: Callable[[str], str]) -> Body:
    """Return any Markdown text rendered."""
    markdown, body = _markdown().reset(), Body()
    survey = markdown.treeprocessors["survey"]
    assert isinstance(survey, _Survey)
    survey.body, survey.locate = body, locate
    try:
        body.html, body.altered = sanitised(markdown.convert(text))
    except Exception:
        # What broke off in the middle has left its state behind: later texts would be read as parts of it.
        _markdown.cache_clear()
        raise
    stashed = (str(part) for part in markdown.htmlStash.rawHtmlBlocks)
    body.raw_html = any(part.lstrip().startswith("<") for part in stashed)
    return body
