"""From a suggested report to a pull request: the steps of the workflow, run here against a local fake of GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from roots import PROJECT, digest

WORKFLOW = yaml.safe_load((PROJECT / ".github/workflows/draft.yml").read_text(encoding="utf-8"))
READ, PROPOSE = WORKFLOW["jobs"]["read"], WORKFLOW["jobs"]["propose"]

needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "jq", "git"))), reason="the steps run in bash, with jq and git"
)

TEXT = (
    "Wali Kota Surabaya menerima delegasi Kota Kassel, Jerman, Senin (18/12/2017), dan menandatangani nota kesepahaman "
    "tentang pelabuhan dan pariwisata. Kerja sama dengan Kassel berlaku selama lima tahun bagi warga kedua kota itu."
)
FAKE_GH = f"""#!{sys.executable}
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["FAKE_GITHUB"])
words = sys.argv[1:]
body = words[words.index("--body-file") + 1] if "--body-file" in words else None
call = {{"words": words, "body": pathlib.Path(body).read_text() if body else ""}}
with (folder / "calls.jsonl").open("a") as file:
    file.write(json.dumps(call) + "\\n")
if words[:2] == ["pr", "list"] and (folder / "open-pull").exists():
    print("https://github.com/o/r/pull/8")
if words[:2] == ["pr", "create"]:
    print("https://github.com/o/r/pull/7")
"""


def issue(address: str = "", text: str = "") -> str:
    """The body that GitHub makes of the form."""
    none = "_No response_"
    return (
        f"### Alamat berita / Address of the report\n\n{address or none}\n\n"
        f"### Teks berita / Text of the report\n\n{text or none}\n\n### Kapan / When\n\n{none}\n"
    )


def suggested(tmp_path: Path, body: str) -> tuple[int, str]:
    """Exit code and output of the script that reads the issue."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}))
    command = [sys.executable, PROJECT / ".github/suggestion.py", event, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.strip()


def test_the_address_or_the_text_of_the_form_is_what_is_drafted(tmp_path: Path) -> None:
    assert suggested(tmp_path, issue("https://www.kompas.com/read/1")) == (0, "https://www.kompas.com/read/1")
    code, file = suggested(tmp_path, issue("https://www.kompas.com/read/1", TEXT))
    assert code == 0 and Path(file).read_text() == f"https://www.kompas.com/read/1\n{TEXT}\n"
    assert suggested(tmp_path, "Lihat https://www.kompas.com/read/1.") == (0, "https://www.kompas.com/read/1")


@pytest.mark.parametrize(
    "body",
    ["", issue(), issue("javascript:alert(1)"), issue("--output=/etc/passwd"), issue("$(touch x)"), issue("file:///etc/passwd"), issue(text="pendek")],
)  # fmt: skip
def test_anything_else_is_no_report(tmp_path: Path, body: str) -> None:
    assert suggested(tmp_path, body) == (1, "")


def test_the_labels_of_the_form_are_those_that_the_script_looks_for() -> None:
    form = yaml.safe_load((PROJECT / ".github/ISSUE_TEMPLATE/suggest-report.yml").read_text(encoding="utf-8"))
    labels = [field["attributes"]["label"] for field in form["body"]]
    assert [label.split(" / ")[0] for label in labels[:2]] == ["Alamat berita", "Teks berita"]


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone with an origin, as the checkout of the job that may write."""
    origin, clone = tmp_path / "origin.git", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    (clone / "README.md").write_text("x")
    git(clone, "add", "README.md")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    return clone


def propose(repository: Path, result: dict[str, Any]) -> list[dict[str, Any]]:
    """Run the step of the second job on a result of the first, and return the calls of `gh`."""
    temp = repository.parent / "temp"
    (temp / "draft").mkdir(parents=True, exist_ok=True)
    (temp / "draft/draft.json").write_text(json.dumps(result))
    tools = repository.parent / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(FAKE_GH)
    (tools / "gh").chmod(0o755)
    environment = {
        "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(temp), "RUNNER_TEMP": str(temp), "FAKE_GITHUB": str(temp),
        "FOUND": str(temp / "draft/draft.json"), "ISSUE": "12", "RUN_URL": "https://github.com/o/r/actions/runs/1",
    }  # fmt: skip
    step = PROPOSE["steps"][-1]["run"]
    subprocess.run(["bash", "-eo", "pipefail", "-c", step], cwd=repository, env=environment, check=True)
    return [json.loads(line) for line in (temp / "calls.jsonl").read_text().splitlines()]


def drafted(root: Path, text: str = TEXT) -> dict[str, Any]:
    """What the first job hands over for a text."""
    report = root.parent / "report.txt"
    report.write_text(text)
    found: dict[str, Any] = json.loads(digest(root, "draft", "--json", "--anyway", "--", str(report)).stdout)
    return found


@needs_tools
def test_a_draft_becomes_a_pull_request_and_the_issue_says_what_is_blank(root: Path, repository: Path) -> None:
    result = drafted(root)
    calls = propose(repository, result)
    files = git(repository, "diff", "--name-only", "origin/main", "origin/draft-issue-12").split()
    assert files == sorted([result["path"], result["path"].replace(".md", ".en.md")])
    assert git(repository, "show", f"origin/draft-issue-12:{result['path']}") == (root / result["path"]).read_text()
    [pull] = [call for call in calls if call["words"][:2] == ["pr", "create"]]
    assert "Closes #12" in pull["body"]
    [comment] = [call for call in calls if call["words"][:2] == ["issue", "comment"]]
    assert "- `title`" in comment["body"] and "- `sources[0].url`" in comment["body"]
    assert "https://github.com/o/r/pull/7" in comment["body"] and "English" in comment["body"]


@needs_tools
def test_articles_that_may_be_the_same_are_named(root: Path, repository: Path) -> None:
    text = (PROJECT / "tests/draft/reports/seed-000.txt").read_text(encoding="utf-8")
    calls = propose(repository, drafted(root, text))
    assert "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md" in calls[-1]["body"]


@needs_tools
def test_a_pull_request_that_is_open_is_never_overwritten(root: Path, repository: Path) -> None:
    (repository.parent / "temp").mkdir()
    (repository.parent / "temp/open-pull").touch()
    calls = propose(repository, drafted(root))
    assert not [call for call in calls if call["words"][:2] == ["pr", "create"]]
    assert "pull/8" in calls[-1]["body"]
    assert git(repository, "branch", "--remotes").split() == ["origin/main"]


@needs_tools
@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd", "docs/articles/2017/../../../.github/workflows/x.md", ".github/workflows/x.yml", "hooks/digest/cli.py", "docs/articles/2017/a.md\nhooks/x.md",
        "docs/articles/2017/$(touch pwned).md", "docs/articles/2017/-rf.md", "docs/articles/2017/A.md", "",
    ],
)  # fmt: skip
def test_nothing_but_content_files_is_taken(repository: Path, path: str) -> None:
    calls = propose(repository, {"status": "drafted", "path": path, "text": "x", "translation": "y", "blank": []})
    assert git(repository, "branch", "--remotes").split() == ["origin/main"]
    assert [call["words"][:2] for call in calls] == [["issue", "comment"]]
    assert not (repository / "pwned").exists()


@needs_tools
def test_hostile_words_of_a_result_reach_neither_the_shell_nor_the_comment(repository: Path) -> None:
    evil = "`x` @maintainer $(touch pwned) <img src=x> [a](javascript:b)"
    result = {
        "status": "drafted", "path": "docs/articles/2017/a-b.md", "text": evil, "translation": evil, "message": evil,
        "blank": [{"field": evil, "what": evil}, {"field": "title", "what": evil}, {"field": {}}], "similar": [{"article": evil}, {"article": "2017/x-y"}],
    }  # fmt: skip
    bodies = "".join(call["body"] for call in propose(repository, result))
    assert "maintainer" not in bodies and "touch" not in bodies and "javascript" not in bodies
    assert "- `title`" in bodies and "2017/x-y" in bodies
    assert not (repository / "pwned").exists()


@needs_tools
@pytest.mark.parametrize("status", ["unreadable", "out-of-scope", "no-report", None, ["x"]])
def test_what_cannot_be_drafted_is_said_in_both_languages(repository: Path, status: object) -> None:
    [call] = propose(repository, {"status": status, "message": "@maintainer"})
    assert "English" in call["body"] and "actions/runs/1" in call["body"] and "maintainer" not in call["body"]


def test_the_job_that_reads_may_not_write_and_the_one_that_writes_runs_nothing_of_ours() -> None:
    assert READ["permissions"] == {"contents": "read"}
    assert "github.token" not in str(READ)
    assert PROPOSE["permissions"] == {"contents": "write", "pull-requests": "write", "issues": "write"}
    commands = "\n".join(step.get("run", "") for step in PROPOSE["steps"])
    assert not any(word in commands for word in ("python", "run.py", ".github/", "curl", "eval"))


def test_only_a_maintainer_starts_a_draft() -> None:
    assert "github.event.label.name == 'draft'" in READ["if"], "who may set labels has at least the role triage"
    assert '["OWNER", "MEMBER", "COLLABORATOR"]' in READ["if"] and "author_association" in READ["if"]
