"""The comment on a pull request: posted once, kept up to date, and harmless whatever the checked files say."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from markdown import markdown

from digest.check.runner import check
from digest.review.comment import create_comment_json
from digest.review.page_changes import PageChange
from roots import PROJECT, TODAY
from serving import run_server

SHA = "a" * 40
BOT = {"login": "github-actions[bot]", "type": "Bot"}
DAEJEON = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment", PROJECT / ".github" / "comment.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["comment"] = module
    spec.loader.exec_module(module)
    return module


script = load()


def results(problems: list[dict[str, Any]] | None = None, pages: list[dict[str, str]] | None = None) -> dict[str, Any]:
    return {
        "version": 1,
        "built": True,
        "problems": {"total": len(problems or []), "listed": problems or []},
        "pages": {"total": len(pages or []), "listed": pages or []},
    }


def problem(text: str = "salah", **values: object) -> dict[str, Any]:
    words = {"what": text, "fix": text}
    return {"file": DAEJEON, "line": 6, "severity": "problem", "id": words, "en": words, **values}


def packed(text: bytes, name: str = "comment.json", more: dict[str, bytes] | None = None) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        for each, content in {name: text, **(more or {})}.items():
            files.writestr(each, content)
    return archive.getvalue()


class FakeGitHub(ThreadingHTTPServer):
    """The endpoints of GitHub's API that the script requests, and the separate host that stores artifacts."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.artifact, self.name, self.size = packed(json.dumps(results()).encode()), "comment", 100
        self.pulls = [{"number": 7, "head": {"sha": SHA, "repo": {"full_name": "editor/kota-mitra"}}}]
        self.comments: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str]] = []
        self.tokens_at_storage: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    server: FakeGitHub

    def log_message(self, *_: object) -> None: ...

    def respond(self, content: object) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.server.requests.append(("GET", self.path))
        if path == "/storage":
            self.server.tokens_at_storage.append(self.headers["Authorization"])
            return self.respond(self.server.artifact)
        assert self.headers["Authorization"] == "Bearer secret"
        if path == "/repos/o/r/actions/runs/99/artifacts":
            return self.respond({"artifacts": [{"id": 5, "name": self.server.name, "size_in_bytes": self.server.size}]})
        if path == "/repos/o/r/actions/artifacts/5/zip":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/storage")
            self.end_headers()
            return None
        if path == "/repos/o/r/pulls":
            return self.respond(self.server.pulls if query["head"] == ["editor:baru"] else [])
        assert path == "/repos/o/r/issues/7/comments"
        start = (int(query["page"][0]) - 1) * 100
        return self.respond(self.server.comments[start : start + 100])

    def change(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        self.server.requests.append((self.command, self.path))
        if self.command == "POST":
            assert self.path == "/repos/o/r/issues/7/comments"
            self.server.comments.append({"id": 1000 + len(self.server.comments), "user": BOT, "body": body})
        else:
            number = int(self.path.rsplit("/", 1)[1])
            next(each for each in self.server.comments if each["id"] == number)["body"] = body
        self.respond({})

    do_POST = do_PATCH = change  # noqa: N815


@contextmanager
def fake() -> Iterator[FakeGitHub]:
    with run_server(FakeGitHub()) as server:
        yield server


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeGitHub]:
    event = {"workflow_run": {"id": 99, "head_sha": SHA, "head_branch": "baru", "event": "pull_request",
                              "head_repository": {"full_name": "editor/kota-mitra"}, "pull_requests": []}}  # fmt: skip
    (tmp_path / "event.json").write_text(json.dumps(event))
    with fake() as server:
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
        monkeypatch.setenv("GITHUB_TOKEN", "secret")
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.delenv("PREVIEW_URL", raising=False)
        yield server


def writes(server: FakeGitHub) -> list[str]:
    return [method for method, _ in server.requests if method != "GET"]


def test_the_first_check_creates_one_comment_and_the_next_ones_keep_it_up_to_date(github: FakeGitHub) -> None:
    assert script.main(["post"]) == 0
    (comment,) = github.comments
    assert "Semua baik" in comment["body"] and "All is well" in comment["body"]
    assert script.main(["post"]) == 0 and writes(github) == ["POST"], "nothing new, nothing output"
    github.artifact = packed(json.dumps(results([problem("Pihak x tidak dikenal.")])).encode())
    assert script.main(["post"]) == 0
    assert writes(github) == ["POST", "PATCH"] and len(github.comments) == 1
    assert "Pihak x tidak dikenal." in github.comments[0]["body"] and "Semua baik" not in github.comments[0]["body"]


def test_the_token_is_not_sent_to_the_storage_of_artifacts(github: FakeGitHub) -> None:
    assert script.main(["post"]) == 0
    assert github.tokens_at_storage == [None]


def test_a_comment_of_another_author_with_the_same_marker_is_left_alone(github: FakeGitHub) -> None:
    github.comments = [{"id": n, "user": {"login": "stranger"}, "body": f"{script.MARKER} x"} for n in range(150)]
    assert script.main(["post"]) == 0
    assert writes(github) == ["POST"] and len(github.comments) == 151
    github.artifact = packed(json.dumps(results([problem()])).encode())
    assert script.main(["post"]) == 0
    assert writes(github) == ["POST", "PATCH"], "the script's own comment is found on the second page"


def test_the_pull_request_is_the_one_that_github_names(github: FakeGitHub) -> None:
    github.artifact = packed(json.dumps(results() | {"number": 1, "pull_request": 1}).encode())
    assert script.main(["post"]) == 0
    assert all("/issues/7/" in path for method, path in github.requests if method == "POST")


@pytest.mark.parametrize("head", [
    {"sha": "b" * 40, "repo": {"full_name": "editor/kota-mitra"}},
    {"sha": SHA, "repo": {"full_name": "other/kota-mitra"}},
    {"sha": SHA, "repo": None},
])  # fmt: skip
def test_nothing_is_posted_if_the_commit_is_no_pull_request_s_newest(github: FakeGitHub, head: dict[str, Any]) -> None:
    github.pulls = [{"number": 7, "head": head}]
    assert script.main(["post"]) == 0
    assert writes(github) == []


def bomb() -> bytes:
    return packed(b" " * (8 * 1024 * 1024))


@pytest.mark.parametrize("artifact", [
    b"", b"no zip", packed(b"{}", "../../comment.json"), packed(b"{}", "/etc/passwd"), packed(b"{}", "other.json"),
    packed(b"{}", more={"run.sh": b"x"}), bomb(), packed(b"not json"), packed(b"\xff\xfe"), packed(b"[]"),
    packed(b'{"problems": 3, "pages": null}'), packed(b"[" * 100_000),
    packed(json.dumps(results() | {"problems": {"total": -1, "listed": []}}).encode()),
    packed(json.dumps(results([problem(line="6)](javascript:alert(1)")])).encode()),
    packed(json.dumps(results([problem(id={"what": {}, "fix": ""})])).encode()),
    packed(json.dumps(results(pages=[{"path": "x", "kind": "<b>", "title": "x"}])).encode()),
    b"x" * (script.MAX_BYTES + 1),
    packed(json.dumps(results()).encode())[:-30],
])  # fmt: skip
def test_an_artifact_of_another_format_posts_nothing(
    github: FakeGitHub, artifact: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    github.artifact = artifact
    assert script.main(["post"]) == 1
    assert writes(github) == []
    assert capsys.readouterr().err.startswith("Nothing is posted: ")


def test_an_artifact_listed_as_huge_is_not_downloaded(github: FakeGitHub) -> None:
    github.size = 10**12
    assert script.main(["post"]) == 1
    assert github.tokens_at_storage == []


HOSTILE = [
    "@everyone look", "hi @org/team", "see #1 and o/r#2 and GH-3", "https://evil.example/x", "www.evil.example",
    "![x](https://evil.example/x.png)", "[x](https://evil.example)", "<img src=x onerror=alert(1)>", "<!-- x -->",
    "</details><h1>x</h1>", "`@everyone`", "**bold** _it_ ~~x~~ | a | b |", "x\n# heading\n- item", "a\u202eb\u0000c\u200bd",
    "mailto:a@evil.example", "a@evil.example", "<https://evil.example>", "&#64;everyone", "\\@everyone", "$x$", "- [ ] task",
    "[x]: https://evil.example", "```\n@x\n```",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_shown(text: str) -> None:
    run = script.CheckRun(repository="o/r", head_repository="e/r", head_branch="b", sha=SHA, id=99)
    page = {"path": text, "kind": "new", "title": text}
    parsed = script.parse_results(json.dumps(results([problem(text, file=text)], [page])).encode())
    body = script.render_comment(parsed, run)
    prose = "".join(body.split("`")[::2])  # GitHub makes no links in code
    for mark in ("@everyone", "@org", "@evil", "@x", "://evil", "www.evil", "#1", "#2", "GH-3"):
        assert mark not in prose
    html = markdown(body.replace("<details>", "").replace("</details>", ""))
    for tag in ("<img", "<h1", '<a href="https://evil', "<strong>bold", "<em>", "<del>", "<script"):
        assert tag not in html
    assert "<!--" not in prose.removeprefix(script.MARKER)
    assert "\u202e" not in body and "\u0000" not in body and "\u200b" not in body
    assert body.count("### ") == 2, "one heading for each language"


def test_a_path_leads_to_its_line_and_a_hostile_one_nowhere() -> None:
    run = script.CheckRun(repository="o/r", head_repository="e/r", head_branch="b", sha=SHA, id=99)
    assert run.line_url(DAEJEON, 6) == f"https://github.com/e/r/blob/{SHA}/{DAEJEON}?plain=1#L6"
    for path in ("../../x", "a/../b", "docs/x) [y](z", "docs//x", "https://evil.example", ""):
        assert run.line_url(path, 6) == ""


def test_a_comment_fits_what_github_takes() -> None:
    run = script.CheckRun(repository="o/r", head_repository="e/r", head_branch="b", sha=SHA, id=99)
    many = results([problem("x" * 5000)] * 100, [{"path": "x" * 500, "kind": "new", "title": "y" * 500}] * 100)
    many["problems"]["total"] = 5000
    body = script.render_comment(script.parse_results(json.dumps(many).encode()), run)
    assert len(body) <= 65_536
    assert "dan 4" in body


def test_a_preview_that_is_deployed_is_linked(github: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVIEW_URL", "https://{number}.preview.example.org/")
    assert script.main(["post"]) == 0
    assert "https://7.preview.example.org/" in github.comments[0]["body"]
    assert script.preview_url("javascript:alert({number})", 7) == ""


def test_without_a_preview_the_artifact_is_linked(github: FakeGitHub) -> None:
    assert script.main(["post"]) == 0
    assert "https://github.com/o/r/actions/runs/99#artifacts" in github.comments[0]["body"]


def test_the_json_of_the_check_is_understood(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / DAEJEON
    file.write_text(file.read_text(encoding="utf-8").replace("2017-12-18", "2017-12-38", 1), encoding="utf-8")
    _, problems = check(root, TODAY)
    (tmp_path / "broken.json").write_text(create_comment_json(problems, None, built=False), encoding="utf-8")
    assert script.main(["show", str(tmp_path / "broken.json")]) == 0
    output = capsys.readouterr().out
    assert "1 masalah perlu diperbaiki" in output and "Problems to be fixed: 1" in output
    assert f"`{DAEJEON}` baris 6" in output
    assert "2017\\-12\\-38 tidak ada di kalender." in output and "is not in the calendar." in output
    assert "Situs belum dapat dibangun" in output
    page = PageChange(path="articles/2017/x/", kind="different", title="Judul")
    (tmp_path / "sound.json").write_text(create_comment_json([], [page], built=True), encoding="utf-8")
    assert script.main(["show", str(tmp_path / "sound.json")]) == 0
    output = capsys.readouterr().out
    assert "Semua baik" in output and "- `/articles/2017/x/` Judul (berubah)" in output


def test_a_site_without_a_base_site_still_has_its_preview(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "alone.json").write_text(create_comment_json([], None, built=True), encoding="utf-8")
    assert script.main(["show", str(tmp_path / "alone.json")]) == 0
    output = capsys.readouterr().out
    assert "Pratinjau situs" in output and "Halaman yang berubah" not in output


def test_it_needs_the_standard_library_only() -> None:
    import ast

    tree = ast.parse((PROJECT / ".github" / "comment.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
