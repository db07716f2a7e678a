"""Fuzzing targets: each passes an arbitrary text through reader, checker or renderer and asserts that it is handled.

They are used by the tests (tests/test_fuzzing.py, with Hypothesis, for seconds) and by `python3 run.py fuzz` (with
Atheris, for as long as wanted).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from digest.check.report import format_report
from digest.check.text_rules import text_is_safe
from digest.core.problem import Problem
from digest.export.calendar import escape_text, fold_line
from digest.export.characters import remove_illegal
from digest.open_data.tables import cell_text
from digest.parse.body import render_body
from digest.parse.dates import NotADateError, parse_date
from digest.parse.documents import Document, document_from_text
from digest.parse.limits import LimitExceededError
from digest.parse.sanitise import ALLOWED_TAGS, sanitise_html
from digest.parse.yaml_nodes import parse_yaml
from digest.read.canonical_url import canonical_url
from digest.read.fields import split_safe_url
from digest.read.front_matter import ArticleFrontMatter, TranslationFrontMatter
from digest.read.validation import validate_nodes
from digest.render.citations import escape_latex

PATH = "docs/articles/2024/x.md"


class SafeHtmlParser(HTMLParser):
    """Asserts that published HTML has only allowed tags and attributes and safe links."""

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


def assert_reportable(problems: list[Problem]) -> None:
    """Assert that problems can be formatted in both languages and all formats, with printable characters only."""
    for language in ("id", "en"):
        for format_ in ("terminal", "github", "json"):
            text = format_report(problems, format_, language)  # type: ignore[arg-type]
            assert all(character.isprintable() or character == "\n" for character in text), text


def yaml_text(text: str) -> None:
    """Any text is parsed as YAML or refused with a problem."""
    nodes, problems = parse_yaml(text, PATH)
    assert_reportable(problems)
    if nodes:
        for shape in (ArticleFrontMatter, TranslationFrontMatter):
            assert_reportable(validate_nodes(PATH, nodes, shape)[1])


def document(text: str) -> None:
    """Any text is a document or refused; a document without problems is published unaltered."""
    found, problems = document_from_text(PATH, text)
    assert_reportable(problems)
    if found:
        assert_reportable(validate_nodes(PATH, found.nodes, ArticleFrontMatter)[1])
        body(found.body)


def body(text: str) -> None:
    """Any body is rendered to safe HTML, whatever the check reports; without problems the sanitiser alters nothing."""
    document = Document(path=PATH, front_matter_text="", body=text, body_line=3)
    problems = list(text_is_safe(document, {"docs/articles/2024/y.md"}))
    assert_reportable(problems)
    try:
        rendered = render_body(text)
    except (RecursionError, LimitExceededError):
        assert problems
        return
    SafeHtmlParser().feed(rendered.html)
    if not problems:
        assert not rendered.altered
        for tag in re.findall(r'<a [^>]*href="https?:[^>]*>', rendered.html, re.IGNORECASE):
            assert 'rel="nofollow noopener"' in tag, tag


def html(text: str) -> None:
    """Any HTML is safe after the sanitiser."""
    clean, _ = sanitise_html(text)
    SafeHtmlParser().feed(clean)


def values(text: str) -> None:
    """Any text is accepted or refused as date and URL, and escaped in CSV, calendar and BibTeX."""
    with contextlib.suppress(NotADateError):
        parse_date(text)
    if split_safe_url(text):
        assert re.match("https?://", text, re.IGNORECASE)
        assert not re.search(r"[\s<>\"\\]", text)
    canonical_url(text)
    assert not cell_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert "\n" not in escape_text(text) and "\r" not in escape_text(text)
    assert all(
        len(line.encode("utf-8", "replace")) <= 77 for line in fold_line(escape_text(remove_illegal(text))).split("\n")
    )
    assert escape_latex(text).count("{") == escape_latex(text).count("}")


TARGETS: dict[str, Callable[[str], Any]] = {
    "yaml": yaml_text, "document": document, "body": body, "html": html, "values": values,
}  # fmt: skip
