"""Reads a saved page as a report. The page is untrusted: it is parsed, never run, and nothing is fetched for it."""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml import html  # type: ignore[import-untyped]

from digest.read.canonical_url import canonical_url
from digest.read.fields import split_safe_url
from digest.reports.boilerplate import remove_boilerplate
from digest.reports.page_dates import meta_contents, metadata_dates, printed_dates
from digest.reports.page_kind import has_more_pages, refuse_other_pages
from digest.reports.report import MAX_TEXT_LENGTH, Report, UnreadableReportError, clean_text, clean_url

MAX_PAGE_LENGTH = 4 * 1024 * 1024
"""Characters of a page without the pictures inside it."""

INSIDE = re.compile(r"(?<=[\"'(=])\s*data:[\w/+.-]{0,60}[;,][^\"')>\s]{100,}")
"""Pictures and fonts that a page holds itself, as `data:` addresses."""
FRONT_PAGES = {"", "index.php", "index.html", "home", "id", "en", "beranda"}
"""Paths of an outlet's first page, which careless templates call canonical for every report."""
PARSER = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)


def read_page(text: str, address: str = "") -> Report:
    """Return the report in an HTML page that came from `address`. Raises `UnreadableReportError`."""
    text = INSIDE.sub("data:,", text)
    if len(text) > MAX_PAGE_LENGTH:
        raise UnreadableReportError("too-large", file=address, most=MAX_PAGE_LENGTH // 1024 // 1024)
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=PARSER)
        body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=False) or ""
    # The libraries raise many kinds of errors, and a page may be anything: each means that it is no report.
    except Exception as error:
        raise UnreadableReportError("no-page", why=type(error).__name__) from None
    body = clean_text(body[:MAX_TEXT_LENGTH])
    refuse_other_pages(tree, text, body)
    return create_report(tree, body, address)


def create_report(tree: Any, body: str, address: str) -> Report:
    """Return the report of a page, of which `body` is the text."""
    url = page_url(tree) or clean_url(address)
    cleaned = remove_boilerplate(body.split("\n"), page_title(tree))
    printed, zone = printed_dates(tree)
    return Report(
        title=cleaned.title, paragraphs=cleaned.paragraphs, url=url, author=cleaned.author or page_author(tree),
        site_name=next(meta_contents(tree, "og:site_name"), "")[:100],
        metadata_dates=tuple(dict.fromkeys(metadata_dates(tree, canonical_url(url) if url else ""))),
        printed_dates=tuple(printed) or cleaned.printed_dates, nearby_dates=cleaned.nearby_dates,
        dateline=cleaned.dateline,
        dateline_date=cleaned.dateline_date, time_zone=zone or cleaned.time_zone,
        notes=("several-pages",) if has_more_pages(tree, url) else (), full_text=body,
    )  # fmt: skip


def page_title(tree: Any) -> str:
    """Return the page's headline: its only h1, else the title for social networks without the site's name."""
    headlines = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    headlines = [headline for headline in headlines if len(headline.split()) > 2]
    stated = next(meta_contents(tree, "og:title", "twitter:title"), "") or (tree.findtext(".//title") or "")
    title = headlines[0] if len(headlines) == 1 else re.split(r"\s+[|–—-]\s+(?=[^|–—-]{2,30}$)", stated.strip())[0]
    return clean_text(" ".join(title.split()))[:300]


def page_url(tree: Any) -> str:
    """Return the page's own address: its canonical link, else the one for social networks; no front page is one."""
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    found = filter(None, map(clean_url, [*links, *meta_contents(tree, "og:url")]))
    return next((url for url in found if not is_front_page(url)), "")


def is_front_page(url: str) -> bool:
    """Tell whether an address names a host alone, or its first page."""
    parts = split_safe_url(url)
    path = parts.path.strip("/").lower() if parts else ""
    return (
        parts is not None and not parts.query and path in {"", "index.php", "index.html", "home", "id", "en", "beranda"}
    )


def page_author(tree: Any) -> str:
    """Return the author that the page states, where that is a name and not an address."""
    name = next(meta_contents(tree, "author", "article:author"), "")
    return name if re.fullmatch(r"[A-Z][\w.'’ -]{3,50}", name) else ""
