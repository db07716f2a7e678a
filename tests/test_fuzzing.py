"""Fuzzing: Hypothesis combines pieces with a meaning in Markdown, YAML or HTML to hostile texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parent / "fuzzing"))
from targets import TARGETS

PIECES = [
    "[", "](", ")", "](javascript:x)", "](//x.y)", "](http://x.y/)", "](HTTP://x.y)", "<", ">", "<script>", "</p>", "<!--", "-->", "<http://x.y>",
    "<a@b.c>", "&#106;", "&colon;", "&lt;", "*", "**", "_", "`", "\\", "#", "> ", "- ", "1. ", "    ", "\n", "\n\n", "\t", "|", "-|-\n", "![", "]: ",
    "\"", "'", "javascript:", "data:", "a", "teks ", "---\n", "title: ", "events:\n", "  - date: 2024-01-01\n", "? ", "&a ", "*a", "!!x ", "{", "}",
    "<<: ", "=", "+", "@", ";", ",", "\r", "\u202e", "\u2028", "\x00", "\x02", "\x03", "\u0301", "\u200d", "\ufdd0", "é", "日本", "\U0001f600", "klzzwxh:0000",
    "<svg onload=x>", "<math><mtext>", "<noscript>", "<style>", "<table>", "<a href=javascript:x>", "<a href='//x.y'>", "<ol start=x>", "<p title=x>",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join)


@pytest.mark.parametrize("target", TARGETS)
def test_random_input_breaks_nothing(target: str) -> None:
    @settings(max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(TEXTS)
    def run(text: str) -> None:
        TARGETS[target](text)

    run()


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("body", "[x](HTTP://x.y/)"),
        ("body", "a|b\n-|:-:\nc|d"),
        ("body", "[a <https://x.y/b> c](https://x.y/d)"),
        ("body", "<a@b.c>"),
        ("body", '<p><a href="v<![t;.e|t.\n&lt;'),
        ("document", '---\ntitle: x\n---\n<p><a href="v<![t;.e|t.\n&lt;'),
        ("yaml", 'a: "\\u202e\\0"'),
        ("values", "x ;=1+1"),
    ],
)
def test_input_that_once_broke_a_target_no_longer_does(target: str, text: str) -> None:
    TARGETS[target](text)
