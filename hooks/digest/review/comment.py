"""What a pull request is told: problems, warnings and pages that change, in both languages, as JSON.

It is made where the pull request's own files run, so whoever posts it (.github/comment.py) trusts no word of it: that
script holds the frame and escapes every text from here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from digest.check.report import explain, severity
from digest.core.problem import Problem
from digest.read.fields import LANGUAGES
from digest.review.page_changes import Change

MOST = 100
"""Problems and pages that are listed; how many there are is said in any case."""


def create_comment(problems: Sequence[Problem], changes: Sequence[Change] | None, *, built: bool) -> str:
    """Return the JSON that becomes a comment; `changes` is None where two sites could not be compared."""
    told = {
        "version": 1,
        "built": built,
        "problems": {"total": len(problems), "listed": [as_told(found) for found in problems[:MOST]]},
        "pages": None
        if changes is None
        else {
            "total": len(changes),
            "listed": [{"path": page.path, "kind": page.kind, "title": page.title} for page in changes[:MOST]],
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_told(found: Problem) -> dict[str, Any]:
    """Return a problem with its words in each language."""
    place: dict[str, Any] = {"file": found.path, "line": found.line, "severity": severity(found)}
    for language in LANGUAGES:
        what, fix = explain(found, language)
        place[language] = {"what": what, "fix": fix}
    return place
