"""What a change has to answer for: the problems in its files, and those that it causes elsewhere.

Everything is checked, always: a second suffices for hundreds of articles, and a change of a vocabulary or a former
address can break an article that nobody touched. Only what is told is narrowed. A problem in an untouched file counts
where the same check of the older files did not find it.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from digest.core.problem import Problem

USUAL_BASES = ("origin/HEAD", "origin/main", "main", "HEAD")
"""What a change is compared with where nobody says: the first that exists."""

CONTENT = ("docs", "data", ":(exclude)docs/templates")


class NoBaseError(Exception):
    """There is nothing to compare with; the message says why, in git's own words."""


def of_the_change(look: Callable[[Path], list[Problem]], root: Path, base: str | None) -> list[Problem]:
    """Return what `look` finds below `root` and the changes since `base` contain or cause. Raises `NoBaseError`."""
    problems = look(root)
    start = merge_base(root, base)
    changed = changed_files(root, start)
    elsewhere = [found for found in problems if found.path not in changed]
    known = set(found_at(look, root, start)) if elsewhere else set()
    return [found for found in problems if found.path in changed or found not in known]


def merge_base(root: Path, base: str | None) -> str:
    """Return the commit that the work here and `base` have in common. Raises `NoBaseError`."""
    exists = [name for name in ([base] if base else USUAL_BASES) if commit(root, name)]
    if not exists:
        raise NoBaseError(f"git: {base or ', '.join(USUAL_BASES)}?")
    return git(root, "merge-base", exists[0], "HEAD").decode().strip()


def commit(root: Path, name: str) -> str:
    """Return the commit that `name` stands for, or an empty text. Raises `NoBaseError` outside of git."""
    git(root, "rev-parse", "--git-dir")
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except NoBaseError:
        return ""


def changed_files(root: Path, start: str) -> set[str]:
    """Return the paths of all files that differ from the commit `start`, those that git does not know yet included."""
    tracked = git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", start)
    untracked = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return {path.decode("utf-8", "surrogateescape") for path in (tracked + untracked).split(b"\0") if path}


def found_at(look: Callable[[Path], list[Problem]], root: Path, start: str) -> list[Problem]:
    """Return what `look` finds in the content of the commit `start`."""
    archive = git(root, "archive", "--format=tar", start, "--", *CONTENT)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        return look(Path(folder))


def git(root: Path, *words: str) -> bytes:
    """Return what a git command says. Raises `NoBaseError` where it fails or git is not there."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise NoBaseError(f"git: {error.strerror}") from None
    if done.returncode:
        raise NoBaseError(done.stderr.decode("utf-8", "replace").strip() or f"git {words[0]}")
    return done.stdout
