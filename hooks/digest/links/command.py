"""`python3 run.py links`: find cited pages that are gone and archive copies, and note both in the articles."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from digest.check.runner import check
from digest.core.clock import today
from digest.core.problem import Problem
from digest.links.archive import ARCHIVE_HOST
from digest.links.citations import cited_urls
from digest.links.edits import FieldEdit, apply_edit
from digest.links.report import RunSummary, localize, render_report
from digest.links.runner import Citations, RunResult, check_urls, field_edits, is_network_broken
from digest.links.schedule import URLS_PER_RUN, due_urls
from digest.links.state import MissingPage, read_state, updated_state, without_urls, write_state
from digest.parse.exact_text import read_exact, replace_file
from digest.read.fields import LANGUAGES
from digest.read.loader import ContentLoader
from digest.web.polite_client import create_client
from digest.web.rate_limit import DEFAULT_DELAY

MAX_MINUTES = 60.0
PURPOSE = "asks whether cited pages are still there"
"""What the User-Agent says of the requests."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to `parser`."""
    usual_limit, usual_host = f"(usually {URLS_PER_RUN})", f"(usually {ARCHIVE_HOST})"
    parser.add_argument("--limit", type=positive_number, default=URLS_PER_RUN, help=f"addresses a run {usual_limit}")
    parser.add_argument("--minutes", type=float, default=MAX_MINUTES, help="after so many minutes nothing new is begun")
    parser.add_argument("--write", action="store_true", help="note what was found in the articles and data/links.json")
    parser.add_argument("--report", type=Path, help="write the report to this file")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of messages")
    parser.add_argument("--archive-host", default=ARCHIVE_HOST, help=f"who is asked for copies {usual_host}")
    parser.add_argument("--pause", type=float, default=DEFAULT_DELAY, help=argparse.SUPPRESS)
    # For tests against a local server only: with real articles it would open the local network to their URLs.
    parser.add_argument("--private-hosts", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=links_command)


def positive_number(text: str) -> int:
    """Return a positive whole number. Raises `ArgumentTypeError`, whose text argparse prints."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 up")
    return int(text)


def links_command(options: argparse.Namespace) -> int:
    """Check the URLs, edit the articles, report; 1 if nothing could be read or requested, or an edit broke a rule."""
    content = ContentLoader(options.root).content()
    if content is None or not re.fullmatch(r"https?://[\w.:-]+", options.archive_host, re.ASCII):
        return fail(options, "vocabularies" if content is None else "bad-archive")
    citations, missing, day = cited_urls(content.articles), read_state(options.root), today()
    urls = due_urls(citations, {url: page.last for url, page in missing.items()}, day, options.limit)
    client = create_client(options.root, PURPOSE, pause=options.pause, allow_private=options.private_hosts)
    result = check_urls(urls, citations, client, options.archive_host, options.minutes * 60)
    if is_network_broken(result):
        return fail(options, "network")
    missing = updated_state(missing, result.outcomes, citations, day)
    applied, by_hand, files = apply_edits(options.root, field_edits(result, citations, missing))
    missing = without_urls(missing, urls_marked_gone(citations, applied))
    summary = summarise(citations, urls, result, missing)
    summary.applied, summary.by_hand = applied, by_hand
    if options.write and (broken := write_changes(options.root, files, missing)):
        return fail(options, "undone", files=", ".join(broken))
    output_report(options, render_report(summary))
    return 0


def apply_edits(root: Path, edits: Iterable[FieldEdit]) -> tuple[list[FieldEdit], list[FieldEdit], dict[str, str]]:
    """Return the edits that could be made, those left to an editor, and the new texts of files; write nothing."""
    applied: list[FieldEdit] = []
    by_hand: list[FieldEdit] = []
    files: dict[str, str] = {}
    for edit in edits:
        before = files.get(edit.file) or read_exact(root, edit.file)
        text = apply_edit(before, edit) if edit.field_path[0] == "sources" else None
        if text is None:
            by_hand.append(edit)
        else:
            files[edit.file] = text
            applied.append(edit)
    return applied, by_hand, files


def urls_marked_gone(citations: Citations, applied: Sequence[FieldEdit]) -> Iterable[str]:
    """Yield the URLs that are marked as gone, after the applied edits, in every source that cites them."""
    marked = {(edit.file, edit.field_path) for edit in applied if edit.field == "gone"}
    for url, uses in citations.items():
        sources = [cited for cited in uses if cited.is_source]
        if sources and all(cited.is_marked_gone or (cited.file, cited.field_path) in marked for cited in sources):
            yield url


def write_changes(root: Path, files: dict[str, str], missing: Mapping[str, MissingPage]) -> list[str]:
    """Write the files and the state; if a file breaks a rule that it kept before, undo all and return those files."""
    known = set(map(without_position, check(root, today())[1]))
    before = {file: read_exact(root, file) for file in files}
    for file, text in files.items():
        replace_file(root, file, text)
    new = (problem for problem in check(root, today())[1] if without_position(problem) not in known)
    broken = {problem.path for problem in new if problem.path in files}
    if broken:
        for file, text in before.items():
            replace_file(root, file, text)
        return sorted(broken)
    write_state(root, missing)
    return []


def without_position(problem: Problem) -> Problem:
    """Return a problem without its line and column, which an edit above it moves."""
    return replace(problem, line=0, column=0)


def summarise(
    citations: Citations, urls: Sequence[str], result: RunResult, missing: Mapping[str, MissingPage]
) -> RunSummary:
    """Return the summary of a run, without its edits."""
    return RunSummary(
        cited=len(citations), outcomes=result.outcomes, unchecked=len(urls) - len(result.outcomes), missing=missing,
        without_snapshot=sum(snapshot is None for snapshot in result.snapshots.values()),
        archive_failures=result.archive_failures,
    )  # fmt: skip


def output_report(options: argparse.Namespace, text: str) -> None:
    """Write the report to the file of `--report`, else print it."""
    if options.report:
        options.report.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")


def fail(options: argparse.Namespace, key: str, **values: object) -> int:
    """Print the message `key` of texts.yml and return the exit code 1."""
    print(localize(key, options.lang, **values), file=sys.stderr)
    return 1
