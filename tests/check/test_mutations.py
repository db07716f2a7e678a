"""Articles damaged at random: whatever an editor's slip or a stranger's joke makes of them is told, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from digest.check.report import report
from digest.check.runner import check
from roots import TODAY

ROUNDS = 40
ODD = [
    "&a", "*a", "!!python/x", "{", "}", "[", "]", '"', "'", ":", "- ", "\t", "\u202e", "\x00", "<script>", "](javascript:x)",
    "2024-13-01", "null", "~", "{}", "[]", "9" * 400, "../..", "|", ">", "%", "@", "\\", "---", "...", "# ", "![x](y)", "? a",
    "<<: *a", "é", "\U0001f600",
]  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """Return `text` with one to four lines lost, doubled, cut, moved in, or with something odd in them."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        cut = chance.randint(0, len(lines[at]))
        lines[at : at + 1] = chance.choice([
            [], [lines[at]] * 2, [lines[at][:cut]], ["  " + lines[at]],
            [lines[at][:cut] + chance.choice(ODD) + lines[at][cut:]], [lines[at].split(":")[0] + ": " + chance.choice(ODD)],
        ])  # fmt: skip
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_damage_is_told(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted((root / "docs" / "articles").rglob("*.md"))
    told = 0
    for _ in range(ROUNDS):
        file = chance.choice(files)
        good = file.read_text(encoding="utf-8")
        file.write_text(damaged(good, chance), encoding="utf-8")
        _, problems = check(root, TODAY)
        text = report(problems, "terminal", "en") + report(problems, "github", "id")
        assert all(character.isprintable() or character == "\n" for character in text)
        told += bool(problems)
        file.write_text(good, encoding="utf-8")
    assert told > ROUNDS / 3
