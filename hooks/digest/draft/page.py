"""A saved page -> a report. The page is untrusted: it is parsed, never run, and nothing is fetched for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from digest.draft.boilerplate import without_furniture
from digest.draft.dates import WHOLE_DATE
from digest.draft.report import LONGEST, Report, UnreadableError, clean_address

DAY = re.compile(r"\d{4}-\d\d-\d\d")
STATED = ("article:published_time", "datePublished", "pubdate", "dcterms.created", "publishdate", "publish-date")
PARSER = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)


def read_page(text: str) -> Report:
    """Return the report in the page `text`. Raises `UnreadableError` where there is none."""
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=PARSER)
        body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=False) or ""
    # The libraries' own errors are many, and a page may be anything: whatever they say, it is no report.
    except Exception as error:
        raise UnreadableError("no-page", why=type(error).__name__) from None
    cleaned = without_furniture(body[:LONGEST].split("\n"), title_of(tree))
    printed = tuple(stated_dates(tree)) or cleaned.printed or tuple(visible_dates(tree))
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, url=address_of(tree),
        author=cleaned.author or author_of(tree), printed=printed, copyright="", whole=body[:LONGEST],
    )  # fmt: skip


def metas(tree: Any, *names: str) -> Iterator[str]:
    """Yield what the page's meta elements of these names say."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in {name.lower() for name in names} and (content := (meta.get("content") or "").strip()):
            yield content[:1000]


def title_of(tree: Any) -> str:
    """Return the page's headline: of its only h1, else the one it gives to networks, without the site's name."""
    headlines = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    headlines = [headline for headline in headlines if len(headline.split()) > 2]
    said = next(metas(tree, "og:title", "twitter:title"), "") or (tree.findtext(".//title") or "")
    title = headlines[0] if len(headlines) == 1 else re.split(r"\s+[|–—-]\s+(?=[^|–—-]{2,30}$)", said.strip())[0]
    return " ".join(title.split())[:300]


def address_of(tree: Any) -> str:
    """Return the page's own address: its canonical link, else the one it gives to networks."""
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next(filter(None, map(clean_address, [*links, *metas(tree, "og:url")])), "")


def author_of(tree: Any) -> str:
    """Return who the page says wrote it, where that is a name and not an address."""
    name = next(metas(tree, "author", "article:author"), "")
    return name if re.fullmatch(r"[A-Z][\w.'’ -]{3,50}", name) else ""


def stated_dates(tree: Any) -> Iterator[str]:
    """Yield the days that the page's own data names as those of publication."""
    for content in metas(tree, *STATED):
        yield from DAY.findall(content[:10])
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from published_in(script.text or "")


def published_in(text: str) -> Iterator[str]:
    """Yield the `datePublished` of a JSON-LD block; one that is broken says nothing."""
    try:
        waiting = [json.loads(text[:200_000])]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [value for value in node.values() if isinstance(value, list | dict)]
            yield from DAY.findall(str(node.get("datePublished", ""))[:10])


def visible_dates(tree: Any) -> Iterator[str]:
    """Yield whole dates that stand by themselves before the text ends; lists of other reports are left out."""
    for element in tree.iter("time", "span", "div", "p", "small", "li"):
        if not isinstance(element, etree.ElementBase) or len(element) > 2:
            continue
        line = " ".join(element.text_content().split())
        if len(line.split()) <= 12 and (date := WHOLE_DATE.search(line)):
            yield date[0]
