"""Politeness: one request at a time to a host, a delay between requests, and none to a host that asks for a stop."""

from __future__ import annotations

import email.utils
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

DEFAULT_DELAY = 2.0
"""Seconds between the end of one request to a host and the start of the next."""

MAX_WAIT = 60.0
"""Seconds to wait for a host that asks for it; a host that asks for more gets no more requests in this run."""

MAX_FAILURES = 2
"""After so many requests in a row without a response, a host gets no more requests in this run."""


class HostSuspendedError(Exception):
    """The host gets no request now, and would get none within the longest wait."""


@dataclass(slots=True)
class HostState:
    """One host's lock, the monotonic time of its next request, its own delay, and its failures in a row."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    next_request: float = 0.0
    delay: float = 0.0
    failures: int = 0


class RateLimiter:
    """Decides when a host may get its next request; shared by all threads of a run."""

    def __init__(self, delay: float = DEFAULT_DELAY, max_wait: float = MAX_WAIT) -> None:
        self.delay, self.max_wait = delay, max_wait
        self.hosts: defaultdict[str, HostState] = defaultdict(HostState)
        self.lock = threading.Lock()

    @contextmanager
    def slot(self, name: str) -> Iterator[None]:
        """Wait until a host may get a request; other threads wait meanwhile. Raises `HostSuspendedError`."""
        host = self.host(name)
        with host.lock:
            wait = host.next_request - time.monotonic()
            if wait > self.max_wait:
                raise HostSuspendedError(name)
            time.sleep(max(0.0, wait))
            try:
                yield
            finally:
                host.next_request = max(host.next_request, time.monotonic() + max(self.delay, host.delay))

    def host(self, name: str) -> HostState:
        """Return a host's state."""
        with self.lock:
            return self.hosts[name]

    def suspend(self, name: str, retry_after: str | None) -> None:
        """Send a host no requests (after 429, 503) for as long as Retry-After says, else for the rest of the run.

        Called within the host's slot.
        """
        seconds = parse_retry_after(retry_after, datetime.now(UTC))
        self.host(name).next_request = time.monotonic() + (float("inf") if seconds is None else seconds)

    def record_result(self, name: str, *, responded: bool) -> None:
        """Count failures in a row; a response ends the count. Called within the host's slot."""
        host = self.host(name)
        host.failures = 0 if responded else host.failures + 1
        if host.failures >= MAX_FAILURES:
            self.suspend(name, None)

    def slow_down(self, name: str, delay: float) -> None:
        """Set the delay that a host's robots.txt asks for (Crawl-delay), at most the longest wait."""
        self.host(name).delay = min(delay, self.max_wait)


def parse_retry_after(retry_after: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header means (RFC 9110, 10.2.3), or None if it says nothing usable."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
