"""Hostile pull requests that are refused: each is told by its rules, in one line a problem, and without a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.check.report import report
from digest.check.runner import check
from hostility import bring, cases
from roots import TODAY, make_root

REFUSED = cases("refused")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose articles are sound, not to be changed."""
    root = make_root(tmp_path_factory.mktemp("sound") / "project")
    shutil.rmtree(root / "hooks")
    shutil.rmtree(root / "docs" / "templates")
    return root


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_its_rules(sound: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(sound, root)
    bring(root, name, REFUSED[name])
    _, problems = check(root, TODAY)
    assert {found.rule for found in problems} == set(REFUSED[name]["rules"])
    assert len(problems) <= 220
    for language in ("id", "en"):
        told = report(problems, "terminal", language)
        assert all(character.isprintable() or character == "\n" for character in told)
        assert told.count("\n") == 3 * len(problems)
        commands = report(problems, "github", language).split("\n")[: len(problems)]
        assert all(line.startswith("::error file=") for line in commands)
