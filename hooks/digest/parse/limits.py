"""Limits on the size of a text: ten times what a digest needs, and the slowest allowed text renders in two seconds.

Python-Markdown needs quadratic time for some texts and cubic time for unclosed brackets; the limits were set by
measuring such texts (tests/parse/test_limits.py renders them).
"""

from __future__ import annotations

MAX_BODY_LENGTH = 16_000
"""Characters below the front matter: about 2,300 words."""

MAX_LINE_LENGTH = 4_000
"""Characters of one line; a whole paragraph may stand on one."""

MAX_BRACKETS = 200
"""Opening square brackets in a text; a link has one."""


class LimitExceededError(ValueError):
    """A text that exceeds a limit: `rule` is the message's id, `line` counts from 1, `size` is over `limit`."""

    def __init__(self, rule: str, line: int, size: int, limit: int) -> None:
        super().__init__(rule)
        self.rule, self.line, self.size, self.limit = rule, line, size, limit


def enforce_limits(text: str) -> None:
    """Raise `LimitExceededError` where a text exceeds a limit."""
    if len(text) > MAX_BODY_LENGTH:
        raise LimitExceededError("body-too-long", 1, len(text), MAX_BODY_LENGTH)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE_LENGTH:
            raise LimitExceededError("line-too-long", number, len(line), MAX_LINE_LENGTH)
    if (brackets := text.count("[")) > MAX_BRACKETS:
        first = text[: text.index("[")].count("\n") + 1
        raise LimitExceededError("too-many-brackets", first, brackets, MAX_BRACKETS)
