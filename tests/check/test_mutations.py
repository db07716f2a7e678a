"""Randomly damaged articles: the check reports problems and never fails with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from digest.check.report import format_report
from digest.check.runner import check
from roots import TODAY

ROUNDS = 40
FRAGMENTS = [
    "&a", "*a", "!!python/x", "{", "}", "[", "]", '"', "'", ":", "- ", "\t", "\u202e", "\x00", "<script>", "](javascript:x)",
    "2024-13-01", "null", "~", "{}", "[]", "9" * 400, "../..", "|", ">", "%", "@", "\\", "---", "...", "# ", "![x](y)", "? a",
    "<<: *a", "é", "\U0001f600",
]  # fmt: skip


def damaged(text: str, rng: random.Random) -> str:
    """Return `text` with one to four lines removed, duplicated, cut, indented or with syntax inserted."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines))
        cut = rng.randint(0, len(lines[at]))
        lines[at : at + 1] = rng.choice([
            [], [lines[at]] * 2, [lines[at][:cut]], ["  " + lines[at]],
            [lines[at][:cut] + rng.choice(FRAGMENTS) + lines[at][cut:]], [lines[at].split(":")[0] + ": " + rng.choice(FRAGMENTS)],
        ])  # fmt: skip
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_damage_is_reported(root: Path, seed: int) -> None:
    rng = random.Random(seed)
    files = sorted((root / "docs" / "articles").rglob("*.md"))
    reported = 0
    for _ in range(ROUNDS):
        file = rng.choice(files)
        good = file.read_text(encoding="utf-8")
        file.write_text(damaged(good, rng), encoding="utf-8")
        _, problems = check(root, TODAY)
        text = format_report(problems, "terminal", "en") + format_report(problems, "github", "id")
        assert all(character.isprintable() or character == "\n" for character in text)
        reported += bool(problems)
        file.write_text(good, encoding="utf-8")
    assert reported > ROUNDS / 3
