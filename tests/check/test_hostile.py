"""Hostile pull requests that are refused: each by the expected rules, printable and without a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.check.report import format_report
from digest.check.runner import check
from hostility import apply_case, load_cases
from roots import TODAY, make_root

REFUSED = load_cases("refused")


@pytest.fixture(scope="module")
def valid_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with valid articles, not to be changed."""
    root = make_root(tmp_path_factory.mktemp("valid_root") / "project")
    (root / "hooks").unlink()
    shutil.rmtree(root / "docs" / "templates")
    return root


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_its_rules(valid_root: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(valid_root, root)
    apply_case(root, name, REFUSED[name])
    _, problems = check(root, TODAY)
    assert {found.rule for found in problems} == set(REFUSED[name]["rules"])
    assert len(problems) <= 220
    for language in ("id", "en"):
        text = format_report(problems, "terminal", language)
        assert all(character.isprintable() or character == "\n" for character in text)
        assert text.count("\n") == 3 * len(problems)
        commands = format_report(problems, "github", language).split("\n")[: len(problems)]
        assert all(line.startswith("::error file=") for line in commands)
