"""The build information: build.json and the manifest."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from digest.build.manifest import UNREPRODUCIBLE
from digest.export.build_info import BUILD_INFO, MANIFEST
from roots import TODAY, make_root, mkdocs


def run(root: Path, commit: str) -> tuple[dict[str, str], str]:
    """Build a project without a repository as if from `commit`; return its build information and the build's output."""
    done = mkdocs(root, "build", "--strict", GITHUB_SHA=commit)
    assert done.returncode == 0, done.stderr
    info: dict[str, str] = json.loads((root / "site" / BUILD_INFO).read_text(encoding="utf-8"))
    return info, done.stderr


def test_another_commit_changes_the_build_information_alone(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    first, _ = run(root, "a" * 40)
    assert (first["commit"], first["as_of"], first["manifest"]) == ("a" * 40, TODAY.isoformat(), MANIFEST)
    assert first["repository"] == "https://github.com/kota-mitra/kota-mitra"
    second, output = run(root, "b" * 40)
    assert second == first | {"commit": "b" * 40}
    assert re.search(r"\d+ files, 1 written, 0 gone", output), output


def test_the_manifest_lists_every_file_with_its_digest_and_the_build_prints_its_own(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    _, output = run(root, "a" * 40)
    site = root / "site"
    lines = (site / MANIFEST).read_text(encoding="utf-8").splitlines()
    named = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {MANIFEST}
    assert set(named) == {path for path in files if not path.startswith(UNREPRODUCIBLE)} and BUILD_INFO in named
    assert all(hashlib.sha256((site / path).read_bytes()).hexdigest() == digest for path, digest in named.items())
    assert hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest() in output


def test_every_page_links_to_it(built: Path) -> None:
    for path in ("index.html", "en/about/index.html", "articles/index.html"):
        html = (built / path).read_text(encoding="utf-8")
        found = re.search(r'<footer.*?href="([^"]*build\.json)"', html, re.DOTALL)
        assert found and (built / path).parent.joinpath(found[1]).resolve() == (built / BUILD_INFO).resolve()
