"""How much a text may hold: some ten times what a digest needs, and so little that the worst takes a second or two.

Python-Markdown's time grows with the square of some texts, and with the cube of brackets that nobody closes; these
limits were set by measuring such texts (tests/read/test_limits.py holds them).
"""

from __future__ import annotations

LONGEST_BODY = 16_000
"""Characters below the front matter: some 2,300 words."""

LONGEST_LINE = 4_000
"""Characters of one line; an editor's paragraph may be one."""

MOST_BRACKETS = 200
"""Opening square brackets: a link has one."""


class TooMuchError(ValueError):
    """A text beyond a limit: `rule` names the limit, `line` counts from 1, `size` and `most` say by how much."""

    def __init__(self, rule: str, line: int, size: int, most: int) -> None:
        super().__init__(rule)
        self.rule, self.line, self.size, self.most = rule, line, size, most


def hold(text: str) -> None:
    """Hold a text below the limits. Raises `TooMuchError`."""
    if len(text) > LONGEST_BODY:
        raise TooMuchError("body-too-long", 1, len(text), LONGEST_BODY)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise TooMuchError("line-too-long", number, len(line), LONGEST_LINE)
    if (brackets := text.count("[")) > MOST_BRACKETS:
        first = text[: text.index("[")].count("\n") + 1
        raise TooMuchError("too-many-brackets", first, brackets, MOST_BRACKETS)
