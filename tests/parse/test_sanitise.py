"""The sanitiser by itself, without the check before it."""

from __future__ import annotations

import pytest
from markdown.blockprocessors import ParagraphProcessor

from digest.parse.body import render_body
from digest.parse.sanitise import ALLOWED_TAGS, sanitise_html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a<script>hit()</script></p>", "<p>a</p>"),
        ("<p onclick=hit() style=color:red id=x class=y>a</p>", "<p>a</p>"),
        ("<a href='javascript:hit()'>a</a>", "<a>a</a>"),
        ("<a href=' &#106;avascript:hit()'>a</a>", "<a>a</a>"),
        ("<a href='data:text/html,x'>a</a>", "<a>a</a>"),
        ("<a href='//x.example/'>a</a>", "<a>a</a>"),
        ("<a href='/\\x.example/'>a</a>", "<a>a</a>"),
        ("<a href='\\\\x.example/'>a</a>", "<a>a</a>"),
        ("<a href='\t//x.example/'>a</a>", "<a>a</a>"),
        ("<a href='../2015/x/'>a</a>", '<a href="../2015/x/">a</a>'),
        ("<iframe src='https://x.example'></iframe><form><input></form>", ""),
        ("<svg><style><img src=x onerror=hit()></style></svg>", ""),
        ("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=hit()&gt;'>", None),
        ("<p>a<b", "<p>a</p>"),
        ("<ul><li>a", "<ul><li>a</li></ul>"),
        ("<!-- x --><p>a</p>", "<p>a</p>"),
    ],
)
def test_everything_that_is_not_allowed_is_removed(html: str, clean: str | None) -> None:
    found, altered = sanitise_html(html)
    if clean is None:
        assert "<img" not in found and "hit()" not in found.replace("onerror=hit()", "") and "<style" not in found
    else:
        assert found == clean
    assert altered or found == html.replace("'", '"')


@pytest.mark.parametrize(
    "text",
    [
        "a & b",
        "a \"b\" 'c'",
        "a\u00a0b",
        "a  \nb",
        "5. a\n6. b",
        "a|b\n:-|-:\nc|d",
        '[a](https://x.example/?a=1&b=2 "t")',
    ],
)
def test_the_output_of_markdown_keeps_its_meaning(text: str) -> None:
    assert not render_body(text).altered


def test_only_external_links_get_a_rel_attribute() -> None:
    html = render_body("[a](https://x.example/) [b](HTTP://x.example/) [c](../2015/x.md)").html
    assert html.count('rel="nofollow noopener"') == 2
    assert '<a href="../2015/x.md">c</a>' in html


def test_only_the_tags_that_a_text_needs_are_allowed() -> None:
    assert ALLOWED_TAGS.isdisjoint({"script", "style", "iframe", "img", "form", "svg", "math", "div", "span", "h1"})


def test_a_failed_text_does_not_affect_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    good = "[a](https://x.example/) and *b*"
    before = render_body(good).html
    monkeypatch.setattr(ParagraphProcessor, "run", too_deep)
    with pytest.raises(RecursionError):
        render_body("- inside a list")
    monkeypatch.undo()
    assert render_body(good).html == before


def too_deep(*_: object) -> None:
    raise RecursionError
