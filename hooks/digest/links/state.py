"""The pages that were missing, kept from run to run in data/links.json, which the links pull request also updates.

The file holds only URLs that were missing when last checked and that no article marks as gone yet. A page counts as
gone after three findings in a row, the first and the last at least two weeks apart. Anybody may have edited the file:
an entry of another format is ignored, which loses its findings and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from digest.links.page_check import MISSING_STATUSES, Outcome, OutcomeReason
from digest.parse.files import MAX_VOCABULARY_BYTES, read_bytes

STATE_FILE = "data/links.json"
MIN_FINDINGS = 3
MIN_SPAN = timedelta(days=14)
"""The least time between the first and the last finding."""

MISSING_REASONS: frozenset[OutcomeReason] = frozenset([*MISSING_STATUSES.values(), "no-host"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """A page that was missing `times` times in a row: first on the day `since`, last on the day `last`."""

    since: date
    last: date
    times: int
    reason: OutcomeReason

    @property
    def is_confirmed(self) -> bool:
        """Whether the page may be marked as gone."""
        return self.times >= MIN_FINDINGS and self.last - self.since >= MIN_SPAN


def read_state(root: Path) -> dict[str, MissingPage]:
    """Return the missing pages of the file by URL; empty for a file that is absent, too large or no JSON object."""
    content = read_bytes(root, STATE_FILE, MAX_VOCABULARY_BYTES)
    if content is None or len(content) > MAX_VOCABULARY_BYTES:
        return {}
    try:
        state: Any = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    entries = state.items() if isinstance(state, dict) else ()
    return {url: page for url, entry in entries if (page := parse_entry(entry))}


def parse_entry(entry: Any) -> MissingPage | None:
    """Return the page of an entry, or None for an entry of another format."""
    try:
        since, last = date.fromisoformat(entry["since"]), date.fromisoformat(entry["last"])
        times, reason, is_known = entry["times"], entry["why"], entry["why"] in MISSING_REASONS
    except (KeyError, TypeError, ValueError):
        return None
    is_valid = type(times) is int and 0 < times < 1000 and is_known and since <= last
    return MissingPage(since=since, last=last, times=times, reason=reason) if is_valid else None


def write_state(root: Path, missing: Mapping[str, MissingPage]) -> None:
    """Write the missing pages, one line for each URL."""
    lines = [f" {json.dumps(url)}: {json.dumps(as_entry(page))}" for url, page in sorted(missing.items())]
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    if missing or (root / STATE_FILE).exists():
        (root / STATE_FILE).write_text(text, encoding="utf-8", newline="\n")


def as_entry(page: MissingPage) -> dict[str, Any]:
    """Return a page's JSON entry."""
    return {
        "since": page.since.isoformat(), "last": page.last.isoformat(), "times": page.times, "why": page.reason,
    }  # fmt: skip


def updated_state(
    missing: Mapping[str, MissingPage], outcomes: Mapping[str, Outcome], cited: Collection[str], today: date
) -> dict[str, MissingPage]:
    """Return the missing pages after a run: those still cited that were missing again, or were not checked.

    An unknown outcome neither confirms nor ends an entry; two runs on one day count as one finding.
    """
    kept = {url: page for url, page in missing.items() if url in cited and page.last <= today}
    for url, outcome in outcomes.items():
        if outcome.state in {"here", "moved"}:
            kept.pop(url, None)
        elif outcome.state == "missing":
            kept[url] = with_finding(kept.get(url), outcome, today)
    return kept


def with_finding(page: MissingPage | None, outcome: Outcome, today: date) -> MissingPage:
    """Return a missing page with today's finding added."""
    if page is None:
        return MissingPage(since=today, last=today, times=1, reason=outcome.reason)
    return replace(page, last=today, times=page.times + (page.last < today), reason=outcome.reason)


def without_urls(missing: Mapping[str, MissingPage], urls: Iterable[str]) -> dict[str, MissingPage]:
    """Return the missing pages except those of `urls`."""
    removed = set(urls)
    return {url: page for url, page in missing.items() if url not in removed}
