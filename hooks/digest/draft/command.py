"""`python3 run.py draft REPORT …`: writes the beginnings of articles, unless there are similar articles already."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

from digest.core.clock import today
from digest.draft.drafts_on_disk import DraftError, former_draft, is_slug
from digest.draft.extraction import extract_draft
from digest.draft.outcome import DraftOutcome, print_outcome
from digest.draft.save import compare_with_articles, save_draft
from digest.draft.texts import message
from digest.draft.writer import DraftWriter, find_copied_words
from digest.read.content import Content
from digest.read.fields import LANGUAGES, Language
from digest.read.loader import ContentLoader
from digest.reports.loading import load
from digest.reports.report import UnreadableReportError, clean_url
from digest.reports.report_reader import parse_report
from digest.web.polite_client import PoliteClient, create_client

FAILED, ALREADY_EXISTS, OUT_OF_SCOPE = 1, 3, 4
"""Exit codes: no report or nothing could be written; a similar article exists; the report is none for this digest."""

PURPOSE = "one report, asked for by an editor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `draft` to a parser."""
    parser.add_argument(
        "reports",
        nargs="+",
        metavar="report",
        help="an address, a file (page, PDF, .docx, mail, text), or -",
    )
    parser.add_argument("--url", default="", help="the report's address, where the file does not hold it")
    parser.add_argument("--slug", default="", help="the article's name in its address")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of comments and messages")
    parser.add_argument("--anyway", action="store_true", help="write although it may be known or out of scope")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each report, for programs")
    # Requests to private hosts, for tests against a local server.
    parser.add_argument("--private-hosts", action="store_true", help=argparse.SUPPRESS)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stdout", action="store_true", help="show the draft instead of writing it")
    where.add_argument("--output", type=Path, help="write the draft to this file")
    parser.set_defaults(run=draft_command)


def draft_command(options: argparse.Namespace) -> int:
    """Write a draft of each report; return 0 or the greatest of `FAILED`, `ALREADY_EXISTS`, `OUT_OF_SCOPE`."""
    language: Language = options.lang
    content = ContentLoader(options.root).content()
    if problem := find_misuse(options, content, language):
        print(problem, file=sys.stderr)
        return FAILED
    assert content is not None
    client = create_client(options.root, PURPOSE, pause=1.0, allow_private=options.private_hosts)
    codes = []
    for location in options.reports:
        outcome = draft_one(location, options, content, client)
        print_outcome(outcome, options)
        codes.append(outcome.code)
        if outcome.path:  # so that the next report finds it
            content = ContentLoader(options.root).content() or content
    return max(codes)


def find_misuse(options: argparse.Namespace, content: Content | None, language: Language) -> str:
    """Return what is wrong with the arguments or the vocabularies, or an empty text."""
    if content is None:
        return message("vocabularies", language)
    if len(options.reports) > 1 and (options.url or options.slug or options.output):
        return message("one-report", language)
    if options.url and not clean_url(options.url):
        return message("bad-url", language)
    return message("bad-slug", language) if options.slug and not is_slug(options.slug) else ""


def draft_one(location: str, options: argparse.Namespace, content: Content, client: PoliteClient) -> DraftOutcome:
    """Return what became of one report: read, compared with the articles, and its draft written or shown."""
    language: Language = options.lang
    try:
        report = parse_report(load(location, client))
        if options.url:
            report = dataclasses.replace(report, url=clean_url(options.url))
        draft = extract_draft(report, content.vocabularies.entries, today())
        outcome = DraftOutcome(location=location, notes=[report.note(key, language) for key in report.notes])
        former = former_draft(options.root, draft)
        compare_with_articles(outcome, draft, former, content, options)
        if not options.anyway and (outcome.similar or outcome.error):
            outcome.code = ALREADY_EXISTS if outcome.similar else OUT_OF_SCOPE
            return outcome
        outcome.error = ""
        writer = DraftWriter(draft, language)
        outcome.text = writer.render(report_name(location))
        if copied := find_copied_words(outcome.text, report.full_text):
            raise DraftError(message("copied", language, words=copied))
        outcome.blanks = writer.blanks
        save_draft(outcome, draft, former, content, options)
    except UnreadableReportError as error:
        return DraftOutcome(location=location, code=FAILED, error=error.message(language))
    except DraftError as error:
        return DraftOutcome(location=location, code=FAILED, error=str(error))
    return outcome


def report_name(location: str) -> str:
    """Return what a draft calls its report: the file's name or the address."""
    return location if "://" in location else Path(location).name
