"""Gentleness: one request at a time to a host, with pauses, and none where the host asks for quiet."""

from __future__ import annotations

import email.utils
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

PAUSE = 2.0
"""Seconds between the end of one request to a host and the begin of the next."""

LONGEST_WAIT = 60.0
"""Seconds that we wait for a host that asks for it; one that asks for more is left alone for the rest of the run."""


MOST_FAILURES = 2
"""After so many requests in a row without an answer, a host is left alone for the rest of the run."""


class RestingError(Exception):
    """The host has asked for quiet that lasts longer than we wait."""


@dataclass(slots=True)
class Host:
    """One host's queue of one, and when (on the monotonic clock) it may be asked again."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    again: float = 0.0
    pause: float = 0.0
    failures: int = 0


class Turns:
    """Who may ask which host when; shared by all threads of a run."""

    def __init__(self, pause: float = PAUSE, longest_wait: float = LONGEST_WAIT) -> None:
        self.pause, self.longest_wait = pause, longest_wait
        self.hosts: defaultdict[str, Host] = defaultdict(Host)
        self.guard = threading.Lock()

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Wait for the turn to ask a host, and hold it. Raises `RestingError`."""
        host = self.host(name)
        with host.lock:
            wait = host.again - time.monotonic()
            if wait > self.longest_wait:
                raise RestingError(name)
            time.sleep(max(0.0, wait))
            try:
                yield
            finally:
                host.again = max(host.again, time.monotonic() + max(self.pause, host.pause))

    def host(self, name: str) -> Host:
        """Return a host's queue."""
        with self.guard:
            return self.hosts[name]

    def rest(self, name: str, retry_after: str | None) -> None:
        """Note that a host asked for quiet (429, 503): as long as it says, or for the rest of the run.

        Called within the host's turn.
        """
        seconds = seconds_of(retry_after, datetime.now(UTC))
        self.host(name).again = time.monotonic() + (float("inf") if seconds is None else seconds)

    def answered(self, name: str, *, well: bool) -> None:
        """Note whether a host answered at all. Called within the host's turn."""
        host = self.host(name)
        host.failures = 0 if well else host.failures + 1
        if host.failures >= MOST_FAILURES:
            self.rest(name, None)

    def slow_down(self, name: str, pause: float) -> None:
        """Note the pause that a host's robots.txt asks for (Crawl-delay), up to what we wait at all."""
        self.host(name).pause = min(pause, self.longest_wait)


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header means (RFC 9110, 10.2.3), or None where it says nothing usable."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
