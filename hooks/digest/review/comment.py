"""The data of the comment on a pull request: problems, warnings and changed pages, in both languages, as JSON.

It is written by a job that runs the pull request's own files, so the script that posts it (.github/comment.py) trusts
none of it: that script holds the layout and escapes every text from here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from digest.check.report import explain, severity
from digest.core.problem import Problem
from digest.read.fields import LANGUAGES
from digest.review.page_changes import PageChange

MAX_LISTED = 100
"""Problems and pages that are listed; the totals count all of them."""


def create_comment_json(problems: Sequence[Problem], changes: Sequence[PageChange] | None, *, built: bool) -> str:
    """Return the JSON of a comment; `changes` is None where two sites could not be compared."""
    comment = {
        "version": 1,
        "built": built,
        "problems": {"total": len(problems), "listed": [problem_entry(problem) for problem in problems[:MAX_LISTED]]},
        "pages": None
        if changes is None
        else {
            "total": len(changes),
            "listed": [{"path": page.path, "kind": page.kind, "title": page.title} for page in changes[:MAX_LISTED]],
        },
    }
    return json.dumps(comment, ensure_ascii=False, indent=1)


def problem_entry(problem: Problem) -> dict[str, Any]:
    """Return the JSON object of a problem, with its message in each language."""
    entry: dict[str, Any] = {"file": problem.path, "line": problem.line, "severity": severity(problem)}
    for language in LANGUAGES:
        what, fix = explain(problem, language)
        entry[language] = {"what": what, "fix": fix}
    return entry
