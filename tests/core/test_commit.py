from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from digest.core.commit import Commit, commit_of

RUN = "f" * 40


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a known time."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "file").write_text("one")
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "--quiet", "--message", "one")
    return tmp_path


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    when = {
        "GIT_COMMITTER_DATE": "2026-11-22T10:00:00+07:00",
        "PATH": "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin",
        "HOME": str(root),
    }
    done = subprocess.run(["git", *who, "-C", root, *words], capture_output=True, text=True, check=True, env=when)
    return done.stdout.strip()


def test_the_commit_is_that_of_the_files_not_that_of_the_run(repository: Path) -> None:
    id_ = git(repository, "rev-parse", "HEAD")
    assert commit_of(repository, {"GITHUB_SHA": RUN}) == Commit(id=id_, committed="2026-11-22T10:00:00+07:00")


@pytest.mark.parametrize("name", ["file", "new"])
def test_files_that_differ_from_it_are_told(repository: Path, name: str) -> None:
    (repository / name).write_text("two")
    found = commit_of(repository, {})
    assert found and found.changed


def test_without_git_the_run_knows_it_or_nobody(tmp_path: Path) -> None:
    assert commit_of(tmp_path, {"GITHUB_SHA": RUN}) == Commit(id=RUN)
    assert commit_of(tmp_path, {}) is None


def test_a_repository_without_a_commit_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert commit_of(tmp_path, {}) is None
