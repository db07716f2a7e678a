"""Small projects for the tests: copies of this one with some of its articles, and commands to run on them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 11, 22)
EPOCH = "1795305600"
"""2026-11-22 00:00 UTC, as SOURCE_DATE_EPOCH."""

SEEDS = (
    "2017/daejeon-jajaki-layanan-kesehatan-tangsel",
    "2015/jakarta-gyeonggi-naskah-kerja-sama",
    "2023/banjarmasin-kaikoukai-25-tenaga-perawatan",
    "2013/dinkes-tangsel-belajar-di-banyuwangi",
    "2019/kelompok-kerja-kesehatan-indonesia-korea",
)
"""The ids of the five articles that most tests use."""


def make_root(root: Path, articles: tuple[str, ...] = SEEDS) -> Path:
    """Copy the project to `root` with only these articles, and return `root`."""
    shutil.copytree(PROJECT / "data", root / "data")
    shutil.copytree(PROJECT / "docs" / "templates", root / "docs" / "templates")
    shutil.copytree(PROJECT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    for page in (PROJECT / "docs").glob("*.md"):
        shutil.copy(page, root / "docs")
    for article in articles:
        for ending in (".md", ".en.md"):
            target = root / "docs" / "articles" / f"{article}{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / "docs" / "articles" / f"{article}{ending}", target)
    return root


def mkdocs(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in `root` as run.py does, with the date `EPOCH`."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
    command = [sys.executable, "-m", "mkdocs", *words]
    return subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False, timeout=300)


def build(root: Path, site: Path, **environment: str) -> Path:
    """Build `root` to `site` and return `site`; a failure shows MkDocs' output."""
    done = mkdocs(root, "build", "--strict", "--site-dir", str(site), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def digest(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m digest` on `root`."""
    variables = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "SOURCE_DATE_EPOCH": EPOCH, "GITHUB_ACTIONS": ""}
    variables |= environment
    command = [sys.executable, "-m", "digest", "--root", str(root), *words]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=120)
