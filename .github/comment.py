"""Tell a pull request what the check found: one comment, in Indonesian and English, kept up to date.

Run by .github/workflows/comment.yml with the right to comment, after .github/workflows/check.yml has run without any
rights on files that anybody may have written. So nothing from there is trusted: it is one small JSON file, never run,
never unpacked to disk; every text in it is cut, and freed of markup, links, mentions and references. Which pull request
is meant is asked from GitHub, by the commit that was checked, and is not read from the file.

`comment.py post` reads what GitHub says in the environment; `comment.py show FILE` prints the comment for a summary.
Only the standard library is used, for no other code should run where the right to comment is.
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
LARGEST = 1024 * 1024
"""Bytes of the artifact, packed and unpacked: ten times what a hundred problems need."""

MOST = 100
LONGEST = 400
LONGEST_COMMENT = 60_000
"""GitHub refuses comments of more than 65,536 characters."""

PATH = re.compile(r"(?:docs|data)(?:[./][\w-]+)+", re.ASCII)
SHA = re.compile(r"[0-9a-f]{40}")
REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)

WORDS = {
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


class HostileError(Exception):
    """What came from the check is not what our check writes."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """The run of the check that ended, as GitHub tells it (not as the checked files do)."""

    repository: str
    head_repository: str
    head_branch: str
    sha: str
    id: int
    server: str = "https://github.com"
    preview: str = ""

    @property
    def page(self) -> str:
        """The run's page."""
        return f"{self.server}/{self.repository}/actions/runs/{self.id}"

    def line(self, path: str, number: int) -> str:
        """Return the address of a line of a checked file, or an empty text for a path that is none of ours."""
        if not (PATH.fullmatch(path) and SHA.fullmatch(self.sha) and REPOSITORY.fullmatch(self.head_repository)):
            return ""
        return f"{self.server}/{self.head_repository}/blob/{self.sha}/{quote(path)}?plain=1#L{number}"


def plain(text: object, longest: int = LONGEST) -> str:
    """Return a text that shows as it is written: no markup, link, mention, reference or invisible character."""
    line = " ".join(str(text).split())
    line = "".join(c for c in line if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029")
    line = line if len(line) <= longest else line[: longest - 1] + "…"
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"([\\`*_{}\[\]()#+!|~$-])", r"\\\1", line)
    # A word joiner, which shows nothing, keeps GitHub from making links of names, numbers and addresses.
    line = re.sub(r"([@:]|\\#)(?=\S)", "\\1\u2060", line)
    return re.sub(r"(?i)\b(www|gh|mailto|xmpp)(?=[.:\\-])", "\\1\u2060", line)


def code(text: object) -> str:
    """Return a text as code, in which GitHub makes no links; its own backticks are taken out."""
    line = " ".join(str(text).replace("`", "'").split())
    line = "".join(c for c in line if unicodedata.category(c)[0] != "C")[:200]
    return f"`{line}`" if line else ""


def unpacked(archive: bytes) -> bytes:
    """Return the one file of an artifact, unpacked in memory. Raises `HostileError` where it holds anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            members = files.infolist()
            if [member.filename for member in members] != [FILE] or members[0].file_size > LARGEST:
                raise HostileError("the artifact is not one small file comment.json")
            with files.open(members[0]) as stream:
                text = stream.read(LARGEST + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise HostileError(f"the artifact cannot be unpacked: {type(error).__name__}") from None
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise error if isinstance(error, HostileError) else HostileError(type(error).__name__) from None
    if len(text) > LARGEST:
        raise HostileError("the file is too large")
    return text


def told(text: bytes) -> dict[str, Any]:
    """Return what a file says, in the shape that our check writes. Raises `HostileError` for any other."""
    try:
        found = json.loads(text.decode("utf-8"))
        problems, pages = found["problems"], found["pages"]
        shown = {
            "built": found["built"] is True,
            "problems": [as_problem(each) for each in problems["listed"][:MOST]],
            "problem_count": count(problems["total"]),
            "pages": None if pages is None else [as_page(each) for each in pages["listed"][:MOST]],
            "page_count": 0 if pages is None else count(pages["total"]),
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise HostileError(f"the file is not of our shape: {type(error).__name__}") from None
    return shown


def count(value: object) -> int:
    """Return a count. Raises `TypeError` for what is none."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**7:
        raise TypeError("not a count")
    return value


def text_of(value: object) -> str:
    """Return a text. Raises `TypeError` for what is none."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value[:2000]


def as_problem(found: dict[str, Any]) -> dict[str, Any]:
    """Return one problem of our shape. Raises `TypeError` and its like for any other."""
    words = {language: {part: text_of(found[language][part]) for part in ("what", "fix")} for language in WORDS}
    warning = found["severity"] == "warning"
    return {"file": text_of(found["file"]), "line": count(found["line"]), "warning": warning, **words}


def as_page(found: dict[str, Any]) -> dict[str, str]:
    """Return one page of our shape. Raises `TypeError` and its like for any other."""
    kind = text_of(found["kind"])
    if kind not in {"new", "gone", "different"}:
        raise ValueError("no such kind")
    return {"path": text_of(found["path"]), "kind": kind, "title": text_of(found["title"])}


def comment(shown: dict[str, Any], run: Run) -> str:
    """Return the comment: Indonesian first, English below."""
    parts = [in_language(shown, run, language) for language in WORDS]
    body = f"{MARKER}\n{parts[0]}\n\n---\n\n**English**\n\n{parts[1]}\n"
    if len(body) <= LONGEST_COMMENT:
        return body
    fewer = {key: value[: len(value) // 2] if isinstance(value, list) else value for key, value in shown.items()}
    return comment(fewer, run)


def in_language(shown: dict[str, Any], run: Run, language: str) -> str:
    """Return the comment in one language."""
    words = WORDS[language]
    problems = [found for found in shown["problems"] if not found["warning"]]
    warnings = [found for found in shown["problems"] if found["warning"]]
    left = shown["problem_count"] - len(shown["problems"])
    lines = [] if problems or left > 0 else [f"✅ {words['sound']}", ""]
    for word, found in (("problems", problems), ("warnings", warnings)):
        if found:
            lines += [
                f"### {words[word].format(count=len(found))}",
                "",
                *(item(each, run, language) for each in found),
                "",
            ]
    lines += [words["more"].format(count=left), ""] if left > 0 else []
    return "\n".join([*lines, *pages_and_preview(shown, run, language)]).rstrip()


def item(found: dict[str, Any], run: Run, language: str) -> str:
    """Return one problem as an item of a list: where (a link to the line), what, and how to fix it."""
    address = run.line(found["file"], found["line"])
    place = f"{code(found['file'])} {WORDS[language]['line']} {found['line']}"
    place = f"[{place}]({address})" if address else place
    said = found[language]
    return f"- {place}: {plain(said['what'])}\n  {WORDS[language]['fix']}: {plain(said['fix'])}"


def pages_and_preview(shown: dict[str, Any], run: Run, language: str) -> list[str]:
    """Return the lines on what the change does to the site, and where to see it."""
    words = WORDS[language]
    if not shown["built"]:
        return [words["no-pages"]]
    preview = words["deployed"].format(url=run.preview) if run.preview else words["preview"].format(run=run.page)
    if shown["pages"] is None:
        return [preview]
    lines = [page_item(page, words) for page in shown["pages"]]
    left = shown["page_count"] - len(lines)
    lines += [words["more"].format(count=left)] if left > 0 else []
    heading = words["pages"].format(count=shown["page_count"])
    folded = ["<details><summary>" + heading + "</summary>", "", *lines, "", "</details>"] if lines else [heading]
    return [*folded, "", preview]


def page_item(page: dict[str, str], words: dict[str, str]) -> str:
    """Return one page that changes as an item of a list."""
    return f"- {code('/' + page['path'])} {plain(page['title'], 120)} ({words[page['kind']]})"


class GitHub:
    """The few requests to GitHub's API that are needed (https://docs.github.com/rest, version 2022-11-28)."""

    def __init__(self, address: str, repository: str, token: str) -> None:
        if not REPOSITORY.fullmatch(repository):
            raise SystemExit("GITHUB_REPOSITORY is no owner/name")
        self.start, self.token = f"{address}/repos/{repository}", token

    def ask(self, path: str, method: str = "GET", send: dict[str, str] | None = None, most: int = 8 * LARGEST) -> bytes:
        """Return what GitHub answers, at most `most` bytes. Raises `HostileError` where it is more."""
        body = json.dumps(send).encode() if send else None
        request = urllib.request.Request(f"{self.start}{path}", data=body, method=method)  # noqa: S310 - GitHub's own
        # Not sent on to where an artifact is kept, which is another host.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            found: bytes = answer.read(most + 1)
        if len(found) > most:
            raise HostileError("the answer is too large")
        return found

    def artifact(self, run: int) -> bytes:
        """Return the comment's artifact of a run. Raises `HostileError` where there is none of fitting size."""
        listed = json.loads(self.ask(f"/actions/runs/{run}/artifacts?name={ARTIFACT}&per_page=10"))["artifacts"]
        fitting = [each["id"] for each in listed if each["name"] == ARTIFACT and each["size_in_bytes"] <= LARGEST]
        if not fitting:
            raise HostileError("the run left no comment of fitting size")
        return self.ask(f"/actions/artifacts/{int(fitting[0])}/zip", most=LARGEST)

    def pull_requests(self, run: Run) -> list[int]:
        """Return the open pull requests whose newest commit is the one that was checked."""
        owner = run.head_repository.split("/", maxsplit=1)[0]
        query = urlencode({"state": "open", "head": f"{owner}:{run.head_branch}", "per_page": 100})
        found = json.loads(self.ask(f"/pulls?{query}"))
        return [
            int(pull["number"]) for pull in found
            if pull["head"]["sha"] == run.sha and (pull["head"]["repo"] or {}).get("full_name") == run.head_repository
        ]  # fmt: skip

    def our_comment(self, number: int) -> dict[str, Any] | None:
        """Return the comment that an earlier run has left, never one that somebody else wrote with our mark."""
        for page in range(1, 31):
            found = json.loads(self.ask(f"/issues/{number}/comments?per_page=100&page={page}"))
            for each in found:
                if each["user"] and each["user"]["login"] == AUTHOR and (each["body"] or "").startswith(MARKER):
                    return dict(each)
            if len(found) < 100:
                return None
        return None

    def say(self, number: int, body: str) -> str:
        """Create the comment or bring it up to date; return which."""
        ours = self.our_comment(number)
        if ours is None:
            self.ask(f"/issues/{number}/comments", "POST", {"body": body})
            return "created"
        if ours["body"] == body:
            return "unchanged"
        self.ask(f"/issues/comments/{int(ours['id'])}", "PATCH", {"body": body})
        return "updated"


def run_that_ended() -> Run:
    """Return the run of the check, from the event that GitHub hands to the workflow."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    head = event["head_repository"] or {}
    return Run(
        repository=os.environ["GITHUB_REPOSITORY"], head_repository=str(head.get("full_name", "")),
        head_branch=str(event["head_branch"]), sha=str(event["head_sha"]), id=int(event["id"]),
        server=os.environ.get("GITHUB_SERVER_URL", "https://github.com"),
    )  # fmt: skip


def preview_of(pattern: str, number: int) -> str:
    """Return the address of a pull request's preview, from the repository's variable PREVIEW_URL, or an empty text."""
    address = pattern.replace("{number}", str(number))
    return address if re.fullmatch(r"https://[\w./?=&%~:-]+", address, re.ASCII) else ""


def post() -> None:
    """Comment on the pull request whose check has ended."""
    run = run_that_ended()
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHub(api, run.repository, os.environ["GITHUB_TOKEN"])
    numbers = github.pull_requests(run)
    if not numbers:
        print("No open pull request has this commit as its newest: nothing to say.")
        return
    shown = told(unpacked(github.artifact(run.id)))
    for number in numbers:
        preview = preview_of(os.environ.get("PREVIEW_URL", ""), number)
        body = comment(shown, Run(**{**vars(run), "preview": preview}))
        print(f"Pull request {number}: comment {github.say(number, body)}.")


def show(file: str) -> None:
    """Print the comment that a file makes, for the run's own page."""
    run = Run(
        repository=os.environ.get("GITHUB_REPOSITORY", "kota-mitra/kota-mitra"), head_repository="", head_branch="",
        sha="", id=int(os.environ.get("GITHUB_RUN_ID", "0")),
        server=os.environ.get("GITHUB_SERVER_URL", "https://github.com"),
    )  # fmt: skip
    print(comment(told(Path(file).read_bytes()[: LARGEST + 1]), run))


def main(words: list[str]) -> int:
    """Post or show a comment; 1 where what came from the check is not ours, which is said and nothing is posted."""
    try:
        if words[:1] == ["show"] and len(words) == 2:
            show(words[1])
        elif words == ["post"]:
            post()
        else:
            print(__doc__)
            return 2
    except HostileError as error:
        print(f"Nothing is posted: {error}.", file=sys.stderr)
        return 1
    except urllib.error.URLError as error:
        print(f"GitHub could not be asked: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
