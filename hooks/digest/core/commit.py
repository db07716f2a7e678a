"""Which commit of the repository the files are of: asked of git, or of GitHub's environment where there is no git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its hash, when it was committed (ISO 8601), and whether the files differ from it."""

    id: str
    committed: str | None = None
    changed: bool = False


def commit_of(root: Path, environment: Mapping[str, str] = os.environ) -> Commit | None:
    """Return the commit of the project at `root`; None where nobody knows it.

    Git comes first, for GITHUB_SHA names the commit of the run, and a run may build another one beside it.
    """
    if (root / ".git").exists() and (head := git(root, "show", "--no-patch", "--format=%H %cI", "HEAD")):
        id_, _, committed = head.partition(" ")
        changed = git(root, "status", "--porcelain", "--untracked-files=normal")
        return Commit(id=id_, committed=committed, changed=changed != "")
    return Commit(id=found) if (found := environment.get("GITHUB_SHA")) else None


def git(root: Path, *words: str) -> str | None:
    """Return what git answers in a folder; None where it is missing, refuses or takes too long."""
    try:
        done = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
