"""One run: check this week's URLs, all hosts in parallel and the URLs of each host one after the other."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from digest.links.archive import ArchiveError, find_snapshot
from digest.links.citations import CitedUrl
from digest.links.edits import FieldEdit
from digest.links.page_check import Outcome, check_url
from digest.links.state import MissingPage
from digest.web.polite_client import PoliteClient, group_by_host

Citations = Mapping[str, Sequence[CitedUrl]]
"""All citations of each URL."""

MAX_PARALLEL_HOSTS = 8
MAX_ARCHIVE_FAILURES = 3
"""After so many failed requests in a row, the archive gets no more requests in this run."""

MIN_HOSTS = 10
"""With so many hosts or more, the local network counts as broken where most of their names are unknown."""


@dataclass(slots=True, kw_only=True)
class RunResult:
    """The outcomes of pages and the snapshots in the archive, by URL; None stands for a page without a snapshot."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    snapshots: dict[str, str | None] = field(default_factory=dict)
    archive_failures: int = 0


def check_urls(
    urls: Sequence[str], citations: Citations, client: PoliteClient, archive_host: str, seconds: float
) -> RunResult:
    """Return what was found at `urls`; no request starts after `seconds`."""
    result, deadline = RunResult(), time.monotonic() + seconds
    with ThreadPoolExecutor(MAX_PARALLEL_HOSTS + 1) as pool:
        jobs = [pool.submit(find_snapshots, urls, citations, client, archive_host, result, deadline)]
        jobs += [pool.submit(check_host, queue, client, result, deadline) for queue in group_by_host(urls)]
        for job in jobs:
            job.result()
    return result


def check_host(urls: Iterable[str], client: PoliteClient, result: RunResult, deadline: float) -> None:
    """Check the URLs of one host, one after the other."""
    for url in urls:
        if time.monotonic() > deadline:
            return
        result.outcomes[url] = check_url(url, client)


def find_snapshots(
    urls: Iterable[str], citations: Citations, client: PoliteClient, archive_host: str, result: RunResult,
    deadline: float,
) -> None:  # fmt: skip
    """Ask the archive for snapshots of URLs that are cited without `archive_url`, one after the other."""
    failures = 0
    for url in urls:
        if time.monotonic() > deadline or failures >= MAX_ARCHIVE_FAILURES:
            return
        unarchived = [cited for cited in citations[url] if not cited.has_archive_url]
        if not unarchived or (urlsplit(url).hostname or "").endswith("archive.org"):
            continue
        try:
            result.snapshots[url] = find_snapshot(url, unarchived[0].preferred_date, client, archive_host)
            failures = 0
        except ArchiveError:
            result.archive_failures, failures = result.archive_failures + 1, failures + 1


def is_network_broken(result: RunResult) -> bool:
    """Tell whether the local network is at fault: no host answered at all, or most names of many hosts are unknown."""
    hosts = {urlsplit(url).netloc for url in result.outcomes}
    unknown = {
        urlsplit(url).netloc for url, outcome in result.outcomes.items()
        if outcome.reason in {"no-host", "name-service"}
    }  # fmt: skip
    has_answers = bool(result.snapshots) or any(outcome.status for outcome in result.outcomes.values())
    are_most_unknown = len(hosts) >= MIN_HOSTS and len(unknown) * 2 > len(hosts)
    return are_most_unknown or (bool(unknown) and not has_answers)


def field_edits(result: RunResult, citations: Citations, missing: Mapping[str, MissingPage]) -> Iterable[FieldEdit]:
    """Yield the edits that the articles need: `archive_url`, `gone` for confirmed pages, no `gone` for found ones."""
    for url, snapshot in result.snapshots.items():
        is_missing = url in result.outcomes and result.outcomes[url].state == "missing"
        # An instrument has no field for a snapshot: an editor is told of one only if the instrument's page is missing.
        wanting = [cited for cited in citations[url] if (cited.is_source or is_missing) and not cited.has_archive_url]
        yield from (edit_at(cited, "archive_url", snapshot) for cited in wanting if snapshot)
    for url, outcome in result.outcomes.items():
        page = missing.get(url)
        if page and page.is_confirmed and outcome.state == "missing":
            since = page.since.isoformat()
            yield from (edit_at(cited, "gone", since) for cited in citations[url] if not cited.is_marked_gone)
        elif outcome.state in {"here", "moved"}:
            yield from (edit_at(cited, "gone", None) for cited in citations[url] if cited.is_marked_gone)


def edit_at(cited: CitedUrl, field_name: str, value: str | None) -> FieldEdit:
    """Return an edit of the mapping that holds a cited URL."""
    return FieldEdit(file=cited.file, field_path=cited.field_path, field=field_name, value=value)
