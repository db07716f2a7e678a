"""`python3 run.py intake`: find new reports in feeds, judge them, and say which are worth an article and why."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from digest.check.report import format_report, without_warnings
from digest.check.runner import check
from digest.core.clock import today
from digest.group.site import Site
from digest.intake.collector import Collector, FeedResult, read_feed_file
from digest.intake.feeds_file import NewsFeedEntry, read_feeds
from digest.intake.items import FeedItem
from digest.intake.judge import Judge
from digest.intake.report import IssueText, describe_cooperation, describe_evidence, json_lines, message
from digest.intake.state import MAX_WAITING, IntakeState, WaitingItem, read_state, write_state
from digest.intake.stories import JudgedItem, Stories, Story
from digest.model.builder import Model
from digest.names.gazetteer import build_gazetteer
from digest.read.canonical_url import canonical_url
from digest.read.fields import LANGUAGES, Language
from digest.render.localizer import Localizer, create_localizers
from digest.web.polite_client import create_client, repository_url
from digest.web.rate_limit import DEFAULT_DELAY

PURPOSE = "reads feeds once a week"
"""What the User-Agent says of the requests."""


FEED: Callable[..., NewsFeedEntry] = NewsFeedEntry
"""The entry's class, which validates what editors write: texts."""


class UsageError(Exception):
    """What the command cannot do; `args` are the key of a text and the values in it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to `parser`."""
    parser.add_argument(
        "feeds", nargs="*", metavar="feed", help="address or file of a feed (else all of data/feeds.yml)"
    )
    parser.add_argument("--since", help="look at all items since this day, such as 2026-01-01")
    parser.add_argument("--json", action="store_true", help="print a line of JSON for each item, shown or not")
    parser.add_argument("--issue", type=Path, help="write the text of the weekly issue to this file")
    parser.add_argument("--write", action="store_true", help="note what was read and what waits in data/intake.json")
    parser.add_argument("--dismiss", nargs="+", default=[], metavar="url", help="forget these reports for good")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of messages")
    parser.add_argument("--pause", type=float, default=DEFAULT_DELAY, help=argparse.SUPPRESS)
    # For tests against a local server only: with real feeds it would open the local network to their redirects.
    parser.add_argument("--private-hosts", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=intake_command)


def intake_command(options: argparse.Namespace) -> int:
    """Read the feeds, judge what is new, report; 1 if nothing could be read or the content breaks rules."""
    try:
        state = read_state(options.root)
        if options.dismiss:
            write_state(options.root, state.with_dismissed(options.dismiss))
            return 0
        return run_intake(options, state)
    except UsageError as error:
        key, values = error.args
        print(message(key, options.lang, **values), file=sys.stderr)
        return 1


def run_intake(options: argparse.Namespace, state: IntakeState) -> int:
    """Read, judge, report and note. Raises `UsageError`."""
    since = parse_day(options.since)
    content, problems = check(options.root, today(), warn=False)
    if content is None or without_warnings(problems):
        raise UsageError("content-broken", {})
    site = Site(Model(content), today())
    results = read_all(options, state, since)
    known = Stories(site, Judge(build_gazetteer(content.vocabularies.entries)))
    new = [item for result in results for item in result.items]
    judged = list(known.judge_items(unique([*new, *waiting_items(options, state)], state)))
    stories = known.group(judged)
    localizers = create_localizers(site.model.vocabularies)
    output(options, judged, stories, localizers, results)
    if options.write:
        write_state(options.root, updated_state(state, results, stories))
    return 0


def parse_day(text: str | None) -> date | None:
    """Return the day that an option names. Raises `UsageError`."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("bad-date", {"value": text}) from None


def read_all(options: argparse.Namespace, state: IntakeState, since: date | None) -> list[FeedResult]:
    """Return the results of the feeds that the command names, or of data/feeds.yml. Raises `UsageError`."""
    entries, problems = read_feeds(options.root)
    if problems:
        print(format_report(problems, "terminal", options.lang), file=sys.stderr)
    named = [feed_entry(url) for url in options.feeds if not Path(url).is_file()]
    feeds = named if options.feeds else list(entries.values())
    if not (feeds or options.feeds):
        raise UsageError("no-feeds", {})
    client = create_client(options.root, PURPOSE, pause=options.pause, allow_private=options.private_hosts)
    collector = Collector(client=client, today=today(), states=state.feeds, since=since)
    results = collector.collect(feeds, lambda result: print_progress(options, result))
    for file in (Path(name) for name in options.feeds if Path(name).is_file()):
        results.append(read_feed_file(file, today(), since))
        print_progress(options, results[-1])
    if all(result.problem for result in results):
        raise UsageError("all-broken", {})
    return results


def feed_entry(url: str) -> NewsFeedEntry:
    """Return the entry of a feed that the command names: of the outlet at its host, read from the beginning.

    Raises `UsageError`.
    """
    host = re.sub(r"^https?://(www\.)?|/.*", "", url)
    try:
        return FEED(url=url, outlet=host, since="1990-01-01")
    except ValidationError:
        raise UsageError("bad-feed", {"value": url}) from None


def print_progress(options: argparse.Namespace, result: FeedResult) -> None:
    """Print a line on a feed that was read."""
    key = "progress-broken" if result.problem else "progress"
    text = message(key, options.lang, url=result.url, count=len(result.items), reason=result.problem)
    print(text, file=sys.stderr, flush=True)


def waiting_items(options: argparse.Namespace, state: IntakeState) -> list[FeedItem]:
    """Return the items that wait from earlier runs; none where the command itself names feeds."""
    return [] if options.feeds else [one.item for one in state.waiting.values() if not one.has_expired(today())]


def unique(items: Iterable[FeedItem], state: IntakeState) -> list[FeedItem]:
    """Return the items without those that an editor dismissed, each report once."""
    found = {canonical_url(item.url): item for item in reversed(list(items))}
    return [item for key, item in reversed(found.items()) if key not in state.dismissed]


def updated_state(state: IntakeState, results: Sequence[FeedResult], stories: Sequence[Story]) -> IntakeState:
    """Return the state after a run: what each feed said of itself, and what waits, the most useful first."""
    feeds = state.feeds | {result.url: result.state for result in results if result.state}
    items = {canonical_url(one.item.url): one.item for story in stories for one in story.items}
    waiting = {
        key: WaitingItem(item=item, found=state.waiting[key].found if key in state.waiting else today())
        for key, item in list(items.items())[:MAX_WAITING]
    }
    return replace(state, feeds=feeds, waiting=waiting)


def output(
    options: argparse.Namespace, judged: Sequence[JudgedItem], stories: Sequence[Story],
    localizers: dict[Language, Localizer], results: Sequence[FeedResult],
) -> None:  # fmt: skip
    """Print what was found as JSON or as a list, and write the issue where it is asked for."""
    if options.issue:
        broken = {result.url: result.problem for result in results if result.problem}
        text = IssueText(localizers, repository_url(options.root)).render(stories, broken)
        options.issue.write_text(text, encoding="utf-8", newline="\n")
    if options.json:
        for line in json_lines(judged, stories):
            print(line)
        return
    for story in stories:
        print_story(options, story, localizers[options.lang])
    shown, known = sum(one.is_shown for one in judged), sum(bool(one.known_as) for one in judged)
    counts = {"feeds": len(results), "items": len(judged), "shown": shown, "known": known}
    print(message("summary", options.lang, **counts, other=len(judged) - shown - known))


def print_story(options: argparse.Namespace, story: Story, words: Localizer) -> None:
    """Print a story: its best report, why it is shown, the cooperation, and the other reports."""
    item = story.best.item
    print(f"{item.published or '?'!s:10}  {item.title}\n            {item.url}")
    print(f"            {story.best.judgement.score}: {describe_evidence(story.best.judgement, options.lang)}")
    if story.cooperation:
        print("            " + describe_cooperation(story.cooperation, words))
    for other in story.items[1:]:
        print(f"            + {other.item.url}")
    print()
