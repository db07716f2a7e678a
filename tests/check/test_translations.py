from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.runner import check
from roots import SEEDS, TODAY


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        ("events: []", "fact-in-translation"),
        ("sources: [{outlet: antara}]", "fact-in-translation"),
        ("mentions: [KR]", "fact-in-translation"),
        ("slug: x", "field-unknown"),
        ("title: Again", "yaml-key-twice"),
    ],
)
def test_a_translation_has_only_title_description_and_body(root: Path, added: str, rule: str) -> None:
    path = root / f"docs/articles/{SEEDS[0]}.en.md"
    path.write_text(path.read_text().replace("---\n", f"---\n{added}\n", 1))
    _, problems = check(root, TODAY)
    assert [(found.line, found.rule) for found in problems] == [(3 if rule == "yaml-key-twice" else 2, rule)]


def test_a_translation_without_title_is_a_problem(root: Path) -> None:
    path = root / f"docs/articles/{SEEDS[0]}.en.md"
    path.write_text("\n".join(line for line in path.read_text().split("\n") if not line.startswith("title:")))
    _, problems = check(root, TODAY)
    assert [found.rule for found in problems] == ["field-missing"]
