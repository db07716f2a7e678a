"""The commands of a weekly workflow, in a local repository and with a fake `gh`: the result is a pull request."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import yaml

from roots import PROJECT

ARTICLE = "docs/articles/2020/a.md"
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
case "$1 $2" in "pr list") cat "$GH_OPEN";; esac
"""


def workflow_file(workflow: str) -> Path:
    return PROJECT / ".github" / "workflows" / f"{workflow}.yml"


def steps(workflow: str, job: str) -> dict[str, Any]:
    found = yaml.safe_load(workflow_file(workflow).read_text(encoding="utf-8"))["jobs"][job]["steps"]
    return {step["name"]: step for step in found if "name" in step}


class WorkflowRunner:
    """A checkout of a repository with one article, and a bare repository in place of GitHub."""

    def __init__(self, folder: Path, workflow: str = "links") -> None:
        self.workflow = workflow
        self.folder, self.github, self.checkout, self.temp = (
            folder,
            folder / "github.git",
            folder / "checkout",
            folder / "temp",
        )
        for each in (self.temp / workflow, folder / "bin"):
            each.mkdir(parents=True)
        (folder / "bin" / "gh").write_text(GH)
        (folder / "bin" / "gh").chmod(0o755)
        (folder / "open").write_text("0")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.github), cwd=folder)
        self.git("clone", "--quiet", str(self.github), str(self.checkout), cwd=folder)
        self.write(ARTICLE, "one\ntwo\nthree\n")
        self.write(".github/workflows/x.yml", "name: x\n")
        self.write("data/labels.yml", "a: b\n")
        self.git("checkout", "-q", "-B", "main")
        self.commit()
        self.git("push", "--quiet", "origin", "main")

    def git(self, *words: str, cwd: Path | None = None) -> str:
        return self.shell(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd)

    def shell(self, words: list[str], cwd: Path | None = None, **more: str) -> str:
        variables = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder), "RUNNER_TEMP": str(self.temp),
            "GH_LOG": str(self.folder / "gh.log"), "GH_OPEN": str(self.folder / "open"), "FOUND": str(self.temp / self.workflow),
            "GIT_CONFIG_NOSYSTEM": "1", **more,
        }  # fmt: skip
        done = subprocess.run(
            words, cwd=cwd or self.checkout, env=variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def step(self, job: str, name: str) -> str:
        return self.shell(["bash", "-e", "-c", steps(self.workflow, job)[name]["run"]])

    def write(self, path: str, text: str) -> None:
        (self.checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (self.checkout / path).write_text(text)

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "x")

    def propose(self) -> str:
        """Pass the patch on, and run the second job on a clean checkout; return the arguments of `gh`."""
        self.step("ask" if self.workflow == "links" else "move", "Write the patch")
        (self.temp / self.workflow / f"{self.workflow}.patch").write_bytes(
            (self.temp / f"{self.workflow}.patch").read_bytes()
        )
        (self.temp / self.workflow / f"{self.workflow}.md").write_text("report $(touch hacked) `touch hacked`")
        self.clean()
        (self.folder / "gh.log").write_text("")
        self.step("propose", "Propose")
        return (self.folder / "gh.log").read_text()

    def clean(self) -> None:
        self.git("reset", "--hard", "--quiet", "origin/main")
        self.git("clean", "-fdq")

    def proposed(self) -> list[str]:
        return self.git("diff", "--name-only", "main", self.workflow, cwd=self.github).split()
