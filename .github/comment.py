"""Comment on a pull request with the results of its check: one comment, in Indonesian and English, kept up to date.

Run by .github/workflows/comment.yml with the permission to comment, after .github/workflows/check.yml has run without
permissions on files that anybody may have written. So its result is not trusted: it is one small JSON file, never run,
never unpacked to disk; every text in it is shortened, and markup, links, mentions and references are escaped. The pull
request is looked up at GitHub, by the commit that was checked, and is not read from the file.

`comment.py post` reads GitHub's environment variables; `comment.py show FILE` prints the comment for a job summary.
Only the standard library is used, so that no other code runs with the permission to comment.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import unicodedata
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

MARKER = "<!-- kota-mitra-check -->"
AUTHOR = "github-actions[bot]"
ARTIFACT = "comment"
FILE = "comment.json"
MAX_BYTES = 1024 * 1024
"""Bytes of the artifact, compressed and uncompressed: ten times what a hundred problems need."""

MAX_LISTED = 100
MAX_TEXT = 400
MAX_COMMENT = 60_000
"""GitHub refuses comments of more than 65,536 characters."""

PATH = re.compile(r"(?:docs|data)(?:[./][\w-]+)+", re.ASCII)
SHA = re.compile(r"[0-9a-f]{40}")
REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)

TEXTS = {
    "id": {
        "sound": "Semua baik: tidak ada masalah dalam pemeriksaan isi.",
        "problems": "{count} masalah perlu diperbaiki",
        "warnings": "{count} peringatan, boleh dibiarkan bila memang begitu maksudnya",
        "fix": "Cara memperbaiki",
        "line": "baris",
        "more": "… dan {count} lagi.",
        "pages": "Halaman yang berubah: {count}",
        "no-pages": "Situs belum dapat dibangun, jadi belum ada pratinjau. Perbaiki masalah di atas lalu simpan; "
        "komentar ini akan diperbarui.",
        "new": "baru", "gone": "hilang", "different": "berubah",
        "preview": "Pratinjau situs: [unduh artefak `preview`]({run}#artifacts), buka zipnya, lalu jalankan "
        "`python3 -m http.server` di dalamnya.",
        "deployed": "Pratinjau situs: {url}",
    },
    "en": {
        "sound": "All is well: the check of the content found no problem.",
        "problems": "Problems to be fixed: {count}",
        "warnings": "Warnings, which may stay where it is meant: {count}",
        "fix": "How to fix it",
        "line": "line",
        "more": "… and {count} more.",
        "pages": "Pages that change: {count}",
        "no-pages": "The site could not be built, so there is no preview yet. Fix the problems above and save; "
        "this comment will follow.",
        "new": "new", "gone": "gone", "different": "changed",
        "preview": "Preview of the site: [download the artifact `preview`]({run}#artifacts), unpack it, and run "
        "`python3 -m http.server` in it.",
        "deployed": "Preview of the site: {url}",
    },
}  # fmt: skip


class ArtifactError(Exception):
    """The artifact or a response of GitHub is too large, or not in the format that the check writes."""


@dataclass(frozen=True, kw_only=True)
class CheckRun:
    """The completed run of the check, from GitHub's event (not from the checked files)."""

    repository: str
    head_repository: str
    head_branch: str
    sha: str
    id: int
    server: str = "https://github.com"
    preview_url: str = ""

    @property
    def url(self) -> str:
        """The URL of the run's page."""
        return f"{self.server}/{self.repository}/actions/runs/{self.id}"

    def line_url(self, path: str, number: int) -> str:
        """Return the URL of a line of a checked file, or an empty text for a path outside of docs/ and data/."""
        if not (PATH.fullmatch(path) and SHA.fullmatch(self.sha) and REPOSITORY.fullmatch(self.head_repository)):
            return ""
        return f"{self.server}/{self.head_repository}/blob/{self.sha}/{quote(path)}?plain=1#L{number}"


def escape(text: object, max_length: int = MAX_TEXT) -> str:
    """Return a text as literal Markdown: no markup, link, mention, reference or invisible character takes effect."""
    line = " ".join(str(text).split())
    line = "".join(c for c in line if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029")
    line = line if len(line) <= max_length else line[: max_length - 1] + "…"
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"([\\`*_{}\[\]()#+!|~$-])", r"\\\1", line)
    # An invisible word joiner stops GitHub from linking names, numbers and URLs.
    line = re.sub(r"([@:]|\\#)(?=\S)", "\\1\u2060", line)
    return re.sub(r"(?i)\b(www|gh|mailto|xmpp)(?=[.:\\-])", "\\1\u2060", line)


def inline_code(text: object) -> str:
    """Return a text as Markdown code, in which GitHub makes no links; its backticks become apostrophes."""
    line = " ".join(str(text).replace("`", "'").split())
    line = "".join(c for c in line if unicodedata.category(c)[0] != "C")[:200]
    return f"`{line}`" if line else ""


def unpack(archive: bytes) -> bytes:
    """Return the one file of a zip archive, unpacked in memory. Raises `ArtifactError` if it holds anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            members = files.infolist()
            if [member.filename for member in members] != [FILE] or members[0].file_size > MAX_BYTES:
                raise ArtifactError("the artifact is not one small file comment.json")
            with files.open(members[0]) as stream:
                text = stream.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ArtifactError(f"the artifact cannot be unpacked: {type(error).__name__}") from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise error if isinstance(error, ArtifactError) else ArtifactError(type(error).__name__) from None
    if len(text) > MAX_BYTES:
        raise ArtifactError("the file is too large")
    return text


def parse_results(text: bytes) -> dict[str, Any]:
    """Return the results in a JSON file of `digest.review.comment`. Raises `ArtifactError` for another format."""
    try:
        data = json.loads(text.decode("utf-8"))
        problems, pages = data["problems"], data["pages"]
        results = {
            "built": data["built"] is True,
            "problems": [parse_problem(entry) for entry in problems["listed"][:MAX_LISTED]],
            "problem_count": parse_count(problems["total"]),
            "pages": None if pages is None else [parse_page(entry) for entry in pages["listed"][:MAX_LISTED]],
            "page_count": 0 if pages is None else parse_count(pages["total"]),
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise ArtifactError(f"the file is not of our shape: {type(error).__name__}") from None
    return results


def parse_count(value: object) -> int:
    """Return a number from 0 to ten million. Raises `TypeError` for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**7:
        raise TypeError("not a count")
    return value


def parse_text(value: object) -> str:
    """Return a string, cut to 2,000 characters. Raises `TypeError` for anything else."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value[:2000]


def parse_problem(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one problem. Raises `KeyError`, `TypeError` or the like for another format."""
    messages = {language: {part: parse_text(entry[language][part]) for part in ("what", "fix")} for language in TEXTS}
    warning = entry["severity"] == "warning"
    return {"file": parse_text(entry["file"]), "line": parse_count(entry["line"]), "warning": warning, **messages}


def parse_page(entry: dict[str, Any]) -> dict[str, str]:
    """Return one changed page. Raises `KeyError`, `TypeError`, `ValueError` or the like for another format."""
    kind = parse_text(entry["kind"])
    if kind not in {"new", "gone", "different"}:
        raise ValueError("no such kind")
    return {"path": parse_text(entry["path"]), "kind": kind, "title": parse_text(entry["title"])}


def render_comment(results: dict[str, Any], run: CheckRun) -> str:
    """Return the comment as Markdown, Indonesian first; with fewer items where it would be too long for GitHub."""
    parts = [render_language(results, run, language) for language in TEXTS]
    body = f"{MARKER}\n{parts[0]}\n\n---\n\n**English**\n\n{parts[1]}\n"
    if len(body) <= MAX_COMMENT:
        return body
    fewer = {key: value[: len(value) // 2] if isinstance(value, list) else value for key, value in results.items()}
    return render_comment(fewer, run)


def render_language(results: dict[str, Any], run: CheckRun, language: str) -> str:
    """Return the comment in one language."""
    texts = TEXTS[language]
    problems = [problem for problem in results["problems"] if not problem["warning"]]
    warnings = [problem for problem in results["problems"] if problem["warning"]]
    omitted = results["problem_count"] - len(results["problems"])
    lines = [] if problems or omitted > 0 else [f"✅ {texts['sound']}", ""]
    for key, listed in (("problems", problems), ("warnings", warnings)):
        if listed:
            heading = f"### {texts[key].format(count=len(listed))}"
            lines += [heading, "", *(problem_item(problem, run, language) for problem in listed), ""]
    lines += [texts["more"].format(count=omitted), ""] if omitted > 0 else []
    return "\n".join([*lines, *pages_and_preview(results, run, language)]).rstrip()


def problem_item(problem: dict[str, Any], run: CheckRun, language: str) -> str:
    """Return one problem as a list item: where (a link to the line), what, and how to fix it."""
    texts, message = TEXTS[language], problem[language]
    url = run.line_url(problem["file"], problem["line"])
    place = f"{inline_code(problem['file'])} {texts['line']} {problem['line']}"
    place = f"[{place}]({url})" if url else place
    return f"- {place}: {escape(message['what'])}\n  {texts['fix']}: {escape(message['fix'])}"


def pages_and_preview(results: dict[str, Any], run: CheckRun, language: str) -> list[str]:
    """Return the lines about the changed pages and the preview."""
    texts, url = TEXTS[language], run.preview_url
    if not results["built"]:
        return [texts["no-pages"]]
    preview = texts["deployed"].format(url=url) if url else texts["preview"].format(run=run.url)
    if results["pages"] is None:
        return [preview]
    lines = [page_item(page, texts) for page in results["pages"]]
    omitted = results["page_count"] - len(lines)
    lines += [texts["more"].format(count=omitted)] if omitted > 0 else []
    heading = texts["pages"].format(count=results["page_count"])
    folded = ["<details><summary>" + heading + "</summary>", "", *lines, "", "</details>"] if lines else [heading]
    return [*folded, "", preview]


def page_item(page: dict[str, str], texts: dict[str, str]) -> str:
    """Return one changed page as a list item."""
    return f"- {inline_code('/' + page['path'])} {escape(page['title'], 120)} ({texts[page['kind']]})"


class GitHubClient:
    """The endpoints of GitHub's REST API that are needed (https://docs.github.com/rest, version 2022-11-28)."""

    def __init__(self, api_url: str, repository: str, token: str) -> None:
        if not REPOSITORY.fullmatch(repository):
            raise SystemExit("GITHUB_REPOSITORY is no owner/name")
        self.base_url, self.token = f"{api_url}/repos/{repository}", token

    def request(
        self, path: str, method: str = "GET", data: dict[str, str] | None = None, max_bytes: int = 8 * MAX_BYTES
    ) -> bytes:
        """Return the body of GitHub's response. Raises `ArtifactError` if it is longer than `max_bytes`."""
        body = json.dumps(data).encode() if data else None
        request = urllib.request.Request(f"{self.base_url}{path}", data=body, method=method)  # noqa: S310 - GitHub's own
        # Not sent after the redirect to the storage of artifacts, which is another host.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
            content: bytes = response.read(max_bytes + 1)
        if len(content) > max_bytes:
            raise ArtifactError("the answer is too large")
        return content

    def download_artifact(self, run: int) -> bytes:
        """Return the zip archive of a run's comment. Raises `ArtifactError` if there is none of allowed size."""
        listed = json.loads(self.request(f"/actions/runs/{run}/artifacts?name={ARTIFACT}&per_page=10"))["artifacts"]
        ids = [entry["id"] for entry in listed if entry["name"] == ARTIFACT and entry["size_in_bytes"] <= MAX_BYTES]
        if not ids:
            raise ArtifactError("the run left no comment of fitting size")
        return self.request(f"/actions/artifacts/{int(ids[0])}/zip", max_bytes=MAX_BYTES)

    def pull_requests(self, run: CheckRun) -> list[int]:
        """Return the numbers of the open pull requests whose newest commit is the one that was checked."""
        owner = run.head_repository.split("/", maxsplit=1)[0]
        query = urlencode({"state": "open", "head": f"{owner}:{run.head_branch}", "per_page": 100})
        pulls = json.loads(self.request(f"/pulls?{query}"))
        return [
            int(pull["number"]) for pull in pulls
            if pull["head"]["sha"] == run.sha and (pull["head"]["repo"] or {}).get("full_name") == run.head_repository
        ]  # fmt: skip

    def find_comment(self, number: int) -> dict[str, Any] | None:
        """Return the comment of an earlier run or None; one of another author with the same marker is ignored."""
        for page in range(1, 31):
            comments = json.loads(self.request(f"/issues/{number}/comments?per_page=100&page={page}"))
            for comment in comments:
                author, body = comment["user"], comment["body"] or ""
                if author and author["login"] == AUTHOR and body.startswith(MARKER):
                    return dict(comment)
            if len(comments) < 100:
                return None
        return None

    def put_comment(self, number: int, body: str) -> str:
        """Create or update the comment; return "created", "unchanged" or "updated"."""
        existing = self.find_comment(number)
        if existing is None:
            self.request(f"/issues/{number}/comments", "POST", {"body": body})
            return "created"
        if existing["body"] == body:
            return "unchanged"
        self.request(f"/issues/comments/{int(existing['id'])}", "PATCH", {"body": body})
        return "updated"


def completed_run() -> CheckRun:
    """Return the run of the check, from the event that started this workflow."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    head = event["head_repository"] or {}
    return CheckRun(
        repository=os.environ["GITHUB_REPOSITORY"], head_repository=str(head.get("full_name", "")),
        head_branch=str(event["head_branch"]), sha=str(event["head_sha"]), id=int(event["id"]),
        server=os.environ.get("GITHUB_SERVER_URL", "https://github.com"),
    )  # fmt: skip


def preview_url(pattern: str, number: int) -> str:
    """Return the URL of a pull request's preview, from the repository's variable PREVIEW_URL, or an empty text."""
    url = pattern.replace("{number}", str(number))
    return url if re.fullmatch(r"https://[\w./?=&%~:-]+", url, re.ASCII) else ""


def post() -> None:
    """Comment on the pull request whose check has completed."""
    run = completed_run()
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHubClient(api, run.repository, os.environ["GITHUB_TOKEN"])
    numbers = github.pull_requests(run)
    if not numbers:
        print("No open pull request has this commit as its newest: nothing to say.")
        return
    results = parse_results(unpack(github.download_artifact(run.id)))
    for number in numbers:
        url = preview_url(os.environ.get("PREVIEW_URL", ""), number)
        body = render_comment(results, CheckRun(**{**vars(run), "preview_url": url}))
        print(f"Pull request {number}: comment {github.put_comment(number, body)}.")


def show(file: str) -> None:
    """Print the comment of a results file, for the summary of the job."""
    run = CheckRun(
        repository=os.environ.get("GITHUB_REPOSITORY", "kota-mitra/kota-mitra"), head_repository="", head_branch="",
        sha="", id=int(os.environ.get("GITHUB_RUN_ID", "0")),
        server=os.environ.get("GITHUB_SERVER_URL", "https://github.com"),
    )  # fmt: skip
    print(render_comment(parse_results(Path(file).read_bytes()[: MAX_BYTES + 1]), run))


def main(arguments: list[str]) -> int:
    """Post or show a comment; 1 if the artifact is invalid or GitHub does not respond, 2 for wrong arguments."""
    try:
        if arguments[:1] == ["show"] and len(arguments) == 2:
            show(arguments[1])
        elif arguments == ["post"]:
            post()
        else:
            print(__doc__)
            return 2
    except ArtifactError as error:
        print(f"Nothing is posted: {error}.", file=sys.stderr)
        return 1
    except urllib.error.URLError as error:
        print(f"GitHub could not be asked: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
