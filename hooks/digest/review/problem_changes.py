"""The problems of a change: those in its files, and those that it causes in other files.

All content is checked: that takes a second for hundreds of articles, and a changed vocabulary or redirect can break an
article that did not change. Only the reported problems are filtered. A problem in an unchanged file is reported if the
same check of the base commit does not find it.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.core.problem import Problem

DEFAULT_BASES = ("origin/HEAD", "origin/main", "main", "HEAD")
"""The git revisions that a change is compared with by default: the first that exists."""

CONTENT_PATHS = ("docs", "data", ":(exclude)docs/templates")


class BaseNotFoundError(Exception):
    """There is no commit to compare with; the message is git's own."""


Check = Callable[[Path], list[Problem]]
"""A check of the content below a folder."""


def problems_of_change(check: Check, root: Path, base: str | None) -> list[Problem]:
    """Return the problems that the changes since `base` contain or cause. Raises `BaseNotFoundError`."""
    problems = check(root)
    start = merge_base(root, base)
    changed = changed_files(root, start)
    elsewhere = [problem for problem in problems if problem.path not in changed]
    known = set(problems_at(check, root, start)) if elsewhere else set()
    return [problem for problem in problems if problem.path in changed or problem not in known]


def merge_base(root: Path, base: str | None) -> str:
    """Return the commit that HEAD and `base` have in common. Raises `BaseNotFoundError`."""
    existing = [name for name in ([base] if base else DEFAULT_BASES) if resolve_commit(root, name)]
    if not existing:
        raise BaseNotFoundError(f"git: {base or ', '.join(DEFAULT_BASES)}?")
    return run_git(root, "merge-base", existing[0], "HEAD").decode().strip()


def resolve_commit(root: Path, name: str) -> str:
    """Return the commit hash of a revision, or an empty text. Raises `BaseNotFoundError` outside a repository."""
    run_git(root, "rev-parse", "--git-dir")
    try:
        found = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except BaseNotFoundError:
        return ""
    return found.decode().strip()


def changed_files(root: Path, start: str) -> set[str]:
    """Return the paths of all files that differ from the commit `start`, untracked files included."""
    tracked = run_git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", start)
    untracked = run_git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return {path.decode("utf-8", "surrogateescape") for path in (tracked + untracked).split(b"\0") if path}


def problems_at(check: Check, root: Path, start: str) -> list[Problem]:
    """Return the problems in the content of the commit `start`."""
    with files_at(root, start) as folder:
        return check(folder)


@contextmanager
def files_at(root: Path, start: str) -> Iterator[Path]:
    """Yield a folder with the content of the commit `start`, which is deleted afterwards."""
    archive = run_git(root, "archive", "--format=tar", start, "--", *CONTENT_PATHS)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def run_git(root: Path, *arguments: str) -> bytes:
    """Return the output of a git command. Raises `BaseNotFoundError` if it fails or git is not installed."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise BaseNotFoundError(f"git: {error.strerror}") from None
    if done.returncode:
        raise BaseNotFoundError(done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]}")
    return done.stdout
