"""The command line: `python -m digest check`, with `hooks` on Python's path."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from digest.check.report import Format, report
from digest.check.run import check
from digest.clock import today
from digest.read.fields import LANGUAGES
from digest.write.schema import stale_schemas, write_schemas

ROOT = Path(__file__).resolve().parents[2]


def check_command(options: argparse.Namespace) -> int:
    """Report every problem in articles, translations and vocabularies; 1 where there is one."""
    _, problems = check(options.root, today())
    print(report(problems, options.format, options.lang))
    return 1 if problems else 0


def schema_command(options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors' tools use, or say which are stale; 1 where one is."""
    if options.write:
        write_schemas(options.root)
        return 0
    stale = stale_schemas(options.root)
    for path in stale:
        print(f"{path} is stale: run python3 run.py format", file=sys.stderr)
    return 1 if stale else 0


def usual_format() -> Format:
    """Return how problems are told where nobody says: at their lines in a GitHub workflow, else for a person."""
    return "github" if os.environ.get("GITHUB_ACTIONS") else "terminal"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(prog="python -m digest")
    whole.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    commands = whole.add_subparsers(required=True, metavar="command")
    checking = commands.add_parser("check", help="check all articles and vocabularies")
    checking.add_argument("--format", choices=get_args(Format), default=usual_format())
    checking.add_argument("--lang", choices=LANGUAGES, default="id", help="language of the report")
    checking.set_defaults(run=check_command)
    schema = commands.add_parser("schema", help="compare data/schema/ with the model")
    schema.add_argument("--write", action="store_true", help="write the schemas anew")
    schema.set_defaults(run=schema_command)
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
