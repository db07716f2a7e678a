"""Which addresses a run asks: whatever is in doubt, and a week's share of all others.

Nothing is kept about who was asked when. The hash of an address says to which share it belongs, and the week whose turn
it is, so that a run that fails loses one turn and no more, and ten thousand addresses are spread over half a year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

LIMIT = 500
"""Addresses of one run."""


def due(urls: Collection[str], doubts: Mapping[str, date], today: date, limit: int = LIMIT) -> list[str]:
    """Return at most `limit` addresses for this week; `doubts` tells when those in doubt were last asked."""
    share = shares(urls, today, limit)
    others = set(urls).difference(share)
    doubtful = sorted((url for url in doubts if url in others), key=lambda url: (doubts[url], url))
    return [*doubtful[: max(limit - len(share), limit // 4)], *share][:limit]


def shares(urls: Collection[str], today: date, limit: int) -> list[str]:
    """Return this week's share, at most three quarters of `limit`, in an order that changes with each round.

    Where time runs out, it is so never the same address that is left over. A new article moves the borders of shares
    by less than an address, so that next to nobody is passed over.
    """
    all_ = sorted(urls, key=hashed)
    number = max(1, -(-len(all_) // max(1, limit * 3 // 4)))
    lap, turn = divmod(today.toordinal() // 7, number)
    mine = all_[turn * len(all_) // number : (turn + 1) * len(all_) // number]
    return sorted(mine, key=lambda url: hashed(f"{lap} {url}"))


def hashed(text: str) -> int:
    """Return a number that is the same on every machine and spread evenly."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def by_host(urls: Iterable[str]) -> Sequence[list[str]]:
    """Return addresses in one queue for each host, the longest queue first."""
    queues: dict[str, list[str]] = {}
    for url in urls:
        queues.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    return sorted(queues.values(), key=len, reverse=True)
