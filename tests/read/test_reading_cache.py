"""The cache of readings: what has not changed is not read again, what has changed is, and missing texts are read."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from digest.core.cache import Cache, encode
from digest.core.file_stat import TICK, stat_of
from digest.core.problem import Problem
from digest.parse.documents import Document
from digest.read import article_reader, reading_cache, text_store
from digest.read.article_reader import ReadResult, read_files
from digest.read.reading_cache import ReadingCache
from roots import SEEDS, make_root

GROUPS = {f"docs/articles/{seed}.md": (f"docs/articles/{seed}.md", f"docs/articles/{seed}.en.md") for seed in SEEDS}
FIRST, *OTHERS = GROUPS


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were written long enough ago for their stat to tell whether they have changed."""
    now = reading_cache.time.time_ns
    monkeypatch.setattr(reading_cache.time, "time_ns", lambda: now() + 2 * TICK)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose contents were looked at, in this process."""
    looked: list[str] = []
    fingerprint, document = reading_cache.files_fingerprint, text_store.read_document

    def note_fingerprint(root: Path, files: tuple[str, ...]) -> bytes:
        looked.append(files[0])
        return fingerprint(root, files)

    monkeypatch.setattr(reading_cache, "files_fingerprint", note_fingerprint)
    monkeypatch.setattr(text_store, "read_document", lambda root, path: (looked.append(path), document(root, path))[1])
    return looked


def results(root: Path) -> list[ReadResult]:
    """Read the articles of a project with its cache, opened anew as in another build."""
    return read_with(root, Cache(root / ".cache/content.sqlite"))


def read_with(root: Path, cache: Cache, groups: dict[str, tuple[str, ...]] = GROUPS) -> list[ReadResult]:
    """Read groups of files with a cache."""
    files = [path for group in groups.values() for path in group]
    return ReadingCache(root, cache).results(groups, {path: stat_of(root, [path]) for path in files})


def assert_same(found: list[ReadResult], root: Path) -> None:
    """Fail unless results are what reading the files without a cache gives, their texts too."""
    for result, expected in zip(found, (read_files(root, files) for files in GROUPS.values()), strict=True):
        assert result.problems == expected.problems
        if expected.file is None:
            assert result.file is None
            continue
        assert result.file
        assert encode(result.file.front_matter) == encode(
            expected.file.front_matter
        )  # a default may be another sequence
        assert result.file.fingerprint == expected.file.fingerprint
        for one, other in ((result.file, expected.file), (result.file.translation, expected.file.translation)):
            assert one and other
            assert encode(one.front_matter) == encode(other.front_matter)
            assert (one.document.path, one.document.body) == (other.document.path, other.document.body)
            assert one.document.body_line == other.document.body_line
            assert one.document.rendered == other.document.rendered
            assert one.document.body_fingerprint == other.document.body_fingerprint
            assert one.document.nodes.values == other.document.nodes.values


@pytest.mark.usefixtures("later")
def test_what_has_not_changed_is_not_read_again(root: Path, read: list[str]) -> None:
    assert_same(results(root), root)
    read.clear()
    found = results(root)
    assert read == []
    assert_same(found, root)


@pytest.mark.usefixtures("later")
def test_what_has_changed_is_read_again(root: Path, read: list[str]) -> None:
    results(root)
    file, times = root / FIRST, (root / FIRST).stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Daejeon", "Daejoen"), encoding="utf-8")  # of the same size
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # and, as it says, of the same time
    read.clear()
    found = results(root)
    assert set(read) == {FIRST}
    assert_same(found, root)


@pytest.mark.usefixtures("later")
def test_a_file_that_was_touched_is_looked_at_once(root: Path, read: list[str]) -> None:
    results(root)
    os.utime(root / FIRST)
    read.clear()
    assert_same(results(root), root)
    assert FIRST in read
    read.clear()
    results(root)
    assert read == []


@pytest.mark.parametrize("ending", [".md", ".en.md"])
@pytest.mark.usefixtures("later")
def test_a_translation_that_comes_goes_or_changes_is_noticed(root: Path, ending: str) -> None:
    results(root)
    file = root / FIRST.replace(".md", ending)
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Another "), encoding="utf-8")
    assert_same(results(root), root)
    file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    found = results(root)
    assert [problem.rule for problem in found[0].problems] == ["yaml-syntax"]


def test_racy_files_are_read_again(root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be written again within a tick of the clock: it then looks as it did when it was read."""
    monkeypatch.setattr(reading_cache.time, "time_ns", lambda: (root / FIRST).stat().st_mtime_ns + 1)
    results(root)
    read.clear()
    found = results(root)
    assert set(read) == set(GROUPS)
    assert_same(found, root)


def test_a_file_that_changes_while_it_is_read_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = article_reader.read_document

    def read_and_change(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
        found = read(root, path)
        if path == FIRST:
            text = (root / path).read_text(encoding="utf-8")
            (root / path).write_text(text.replace("title: ", "title: Changed "), encoding="utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(article_reader, "read_document", read_and_change)
        results(root)
    assert_same(results(root), root)


@pytest.mark.parametrize("table", ["texts", "readings", "all"])
@pytest.mark.usefixtures("later")
def test_what_the_cache_lost_is_read_from_the_files(root: Path, table: str) -> None:
    results(root)
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        where = "" if table == "all" else f" WHERE kind = '{table}'"
        assert connection.execute(f"DELETE FROM entries{where}").rowcount >= len(GROUPS)
    connection.close()
    assert_same(results(root), root)
    assert_same(results(root), root)


@pytest.mark.usefixtures("later")
def test_a_text_that_is_lost_while_the_site_is_built_is_read_from_its_file(root: Path) -> None:
    found = results(root)
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        connection.execute("DELETE FROM entries")
    connection.close()
    assert_same(found, root)


@pytest.mark.usefixtures("later")
def test_a_text_whose_file_is_gone_too_is_an_error_that_says_so(root: Path) -> None:
    (found, *_) = results(root)
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        connection.execute("DELETE FROM entries")
    connection.close()
    (root / FIRST).unlink()
    assert found.file
    with pytest.raises(FileNotFoundError, match="changed while the site was being built"):
        assert found.file.document.body


def test_without_a_place_for_the_cache_everything_is_read(root: Path) -> None:
    (root / ".cache").write_text("no folder")
    assert_same(results(root), root)


def test_articles_that_are_gone_are_forgotten(root: Path) -> None:
    results(root)
    cache = Cache(root / ".cache/content.sqlite")
    read_with(root, cache, {FIRST: GROUPS[FIRST]})
    for kind in ("readings", "texts"):
        with sqlite3.connect(root / ".cache/content.sqlite") as connection:
            keys = {key for (key,) in connection.execute("SELECT key FROM entries WHERE kind = ?", (kind,))}
        connection.close()
        assert not keys & set(OTHERS)
        assert FIRST in keys


@pytest.mark.usefixtures("later")
def test_every_article_is_the_same_from_the_cache(tmp_path: Path) -> None:
    """All kinds of fields survive being cached, and so do problems."""
    root = make_root(tmp_path / "project")
    (root / OTHERS[0]).write_text((root / OTHERS[0]).read_text().replace("date: ", "date: x", 1))
    (root / OTHERS[1]).write_text("no front matter")
    assert_same(results(root), root)
    assert_same(results(root), root)
