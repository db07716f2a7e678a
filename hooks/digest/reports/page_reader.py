"""Reads a saved page as a report. The page is untrusted: it is parsed, never run, and nothing is fetched for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from digest.reports.boilerplate import remove_boilerplate
from digest.reports.dates import FULL_DATE
from digest.reports.report import MAX_TEXT_LENGTH, Report, UnreadableReportError, clean_url

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATE_METADATA = ("article:published_time", "datePublished", "pubdate", "dcterms.created", "publishdate", "publish-date")
PARSER = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)


def read_page(text: str) -> Report:
    """Return the report in an HTML page. Raises `UnreadableReportError` where it cannot be parsed."""
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=PARSER)
        body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=False) or ""
    # The libraries raise many kinds of errors, and a page may be anything: each means that it is no report.
    except Exception as error:
        raise UnreadableReportError("no-page", why=type(error).__name__) from None
    cleaned = remove_boilerplate(body[:MAX_TEXT_LENGTH].split("\n"), page_title(tree))
    printed = tuple(metadata_dates(tree)) or cleaned.printed_dates or tuple(visible_dates(tree))
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, url=page_url(tree),
        author=cleaned.author or page_author(tree), printed_dates=printed, full_text=body[:MAX_TEXT_LENGTH],
    )  # fmt: skip


def meta_contents(tree: Any, *names: str) -> Iterator[str]:
    """Yield the contents of the page's meta elements of these names."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in {name.lower() for name in names} and (content := (meta.get("content") or "").strip()):
            yield content[:1000]


def page_title(tree: Any) -> str:
    """Return the page's headline: its only h1, else the title for social networks without the site's name."""
    headlines = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    headlines = [headline for headline in headlines if len(headline.split()) > 2]
    stated = next(meta_contents(tree, "og:title", "twitter:title"), "") or (tree.findtext(".//title") or "")
    title = headlines[0] if len(headlines) == 1 else re.split(r"\s+[|–—-]\s+(?=[^|–—-]{2,30}$)", stated.strip())[0]
    return " ".join(title.split())[:300]


def page_url(tree: Any) -> str:
    """Return the page's own address: its canonical link, else the one for social networks."""
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next(filter(None, map(clean_url, [*links, *meta_contents(tree, "og:url")])), "")


def page_author(tree: Any) -> str:
    """Return the author that the page states, where that is a name and not an address."""
    name = next(meta_contents(tree, "author", "article:author"), "")
    return name if re.fullmatch(r"[A-Z][\w.'’ -]{3,50}", name) else ""


def metadata_dates(tree: Any) -> Iterator[str]:
    """Yield the publication dates in the page's metadata, as YYYY-MM-DD."""
    for content in meta_contents(tree, *DATE_METADATA):
        yield from ISO_DAY.findall(content[:10])
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from json_ld_dates(script.text or "")


def json_ld_dates(text: str) -> Iterator[str]:
    """Yield every `datePublished` in a JSON-LD block; none where it cannot be parsed."""
    try:
        nodes = [json.loads(text[:200_000])]
    except (ValueError, RecursionError):
        return
    while nodes:
        node = nodes.pop()
        if isinstance(node, list):
            nodes += node
        elif isinstance(node, dict):
            nodes += [value for value in node.values() if isinstance(value, list | dict)]
            yield from ISO_DAY.findall(str(node.get("datePublished", ""))[:10])


def visible_dates(tree: Any) -> Iterator[str]:
    """Yield the full dates that stand in short elements of their own."""
    for element in tree.iter("time", "span", "div", "p", "small", "li"):
        if not isinstance(element, etree.ElementBase) or len(element) > 2:
            continue
        line = " ".join(element.text_content().split())
        if len(line.split()) <= 12 and (date := FULL_DATE.search(line)):
            yield date[0]
