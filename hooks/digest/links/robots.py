"""What a host's robots.txt allows us (RFC 9309): asked once a run, kept for the run."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol
from urllib.robotparser import RobotFileParser

from digest.links.http_client import Answer

LARGEST = 256 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 wants at least 500 KiB read, of which ours never saw a tenth."""

NAME = "KotaMitraLinks"
"""The product's name in robots.txt and, with a version, in User-Agent."""


class Fetch(Protocol):
    """Asks for an address in its host's turn."""

    def __call__(self, url: str, method: str, most: int) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules; without a parser everything is allowed."""

    parser: RobotFileParser | None = None

    def allow(self, url: str) -> bool:
        """Tell whether we may ask for an address."""
        return self.parser is None or self.parser.can_fetch(NAME, url)

    @property
    def pause(self) -> float:
        """The seconds that the host wants between requests, or 0."""
        delay = self.parser.crawl_delay(NAME) if self.parser else None
        return float(delay or 0)


class Robots:
    """The rules of all hosts that a run meets."""

    def __init__(self, fetch: Fetch) -> None:
        self.fetch = fetch
        self.known: dict[str, Rules] = {}
        self.guard = threading.Lock()

    def rules(self, origin: str) -> Rules:
        """Return the rules of `https://host`. Raises what `fetch` raises: a host that is not there has none to give."""
        with self.guard:
            found = self.known.get(origin)
        if found is None:
            found = parsed(self.fetch(f"{origin}/robots.txt", "GET", LARGEST))
            with self.guard:
                self.known[origin] = found
        return found


def parsed(answer: Answer) -> Rules:
    """Return the rules that an answer holds: without a robots.txt everything is allowed, with a broken server nothing.

    That is RFC 9309, 2.3.1; only a redirect is not followed, for where it leads has rules of its own.
    """
    parser = RobotFileParser()
    if answer.status >= 500 or answer.status == 429:
        parser.parse(["User-agent: *", "Disallow: /"])
        return Rules(parser)
    if answer.status != 200:
        return Rules()
    try:
        parser.parse(answer.body.decode("utf-8", "replace").splitlines())
    except ValueError:  # numbers that are none, such as "Crawl-delay: ²"
        return Rules()
    return Rules(parser)
