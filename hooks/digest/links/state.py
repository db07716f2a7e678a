"""What is in doubt, from run to run: data/links.json, written by the same pull request as the proposals.

The repository is the only state, and this file is small: it holds the addresses alone whose page was missing when last
asked and that no article calls gone yet. A page is gone after three findings in a row, two weeks apart at the least.
Other hands may have written the file: what is not of its shape is left out, which costs a finding and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from digest.links.page_check import MISSING, Outcome, Why
from digest.read.files import LARGEST_VOCABULARY

FILE = "data/links.json"
FINDINGS = 3
SPAN = timedelta(days=14)
"""How far the first and the last finding have to be apart."""

REASONS: frozenset[Why] = frozenset([*MISSING.values(), "no-host"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A page that was missing `times` times in a row: first on the day `since`, last on the day `last`."""

    since: date
    last: date
    times: int
    why: Why

    @property
    def is_sure(self) -> bool:
        """Whether the page may be called gone."""
        return self.times >= FINDINGS and self.last - self.since >= SPAN


def read_doubts(root: Path) -> dict[str, Doubt]:
    """Return what is in doubt."""
    file = root / FILE
    if file.is_symlink() or not file.is_file() or file.stat().st_size > LARGEST_VOCABULARY:
        return {}
    try:
        found: Any = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {url: doubt for url, entry in entries if (doubt := doubt_of(entry))}


def doubt_of(entry: Any) -> Doubt | None:
    """Return an entry's doubt, or None where it is not of its shape."""
    try:
        since, last = date.fromisoformat(entry["since"]), date.fromisoformat(entry["last"])
        times, why, known = entry["times"], entry["why"], entry["why"] in REASONS
    except (KeyError, TypeError, ValueError):
        return None
    sound = type(times) is int and 0 < times < 1000 and known and since <= last
    return Doubt(since=since, last=last, times=times, why=why) if sound else None


def write_doubts(root: Path, doubts: Mapping[str, Doubt]) -> None:
    """Write what is in doubt, one line for each address."""
    lines = [f" {json.dumps(url)}: {json.dumps(entry_of(doubt))}" for url, doubt in sorted(doubts.items())]
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    if doubts or (root / FILE).exists():
        (root / FILE).write_text(text, encoding="utf-8", newline="\n")


def entry_of(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt as it is written."""
    return {
        "since": doubt.since.isoformat(), "last": doubt.last.isoformat(), "times": doubt.times, "why": doubt.why,
    }  # fmt: skip


def after(
    doubts: Mapping[str, Doubt], outcomes: Mapping[str, Outcome], cited: Collection[str], today: date
) -> dict[str, Doubt]:
    """Return what is in doubt after a run: those still `cited` that were missing once more, or were not asked.

    What is unknown neither confirms a doubt nor ends it; two runs on one day are one finding.
    """
    kept = {url: doubt for url, doubt in doubts.items() if url in cited and doubt.last <= today}
    for url, outcome in outcomes.items():
        if outcome.state in {"here", "moved"}:
            kept.pop(url, None)
        elif outcome.state == "missing":
            kept[url] = once_more(kept.get(url), outcome, today)
    return kept


def once_more(doubt: Doubt | None, outcome: Outcome, today: date) -> Doubt:
    """Return a doubt with today's finding."""
    if doubt is None:
        return Doubt(since=today, last=today, times=1, why=outcome.why)
    return replace(doubt, last=today, times=doubt.times + (doubt.last < today), why=outcome.why)


def all_but(doubts: Mapping[str, Doubt], settled: Iterable[str]) -> dict[str, Doubt]:
    """Return the doubts without those that are settled: an article says so now."""
    known = set(settled)
    return {url: doubt for url, doubt in doubts.items() if url not in known}
