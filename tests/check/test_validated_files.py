"""What was checked and has not changed is not checked again; what it depends on counts too."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from digest.check import runner
from digest.check.runner import check
from digest.core.cache import Cache
from roots import SEEDS, TODAY

BAD = sorted((Path(__file__).parent / "bad").glob("*.md"))
ALL = {f"docs/articles/{seed}.md" for seed in SEEDS}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose own rules were checked."""
    paths: list[str] = []
    rules = runner.file_problems

    def note(file: runner.ArticleFile | runner.PageFile, *others: object) -> object:
        paths.append(file.document.path)
        return rules(file, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "file_problems", note)
    return paths


def rules_of(root: Path, today: dt.date = TODAY) -> list[str]:
    """Check a project with its cache, opened anew as by another run, and return the rules that are broken."""
    return [problem.rule for problem in check(root, today, Cache(root / ".cache/content.sqlite"), warn=False)[1]]


def test_what_looks_and_is_the_same_is_not_checked_again_and_what_changed_is(root: Path, checked: list[str]) -> None:
    assert rules_of(root) == []
    assert set(checked) >= ALL
    checked.clear()
    assert rules_of(root) == []
    assert checked == []
    file = sorted((root / "docs/articles").rglob("*.md"))[0]
    times = file.stat()
    file.write_text(file.read_text().rstrip()[:-12] + "<b>x</b>zzzz\n")
    file.write_text(file.read_text().ljust(times.st_size))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_size == times.st_size
    assert rules_of(root) == ["raw-html"]
    assert len(checked) == 1
    checked.clear()
    assert rules_of(root) == ["raw-html"], "what is wrong is checked again"
    assert len(checked) == 1


def test_an_earlier_day_another_vocabulary_or_set_of_files_is_checked_anew(root: Path, checked: list[str]) -> None:
    rules_of(root, TODAY + dt.timedelta(days=1))
    for change in ("day", "vocabulary", "files"):
        checked.clear()
        match change:
            case "vocabulary":
                outlets = root / "data/outlets.yml"
                outlets.write_text(outlets.read_text() + "\nlain:\n  name: Lain\n  hosts: [lain.example]\n")
            case "files":
                (root / f"docs/articles/{SEEDS[0]}.md").unlink()
                (root / f"docs/articles/{SEEDS[0]}.en.md").unlink()
        assert rules_of(root) == []
        assert set(checked) >= ALL - {f"docs/articles/{SEEDS[0]}.md"}, change


def test_what_was_valid_is_not_checked_again_on_later_days(root: Path, checked: list[str]) -> None:
    rules_of(root)
    checked.clear()
    for days in (1, 400):
        assert rules_of(root, TODAY + dt.timedelta(days=days)) == []
    assert checked == []


def test_a_later_day_breaks_no_rule_that_was_kept(root: Path) -> None:
    """Else what was valid would have to be checked again each day."""
    target = root / "docs/articles/2024"
    target.mkdir()
    for file in BAD:
        shutil.copy(file, target)
    before = {(one.path, one.line, one.rule) for one in check(root, TODAY, warn=False)[1]}
    assert before
    for days in (1, 400, 40_000):
        later = {(one.path, one.line, one.rule) for one in check(root, TODAY + dt.timedelta(days=days), warn=False)[1]}
        assert later <= before
        before = later


def test_a_damaged_list_of_what_is_valid_is_not_trusted(root: Path, checked: list[str]) -> None:
    rules_of(root)
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        query = "UPDATE entries SET value = CAST(value || x'00' AS BLOB) WHERE kind = 'validated'"
        assert connection.execute(query).rowcount == 1
    connection.close()
    checked.clear()
    assert rules_of(root) == []
    assert set(checked) >= ALL
