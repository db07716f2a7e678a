"""When a page says that it was published: in its metadata, and printed beside its headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from digest.read.canonical_url import canonical_url
from digest.reports.boilerplate import TIME_ZONE, UPDATED
from digest.reports.date_forms import FULL_DATE
from digest.reports.report import clean_text

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?")
DATE_METADATA = ("article:published_time", "datePublished", "pubdate", "dcterms.created", "publishdate", "publish-date")
ARTICLE_TYPE = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)
LIST_KEYS = {"itemListElement", "hasPart", "relatedLink", "mentions", "citation", "isPartOf", "subjectOf"}
"""What a JSON-LD node has of other pages, which have dates of their own."""
MAX_DATE_WORDS = 14
"""Words of a line that is there for its date; longer ones are the report."""
MAX_ELEMENTS = 40
"""Elements behind the headline in which its date is looked for."""


def metadata_dates(tree: Any, url: str) -> Iterator[str]:
    """Yield when the page was published as its metadata say, with the time and zone where they have them."""
    for content in meta_contents(tree, *DATE_METADATA):
        yield from ISO_TIME.findall(content[:40])[:1]
    nodes = [
        node for script in tree.iter("script") if script.get("type") == "application/ld+json"
        for node in json_ld_nodes(script.text or "")
    ]  # fmt: skip
    own = [node for node in nodes if url and url in node_urls(node)]
    for node in own or nodes:
        yield from ISO_TIME.findall(str(node.get("datePublished", ""))[:40])[:1]


def meta_contents(tree: Any, *names: str) -> Iterator[str]:
    """Yield the contents of the page's meta elements of these names."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in {name.lower() for name in names} and (content := (meta.get("content") or "").strip()):
            yield clean_text(content[:1000])


def json_ld_nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the articles of a JSON-LD block that stand for the page, not those in lists of others."""
    try:
        waiting = [json.loads(text[:200_000], strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [value for key, value in node.items() if isinstance(value, list | dict) and key not in LIST_KEYS]
            if ARTICLE_TYPE.search(str(node.get("@type", ""))):
                yield node


def node_urls(node: dict[str, Any]) -> set[str]:
    """Return the canonical addresses of the page that a JSON-LD node is about."""
    page = node.get("mainEntityOfPage")
    named = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {canonical_url(name) for name in named if isinstance(name, str)}


def printed_dates(tree: Any) -> tuple[list[str], str]:
    """Return the full dates in short elements between headline and text, and the time zone beside them."""
    dates, zone = list[str](), ""
    for element in headline_neighbours(tree):
        line = " ".join(clean_text(element.text_content()).split())
        if len(line.split()) <= MAX_DATE_WORDS and not UPDATED.match(line) and (date := FULL_DATE.search(line)):
            found = TIME_ZONE.search(line)
            dates.append(date[0])
            zone = zone or (found[0] if found else "")
    return list(dict.fromkeys(dates)), zone


def headline_neighbours(tree: Any) -> Iterator[Any]:
    """Yield the small elements between the page's headline (its last h1) and its first long paragraph."""
    elements = [element for element in tree.iter() if isinstance(element, etree.ElementBase)]
    headlines = [number for number, element in enumerate(elements) if element.tag == "h1"]
    if not headlines:
        yield from (element for element in elements if element.tag == "time" and is_marked(element))
        return
    seen = 0
    for element in elements[headlines[-1] + 1 :]:
        words = len((element.text_content() or "").split())
        if (
            element.tag in {"aside", "footer", "nav"}
            or seen >= MAX_ELEMENTS
            or (element.tag == "p" and words > MAX_DATE_WORDS)
        ):
            return
        if element.tag in {"time", "span", "div", "p", "small", "li", "a", "b", "em", "strong"} and len(element) <= 2:
            seen += 1
            yield element


def is_marked(element: Any) -> bool:
    """Tell whether an element says of itself that it is the day of publication."""
    return "publi" in f"{element.get('class')} {element.get('itemprop')}".lower() or element.get("pubdate") is not None
