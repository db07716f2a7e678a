"""Which URLs a run checks: those that were missing at their last check, and a weekly share of all others.

No check date is stored. The hash of a URL decides in which share it is, and the week which share is due, so that a
failed run delays one share and nothing else, and ten thousand URLs are spread over half a year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import date

URLS_PER_RUN = 500


def due_urls(
    urls: Collection[str], last_missing: Mapping[str, date], today: date, limit: int = URLS_PER_RUN
) -> list[str]:
    """Return at most `limit` URLs for this week; `last_missing` holds the day on which a URL was last missing."""
    share = weekly_share(urls, today, limit)
    others = set(urls).difference(share)
    missing = sorted((url for url in last_missing if url in others), key=lambda url: (last_missing[url], url))
    return [*missing[: max(limit - len(share), limit // 4)], *share][:limit]


def weekly_share(urls: Collection[str], today: date, limit: int) -> list[str]:
    """Return this week's share, at most three quarters of `limit`, in an order that changes with each round.

    So it is not always the same URL that is left when time runs out. A new article moves the borders of shares by less
    than one URL, so that hardly any URL is skipped.
    """
    ordered = sorted(urls, key=stable_hash)
    count = max(1, -(-len(ordered) // max(1, limit * 3 // 4)))
    round_number, index = divmod(today.toordinal() // 7, count)
    share = ordered[index * len(ordered) // count : (index + 1) * len(ordered) // count]
    return sorted(share, key=lambda url: stable_hash(f"{round_number} {url}"))


def stable_hash(text: str) -> int:
    """Return an evenly distributed hash of 64 bits that is the same on every machine and in every process."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
