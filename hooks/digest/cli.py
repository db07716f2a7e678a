"""The command line: `python -m digest check`, with `hooks` on Python's path."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from digest.check.report import Format, report, stopping
from digest.check.runner import check
from digest.check.unused import stale_entries
from digest.contribute.guide import CONTRIBUTING, is_contributing_stale, write_contributing
from digest.contribute.json_schema import stale_schemas, write_schemas
from digest.core.clock import today
from digest.core.problem import Problem, problem
from digest.draft.command import add_arguments as draft_arguments
from digest.links.command import add_arguments as links_arguments
from digest.read.fields import LANGUAGES
from digest.review.comment import create_comment
from digest.review.page_changes import pages_changed
from digest.review.problem_changes import NoBaseError, of_the_change

ROOT = Path(__file__).resolve().parents[2]


def check_command(options: argparse.Namespace) -> int:
    """Report problems in articles, translations and vocabularies; 1 where there is one, warnings aside.

    With `--changed`, those alone that a change contains or causes.
    """
    problems = found(wrong, options)
    print(report(problems, options.format, options.lang))
    return 1 if stopping(problems) else 0


def stale_command(options: argparse.Namespace) -> int:
    """Report what is of no use in the vocabularies, and schemas that are behind; all of it warnings."""
    print(report(found(stale, options), options.format, options.lang))
    return 0


def comment_command(options: argparse.Namespace) -> int:
    """Write what a pull request is told, as JSON: after a built site's name with a preview, after two with changes."""
    changes = pages_changed(*options.sites) if len(options.sites) == 2 else None
    print(create_comment([*found(wrong, options), *found(stale, options)], changes, built=bool(options.sites)))
    return 0


def pages_command(options: argparse.Namespace) -> int:
    """List the pages that differ between two built sites."""
    marks = {"new": "+", "gone": "-", "different": "~"}
    for page in pages_changed(options.old, options.new):
        print(f"{marks[page.kind]} /{page.path}  {page.title}")
    return 0


def wrong(root: Path) -> list[Problem]:
    """Return what breaks a rule."""
    return check(root, today())[1]


def stale(root: Path) -> list[Problem]:
    """Return what is of no use, or behind, as warnings."""
    content, _ = check(root, today())
    behind = [problem(path, (1, 1), "schema-stale") for path in stale_schemas(root)]
    return [*(stale_entries(content) if content else []), *behind]


def found(look: Callable[[Path], list[Problem]], options: argparse.Namespace) -> list[Problem]:
    """Return what `look` finds; with `--changed`, of the change alone. Ends with 2 where git has no such base."""
    if options.changed is None:
        return look(options.root)
    try:
        return of_the_change(look, options.root, options.changed or None)
    except NoBaseError as error:
        print(error, file=sys.stderr)
        sys.exit(2)


def schema_command(options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors' tools use, or say which are stale; 1 where one is."""
    if options.write:
        write_schemas(options.root)
        return 0
    stale = stale_schemas(options.root)
    for path in stale:
        print(f"{path} is stale: run python3 run.py format", file=sys.stderr)
    return 1 if stale else 0


def guide_command(options: argparse.Namespace) -> int:
    """Write CONTRIBUTING.md from the guide, or say that it is stale; 1 where it is."""
    if options.write:
        write_contributing(options.root)
    elif is_contributing_stale(options.root):
        print(f"{CONTRIBUTING} is stale: run python3 run.py format", file=sys.stderr)
        return 1
    return 0


def usual_format() -> Format:
    """Return how problems are told where nobody says: at their lines in a GitHub workflow, else for a person."""
    return "github" if os.environ.get("GITHUB_ACTIONS") else "terminal"


def report_arguments(command: argparse.ArgumentParser) -> None:
    """Let a command say in which form, in which language and about what it reports."""
    command.add_argument("--format", choices=get_args(Format), default=usual_format())
    command.add_argument("--lang", choices=LANGUAGES, default="id", help="language of the report")
    changed_argument(command)


def changed_argument(command: argparse.ArgumentParser) -> None:
    """Let a command narrow what it tells to what a change contains or causes."""
    command.add_argument(
        "--changed", nargs="?", const="", metavar="base", help="tell only what changed since git's base (usually main)"
    )


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(prog="python -m digest")
    whole.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    commands = whole.add_subparsers(required=True, metavar="command")
    checking = commands.add_parser("check", help="check all articles and vocabularies")
    report_arguments(checking)
    checking.set_defaults(run=check_command)
    draft_arguments(commands.add_parser("draft", help="begin an article from a press report"))
    links_arguments(commands.add_parser("links", help="ask whether the sources' pages are still there"))
    unused = commands.add_parser(
        "stale", help="tell what nothing uses in the vocabularies, and schemas that are behind"
    )
    report_arguments(unused)
    unused.set_defaults(run=stale_command)
    comment = commands.add_parser("comment", help="write what a pull request is told, as JSON")
    comment.add_argument(
        "sites", nargs="*", type=Path, metavar="site", help="the built site, or the site before and after"
    )
    changed_argument(comment)
    comment.set_defaults(run=comment_command)
    pages = commands.add_parser("pages-changed", help="list the pages that differ between two built sites")
    pages.add_argument("old", type=Path)
    pages.add_argument("new", type=Path)
    pages.set_defaults(run=pages_command)
    schema = commands.add_parser("schema", help="compare data/schema/ with the model")
    schema.add_argument("--write", action="store_true", help="write the schemas anew")
    schema.set_defaults(run=schema_command)
    guide = commands.add_parser("guide", help="compare CONTRIBUTING.md with the guide")
    guide.add_argument("--write", action="store_true", help="write it anew")
    guide.set_defaults(run=guide_command)
    return whole


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parser().parse_args(words)
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
