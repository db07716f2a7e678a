"""Texts that Python-Markdown takes minutes for are refused; the worst that is allowed is short work for it."""

from __future__ import annotations

import pytest

from digest.read.body import render_body
from digest.read.limits import LONGEST_BODY, LONGEST_LINE, MOST_BRACKETS, TooMuchError


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a\n" * LONGEST_BODY, "body-too-long", 1),
        ("a\n\n" + "a" * (LONGEST_LINE + 1), "line-too-long", 3),
        ("a\n" + "[" * (MOST_BRACKETS + 1), "too-many-brackets", 2),
        ("\n".join(["![" * 100] * 3), "too-many-brackets", 1),
    ],
)
def test_too_much_is_refused_at_its_line(text: str, rule: str, line: int) -> None:
    with pytest.raises(TooMuchError) as found:
        render_body(text)
    assert (found.value.rule, found.value.line) == (rule, line)
    assert found.value.size > found.value.most


@pytest.mark.parametrize(
    "text",
    [
        "[" * MOST_BRACKETS, "[a](" * MOST_BRACKETS, "[" * MOST_BRACKETS + "]" * MOST_BRACKETS, "![" * MOST_BRACKETS,
        "> " * (LONGEST_LINE // 2), ">" * 400 + " a", "*" * LONGEST_LINE, "**a" * (LONGEST_LINE // 3), "`" * LONGEST_LINE,
        "\\`" * (LONGEST_LINE // 2), "a|" * (LONGEST_LINE // 2), "a|b\n-|-\n" + "`|\n" * 2000, "<http://" * 500, "a\n=\n" * 1000,
        "1. a\n\n    b\n\n" * 900, "    " * 900 + "a", "\n".join("    " * depth + "- a" for depth in range(60)),
    ],
)  # fmt: skip
def test_what_is_allowed_is_rendered(text: str) -> None:
    assert isinstance(render_body(text).html, str)
