"""The pages that differ between two builds."""

from __future__ import annotations

from pathlib import Path

from roots import build, digest

DAEJEON = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"


def test_a_changed_article_is_listed_with_what_it_changes_and_nothing_else(
    root: Path, built: Path, tmp_path: Path
) -> None:
    file = root / DAEJEON
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    file.write_text(text.replace(title, "title: Judul baru"), encoding="utf-8")
    done = digest(root, "pages-changed", str(built), str(build(root, tmp_path / "site")))
    listed = [line.split()[:2] for line in done.stdout.splitlines()]
    path = "/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/"
    assert listed[0] == ["~", path] and "Judul baru" in done.stdout.splitlines()[0]
    assert ["~", "/cities/kr-daejeon/"] in listed
    assert not any("banjarmasin" in page or "/en/articles/" in page for _, page in listed)


def test_two_builds_of_the_same_files_differ_in_nothing(seeds: Path, built: Path, tmp_path: Path) -> None:
    assert digest(seeds, "pages-changed", str(built), str(build(seeds, tmp_path / "again"))).stdout == ""


def test_new_and_gone_pages_are_distinguished(tmp_path: Path) -> None:
    for site, page in (("old", "a"), ("new", "b")):
        file = tmp_path / site / page / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text("<title>Halaman · Kota Mitra</title>")
    done = digest(tmp_path, "pages-changed", str(tmp_path / "old"), str(tmp_path / "new"))
    assert done.stdout.splitlines() == ["- /a/  Halaman", "+ /b/  Halaman"]
