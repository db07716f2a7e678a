"""The commands of the weekly workflow, in a local repository and with a fake `gh`: the result is a pull request."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from roots import PROJECT

FILE = PROJECT / ".github" / "workflows" / "links.yml"
ARTICLE = "docs/articles/2020/a.md"
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
case "$1 $2" in "pr list") cat "$GH_OPEN";; esac
"""


def steps(job: str) -> dict[str, Any]:
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    return {step["name"]: step for step in found if "name" in step}


class Runner:
    """A checkout of a repository with one article, and a bare repository in place of GitHub."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.github, self.checkout, self.temp = (
            folder,
            folder / "github.git",
            folder / "checkout",
            folder / "temp",
        )
        for each in (self.temp / "links", folder / "bin"):
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
            "GH_LOG": str(self.folder / "gh.log"), "GH_OPEN": str(self.folder / "open"), "FOUND": str(self.temp / "links"),
            "GIT_CONFIG_NOSYSTEM": "1", **more,
        }  # fmt: skip
        done = subprocess.run(
            words, cwd=cwd or self.checkout, env=variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def step(self, job: str, name: str) -> str:
        return self.shell(["bash", "-e", "-c", steps(job)[name]["run"]])

    def write(self, path: str, text: str) -> None:
        (self.checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (self.checkout / path).write_text(text)

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "x")

    def propose(self) -> str:
        """Pass the patch on, and run the second job on a clean checkout; return the arguments of `gh`."""
        self.step("ask", "Write the patch")
        (self.temp / "links" / "links.patch").write_bytes((self.temp / "links.patch").read_bytes())
        (self.temp / "links" / "links.md").write_text("report $(touch hacked) `touch hacked`")
        self.clean()
        (self.folder / "gh.log").write_text("")
        self.step("propose", "Propose")
        return (self.folder / "gh.log").read_text()

    def clean(self) -> None:
        self.git("reset", "--hard", "--quiet", "origin/main")
        self.git("clean", "-fdq")

    def proposed(self) -> list[str]:
        return self.git("diff", "--name-only", "main", "links", cwd=self.github).split()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_what_was_found_becomes_a_pull_request(runner: Runner) -> None:
    runner.write(ARTICLE, "one\ntwo\nnew\nthree\n")
    runner.write("data/links.json", "{}\n")
    arguments = runner.propose()
    assert runner.proposed() == ["data/links.json", ARTICLE]
    assert "pr create --head links --title" in arguments and "--body-file" in arguments
    assert not (runner.checkout / "hacked").exists()


def test_an_open_pull_request_keeps_its_earlier_changes(runner: Runner) -> None:
    runner.write(ARTICLE, "zero\none\ntwo\nthree\n")
    runner.propose()
    (runner.folder / "open").write_text("1")
    runner.clean()
    runner.git("fetch", "--quiet")
    runner.step("ask", "Apply the open proposal")
    assert (runner.checkout / ARTICLE).read_text() == "zero\none\ntwo\nthree\n"
    runner.write(ARTICLE, "zero\none\ntwo\nthree\nfour\n")
    assert "pr edit links" in runner.propose()
    assert runner.git("show", f"links:{ARTICLE}", cwd=runner.github) == "zero\none\ntwo\nthree\nfour\n"


def test_a_closed_proposal_is_not_applied_again(runner: Runner) -> None:
    runner.write(ARTICLE, "zero\n")
    runner.propose()
    runner.clean()
    runner.git("fetch", "--quiet")
    runner.step("ask", "Apply the open proposal")
    assert (runner.checkout / ARTICLE).read_text() == "one\ntwo\nthree\n"


def test_a_proposal_that_no_longer_fits_is_left_and_the_run_goes_on(runner: Runner) -> None:
    runner.write(ARTICLE, "one\nTWO\nthree\n")
    runner.propose()
    (runner.folder / "open").write_text("1")
    runner.clean()
    runner.write(ARTICLE, "1\n2\n3\n")
    runner.commit()
    runner.git("push", "--quiet", "origin", "HEAD:main")
    runner.git("fetch", "--quiet")
    runner.step("ask", "Apply the open proposal")
    assert (runner.checkout / ARTICLE).read_text() == "1\n2\n3\n"


def test_without_a_finding_nothing_is_proposed(runner: Runner) -> None:
    assert runner.propose() == ""
    assert "links" not in runner.git("branch", cwd=runner.github)


def test_a_patch_cannot_reach_beyond_the_content(runner: Runner) -> None:
    """Even if the job that sends requests were compromised, the job that may write accepts only content."""
    runner.write(ARTICLE, "one\ntwo\nnew\nthree\n")
    for path in (
        ".github/workflows/x.yml",
        "run.py",
        "docs/templates/main.html",
        "docs/articles/2020/x.py",
        "data/labels.yml",
    ):
        runner.write(path, "taken over\n")
    runner.git("add", "--intent-to-add", ".")
    (runner.temp / "all.patch").write_text(runner.git("diff", "HEAD"))
    runner.step("ask", "Write the patch")
    (runner.temp / "links.patch").write_bytes((runner.temp / "all.patch").read_bytes())
    (runner.temp / "links" / "links.patch").write_bytes((runner.temp / "all.patch").read_bytes())
    (runner.temp / "links" / "links.md").write_text("x")
    runner.clean()
    runner.step("propose", "Propose")
    assert runner.proposed() == [ARTICLE]


def test_only_the_job_without_requests_may_write() -> None:
    jobs = yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"]
    assert jobs["ask"]["permissions"] == {"contents": "read", "pull-requests": "read"}
    assert jobs["propose"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    commands = " ".join(step.get("run", "") for step in jobs["propose"]["steps"])
    assert "python" not in commands and "run.py" not in commands and "curl" not in commands
    for job in jobs.values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values reach a shell only as variables"
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_a_run_is_weekly() -> None:
    (when,) = re.findall(r'cron: "([^"]+)"', FILE.read_text(encoding="utf-8"))
    assert when.split()[2:4] == ["*", "*"] and when.split()[4].isdigit()
