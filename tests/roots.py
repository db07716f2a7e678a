"""Small projects for the tests: copies of this one with some of its articles, and commands to run on them."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import io
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

import pytest

from building import BuildServer
from digest.cli import main
from digest.core.clock import today
from digest.group.site import Site
from digest.model.builder import Model
from digest.read.content import Content, Vocabularies
from digest.read.loader import ContentLoader

PROJECT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 11, 22)
EPOCH = "1795305600"
"""2026-11-22 00:00 UTC, as SOURCE_DATE_EPOCH."""


def now() -> str:
    """Return this moment as SOURCE_DATE_EPOCH: for what a browser has just dated, which a day may begin before."""
    return str(int(time.time()))


NOW = now()
"""When the tests began, as SOURCE_DATE_EPOCH: for all the articles, which editors go on to review and correct."""

code = PROJECT / "hooks"
"""The code of all projects; a link to it is their `hooks`."""

build_server: BuildServer | None = None
"""What forks a process for each build."""

SEEDS = (
    "2017/daejeon-jajaki-layanan-kesehatan-tangsel",
    "2015/jakarta-gyeonggi-naskah-kerja-sama",
    "2023/banjarmasin-kaikoukai-25-tenaga-perawatan",
    "2013/dinkes-tangsel-belajar-di-banyuwangi",
    "2019/kelompok-kerja-kesehatan-indonesia-korea",
)
"""The ids of the five articles that most tests use, in tests/seeds as they once were: editors go on with their own."""


@functools.cache
def real_vocabularies() -> Vocabularies:
    """Return the vocabularies of this project, read once for all tests."""
    found = ContentLoader(PROJECT).vocabularies()
    assert found
    return found.entries


@functools.cache
def real_content() -> Content:
    """Return all the articles of this project, read once: that takes seconds."""
    found = ContentLoader(PROJECT).content()
    assert found
    return found


@functools.cache
def real_site() -> Site:
    """Return the site that all the articles make today."""
    return Site(Model(real_content()), today())


@functools.cache
def real_problems() -> str:
    """Return what the check finds in all the articles, as JSON."""
    return digest(PROJECT, "check", "--format", "json").stdout


def make_root(root: Path, articles: tuple[str, ...] = SEEDS) -> Path:
    """Copy the project to `root` with only these articles, its code as a link, and return `root`."""
    shutil.copytree(PROJECT / "data", root / "data")
    shutil.copytree(PROJECT / "docs" / "templates", root / "docs" / "templates")
    (root / "hooks").symlink_to(code)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    for page in (PROJECT / "docs").glob("*.md"):
        shutil.copy(page, root / "docs")
    for article in articles:
        for ending in (".md", ".en.md"):
            target = root / "docs" / "articles" / f"{article}{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(article_file(article, ending), target)
    return root


ENTRY = re.compile(r"^([\w-]+):\n(?: .*\n)+", re.MULTILINE)
"""An entry of a vocabulary, and its id."""

OTHERS = 12
"""Entries of each vocabulary that `leave_out_entries` keeps though nothing names them."""


def leave_out_entries(root: Path, articles: Iterable[str]) -> Path:
    """Leave out most localities, organisations and outlets that none of some articles names, and return `root`.

    All pages and files of a site that show every entry are then quickly made, and show the same kinds of entries.
    """
    texts = [article_file(article, ending).read_text("utf-8") for article in articles for ending in (".md", ".en.md")]
    named = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    for name in ("outlets", "organisations", "localities_abroad", "localities"):  # organisations name localities
        file = root / f"data/{name}.yml"
        entries = list(ENTRY.finditer(file.read_text("utf-8")))
        others = {entry[1] for entry in entries[:: max(1, len(entries) // OTHERS)]}
        kept = {entry[1]: entry[0] for entry in entries if is_kept(entry[1], named | others)}
        named |= {place for entry in kept.values() for place in re.findall(r"^  place: ([\w-]+)", entry, re.MULTILINE)}
        file.write_text("".join(kept.values()), encoding="utf-8")
    return root


def is_kept(id_: str, wanted: set[str]) -> bool:
    """Tell whether an entry stays: provinces do, which their cities and regencies name by their codes."""
    return id_ in wanted or id_.startswith("provinsi-")


def article_file(article: str, ending: str) -> Path:
    """Return a seed's file in tests/seeds, another article's in docs/articles; `ending` is `.md` or `.en.md`."""
    seed = PROJECT / "tests" / "seeds" / f"{article}{ending}"
    return seed if seed.exists() else PROJECT / "docs" / "articles" / f"{article}{ending}"


def add_earlier(root: Path) -> Path:
    """Let the digest begin, and all articles be added, a year before `TODAY`: for what is corrected or reviewed since."""
    files = [root / "data" / "digest.yml", *(root / "docs" / "articles").rglob("*.md")]
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^(began|added): .*$", r"\1: 2025-11-22", text, flags=re.MULTILINE), encoding="utf-8")
    return root


def copy_code(root: Path) -> Path:
    """Give a project a copy of the code that a test may change, and return its folder."""
    (root / "hooks").unlink()
    shutil.copytree(code, root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return root / "hooks"


def remove_translation(root: Path) -> Path:
    """Remove the first seed's translation and the coordinates of its partner Daejeon, and return `root`."""
    (root / f"docs/articles/{SEEDS[0]}.en.md").unlink()
    file = root / "data/localities_abroad.yml"
    text = file.read_text(encoding="utf-8")
    entry = re.search(r"^kr-daejeon:.*?(?=^\S|\Z)", text, re.DOTALL | re.MULTILINE)
    assert entry
    bare = re.sub(r",? ?\bat: ?\[[^\]]*\]", "", entry[0])
    assert bare != entry[0]
    file.write_text(text.replace(entry[0], bare), encoding="utf-8")
    return root


def mkdocs(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in `root` as run.py does, with the date `EPOCH`; in a fork of one that has started, where that is the
    same: with the shared code, and no variables that Python reads as it starts.
    """
    variables = mkdocs_environment(environment)
    if build_server and (root / "hooks").is_symlink() and not any(name.startswith("PYTHON") for name in environment):
        return build_server.run(root, words, variables)
    command = [sys.executable, "-m", "mkdocs", *words]
    return subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False, timeout=300)


def mkdocs_environment(environment: dict[str, str]) -> dict[str, str]:
    """Return the variables under which MkDocs runs, with some others; compiled code is kept for the next run."""
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def build(root: Path, site: Path, **environment: str) -> Path:
    """Build `root` to `site` and return `site`; a failure shows MkDocs' output."""
    done = mkdocs(root, "build", "--strict", "--site-dir", str(site), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def digest(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `python -m digest` on `root`, in this process: to start another one takes a second."""
    code: int | str | None
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in digest_environment(environment).items():
            patch.setenv(name, value)
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            try:
                code = main(["--root", str(root), *words])
            except SystemExit as stop:
                code = stop.code
            except Exception:
                traceback.print_exc()
                code = 1
    if isinstance(code, str):
        streams[1].write(f"{code}\n")
        code = 1
    output, errors = (read_stream(stream) for stream in streams)
    return subprocess.CompletedProcess(["digest", *words], code or 0, output, errors)


def read_stream(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream in memory."""
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def run_digest(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m digest` on `root` in a process of its own, as users do."""
    command = [sys.executable, "-m", "digest", "--root", str(root), *words]
    variables = os.environ | digest_environment(environment)
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=120)


def digest_environment(environment: dict[str, str]) -> dict[str, str]:
    """Return the variables that `python -m digest` needs, with some others."""
    return {"PYTHONPATH": str(PROJECT / "hooks"), "SOURCE_DATE_EPOCH": EPOCH, "GITHUB_ACTIONS": ""} | environment
