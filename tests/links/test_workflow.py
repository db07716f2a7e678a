"""The commands of the weekly workflow, in a local repository and with a fake `gh`: the result is a pull request."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from proposing import ARTICLE, WorkflowRunner, workflow_file

FILE = workflow_file("links")


@pytest.fixture
def runner(tmp_path: Path) -> WorkflowRunner:
    return WorkflowRunner(tmp_path)


def test_what_was_found_becomes_a_pull_request(runner: WorkflowRunner) -> None:
    runner.write(ARTICLE, "one\ntwo\nnew\nthree\n")
    runner.write("data/links.json", "{}\n")
    arguments = runner.propose()
    assert runner.proposed() == ["data/links.json", ARTICLE]
    assert "pr create --head links --title" in arguments and "--body-file" in arguments
    assert not (runner.checkout / "hacked").exists()


def test_an_open_pull_request_keeps_its_earlier_changes(runner: WorkflowRunner) -> None:
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


def test_a_closed_proposal_is_not_applied_again(runner: WorkflowRunner) -> None:
    runner.write(ARTICLE, "zero\n")
    runner.propose()
    runner.clean()
    runner.git("fetch", "--quiet")
    runner.step("ask", "Apply the open proposal")
    assert (runner.checkout / ARTICLE).read_text() == "one\ntwo\nthree\n"


def test_a_proposal_that_no_longer_fits_is_left_and_the_run_goes_on(runner: WorkflowRunner) -> None:
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


def test_without_a_finding_nothing_is_proposed(runner: WorkflowRunner) -> None:
    assert runner.propose() == ""
    assert "links" not in runner.git("branch", cwd=runner.github)


def test_a_patch_cannot_reach_beyond_the_content(runner: WorkflowRunner) -> None:
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
