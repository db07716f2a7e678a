"""The bytes of a feed -> its items: RSS, Atom, JSON Feed, sitemaps of news.

RSS and Atom by feedparser, JSON Feed (https://www.jsonfeed.org/version/1.1/) by msgspec, sitemaps
(https://www.sitemaps.org, with Google's news extension) by the standard library: ultimate-sitemap-parser 1.8.1 wants
an older dateutil than Material's. What comes in is hostile: it is limited in size and number, texts are stripped of
markup, and URLs are only of http and https.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import msgspec

from digest.intake.items import FeedItem
from digest.intake.published import published_day
from digest.read.fields import split_safe_url

MAX_FEED_BYTES = 8 * 1024 * 1024
MAX_ITEMS = 2_000
"""Items of one feed that are read; a news sitemap may have 1,000."""

MAX_TITLE, MAX_SUMMARY = 300, 600
"""Characters of a title and a summary that are kept."""

TAGS = re.compile(r"<[^>]{0,2000}>")
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
NEWS_DATE = NEWS + "publication_date"
SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


class UnreadableFeedError(Exception):
    """Bytes that are no feed; `args[0]` is the reason: `no-feed`, `json` or `too-large`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds: its own title, its items, and, of a sitemap's index, the URLs of the sitemaps in it."""

    title: str = ""
    items: tuple[FeedItem, ...] = ()
    sitemaps: tuple[str, ...] = ()


def read_feed(content: bytes, url: str) -> Feed:
    """Return what a feed holds. Raises `UnreadableFeedError`."""
    if len(content) > MAX_FEED_BYTES:
        raise UnreadableFeedError("too-large")
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return read_json_feed(content)
    if SITEMAP.search(start):
        return read_sitemap(content)
    return read_xml_feed(content, url)


def read_xml_feed(content: bytes, url: str) -> Feed:
    """Return what an RSS or Atom feed holds; one with slips is read as far as it goes."""
    import feedparser  # type: ignore[import-untyped]  # not installed where the site is only built

    parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url}, sanitize_html=False)
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableFeedError("no-feed")
    entries = (
        (
            one.get("link") or one.get("id"),
            one.get("title"),
            one.get("summary"),
            one.get("published") or dict.get(one, "updated"),
        )
        for one in parsed.entries
    )
    return Feed(title=plain_text(parsed.feed.get("title"), MAX_TITLE), items=to_items(entries))


def read_json_feed(content: bytes) -> Feed:
    """Return what a JSON Feed holds. Raises `UnreadableFeedError`."""
    try:
        feed: Any = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError):
        raise UnreadableFeedError("json") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableFeedError("no-feed")
    entries = (
        (
            one.get("url") or one.get("external_url") or one.get("id"), one.get("title"),
            one.get("summary") or one.get("content_text") or one.get("content_html"),
            one.get("date_published") or one.get("date_modified"),
        )
        for one in items
        if isinstance(one, dict)
    )  # fmt: skip
    return Feed(title=plain_text(feed.get("title"), MAX_TITLE), items=to_items(entries))


def read_sitemap(content: bytes) -> Feed:
    """Return the news of a sitemap, or the sitemaps of an index. Raises `UnreadableFeedError`."""
    if b"<!DOCTYPE" in content[:4096]:  # no sitemap has one, and entities would be declared there
        raise UnreadableFeedError("no-feed")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a DOCTYPE there are no entities to expand
    except (ElementTree.ParseError, ValueError, RecursionError, LookupError):
        raise UnreadableFeedError("no-feed") from None
    inner = (child_text(one, SITEMAPS + "loc") for one in root.iter(SITEMAPS + "sitemap"))
    return Feed(items=to_items(news_of(root)), sitemaps=tuple(filter(is_web_url, inner)))


def news_of(root: ElementTree.Element) -> Iterator[tuple[str, str, str, str]]:
    """Yield the pages of a sitemap that are news, which alone have a title."""
    for page in root.iter(SITEMAPS + "url"):
        story = page.find(NEWS + "news")
        if story is not None:
            yield (
                child_text(page, SITEMAPS + "loc"),
                child_text(story, NEWS + "title"),
                "",
                child_text(story, NEWS_DATE),
            )


def child_text(element: ElementTree.Element, name: str) -> str:
    """Return the text of a child element; empty where there is none."""
    return (element.findtext(name) or "").strip()


def to_items(entries: Iterable[tuple[Any, Any, Any, Any]]) -> tuple[FeedItem, ...]:
    """Return the items of entries (URL, title, summary, date) that have a web address and a title, each URL once."""
    found: dict[str, FeedItem] = {}
    for url, title, summary, published in entries:
        if len(found) >= MAX_ITEMS:
            break
        if is_web_url(url) and (headline := plain_text(title, MAX_TITLE)):
            found.setdefault(
                url.strip(),
                FeedItem(
                    url=url.strip(), title=headline, summary=plain_text(summary, MAX_SUMMARY),
                    published=published_day(published) if isinstance(published, str) else None,
                ),
            )  # fmt: skip
    return tuple(found.values())


def is_web_url(url: object) -> bool:
    """Tell whether a value is an http(s) URL of reasonable length."""
    return isinstance(url, str) and len(url) <= 2000 and split_safe_url(url.strip()) is not None


def plain_text(value: object, most: int) -> str:
    """Return a text without markup on one line, at most `most` characters; empty for what is no text."""
    text = html.unescape(TAGS.sub(" ", html.unescape(value[: 20 * most]))) if isinstance(value, str) else ""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
