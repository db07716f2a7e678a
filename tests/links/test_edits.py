"""An edit adds or removes one line and leaves every other byte; what is not certain is left to an editor."""

from __future__ import annotations

import difflib

import pytest

from digest.links.edits import FieldEdit, apply_edit
from digest.parse.documents import document_from_text
from roots import PROJECT

SNAPSHOT = "https://web.archive.org/web/20150513010203/https://media.example/a"
FILE = "docs/articles/2020/x.md"


def article(*sources: str) -> str:
    return "\n".join(["---", "title: A title", "sources:", *sources, "claims: []", "---", "url: a text", ""])


def edit(text: str, number: int = 0, field: str = "archive_url", value: str | None = SNAPSHOT) -> str | None:
    return apply_edit(text, FieldEdit(file=FILE, field_path=("sources", number), field=field, value=value))


def difference(before: str, after: str | None) -> list[str]:
    assert after is not None
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


BLOCK = ["  - outlet: a  # who", "    url: https://media.example/a", "    title: 'T'  # why"]


@pytest.mark.parametrize("sources", [
    BLOCK, [*BLOCK[:1], '    url: "https://media.example/a"   # kept', BLOCK[2]], ["  - url: https://media.example/a", "    outlet: a"],
    ["- url: 'https://media.example/a'", "  outlet: a"], ["  -   outlet: a", "      url: https://media.example/a"],
    ["  - outlet: a", "    # a comment", "    url: https://media.example/a", "", "    # another"],
])  # fmt: skip
def test_a_line_is_added_below_the_url_and_nothing_else_changes(sources: list[str]) -> None:
    before = article(*sources)
    (line,) = difference(before, edit(before))
    column = next(each.index("url:") for each in sources if "url:" in each)
    assert line == f"+ {' ' * column}archive_url: {SNAPSHOT}\n"


def test_braces_on_one_line_stay_on_one_line() -> None:
    before = article("  - {outlet: a, url: https://media.example/a, title: T}  # kept")
    after = edit(before)
    assert after == before.replace("media.example/a,", f"media.example/a, archive_url: {SNAPSHOT},")
    before = article('  - {"url": "https://media.example/a,b", outlet: a}')
    assert (after := edit(before)) and '"https://media.example/a,b", archive_url: ' in after


def test_braces_over_lines_stay_valid() -> None:
    for before in (article("  - {outlet: a,", "     url: https://media.example/a,", "     title: T}"),
                   article("  - {outlet: a,", "     url: https://media.example/a", "    }")):  # fmt: skip
        after = edit(before)
        assert after and document_from_text(FILE, after)[0]


def test_a_url_that_yaml_would_misread_is_quoted() -> None:
    before = article("  - {outlet: a, url: 'https://media.example/a'}")
    after = edit(before, value="https://web.archive.org/web/2015/https://media.example/a,b]")
    assert after and 'archive_url: "https://web.archive.org/web/2015/https://media.example/a,b]"' in after
    before = article(*BLOCK)
    assert (
        after := edit(before, value="https://media.example/a:")
    ) and 'archive_url: "https://media.example/a:"' in after


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    before = "\ufeff" + article(*BLOCK).replace("\n", "\r\n")
    assert difference(before, edit(before)) == [f"+     archive_url: {SNAPSHOT}\r\n"]


def test_the_second_of_two_sources_with_one_url_is_edited() -> None:
    before = article(*BLOCK, *BLOCK)
    after = edit(before, 1)
    assert after and after.splitlines()[8] == f"    archive_url: {SNAPSHOT}"


def test_a_mark_is_removed_with_its_line_or_its_part_of_the_braces() -> None:
    before = article(*BLOCK)
    marked = edit(before, field="gone", value="2026-11-02")
    assert marked and "    gone: 2026-11-02\n" in marked
    assert edit(marked, field="gone", value=None) == before
    braces = article("  - {outlet: a, url: https://media.example/a, gone: 2026-11-02, title: T}")
    assert edit(braces, field="gone", value=None) == braces.replace(", gone: 2026-11-02", "")
    last = article("  - {outlet: a, url: https://media.example/a, gone: 2026-11-02}")
    assert edit(last, field="gone", value=None) == last.replace(", gone: 2026-11-02", "")


@pytest.mark.parametrize("sources", [
    ["  - outlet: a", "    url: https://media.example/a", "    archive_url:"], ["  - outlet: a", "    url: >-", "      https://media.example/a", "    archive_url: ~"],
    ["  - outlet: a", "    url: https://media.example/a", "    url: https://media.example/b"], ["  - outlet: a", "   url: broken"],
])  # fmt: skip
def test_what_is_not_certain_is_left_alone(sources: list[str]) -> None:
    assert edit(article(*sources)) is None


def test_a_value_cannot_add_other_fields() -> None:
    for value in (
        "x\n    gone: 2026-01-01",
        'x", gone: "2026-01-01',
        "x\n---\nhello",
        "x}\n  - {outlet: b",
        "*a",
        "!!python/x y",
        "x # y",
    ):
        after = edit(article(*BLOCK), value=value)
        found = document_from_text(FILE, after)[0] if after else None
        assert after is None or (
            found
            and found.nodes.values["sources"][0]
            == {"outlet": "a", "url": "https://media.example/a", "title": "T", "archive_url": value}
        )


def test_every_source_of_every_real_article_can_be_marked() -> None:
    for path in sorted((PROJECT / "docs" / "articles").glob("*/*.md")):
        text = path.read_bytes().decode("utf-8")
        document, _ = document_from_text(FILE, text)
        assert document
        for number, source in enumerate(document.nodes.values.get("sources", [])):
            if "gone" not in source:
                (line,) = difference(text, edit(text, number, "gone", "2026-11-02"))
                assert line.strip("+ \n") == "gone: 2026-11-02"
