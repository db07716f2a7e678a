"""`python3 run.py draft report.txt`: from a press report to the beginning of an article, once it is not there yet."""

from __future__ import annotations

import argparse
import dataclasses
import re
import sys
from datetime import date
from pathlib import Path

from digest.check.duplicates import Candidate, Index, Likeness, Told, candidate_of
from digest.core.clock import today
from digest.draft.extraction import Draft, gather
from digest.draft.report import UnreadableError, clean_address, read_report
from digest.draft.texts import say
from digest.draft.writer import Writer, copied_run, english
from digest.read.canonical_url import canonical_address
from digest.read.content import Content
from digest.read.dates import parse_date
from digest.read.fields import LANGUAGES, Language
from digest.read.loader import LONGEST_SLUG, SLUG, Loading
from digest.read.names import GOVERNMENT

REFUSED, THERE_ALREADY = 1, 3
"""Exit codes: the file is no report or nothing could be written; an article like it exists."""


class RefusedError(Exception):
    """What keeps a draft from being written, as a text for the editor."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` know the command's words."""
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
    """Write a draft; 1 where that is not possible, 3 where a similar article exists."""
    language: Language = options.lang
    try:
        return run(options, language)
    except UnreadableError as error:
        values = {**error.values, "file": Path(str(error.values.get("file", ""))).name}
        print(say(error.rule, language, **values), file=sys.stderr)
    except RefusedError as error:
        print(error, file=sys.stderr)
    return REFUSED


def run(options: argparse.Namespace, language: Language) -> int:
    """Read, compare, write. Raises `UnreadableError`, `RefusedError`."""
    content = Loading(options.root).content()
    if content is None:
        raise RefusedError(say("vocabularies", language))
    report = read_report(options.file)
    if options.url:
        address = clean_address(options.url) or refuse("bad-url", language)
        report = dataclasses.replace(report, url=address)
    draft = gather(report, content.vocabularies.entries, today())
    if (alike := likenesses(draft, content)) and not options.anyway:
        tell_likenesses(alike, language)
        return THERE_ALREADY
    writer = Writer(draft, language)
    text = writer.text(options.file.name)
    if taken := copied_run(text, report.whole):
        refuse("copied", language, words=taken)
    put(options, draft, text, content, language)
    tell_blanks(writer, language)
    return 0


def refuse(key: str, language: Language, **values: object) -> str:
    """Stop with a text. Raises `RefusedError`."""
    raise RefusedError(say(key, language, **values))


def likenesses(draft: Draft, content: Content) -> list[Likeness]:
    """Return the articles with the draft's source, or its parties around its date."""
    index = Index(candidate_of(article) for article in content.articles)
    candidate = candidate_for(draft)
    found = {like.id: like for like in [*index.around(candidate), *index.similar(candidate)]}
    return sorted(found.values())


def candidate_for(draft: Draft) -> Candidate:
    """Return what of a draft is compared: all its parties, and its governments alone, at the date of its news."""
    parties = frozenset(finding.value for finding in draft.named.parties)
    localities = frozenset(party for party in parties if not party.startswith("id-") and not party.endswith(GOVERNMENT))
    first = draft.events[0]
    day = first.dated.partial if first.dated and first.dated.partial else None
    day = day or (parse_date(draft.published.value) if draft.published else None)
    groups = [group for group in dict.fromkeys((parties, localities)) if len(group) > 1]
    kind = first.kind.value if first.kind else ""
    events = (Told(parties=group, kind=kind, start=day.start, end=day.end) for group in groups) if day else ()
    return Candidate(
        id="",
        sources=(canonical_address(draft.report.url),) if draft.report.url else (),
        titles=(draft.report.title,) if draft.report.title else (),
        events=tuple(events),
    )


def tell_likenesses(alike: list[Likeness], language: Language) -> None:
    """Show the articles that may be the same."""
    lines = [f"  docs/articles/{like.id}.md  ({say('same-' + like.reason, language)})" for like in alike]
    print("\n".join([say("same", language), *lines, say("anyway", language)]), file=sys.stderr)


def put(options: argparse.Namespace, draft: Draft, text: str, content: Content, language: Language) -> None:
    """Write the draft where it is wanted, never over a file. Raises `RefusedError`."""
    if options.stdout:
        print(text, end="")
        return
    if options.output:
        write_new(options.output, text, language)
        print(say("written", language, path=options.output), file=sys.stderr)
        return
    path = article_path(options, draft, content, language)
    write_new(options.root / path, text, language)
    write_new(options.root / path.replace(".md", ".en.md"), english(path, language), language)
    print(say("written", language, path=path), file=sys.stderr)


def write_new(path: Path, text: str, language: Language) -> None:
    """Write a file that does not exist yet. Raises `RefusedError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        refuse("output-exists", language, path=path)
    except OSError as error:
        refuse("cannot-write", language, path=path, why=error.strerror or "")


def article_path(options: argparse.Namespace, draft: Draft, content: Content, language: Language) -> str:
    """Return the path of a new article, numbered where the name is taken. Raises `RefusedError`."""
    if options.slug and not (re.fullmatch(SLUG, options.slug) and len(options.slug) <= LONGEST_SLUG - 10):
        refuse("bad-slug", language)
    slug, year = options.slug or slug_for(draft), year_of(draft, today())
    taken = {article.slug for article in content.articles} | {
        path.name.split(".")[0] for path in (options.root / "docs/articles").glob("*/*.md")
    }
    names = [slug, *(f"{slug}-{number}" for number in range(2, 1000))]
    free = next(name for name in names if name not in taken)
    if free != slug:
        print(say("numbered", language, path=f"docs/articles/{year}/{slug}.md"), file=sys.stderr)
    return f"docs/articles/{year}/{free}.md"


def slug_for(draft: Draft) -> str:
    """Return a name for the article: its first parties and what happened."""
    parties = [finding.value for finding in draft.named.parties]
    here = [party for party in parties if re.match(r"(?:kota|kabupaten|provinsi|id)-", party)]
    chosen = [*here[:1], *[party for party in parties if party not in here][:1]] or parties[:1]
    short = [re.sub(r"^(?:kota|kabupaten|provinsi|[a-z]{2,3})-", "", party) for party in chosen]
    kind = draft.events[0].kind
    slug = "-".join([*short, kind.value.removesuffix("-signed") if kind else "draf"])
    return slug[: LONGEST_SLUG - 20].strip("-") or "draf"


def year_of(draft: Draft, latest: date) -> int:
    """Return the year in whose folder the article belongs: of its news, of its publication, else this one."""
    dated = draft.events[0].dated
    if dated and dated.partial:
        return dated.partial.start.year
    return parse_date(draft.published.value).start.year if draft.published else latest.year


def tell_blanks(writer: Writer, language: Language) -> None:
    """Show which fields are still blank."""
    lines = [f"  {field}: {what}" for field, what in writer.blanks]
    print("\n".join([say("blank", language), *lines]), file=sys.stderr)
