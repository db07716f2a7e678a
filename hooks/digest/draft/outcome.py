"""What became of one report, for the terminal or as a line of JSON."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from typing import Any

from digest.check.duplicates import PossibleDuplicate
from digest.draft.texts import message
from digest.parse.yaml_nodes import parse_yaml

STATUSES = {0: "drafted", 1: "unreadable", 3: "similar", 4: "out-of-scope"}


@dataclass(slots=True, kw_only=True)
class DraftOutcome:
    """What became of one report; `code` is the exit code, `path` the article's where one was written."""

    location: str
    code: int = 0
    error: str = ""
    text: str = ""
    translation: str = ""
    path: str = ""
    notes: list[str] = field(default_factory=list)
    blanks: list[tuple[str, str]] = field(default_factory=list)
    similar: list[PossibleDuplicate] = field(default_factory=list)


def print_outcome(outcome: DraftOutcome, options: argparse.Namespace) -> None:
    """Print an outcome: the draft or JSON to standard output, messages for people to standard error."""
    if options.json:
        print(json.dumps(as_json(outcome), ensure_ascii=False))
        return
    if len(options.reports) > 1:
        print(f"== {outcome.location}", file=sys.stderr)
    for line in lines_of(outcome, options):
        print(line, file=sys.stderr)
    if options.stdout:
        print(outcome.text, end="")


def lines_of(outcome: DraftOutcome, options: argparse.Namespace) -> list[str]:
    """Return what an editor is told."""
    language = options.lang
    reasons = {one.id: message(f"same-{one.reason}", language) for one in outcome.similar}
    similar = [f"  docs/articles/{id_}.md  ({reason})" for id_, reason in reasons.items()]
    if outcome.code:
        held = [message("same", language), *similar, message("anyway", language)] if similar else [outcome.error]
        return [*outcome.notes, *held]
    written = [message("written", language, path=outcome.path)] if outcome.path else []
    alike = [message("alike", language), *similar] if similar else []
    blanks = [f"  {field_name}: {what}" for field_name, what in outcome.blanks]
    return [*outcome.notes, *written, *alike, message("blank", language), *blanks]


def as_json(outcome: DraftOutcome) -> dict[str, Any]:
    """Return an outcome for programs: `article` is the front matter, `text` the file."""
    nodes, _ = parse_yaml(outcome.text.removeprefix("---\n").split("\n---\n")[0], "") if outcome.text else (None, [])
    return {
        "report": outcome.location,
        "status": STATUSES[outcome.code],
        "message": outcome.error,
        "notes": outcome.notes,
        "path": outcome.path,
        "article": nodes.values if nodes else None,
        "blank": [{"field": name, "what": what} for name, what in outcome.blanks],
        "similar": [{"article": one.id, "reason": one.reason} for one in outcome.similar],
        "text": outcome.text,
        "translation": outcome.translation,
    }
