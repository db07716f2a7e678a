"""`python3 run.py draft report.txt`: writes the beginning of an article, unless there is a similar article already."""

from __future__ import annotations

import argparse
import dataclasses
import re
import sys
from datetime import date
from pathlib import Path

from digest.check.duplicates import ComparedArticle, ComparedEvent, DuplicateIndex, PossibleDuplicate, compared_article
from digest.check.names import GOVERNMENT_SUFFIX
from digest.core.clock import today
from digest.draft.extraction import Draft, extract_draft
from digest.draft.texts import message
from digest.draft.writer import DraftWriter, find_copied_words, translation_skeleton
from digest.parse.dates import parse_date
from digest.read.canonical_url import canonical_url
from digest.read.content import Content
from digest.read.content_paths import MAX_NAME_LENGTH, SLUG_PATTERN
from digest.read.fields import LANGUAGES, Language
from digest.read.loader import ContentLoader
from digest.reports.report import UnreadableReportError, clean_url
from digest.reports.report_reader import read_report

FAILED, ALREADY_EXISTS = 1, 3
"""Exit codes: the file is no report or nothing could be written; a similar article exists."""


class DraftError(Exception):
    """The reason why no draft is written, as a message for the editor."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `draft` to a parser."""
    parser.add_argument("file", type=Path, help="the report: a text file or a saved page")
    parser.add_argument("--url", default="", help="the report's address, where the file does not hold it")
    parser.add_argument("--slug", default="", help="the article's name in its address")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of comments and messages")
    parser.add_argument("--anyway", action="store_true", help="write although a similar article exists")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stdout", action="store_true", help="show the draft instead of writing it")
    where.add_argument("--output", type=Path, help="write the draft to this file")
    parser.set_defaults(run=draft_command)


def draft_command(options: argparse.Namespace) -> int:
    """Write a draft and return the exit code: 0, `FAILED` or `ALREADY_EXISTS`."""
    language: Language = options.lang
    try:
        return run(options, language)
    except UnreadableReportError as error:
        print(error.message(language), file=sys.stderr)
    except DraftError as error:
        print(error, file=sys.stderr)
    return FAILED


def run(options: argparse.Namespace, language: Language) -> int:
    """Read a report, compare it with the articles, write its draft. Raises `UnreadableReportError`, `DraftError`."""
    content = ContentLoader(options.root).content()
    if content is None:
        raise DraftError(message("vocabularies", language))
    report = read_report(options.file)
    if options.url:
        url = clean_url(options.url) or fail("bad-url", language)
        report = dataclasses.replace(report, url=url)
    draft = extract_draft(report, content.vocabularies.entries, today())
    if (similar := similar_articles(draft, content)) and not options.anyway:
        print_similar_articles(similar, language)
        return ALREADY_EXISTS
    writer = DraftWriter(draft, language)
    text = writer.render(options.file.name)
    if copied := find_copied_words(text, report.full_text):
        fail("copied", language, words=copied)
    save_draft(options, draft, text, content, language)
    print_blanks(writer, language)
    return 0


def fail(key: str, language: Language, **values: object) -> str:
    """Stop with a message of texts.yml. Raises `DraftError`."""
    raise DraftError(message(key, language, **values))


def similar_articles(draft: Draft, content: Content) -> list[PossibleDuplicate]:
    """Return the articles with the draft's source, a similar title, or its parties around its date."""
    index = DuplicateIndex(compared_article(article) for article in content.articles)
    candidate = comparison_candidate(draft)
    found = {like.id: like for like in [*index.related_in_time(candidate), *index.duplicates_of(candidate)]}
    return sorted(found.values())


def comparison_candidate(draft: Draft) -> ComparedArticle:
    """Return a draft for comparison: its news between all its parties, and between its localities alone."""
    parties = frozenset(finding.value for finding in draft.entities.parties)
    others = {party for party in parties if party.startswith("id-") or party.endswith(GOVERNMENT_SUFFIX)}
    first = draft.events[0]
    day = first.date.value if first.date else None
    day = day or (parse_date(draft.published.value) if draft.published else None)
    groups = [group for group in dict.fromkeys((parties, parties - others)) if len(group) > 1]
    kind = first.kind.value if first.kind else ""
    events = (ComparedEvent(parties=group, kind=kind, start=day.start, end=day.end) for group in groups) if day else ()
    return ComparedArticle(
        id="",
        sources=(canonical_url(draft.report.url),) if draft.report.url else (),
        titles=(draft.report.title,) if draft.report.title else (),
        events=tuple(events),
    )


def print_similar_articles(similar: list[PossibleDuplicate], language: Language) -> None:
    """Print the articles that may be about the same news."""
    lines = [f"  docs/articles/{like.id}.md  ({message('same-' + like.reason, language)})" for like in similar]
    print("\n".join([message("same", language), *lines, message("anyway", language)]), file=sys.stderr)


def save_draft(options: argparse.Namespace, draft: Draft, text: str, content: Content, language: Language) -> None:
    """Write the draft to standard output, `--output` or docs/articles; never over a file. Raises `DraftError`."""
    if options.stdout:
        print(text, end="")
        return
    if options.output:
        write_new_file(options.output, text, language)
        print(message("written", language, path=options.output), file=sys.stderr)
        return
    path = article_path(options, draft, content, language)
    write_new_file(options.root / path, text, language)
    write_new_file(options.root / path.replace(".md", ".en.md"), translation_skeleton(path, language), language)
    print(message("written", language, path=path), file=sys.stderr)


def write_new_file(path: Path, text: str, language: Language) -> None:
    """Write a file that does not exist yet. Raises `DraftError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        fail("output-exists", language, path=path)
    except OSError as error:
        fail("cannot-write", language, path=path, why=error.strerror or "")


def article_path(options: argparse.Namespace, draft: Draft, content: Content, language: Language) -> str:
    """Return the path of the new article, numbered where its slug is taken. Raises `DraftError`."""
    if options.slug and not (re.fullmatch(SLUG_PATTERN, options.slug) and len(options.slug) <= MAX_NAME_LENGTH - 10):
        fail("bad-slug", language)
    slug, year = options.slug or draft_slug(draft), draft_year(draft, today())
    taken = {article.slug for article in content.articles} | {
        path.name.split(".")[0] for path in (options.root / "docs/articles").glob("*/*.md")
    }
    names = [slug, *(f"{slug}-{number}" for number in range(2, 1000))]
    free = next(name for name in names if name not in taken)
    if free != slug:
        print(message("numbered", language, path=f"docs/articles/{year}/{slug}.md"), file=sys.stderr)
    return f"docs/articles/{year}/{free}.md"


def draft_slug(draft: Draft) -> str:
    """Return a slug for the article: one party at home, one other, and what happened."""
    parties = [finding.value for finding in draft.entities.parties]
    domestic = [party for party in parties if re.match(r"(?:kota|kabupaten|provinsi|id)-", party)]
    chosen = [*domestic[:1], *[party for party in parties if party not in domestic][:1]] or parties[:1]
    short = [re.sub(r"^(?:kota|kabupaten|provinsi|[a-z]{2,3})-", "", party) for party in chosen]
    kind = draft.events[0].kind
    slug = "-".join([*short, kind.value.removesuffix("-signed") if kind else "draf"])
    return slug[: MAX_NAME_LENGTH - 20].strip("-") or "draf"


def draft_year(draft: Draft, day: date) -> int:
    """Return the year of the article's folder: that of its news, of its publication, else of `day`."""
    found = draft.events[0].date
    if found and found.value:
        return found.value.start.year
    return parse_date(draft.published.value).start.year if draft.published else day.year


def print_blanks(writer: DraftWriter, language: Language) -> None:
    """Print the fields that are still blank."""
    lines = [f"  {field}: {what}" for field, what in writer.blanks]
    print("\n".join([message("blank", language), *lines]), file=sys.stderr)
