"""Articles with mistakes: each file in bad/ states its exact problems as `expect: <line> <rule>`.

Most have one mistake that editors make, and state as `fix: <words>` what its message has to contain.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.check.report import explain
from digest.check.runner import check
from roots import TODAY

BAD = Path(__file__).parent / "bad"
FILES = sorted(path for path in BAD.glob("*.md"))
EXPECT = re.compile(r"expect: (\d+) ([a-z0-9-]+)")
FIX = re.compile(r"; fix: (.+)")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_bad_article_has_the_problems_that_it_states(file: Path, root: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = sorted((int(line), rule) for line, rule in EXPECT.findall(text))
    assert expected, "a bad file states its problems"
    target = root / "docs" / "articles" / "2024" / file.name
    target.parent.mkdir()
    target.write_text(text, encoding="utf-8")
    _, problems = check(root, TODAY)
    assert sorted((found.line, found.rule) for found in problems if found.path.endswith(file.name)) == expected
    assert [found for found in problems if not found.path.endswith(file.name)] == []
    for words in FIX.findall(text):
        assert all(words in explain(found, "en")[1] for found in problems)


def test_at_least_forty_files_have_one_mistake_with_its_fix() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    assert sum(len(EXPECT.findall(text)) == len(FIX.findall(text)) == 1 for text in texts) >= 40
