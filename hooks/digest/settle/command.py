"""`python3 run.py settle`: move what articles introduce into data/, in order, with no change to the site."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digest.check.report import without_warnings
from digest.check.runner import check
from digest.core.clock import today
from digest.parse.documents import Document
from digest.parse.exact_text import read_exact, replace_file
from digest.read.content import Content
from digest.read.fields import LANGUAGES
from digest.read.introduced import introduced_entries
from digest.read.texts import format_text
from digest.settle.edits import UnsafeEditError, entry_text, with_entries, without_introduces

TEXTS = Path(__file__).with_name("texts.yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to `parser`."""
    parser.add_argument("--check", action="store_true", help="only say what would be moved; 1 if there is something")
    parser.add_argument("--report", type=Path, help="write what is said to this file")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of messages")
    parser.set_defaults(run=settle_command)


def settle_command(options: argparse.Namespace) -> int:
    """Move the entries, or with `--check` only name them; 1 if nothing could be moved, or something waits."""
    content, problems = check(options.root, today(), warn=False)
    if content is None or without_warnings(problems):
        return fail(options, "problems")
    moved = summary(content, options, "waiting" if options.check else "moved")
    if not moved:
        return say(options, format_text(TEXTS, "nothing", options.lang))
    if options.check:
        say(options, moved)
        return 1
    try:
        files = edited_files(options.root, content)
    except UnsafeEditError as error:
        return fail(options, "unsafe", file=error.args[0])
    return say(options, moved) if write(options.root, files, content) else fail(options, "undone")


def summary(content: Content, options: argparse.Namespace, key: str) -> str:
    """Return a line for each entry that articles introduce, below the text `key`; empty if there is none."""
    found = sorted(
        (name, id_, entry.name.localize(options.lang), article.document.path)
        for article in content.articles
        for name, id_, entry in introduced_entries(article)
    )
    rows = [
        format_text(TEXTS, "entry", options.lang, vocabulary=name, id=id_, name=label, file=path)
        for name, id_, label, path in found
    ]
    return "\n".join([format_text(TEXTS, key, options.lang, count=len(rows)), "", *rows]) if rows else ""


def edited_files(root: Path, content: Content) -> dict[str, str]:
    """Return the new texts of all files that change. Raises `UnsafeEditError`."""
    files: dict[str, str] = {}
    entries: dict[str, dict[str, str]] = defaultdict(dict)
    for article in content.articles:
        if article.front_matter.introduces:
            document = article.document
            assert isinstance(document, Document), "read without a cache"
            text = read_exact(root, document.path)
            for name, id_, _ in introduced_entries(article):
                entries[name][id_] = entry_text(text, document, name, id_)
            files[document.path] = without_introduces(text, document)
    for name, found in entries.items():
        path = f"data/{name}.yml"
        files[path] = with_entries(read_exact(root, path), path, found)
    return files


def write(root: Path, files: Mapping[str, str], before: Content) -> bool:
    """Write the files, and tell whether the content says the same as before; if not, put all back."""
    old, settled = {file: read_exact(root, file) for file in files}, False
    try:
        with contextlib.suppress(OSError):
            for file, text in files.items():
                replace_file(root, file, text)
            after, problems = check(root, today(), warn=False)
            settled = after is not None and not without_warnings(problems) and same_site(before, after)
    finally:
        for file, text in () if settled else old.items():
            replace_file(root, file, text)
    return settled


def same_site(before: Content, after: Content) -> bool:
    """Tell whether two contents have the same entries, in the same order, and articles with the same facts."""
    same_entries = repr(before.vocabularies.entries) == repr(after.vocabularies.entries)
    return same_entries and facts(before) == facts(after) and not any(after.vocabularies.introduced.values())


def facts(content: Content) -> list[dict[str, Any]]:
    """Return the front matter of all articles, without what they introduce."""
    values = (article.document.nodes.values for article in content.articles)
    return [{name: value for name, value in one.items() if name != "introduces"} for one in values]


def say(options: argparse.Namespace, text: str) -> int:
    """Print a text, or write it to the file of `--report`; return the exit code 0."""
    if options.report:
        options.report.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    else:
        print(text)
    return 0


def fail(options: argparse.Namespace, key: str, **values: object) -> int:
    """Print the message `key` of texts.yml and return the exit code 1."""
    print(format_text(TEXTS, key, options.lang, **values), file=sys.stderr)
    return 1
