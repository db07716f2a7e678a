"""Reads feeds from the web or from files: politely, one host at a time, and a broken feed harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from digest.intake.feed_reader import MAX_FEED_BYTES, Feed, UnreadableFeedError, read_feed
from digest.intake.feeds_file import NewsFeedEntry
from digest.intake.items import FeedItem
from digest.intake.state import FeedState
from digest.web.polite_client import DownloadError, PoliteClient, group_by_host

MAX_PARALLEL_HOSTS = 8
MAX_SITEMAPS = 4
"""Sitemaps of an index that are read: the last ones, which hold the newest pages."""

OVERLAP = timedelta(days=3)
"""So much before the last run is looked at again, for feeds show some items late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """What came of one feed: its items since a day, its new state, or the reason why it could not be read."""

    url: str
    items: tuple[FeedItem, ...] = ()
    state: FeedState | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Reads feeds on a day; `since` overrides the day from which each feed's items count."""

    client: PoliteClient
    today: date
    states: dict[str, FeedState] = field(default_factory=dict)
    since: date | None = None

    def collect(self, feeds: Iterable[NewsFeedEntry], progress: Callable[[FeedResult], None]) -> list[FeedResult]:
        """Return the results of all feeds, each once, in their order; `progress` is called with each as it comes."""
        entries = {feed.url: feed for feed in feeds}
        with ThreadPoolExecutor(MAX_PARALLEL_HOSTS) as pool:
            hosts = ([entries[url] for url in urls] for urls in group_by_host(entries))
            results = pool.map(lambda own: self.read_host(own, progress), hosts)
            by_url = {one.url: one for own in results for one in own}
        return [by_url[url] for url in entries]

    def read_host(self, feeds: Iterable[NewsFeedEntry], progress: Callable[[FeedResult], None]) -> list[FeedResult]:
        """Return the results of the feeds of one host, one after the other."""
        results = []
        for feed in feeds:
            results.append(self.read(feed))
            progress(results[-1])
        return results

    def read(self, feed: NewsFeedEntry) -> FeedResult:
        """Return the result of one feed; raises nothing, whatever the host sends."""
        known = self.states.get(feed.url)
        try:
            found, state = self.download(feed.url, None if self.since else known)
            items = [
                *found.items,
                *(item for url in found.sitemaps[-MAX_SITEMAPS:] for item in self.sitemap_items(url)),
            ]
        except (DownloadError, UnreadableFeedError) as error:
            return FeedResult(url=feed.url, problem=str(error.args[0]))
        first = self.since or max(feed.since.start, known.read - OVERLAP if known else feed.since.start)
        named = (replace(item, outlet=feed.outlet.id, language=feed.language, feed=feed.url) for item in items)
        recent = (item for item in named if item.published is None or first <= item.published <= self.today)
        return FeedResult(url=feed.url, items=tuple(recent), state=state)

    def sitemap_items(self, url: str) -> Iterator[FeedItem]:
        """Yield the items of a sitemap that an index names. Raises `DownloadError`, `UnreadableFeedError`."""
        yield from self.download(url, None)[0].items

    def download(self, url: str, known: FeedState | None) -> tuple[Feed, FeedState]:
        """Return what a feed holds, nothing where it is as it was, and its state of today."""
        headers = {"Accept": "application/rss+xml, application/atom+xml, application/feed+json, text/xml, */*;q=0.5"}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        _, response = self.client.download(url, MAX_FEED_BYTES + 1, headers)
        if response.status == 304 and known:
            return Feed(), replace(known, read=self.today)
        if response.status != 200:
            raise DownloadError(f"status {response.status}")
        etag, modified = (response.headers.get(name, "")[:200] for name in ("etag", "last-modified"))
        return read_feed(response.body, url), FeedState(read=self.today, etag=etag, modified=modified)


def read_feed_file(file: Path, today: date, since: date | None) -> FeedResult:
    """Return the result of a feed that lies in a file; its outlet is the feed's own title."""
    try:
        with file.open("rb") as stream:
            feed = read_feed(stream.read(MAX_FEED_BYTES + 1), "")
    except OSError as error:
        return FeedResult(url=str(file), problem=str(error.strerror or error))
    except UnreadableFeedError as error:
        return FeedResult(url=str(file), problem=str(error.args[0]))
    named = (replace(item, outlet=feed.title, feed=str(file)) for item in feed.items)
    recent = (item for item in named if item.published is None or not since or since <= item.published <= today)
    return FeedResult(url=str(file), items=tuple(recent))
