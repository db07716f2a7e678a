"""The cache: what is damaged, foreign or written by other code is never used, and nothing that fails is an error."""

from __future__ import annotations

import os
import pickle
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from digest.core import cache as cache_module
from digest.core import fingerprint as fingerprint_module
from digest.core.cache import Cache, CacheTable, encode
from digest.core.fingerprint import code_fingerprint
from digest.core.parallel import parallel_map
from roots import PROJECT

NAMES = [str(number) for number in range(200)]
MARK = b"m" * 32


@dataclass(frozen=True, slots=True)
class Note:
    """A value as caches hold them: a frozen dataclass."""

    text: str
    numbers: tuple[int, ...] = ()


def note(name: str) -> Note:
    """Return the right value of a name, long enough that several pages of the file are filled."""
    return Note(f"what {name} is, " * 20, (1, 2))


def table(file: Path) -> CacheTable[Note]:
    """Return the table of a cache that is opened anew, as by another process."""
    return Cache(file).table("notes", Note)


def put(notes: CacheTable[Note], *names: str) -> None:
    """Write the right values of some names."""
    notes.put((name, MARK, (1, 2, 3, 4, 5), encode(note(name))) for name in names)


def close(notes: CacheTable[Note]) -> None:
    """Close a cache, which brings all that was written into the one file."""
    connection = notes.cache.connection()
    assert connection
    connection.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a cache that holds all `NAMES`."""
    file = tmp_path / "cache" / "content.sqlite"
    notes = table(file)
    put(notes, *NAMES)
    close(notes)
    return file


def found(file: Path) -> dict[str, Note]:
    """Return what a cache opened anew finds of all `NAMES`."""
    return table(file).matching(dict.fromkeys(NAMES, MARK))


def size(file: Path) -> int:
    """Return the size of a database, with the files beside it."""
    return sum(one.stat().st_size for one in file.parent.iterdir())


def test_what_is_put_is_found_again_and_what_is_pruned_is_not(file: Path) -> None:
    notes = table(file)
    put(notes, "new")
    assert table(file).get("0", MARK) == note("0") and table(file).get("new", MARK) == note("new")
    assert table(file).get("none", MARK) is None
    notes.prune(NAMES[1:])
    assert table(file).get("0", MARK) == note("0") and table(file).get("1", MARK) is None
    assert set(table(file).entries()) == {"0", "new"}


def test_the_file_does_not_grow_for_ever(file: Path) -> None:
    before = size(file)
    for _ in range(40):
        notes = table(file)
        put(notes, *NAMES)
        close(notes)
    assert size(file) < 3 * before


def test_a_value_made_of_something_else_is_not_used(file: Path) -> None:
    assert table(file).get("0", b"other") is None
    assert table(file).matching({"0": b"other", "1": MARK}) == {"1": note("1")}


def test_tables_of_one_cache_are_separate(file: Path) -> None:
    cache = Cache(file)
    cache.table("others", Note).put([("0", MARK, (), encode(Note("another")))])
    assert table(file).get("0", MARK) == note("0")
    assert Cache(file).table("others", Note).get("0", MARK) == Note("another")


def test_the_stat_of_a_file_is_noted_beside_its_value(file: Path) -> None:
    assert table(file).entries()["0"] == (MARK, (1, 2, 3, 4, 5))
    table(file).set_stats([("0", (5, 4, 3, 2, 1))])
    assert table(file).entries()["0"] == (MARK, (5, 4, 3, 2, 1))
    assert table(file).get("0", MARK) == note("0")


def execute(file: Path, *statements: str) -> None:
    """Change the database as another program may."""
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def overwrite(file: Path, start: int, content: bytes) -> None:
    """Overwrite some bytes of a file."""
    whole = file.read_bytes()
    file.write_bytes(whole[:start] + content + whole[start + len(content) :])


def change_a_value_in_the_file(file: Path) -> None:
    overwrite(file, file.read_bytes().index(b"what 7 is"), b"WHAT 7 IS")


def of_another_program(file: Path) -> None:
    file.unlink()
    execute(file, "CREATE TABLE visits (url TEXT)", "INSERT INTO visits VALUES ('x')")


def of_another_program_with_the_same_names(file: Path) -> None:
    file.unlink()
    execute(file, "CREATE TABLE entries (key TEXT, value BLOB)", "INSERT INTO entries VALUES ('0', x'00')")


def with_views_for_tables(file: Path) -> None:
    file.unlink()
    execute(file, "CREATE VIEW entries AS SELECT 1 AS kind", "CREATE VIEW written_by AS SELECT 'x' AS code")


def with_files_of_another_database_beside(file: Path) -> None:
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).write_bytes(os.urandom(5000))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut within the header": lambda file: os.truncate(file, 10),
    "cut in half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut at the end": lambda file: os.truncate(file, file.stat().st_size - 100),
    "not a database": lambda file: file.write_bytes(b"kind: text\n" * 1000),
    "a value's bytes": change_a_value_in_the_file,
    "a page": lambda file: overwrite(file, 3 * 4096, bytes(4096)),
    "all pages but the first": lambda file: overwrite(file, 4096, os.urandom(file.stat().st_size - 4096)),
    "a value": lambda file: execute(file, "UPDATE entries SET value = x'93c0' WHERE key = '7'"),
    "all values": lambda file: execute(file, "UPDATE entries SET value = substr(value, 2)"),
    "a value of another key": lambda file: execute(file, "UPDATE entries SET value = (SELECT value FROM entries)"),
    "a value's type": lambda file: execute(file, "UPDATE entries SET value = 'text' WHERE key = '7'"),
    "a checksum": lambda file: execute(file, "UPDATE entries SET checksum = x'00' WHERE key = '7'"),
    "a fingerprint": lambda file: execute(file, "UPDATE entries SET fingerprint = x'00' WHERE key = '7'"),
    "a fingerprint's type": lambda file: execute(file, "UPDATE entries SET fingerprint = 'text' WHERE key = '7'"),
    "a stat": lambda file: execute(file, "UPDATE entries SET stat = x'c1' WHERE key = '7'"),
    "a stat's type": lambda file: execute(file, "UPDATE entries SET stat = 'text' WHERE key = '7'"),
    "a key that is no text": lambda file: execute(file, "UPDATE entries SET key = CAST(x'ff' AS TEXT) WHERE key = '7'"),
    "another program's": of_another_program,
    "another program's, with our tables' names": of_another_program_with_the_same_names,
    "views for tables": with_views_for_tables,
    "foreign files beside it": with_files_of_another_database_beside,
}  # fmt: skip


@pytest.mark.parametrize("harm", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_or_foreign_file_is_never_trusted_and_is_mended(file: Path, harm: Callable[[Path], object]) -> None:
    harm(file)
    trusted = found(file)
    assert trusted == {name: note(name) for name in trusted}, "a value is right, or it is none"
    notes = table(file)
    marks = {name: entry.fingerprint for name, entry in notes.entries().items()}
    trusted = notes.matching(marks)
    assert trusted == {name: note(name) for name in trusted} and {marks[name] for name in trusted} <= {MARK}
    put(table(file), *NAMES)  # the first that meets the damage goes without a cache
    put(table(file), *NAMES)
    assert found(file) == {name: note(name) for name in NAMES}


def test_damage_anywhere_in_the_file_is_never_trusted(file: Path) -> None:
    chance, whole = random.Random(5), file.read_bytes()
    for number in range(100):
        start = chance.randrange(len(whole))
        file.write_bytes(whole)
        overwrite(file, start, chance.randbytes(chance.choice((1, 8, 600))))
        for _ in range(2):
            entries = table(file).entries()
            trusted = table(file).matching({name: entry.fingerprint for name, entry in entries.items()})
            assert trusted == {name: note(name) for name in trusted}, (number, start)
            put(table(file), *NAMES)
        cache_module.delete_database(file)


WRITERS = {
    "code": ("HOOKS", PROJECT / "deploy"),
    "packages": ("installed_packages", lambda: ["pydantic-2.0.0.dist-info"]),
    "Python": ("platform.python_version", lambda: "3.99.0"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_other_code_python_or_packages_wrote_is_not_used(
    file: Path, writer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = code_fingerprint()
    with monkeypatch.context() as patch:
        patch.setattr(f"{fingerprint_module.__name__}.{WRITERS[writer][0]}", WRITERS[writer][1])
        code_fingerprint.cache_clear()
        assert code_fingerprint() != before
        assert found(file) == {}
        put(table(file), "0")
        assert found(file) == {"0": note("0")}
    code_fingerprint.cache_clear()
    assert code_fingerprint() == before
    assert found(file) == {}, "the present code does not use what the other wrote"


def test_the_fingerprint_of_the_code_names_every_installed_package() -> None:
    names = {name.partition("-")[0].lower() for name in fingerprint_module.installed_packages()}
    assert {"mkdocs", "jinja2", "msgspec", "pydantic", "markdown", "pytest"} <= names


class Harmful:
    """Creates a file when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self.target),)


@pytest.mark.parametrize("type_", [Note, str, bytes, dict[str, Note], tuple[Note, ...], set[bytes]])
def test_nothing_in_a_cache_can_name_a_function(file: Path, tmp_path: Path, type_: type) -> None:
    values = {
        "a function": pickle.dumps(os.system),
        "a call": pickle.dumps(Harmful(tmp_path / "harm"), protocol=0),
        "a call, of a newer protocol": pickle.dumps(Harmful(tmp_path / "harm"), protocol=5),
        "an extension type": encode(msgspec.msgpack.Ext(1, pickle.dumps(Harmful(tmp_path / "harm")))),
        "an extension type in a note": encode({"text": msgspec.msgpack.Ext(5, b"os.system"), "numbers": ()}),
        "a name": encode({"__class__": "os.system", "__reduce__": ["os.system"]}),
    }
    harmful = Cache(file).table("notes", type_)
    harmful.put((name, MARK, (), value) for name, value in values.items())  # with a right checksum
    again = Cache(file).table("notes", type_)
    assert again.matching(dict.fromkeys(values, MARK)) == {}
    assert [again.get(name, MARK) for name in values] == [None] * len(values)
    assert not (tmp_path / "harm").exists()


def test_a_deeply_nested_value_is_refused(file: Path) -> None:
    nested = Cache(file).table("nested", dict)
    nested.put([("0", MARK, (), b"\x81\xa1a" * 100_000 + b"\x80")])
    assert nested.get("0", MARK) is None and nested.matching({"0": MARK}) == {}


@pytest.mark.parametrize("count", [3, len(NAMES)])
def test_few_keys_are_read_as_many_are(file: Path, count: int) -> None:
    names = [*NAMES[:count], "unknown"]
    assert table(file).matching(dict.fromkeys(names, MARK)) == {name: note(name) for name in names[:-1]}
    assert set(NAMES[:count]) <= set(table(file).entries(names)) <= set(NAMES)


def test_processes_and_threads_read_the_same_cache(file: Path) -> None:
    notes = table(file)
    assert notes.get("0", MARK) == note("0")
    assert list(parallel_map(lambda name: notes.get(name, MARK), NAMES, min_items=1)) == [note(name) for name in NAMES]
    heard: list[Note | None] = []
    thread = threading.Thread(target=lambda: heard.append(notes.get("1", MARK)))  # as under `serve`
    thread.start()
    thread.join()
    assert heard == [note("1")]
    put(notes, "new")
    assert notes.get("new", MARK) == note("new")


@contextmanager
def a_file_for_the_folder(file: Path) -> Iterator[Path]:
    taken = file.parent.parent / "taken"
    taken.write_text("a file where the folder should be")
    yield taken / "content.sqlite"


@contextmanager
def another_build_that_writes(file: Path) -> Iterator[Path]:
    connection = sqlite3.connect(file)
    connection.execute("BEGIN EXCLUSIVE")
    yield file
    connection.close()


@contextmanager
def read_only(file: Path) -> Iterator[Path]:
    def connect(path: Path, **options: Any) -> sqlite3.Connection:
        return sqlite3.Connection(f"file:{path}?mode=ro&immutable=1", uri=True, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield file


@contextmanager
def a_full_disk_beneath_an_open_file(file: Path) -> Iterator[Path]:
    def connect(path: Path, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.Connection(path, **options)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield file


OBSTACLES = (a_file_for_the_folder, another_build_that_writes, read_only, a_full_disk_beneath_an_open_file)


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_a_cache_that_cannot_be_written_is_no_error(
    file: Path, obstacle: Callable[[Path], AbstractContextManager[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "TIMEOUT", 0)
    with obstacle(file) as blocked:
        notes = table(blocked)
        put(notes, *(f"new {name}" for name in NAMES))
        notes.set_stats([("0", ())])
        assert notes.get("new 0", MARK) is None
    assert found(file) == {name: note(name) for name in NAMES}, "a sound file is not thrown away"


FILL = """
import resource, sys
from pathlib import Path
from digest.core.cache import Cache, encode
cache = Cache(Path(sys.argv[1]))
notes = cache.table("notes", str)
notes.put([("first", b"m", (), encode("first"))])
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for number in range(100):
    notes.put([(f"{number}", b"m", (), encode("x" * 20_000))])
assert notes.get("99", b"m") is None
print("no error")
"""


@pytest.mark.parametrize("kind", ["limit", "disk"])
def test_a_full_disk_is_no_error(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if kind == "disk" and (os.name != "posix" or subprocess.run(mount, capture_output=True).returncode):
        pytest.skip("a small disk can only be mounted by root")
    try:
        file, variables = folder / "content.sqlite", {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
        done = subprocess.run(
            [sys.executable, "-c", FILL, str(file), kind], env=variables, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout) == (0, "no error\n"), done.stderr
        assert Cache(file).table("notes", str).get("first", b"m") == "first", "what was written before is kept"
    finally:
        if kind == "disk":
            subprocess.run(["umount", "-l", str(folder)], check=True)
