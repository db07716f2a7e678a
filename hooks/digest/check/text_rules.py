"""Rules on the body of an article or page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from digest.core.problem import Problem, problem
from digest.parse.body import HTML_TAG, Body
from digest.parse.characters import find_deceptive_characters
from digest.parse.limits import LimitExceededError
from digest.parse.link_targets import resolve_link
from digest.parse.sanitise import ALLOWED_TAGS
from digest.read.content import AnyDocument
from digest.read.fields import split_safe_url
from digest.read.suggestions import suggest_names


def text_is_safe(document: AnyDocument, targets: Collection[str]) -> Iterator[Problem]:
    """A body is not empty, is Markdown without HTML or pictures, and links only to http(s) URLs or other articles."""
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
    except LimitExceededError as error:
        at = (document.body_line + error.line - 1, 1)
        yield problem(document.path, at, error.rule, length=error.size, most=error.limit)
        return
    unsafe = list(unsafe_parts(document, body, targets))
    yield from unsafe
    if body.altered and not unsafe:
        yield problem(document.path, (document.body_line, 1), "text-altered")


def unsafe_parts(document: AnyDocument, body: Body, targets: Collection[str]) -> Iterator[Problem]:
    """A rendered body has no raw HTML, only allowed tags, no unsafe links and no deceptive characters."""
    if body.has_raw_html:
        yield problem(document.path, (document.body_line, 1), "raw-html", value="<")
    yield from forbidden_tags(document, body)
    yield from unsafe_links(document, body, targets)
    yield from deceptive_entities(document, body)


def raw_html(document: AnyDocument) -> Iterator[Problem]:
    """A body has no HTML tags, comments or declarations; one problem for each line with one."""
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        if match := HTML_TAG.search(line):
            value = line[match.start() : match.start() + 30]
            yield problem(document.path, (number, match.start() + 1), "raw-html", value=value)


def forbidden_tags(document: AnyDocument, body: Body) -> Iterator[Problem]:
    """A body has only paragraphs, lists, tables, quotes, emphasis, links and headings of levels two to four."""
    for tag in sorted(body.tags - ALLOWED_TAGS):
        rule = {"img": "picture", "h1": "heading-level", "h5": "heading-level", "h6": "heading-level"}.get(
            tag, "raw-html"
        )
        mark = {"img": "![", "h1": "#", "h5": "#####", "h6": "######"}.get(tag, "<")
        yield problem(document.path, find_position(document, mark), rule, value=f"<{tag}>")


def deceptive_entities(document: AnyDocument, body: Body) -> Iterator[Problem]:
    """A body contains no deceptive characters as entities such as `&#8238;`."""
    found = (character for line in body.html.split("\n") for character in find_deceptive_characters(line))
    for _, rule, code in list(found)[:1]:
        yield problem(document.path, find_position(document, "&"), rule, code=code)


def unsafe_links(document: AnyDocument, body: Body, targets: Collection[str]) -> Iterator[Problem]:
    """A link points to a safe http(s) URL or to the file of another article or page."""
    for link in dict.fromkeys(body.links):
        if split_safe_url(link):
            continue
        if resolve_link(document.path, link) in targets:
            continue
        position = find_position(document, link)
        if re.fullmatch(r"[\w./-]+\.md", link):
            near = similar_links(document.path, link, targets)
            yield problem(document.path, position, "link-broken", value=link, near=near)
        else:
            yield problem(document.path, position, "link-unsafe", value=link)


def similar_links(path: str, link: str, targets: Iterable[str]) -> str:
    """Return the links from the file `path` to up to three of `targets` whose names are like that of `link`."""
    names = {name_of(target): posixpath.relpath(target, posixpath.dirname(path)) for target in targets}
    return suggest_names(name_of(link), names)


def name_of(path: str) -> str:
    """Return the name of a file without its ending."""
    return posixpath.basename(path).removesuffix(".md")


def find_position(document: AnyDocument, needle: str) -> tuple[int, int]:
    """Return the position of `needle` in the body, else of the first link, else of the body's beginning."""
    for wanted in (needle, "]("):
        for number, line in enumerate(document.body.split("\n"), start=document.body_line):
            if wanted in line:
                return (number, line.index(wanted) + 1)
    return (document.body_line, 1)
