"""What is fuzzed: bytes of any kind go through reader, checker and renderer, and come out sound or are told.

The same targets serve the tests (tests/test_fuzzing.py, by Hypothesis, a few seconds) and the command
`python3 run.py fuzz` (by Atheris, as long as one likes).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from digest.check.report import report
from digest.check.text_rules import text_is_safe
from digest.core.problem import Problem
from digest.export.calendar import escaped, folded
from digest.export.characters import legal
from digest.export.open_data.tables import cell_text
from digest.read.body import render_body
from digest.read.canonical_url import canonical_address
from digest.read.dates import NotADateError, parse_date
from digest.read.documents import Document, document_of
from digest.read.fields import split_url
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.limits import TooMuchError
from digest.read.sanitise import ALLOWED_TAGS, sanitised
from digest.read.validation import shaped
from digest.read.yaml_nodes import read_nodes
from digest.render.citations import latex

PATH = "docs/articles/2024/x.md"


class Seen(HTMLParser):
    """Whatever stands in published HTML: a tag that is not ours, or a link that leads astray, fails."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS, tag
        have = dict(attrs)
        assert have.keys() <= {"href", "rel", "title", "start", "align"}, have
        if href := have.get("href"):
            parts = urlsplit(href.strip())
            assert parts.scheme.lower() in {"", "http", "https"}, href
            assert parts.scheme or not parts.netloc, href

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    handle_comment = handle_decl = handle_pi = unknown_decl


def told(problems: list[Problem]) -> None:
    """Problems can be told in both languages and every form, each line of them printable."""
    for language in ("id", "en"):
        for form in ("terminal", "github", "json"):
            text = report(problems, form, language)  # type: ignore[arg-type]
            assert all(character.isprintable() or character == "\n" for character in text), text


def yaml_text(text: str) -> None:
    """Any text is read as YAML or refused."""
    nodes, problems = read_nodes(text, PATH)
    told(problems)
    if nodes:
        for shape in (WrittenArticle, WrittenTranslation):
            told(shaped(PATH, nodes, shape)[1])


def document(text: str) -> None:
    """Any text is a document or refused; one that no rule objects to is published as it was meant."""
    found, problems = document_of(PATH, text)
    told(problems)
    if found:
        told(shaped(PATH, found.nodes, WrittenArticle)[1])
        body(found.body)


def body(text: str) -> None:
    """Any text becomes HTML of our tags and links alone, whatever the check says; what it lets pass is not altered."""
    document = Document(path=PATH, front="", body=text, body_line=3)
    problems = list(text_is_safe(document, {"docs/articles/2024/y.md"}))
    told(problems)
    try:
        rendered = render_body(text)
    except (RecursionError, TooMuchError):
        assert problems
        return
    Seen().feed(rendered.html)
    if not problems:
        assert not rendered.altered
        for tag in re.findall(r'<a [^>]*href="https?:[^>]*>', rendered.html, re.IGNORECASE):
            assert 'rel="nofollow noopener"' in tag, tag


def html(text: str) -> None:
    """Any HTML comes out of the sanitiser harmless, and the same when it passes again."""
    clean, _ = sanitised(text)
    Seen().feed(clean)


def values(text: str) -> None:
    """Any text is told to be a date or an address, or none; no output lets it out of its place."""
    with contextlib.suppress(NotADateError):
        parse_date(text)
    if split_url(text):
        assert re.match("https?://", text, re.IGNORECASE)
        assert not re.search(r"[\s<>\"\\]", text)
    canonical_address(text)
    assert not cell_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert "\n" not in escaped(text) and "\r" not in escaped(text)
    assert all(len(line.encode("utf-8", "replace")) <= 77 for line in folded(escaped(legal(text))).split("\n"))
    assert latex(text).count("{") == latex(text).count("}")


TARGETS: dict[str, Callable[[str], Any]] = {
    "yaml": yaml_text, "document": document, "body": body, "html": html, "values": values,
}  # fmt: skip
