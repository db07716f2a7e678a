from __future__ import annotations

from pathlib import Path

import pytest

from digest.parse.documents import read_document

GOOD = "---\ntitle: A\n---\nText.\n"


@pytest.mark.parametrize(
    "data",
    [GOOD.encode(), GOOD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + GOOD.encode()],
    ids=["lf", "crlf", "bom"],
)
def test_line_endings_and_bom_make_no_difference(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.md").write_bytes(data)
    document, problems = read_document(tmp_path, "a.md")
    assert problems == []
    assert document and document.nodes.values == {"title": "A"}
    assert (document.body, document.body_line) == ("Text.\n", 4)


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"", "front-matter-missing", 1),
        (b"Text.", "front-matter-missing", 1),
        (b"---\ntitle: A\nText.", "front-matter-open", 1),
        (b"---\n---\nText.", "front-matter-not-fields", 2),
        (b"---\n- a\n---\nText.", "front-matter-not-fields", 2),
        (b"---\ntitle: \xff\n---\n", "file-not-utf-8", 2),
        (b"---\ntitle: a\x00b\n---\n", "odd-character", 2),
        ("---\ntitle: a\n---\nx\u202ey".encode(), "odd-character", 4),
        (b"---\ntitle: a\n---\n" + b"x" * 200_000, "file-too-large", 1),
    ],
)
def test_an_unreadable_file_is_a_problem(tmp_path: Path, data: bytes, rule: str, line: int) -> None:
    (tmp_path / "a.md").write_bytes(data)
    document, problems = read_document(tmp_path, "a.md")
    assert document is None
    assert [(found.rule, found.line) for found in problems] == [(rule, line)]


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(GOOD)
    (tmp_path / "a.md").symlink_to(tmp_path / "secret")
    document, problems = read_document(tmp_path, "a.md")
    assert document is None
    assert [found.rule for found in problems] == ["file-not-regular"]
