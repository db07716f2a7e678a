"""A run: ask this week's addresses, all hosts beside each other and each host one after the other."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from digest.links.archive import NoArchiveError, archive_copy
from digest.links.citations import Place
from digest.links.edits import Change
from digest.links.page_check import Asker, Outcome, check
from digest.links.schedule import by_host
from digest.links.state import Doubt

HOSTS_AT_ONCE = 8
MOST_FAILURES = 3
"""After so many questions in a row without an answer, the archive is asked no more in this run."""

ENOUGH_HOSTS = 10
"""From so many hosts on, it is our network that is broken where most of their names are unknown."""


@dataclass(slots=True, kw_only=True)
class Found:
    """What the hosts and the archive answered, by address; a copy that is None does not exist."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    copies: dict[str, str | None] = field(default_factory=dict)
    archive_failed: int = 0


def ask_all(
    urls: Sequence[str], places: Mapping[str, Sequence[Place]], asker: Asker, archive: str, seconds: float
) -> Found:
    """Return what became of `urls`; after `seconds` nothing new is begun."""
    found, end = Found(), time.monotonic() + seconds
    with ThreadPoolExecutor(HOSTS_AT_ONCE + 1) as pool:
        jobs = [pool.submit(ask_archive, urls, places, asker, archive, found, end)]
        jobs += [pool.submit(ask_host, queue, asker, found, end) for queue in by_host(urls)]
        for job in jobs:
            job.result()
    return found


def ask_host(urls: Iterable[str], asker: Asker, found: Found, end: float) -> None:
    """Ask one host for its pages, one after the other."""
    for url in urls:
        if time.monotonic() > end:
            return
        found.outcomes[url] = check(url, asker)


def ask_archive(
    urls: Iterable[str], places: Mapping[str, Sequence[Place]], asker: Asker, archive: str, found: Found, end: float
) -> None:
    """Ask the archive for copies of what has none noted, one after the other."""
    failures = 0
    for url in urls:
        if time.monotonic() > end or failures >= MOST_FAILURES:
            return
        uses = [place for place in places[url] if not place.archived]
        if not uses or (urlsplit(url).hostname or "").endswith("archive.org"):
            continue
        try:
            found.copies[url] = archive_copy(url, uses[0].near, asker, archive)
            failures = 0
        except NoArchiveError:
            found.archive_failed, failures = found.archive_failed + 1, failures + 1


def network_is_broken(found: Found) -> bool:
    """Tell whether it is our network that knows no names: nobody answered at all, or most of many hosts are unknown."""
    hosts = {urlsplit(url).netloc for url in found.outcomes}
    unknown = {urlsplit(url).netloc for url, one in found.outcomes.items() if one.why in {"no-host", "name-service"}}
    answered = bool(found.copies) or any(one.status for one in found.outcomes.values())
    most = len(hosts) >= ENOUGH_HOSTS and len(unknown) * 2 > len(hosts)
    return most or (bool(unknown) and not answered)


def changes(found: Found, places: Mapping[str, Sequence[Place]], doubts: Mapping[str, Doubt]) -> Iterable[Change]:
    """Yield what should be noted in the articles: copies, what is gone for sure, and what is back."""
    for url, copy in found.copies.items():
        missing = url in found.outcomes and found.outcomes[url].state == "missing"
        # An instrument has no field for a copy; an editor hears of it when the instrument itself is not to be had.
        uses = [place for place in places[url] if (place.is_source and not place.archived) or missing]
        yield from (change(place, "archive_url", copy) for place in uses if copy and not place.archived)
    for url, outcome in found.outcomes.items():
        doubt = doubts.get(url)
        if doubt and doubt.is_sure and outcome.state == "missing":
            yield from (change(place, "gone", day(doubt.since)) for place in places[url] if not place.gone)
        elif outcome.state in {"here", "moved"}:
            yield from (change(place, "gone", None) for place in places[url] if place.gone)


def change(place: Place, name: str, value: str | None) -> Change:
    """Return a change at a place."""
    return Change(file=place.file, path=place.path, field=name, value=value)


def day(found: date) -> str:
    """Return a day as articles write it."""
    return found.isoformat()
