"""Texts that take Python-Markdown minutes are refused; the slowest allowed ones render in seconds."""

from __future__ import annotations

import pytest

from digest.parse.body import render_body
from digest.parse.limits import MAX_BODY_LENGTH, MAX_BRACKETS, MAX_LINE_LENGTH, LimitExceededError


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a\n" * MAX_BODY_LENGTH, "body-too-long", 1),
        ("a\n\n" + "a" * (MAX_LINE_LENGTH + 1), "line-too-long", 3),
        ("a\n" + "[" * (MAX_BRACKETS + 1), "too-many-brackets", 2),
        ("\n".join(["![" * 100] * 3), "too-many-brackets", 1),
    ],
)
def test_a_text_over_a_limit_is_refused_at_its_line(text: str, rule: str, line: int) -> None:
    with pytest.raises(LimitExceededError) as found:
        render_body(text)
    assert (found.value.rule, found.value.line) == (rule, line)
    assert found.value.size > found.value.limit


@pytest.mark.parametrize(
    "text",
    [
        "[" * MAX_BRACKETS, "[a](" * MAX_BRACKETS, "[" * MAX_BRACKETS + "]" * MAX_BRACKETS, "![" * MAX_BRACKETS,
        "> " * (MAX_LINE_LENGTH // 2), ">" * 400 + " a", "*" * MAX_LINE_LENGTH, "**a" * (MAX_LINE_LENGTH // 3), "`" * MAX_LINE_LENGTH,
        "\\`" * (MAX_LINE_LENGTH // 2), "a|" * (MAX_LINE_LENGTH // 2), "a|b\n-|-\n" + "`|\n" * 2000, "<http://" * 500, "a\n=\n" * 1000,
        "1. a\n\n    b\n\n" * 900, "    " * 900 + "a", "\n".join("    " * depth + "- a" for depth in range(60)),
    ],
)  # fmt: skip
def test_the_slowest_allowed_texts_are_rendered(text: str) -> None:
    assert isinstance(render_body(text).html, str)
