"""Rules on the text below the front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from digest.core.problem import Problem, problem
from digest.read.body import HTML, Body
from digest.read.characters import odd_places
from digest.read.documents import Document
from digest.read.fields import split_url
from digest.read.limits import TooMuchError
from digest.read.link_targets import target_of
from digest.read.sanitise import ALLOWED_TAGS


def text_is_safe(document: Document, targets: Collection[str]) -> Iterator[Problem]:
    """A text is there, is plain Markdown without HTML or pictures, and links only to http(s) or to other articles."""
    if not document.body.strip():
        yield problem(document.path, (document.body_line, 1), "text-missing")
        return
    found = list(raw_html(document))
    yield from found
    if found:
        return
    try:
        body = document.rendered
    except RecursionError:
        yield problem(document.path, (document.body_line, 1), "text-too-nested")
        return
    except TooMuchError as found_much:
        at = (document.body_line + found_much.line - 1, 1)
        yield problem(document.path, at, found_much.rule, length=found_much.size, most=found_much.most)
        return
    unsafe = list(unsafe_parts(document, body, targets))
    yield from unsafe
    if body.altered and not unsafe:
        yield problem(document.path, (document.body_line, 1), "text-altered")


def unsafe_parts(document: Document, body: Body, targets: Collection[str]) -> Iterator[Problem]:
    """A rendered text holds no HTML of its own, no other tags than ours, and no links or characters that deceive."""
    if body.raw_html:
        yield problem(document.path, (document.body_line, 1), "raw-html", value="<")
    yield from forbidden_tags(document, body)
    yield from unsafe_links(document, body, targets)
    yield from odd_entities(document, body)


def raw_html(document: Document) -> Iterator[Problem]:
    """A text holds no HTML tag, comment or declaration; one problem for each line that does."""
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        if match := HTML.search(line):
            value = line[match.start() : match.start() + 30]
            yield problem(document.path, (number, match.start() + 1), "raw-html", value=value)


def forbidden_tags(document: Document, body: Body) -> Iterator[Problem]:
    """A text becomes paragraphs, lists, tables, quotes, emphasis, links and headings from level two, nothing else."""
    for tag in sorted(body.tags - ALLOWED_TAGS):
        rule = {"img": "picture", "h1": "heading-level", "h5": "heading-level", "h6": "heading-level"}.get(
            tag, "raw-html"
        )
        mark = {"img": "![", "h1": "#", "h5": "#####", "h6": "######"}.get(tag, "<")
        yield problem(document.path, find(document, mark), rule, value=f"<{tag}>")


def odd_entities(document: Document, body: Body) -> Iterator[Problem]:
    """A text does not name, as `&#8238;`, the characters that it may not hold."""
    places = (place for line in body.html.split("\n") for place in odd_places(line))
    for _, rule, what in list(places)[:1]:
        yield problem(document.path, find(document, "&"), rule, code=what)


def unsafe_links(document: Document, body: Body, targets: Collection[str]) -> Iterator[Problem]:
    """A link leads to an http(s) address, or to the file of another article."""
    for link in dict.fromkeys(body.links):
        if split_url(link):
            continue
        if target_of(document.path, link) in targets:
            continue
        inside = re.fullmatch(r"[\w./-]+\.md", link)
        place = find(document, link)
        yield problem(document.path, place, "link-broken" if inside else "link-unsafe", value=link)


def find(document: Document, needle: str) -> tuple[int, int]:
    """Return the place of `needle` in the text, or of the first line that holds a link, or of the text's beginning."""
    for wanted in (needle, "]("):
        for number, line in enumerate(document.body.split("\n"), start=document.body_line):
            if wanted in line:
                return (number, line.index(wanted) + 1)
    return (document.body_line, 1)
