"""`check --changed`: only problems that a change contains or causes, compared with git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from roots import digest

DAEJEON = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
OTHER = "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.md"


def git(root: Path, *words: str) -> None:
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=root, check=True, capture_output=True, env=environment())


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    assert old in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def reported(root: Path, *words: str) -> list[tuple[str, str]]:
    done = digest(root, "check", "--format", "json", "--changed", *words)
    assert done.returncode in {0, 1}, done.stderr
    return [(found["file"], found["rule"]) for found in json.loads(done.stdout)]


@pytest.fixture
def committed(root: Path) -> Path:
    """A project in a git repository whose first commit has a problem."""
    change(root, OTHER, "kind: ", "kind: x")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def test_without_a_change_nothing_is_reported(committed: Path) -> None:
    assert reported(committed) == []
    assert digest(committed, "check").returncode == 1


def test_a_changed_file_and_a_new_one_are_reported(committed: Path) -> None:
    change(committed, DAEJEON, "2017-12-18", "2017-12-38")
    (committed / "docs/articles/2017/baru.md").write_text("tanpa front matter", encoding="utf-8")
    expected = [("docs/articles/2017/baru.md", "front-matter-missing"), (DAEJEON, "date-impossible")]
    assert reported(committed) == expected
    git(committed, "checkout", "-qb", "work")
    git(committed, "add", "-A")
    git(committed, "commit", "-qm", "second")
    assert reported(committed) == reported(committed, "main") == expected
    assert reported(committed, "HEAD") == []


def test_a_problem_that_a_change_causes_elsewhere_is_reported(committed: Path) -> None:
    change(committed, "data/outlets.yml", "detak-tangsel:", "detak-tangerang:")
    assert reported(committed) == [(DAEJEON, "unknown-outlet")]


def test_a_removed_file_counts_as_changed(committed: Path) -> None:
    (committed / DAEJEON).unlink()
    assert reported(committed) == [(DAEJEON.replace(".md", ".en.md"), "translation-alone")]


@pytest.mark.parametrize("base", ["gone", "--output=x", "a b"])
def test_an_unknown_base_gives_a_message(committed: Path, base: str) -> None:
    done = digest(committed, "check", f"--changed={base}")
    assert done.returncode == 2
    assert base in done.stderr and "Traceback" not in done.stderr


def test_without_git_there_is_a_message(root: Path) -> None:
    done = digest(root, "check", "--changed", GIT_CEILING_DIRECTORIES=str(root.parent))
    assert done.returncode == 2
    assert "git" in done.stderr and "Traceback" not in done.stderr
