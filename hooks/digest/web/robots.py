"""What a host's robots.txt allows (RFC 9309); fetched once in a run and kept for it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol
from urllib.robotparser import RobotFileParser

from digest.web.http_client import Response

MAX_ROBOTS_BYTES = 512 * 1024
"""Bytes of a robots.txt that are read: RFC 9309, 2.5, asks for at least 500 KiB."""

BOT_NAME = "KotaMitraLinks"
"""The product token in robots.txt and, with a version, in User-Agent."""


class Fetch(Protocol):
    """Requests a URL within the rate limit of its host."""

    def __call__(self, url: str, method: str, max_bytes: int) -> Response: ...


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """A host's rules; without a parser everything is allowed."""

    parser: RobotFileParser | None = None

    def allows(self, url: str) -> bool:
        """Tell whether a URL may be requested."""
        return self.parser is None or self.parser.can_fetch(BOT_NAME, url)

    @property
    def crawl_delay(self) -> float:
        """The seconds that the host wants between requests, or 0."""
        delay = self.parser.crawl_delay(BOT_NAME) if self.parser else None
        return float(delay or 0)


class RobotsCache:
    """The rules of every host that a run requests."""

    def __init__(self, fetch: Fetch) -> None:
        self.fetch = fetch
        self.by_origin: dict[str, RobotsRules] = {}
        self.lock = threading.Lock()

    def rules(self, origin: str) -> RobotsRules:
        """Return the rules of an origin such as `https://host`. Raises what `fetch` raises."""
        with self.lock:
            rules = self.by_origin.get(origin)
        if rules is None:
            rules = parse_robots(self.fetch(f"{origin}/robots.txt", "GET", MAX_ROBOTS_BYTES))
            with self.lock:
                self.by_origin[origin] = rules
        return rules


def parse_robots(response: Response) -> RobotsRules:
    """Return the rules of a response: without a robots.txt everything is allowed, with a server error nothing.

    That is RFC 9309, 2.3.1, except that redirects are not followed, since their target has rules of its own.
    """
    parser = RobotFileParser()
    if response.status >= 500 or response.status == 429:
        parser.parse(["User-agent: *", "Disallow: /"])
        return RobotsRules(parser)
    if response.status != 200:
        return RobotsRules()
    try:
        parser.parse(response.body.decode("utf-8", "replace").splitlines())
    except ValueError:  # the parser takes "²" for a digit: "Crawl-delay: ²"
        return RobotsRules()
    return RobotsRules(parser)
