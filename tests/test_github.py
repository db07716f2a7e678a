"""The files in .github: workflows have no unneeded permissions, issue forms are in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from run import PINS

from roots import PROJECT

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SCHEMAS = (
    ("github-workflows", WORKFLOWS),
    ("github-issue-forms", FORMS),
    ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ("dependabot", [GITHUB / "dependabot.yml"]),
)


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GITHUB / "workflows" / name).read_text(encoding="utf-8"))
    return found


def run(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(tool)
    return subprocess.run([program, *words], cwd=PROJECT, capture_output=True, text=True, check=False)


def test_zizmor_finds_no_problems() -> None:
    done = run("zizmor", "--offline", "--no-progress", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("schema, files", SCHEMAS, ids=[schema for schema, _ in SCHEMAS])
def test_files_match_the_schemas_of_github(schema: str, files: list[Path]) -> None:
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_with_its_version(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line), line


def test_publishing_tests_first_and_jobs_have_least_permissions() -> None:
    publish = workflow("publish.yml")
    build, deploy = publish["jobs"]["build"], publish["jobs"]["publish"]
    assert publish["permissions"] == {}
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"} and deploy["needs"] == "build"
    assert [step.get("uses", "").split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    done = [step.get("run") or step["uses"].split("@")[0] for step in build["steps"]]
    order = [
        "python3 run.py check",
        "python3 run.py test",
        "actions/cache",
        "python3 run.py build",
        "actions/upload-pages-artifact",
    ]
    assert [step for step in done if step in order] == order
    assert "pull_request" not in publish[True], "what is cached is the main branch's own"


def test_workflows_that_run_a_pull_request_have_no_permissions_or_secrets() -> None:
    for name in ("check.yml", "test.yml", "audit.yml"):
        text = (GITHUB / "workflows" / name).read_text(encoding="utf-8")
        assert "${{ secrets" not in text and "github.token" not in text
        assert workflow(name)["permissions"] == {}
        assert all(job["permissions"] == {"contents": "read"} for job in workflow(name)["jobs"].values())


def test_the_comment_workflow_runs_nothing_of_the_pull_request() -> None:
    (job,) = workflow("comment.yml")["jobs"].values()
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    checkout, post = job["steps"]
    assert checkout["with"] == {"persist-credentials": False, "sparse-checkout": ".github"}
    assert post["run"] == "python3 .github/comment.py post"
    assert [key for key in post if key not in {"run", "env"}] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda path: path.name)
def test_permissions_are_per_job_and_no_expression_reaches_a_shell(file: Path) -> None:
    found = workflow(file.name)
    assert found["permissions"] == {}
    for job in found["jobs"].values():
        assert "permissions" in job and job["permissions"] != "write-all"
        assert all("${{" not in step.get("run", "") for step in job["steps"])


def test_dependabot_and_audit_cover_every_requirements_file() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*requirements.txt"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    pins = sorted(tracked.stdout.split())
    assert len(pins) > 3
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text())["updates"]
    folders = {folder for update in updates for folder in update.get("directories", [])}
    assert folders == {f"/{path.rpartition('/')[0]}" for path in pins}
    audited = (PROJECT / "run.py").read_text(encoding="utf-8")
    assert sorted(path.relative_to(PROJECT).as_posix() for path in PINS) == pins
    assert re.search(r'"pip_audit", "--strict", "--require-hashes", "--disable-pip", \*pins', audited)


@pytest.mark.parametrize("file", FORMS, ids=lambda path: path.name)
def test_issue_forms_are_in_both_languages(file: Path) -> None:
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    texts = [form["name"], form["description"]]
    texts += [field["attributes"]["label"] for field in form["body"]]
    texts += [field["attributes"].get("description", " / ") for field in form["body"]]
    assert all(" / " in text for text in texts)


def test_pages_link_to_existing_issue_forms() -> None:
    places = [*(PROJECT / "hooks").rglob("*.py"), *(PROJECT / "docs" / "templates").rglob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in places)
    named = set(re.findall(r"""\.issue_url\(\s*["']([\w.-]+\.yml)["']""", code))
    assert named and named <= {path.name for path in FORMS}
    fields = {field["id"] for field in yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/report-error.yml").read_text())["body"]}
    assert "page" in fields, "the foot of every page fills it in"
