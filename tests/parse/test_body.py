"""Texts that are rendered without Python-Markdown give the same HTML as with it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.parse.body import PLAIN_TEXT, render_body, render_markdown
from roots import PROJECT

PIECES = [
    "Kota", "é", "12", "1.", "2)", "-", "--", "=", ".", ",", ";", ":", "'", '"', "“", "…", "?", "!", "(", ")", "/", "%",
    " ", "  ", "\n", "\n\n", "\n\n\n", "\t", "_a_", "*b*", "# ", "> ", "`c`", "<d>", "&amp;", "|", "[e](f.md)", "\\", "+",
    "[Kota Ambon](../2012/a-b.md)", "[", "]", "](", "(2012/a.md)", "[MoU (2012)](../2012/mou.md)", "[a](../2012/b.md#c)",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=2000, deadline=None)
def test_a_plain_text_is_rendered_as_markdown_renders_it(text: str) -> None:
    if PLAIN_TEXT.fullmatch(text):
        assert render_body(text) == render_markdown(text, str)


def test_every_text_of_the_articles_is_rendered_as_markdown_renders_it() -> None:
    bodies = [file.read_text("utf-8").split("\n---\n", 1)[1] for file in (PROJECT / "docs/articles").rglob("*.md")]
    assert sum(bool(PLAIN_TEXT.fullmatch(body)) for body in bodies) > len(bodies) * 0.9
    for body in bodies:
        assert render_body(body) == render_markdown(body, str)
