"""The command line `python -m digest`; `hooks` has to be on Python's path."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from digest.check.fact_rules import fact_warnings
from digest.check.report import ReportFormat, format_report, without_warnings
from digest.check.runner import check
from digest.check.unused import stale_entries
from digest.check.wording_rules import wording_warnings
from digest.contribute.guide import CONTRIBUTING_FILE, is_contributing_stale, write_contributing
from digest.contribute.json_schema import stale_schemas, write_schemas
from digest.core.clock import today
from digest.core.problem import Problem, problem
from digest.draft.command import add_arguments as draft_arguments
from digest.group.event_warnings import event_warnings
from digest.group.site import Site
from digest.intake.command import add_arguments as intake_arguments
from digest.intake.feeds_file import read_feeds
from digest.links.command import add_arguments as links_arguments
from digest.model.builder import Model
from digest.places.command import add_arguments as places_arguments
from digest.read.fields import LANGUAGES
from digest.review.comment import create_comment_json
from digest.review.gone_addresses import gone_addresses
from digest.review.page_changes import changed_pages
from digest.review.problem_changes import BaseNotFoundError, Check, problems_of_change
from digest.settle.command import add_arguments as settle_arguments

ROOT = Path(__file__).resolve().parents[2]


def check_command(options: argparse.Namespace) -> int:
    """Report problems in articles, translations and vocabularies; 1 if there is one that is no warning.

    With `--changed`, only those that a change contains or causes.
    """
    problems = sorted([*select_problems(find_problems, options), *find_gone(options)])
    print(format_report(problems, options.format, options.lang))
    return 1 if without_warnings(problems) else 0


def stale_command(options: argparse.Namespace) -> int:
    """Report unused vocabulary entries and stale schemas, all as warnings."""
    print(format_report(select_problems(find_stale, options), options.format, options.lang))
    return 0


def comment_command(options: argparse.Namespace) -> int:
    """Print the data of a pull request's comment as JSON: one built site is its preview, two are before and after."""
    changes = changed_pages(*options.sites) if len(options.sites) == 2 else None
    problems = [*select_problems(find_problems, options), *find_gone(options), *select_problems(find_stale, options)]
    print(create_comment_json(problems, changes, built=bool(options.sites)))
    return 0


def pages_command(options: argparse.Namespace) -> int:
    """List the pages that differ between two built sites."""
    marks = {"new": "+", "gone": "-", "different": "~"}
    for page in changed_pages(options.old, options.new):
        print(f"{marks[page.kind]} /{page.path}  {page.title}")
    return 0


def find_problems(root: Path) -> list[Problem]:
    """Return all problems of the content; which events may be the same is only asked where it has no problem."""
    content, problems = check(root, today())
    problems = sorted([*problems, *read_feeds(root)[1]])
    if content is None or without_warnings(problems):
        return problems
    likely = event_warnings(content, Site(Model(content), today()))
    return sorted({*problems, *likely, *wording_warnings(content.articles), *fact_warnings(content)})


def find_stale(root: Path) -> list[Problem]:
    """Return unused vocabulary entries and stale schemas as warnings."""
    content, _ = check(root, today())
    schemas = [problem(path, (1, 1), "schema-stale") for path in stale_schemas(root)]
    return [*(stale_entries(content) if content else []), *schemas]


def find_gone(options: argparse.Namespace) -> list[Problem]:
    """Return the addresses that a change takes away, as warnings; none without `--changed`."""
    return [] if options.changed is None else gone_addresses(options.root, options.changed or None, today())


def select_problems(find: Check, options: argparse.Namespace) -> list[Problem]:
    """Return what `find` returns; with `--changed`, only those of the change. Exits with 2 if it has no base."""
    if options.changed is None:
        return find(options.root)
    try:
        return problems_of_change(find, options.root, options.changed or None)
    except BaseNotFoundError as error:
        print(error, file=sys.stderr)
        sys.exit(2)


def schema_command(options: argparse.Namespace) -> int:
    """Write the JSON Schemas in data/schema/, or name those that are stale; 1 if one is."""
    if options.write:
        write_schemas(options.root)
        return 0
    stale = stale_schemas(options.root)
    for path in stale:
        print(f"{path} is stale: run python3 run.py format", file=sys.stderr)
    return 1 if stale else 0


def guide_command(options: argparse.Namespace) -> int:
    """Write CONTRIBUTING.md from the guide, or say that it is stale; 1 if it is."""
    if options.write:
        write_contributing(options.root)
    elif is_contributing_stale(options.root):
        print(f"{CONTRIBUTING_FILE} is stale: run python3 run.py format", file=sys.stderr)
        return 1
    return 0


def default_format() -> ReportFormat:
    """Return the default report format: annotations in a GitHub workflow, else text for a terminal."""
    return "github" if os.environ.get("GITHUB_ACTIONS") else "terminal"


def add_report_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options of a command that reports problems: format, language and range."""
    command.add_argument("--format", choices=get_args(ReportFormat), default=default_format())
    command.add_argument("--lang", choices=LANGUAGES, default="id", help="language of the report")
    add_changed_argument(command)


def add_changed_argument(command: argparse.ArgumentParser) -> None:
    """Add the option that limits a report to what a change contains or causes."""
    command.add_argument(
        "--changed", nargs="?", const="", metavar="base", help="tell only what changed since git's base (usually main)"
    )


def create_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m digest")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    commands = parser.add_subparsers(required=True, metavar="command")
    checking = commands.add_parser("check", help="check all articles and vocabularies")
    add_report_arguments(checking)
    checking.set_defaults(run=check_command)
    draft_arguments(commands.add_parser("draft", help="begin an article from a press report"))
    intake_arguments(
        commands.add_parser("intake", help="find new reports in feeds, and say which are worth an article")
    )
    settle_arguments(commands.add_parser("settle", help="move what articles introduce into data/"))
    places_arguments(commands.add_parser("places", help="make the list of the world's places anew"))
    links_arguments(commands.add_parser("links", help="ask whether the sources' pages are still there"))
    stale = commands.add_parser("stale", help="tell what nothing uses in the vocabularies, and schemas that are behind")
    add_report_arguments(stale)
    stale.set_defaults(run=stale_command)
    comment = commands.add_parser("comment", help="write what a pull request is told, as JSON")
    comment.add_argument(
        "sites", nargs="*", type=Path, metavar="site", help="the built site, or the site before and after"
    )
    add_changed_argument(comment)
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
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` are those of the process by default."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = create_parser().parse_args(arguments)
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
