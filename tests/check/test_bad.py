"""Bad articles state their own problems: each file in bad/ holds lines `expect: <line> <rule>`, and has just those."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.check.run import check
from roots import TODAY

BAD = Path(__file__).parent / "bad"
FILES = sorted(path for path in BAD.glob("*.md"))
EXPECT = re.compile(r"expect: (\d+) ([a-z0-9-]+)")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_bad_article_has_the_problems_that_it_states(file: Path, root: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = sorted((int(line), rule) for line, rule in EXPECT.findall(text))
    assert expected, "a bad file states what is wrong with it"
    target = root / "docs" / "articles" / "2024" / file.name
    target.parent.mkdir()
    target.write_text(text, encoding="utf-8")
    _, problems = check(root, TODAY)
    assert sorted((found.line, found.rule) for found in problems if found.path.endswith(file.name)) == expected
    assert [found for found in problems if not found.path.endswith(file.name)] == []
