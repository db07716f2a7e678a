"""What is remembered between runs: it is never older than the files, and nothing damaged or foreign is trusted."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from digest.check.runner import check
from digest.check.validated_files import NAME
from digest.core import cache as memory
from digest.core.cache import Memory
from digest.core.file_stat import TICK, is_settled, look_of
from roots import TODAY, make_root


def kept(file: Path, *names: str) -> Memory:
    """A memory of some names, written to a file."""
    found = Memory(file)
    for name in names:
        found.keep(name, b"seal", pickle.dumps(f"what {name} is"))
    found.save()
    return found


def recalled(file: Path, *names: str) -> list[str | None]:
    again = Memory(file)
    return [again.recall(name, b"seal") for name in names]


def test_what_is_new_is_written_behind_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "memory"
    names = [str(number) for number in range(50)]
    kept(file, *names)
    before = file.read_bytes()
    kept(file, "new")
    assert file.read_bytes().startswith(before)
    assert recalled(file, "0", "new") == ["what 0 is", "what new is"]
    again = Memory(file)
    again.forget_others(["0"])
    again.save()
    assert recalled(file, "0", "new") == ["what 0 is", None]
    for _ in range(40):
        kept(file, *names[:5])
    assert file.stat().st_size < 3 * len(before), "it does not grow for ever"


@pytest.mark.parametrize("harm", ["cut", "changed", "foreign", "function"])
def test_a_damaged_or_foreign_part_is_not_trusted_and_is_mended(
    tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "memory"
    kept(file, *map(str, range(50)))
    first = file.stat().st_size
    match harm:
        case "function":
            with file.open("ab") as stream:
                stream.write(memory.packed({"new": (b"seal", pickle.dumps("x"), (os.system,))}))
        case "foreign":
            with monkeypatch.context() as patch:
                patch.setattr(memory, "code", lambda: "other code")
                foreign = memory.packed({"new": (b"seal", pickle.dumps("x"), ())})
            with file.open("ab") as stream:
                stream.write(foreign)
        case _:
            kept(file, "new")
            content = file.read_bytes()
            file.write_bytes(content[:-3] + (b"" if harm == "cut" else b"xyz"))
    assert recalled(file, "0", "new") == ["what 0 is", None]
    kept(file, "newer")
    assert recalled(file, "0", "newer") == ["what 0 is", "what newer is"]
    assert file.stat().st_size < 2 * first


def test_a_function_among_what_is_remembered_is_refused(tmp_path: Path) -> None:
    found = Memory(tmp_path / "memory")
    found.keep("name", b"seal", pickle.dumps(os.system))
    assert found.recall("name", b"seal") is None


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    look, written = look_of(tmp_path, ["file"]), file.stat().st_ctime_ns
    assert not is_settled(look, written + TICK)
    assert is_settled(look, written + TICK + 1)
    assert not is_settled(look_of(tmp_path, ["none"]), written * 2), "what is no file has no look"


def test_what_looks_and_is_the_same_is_not_checked_again_and_what_changed_is(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    remembered = Memory(tmp_path / "memory")
    assert check(root, TODAY, remembered, warn=False)[1] == []
    remembered.save()
    assert NAME in Memory(tmp_path / "memory").blobs
    file = sorted((root / "docs/articles").rglob("*.md"))[0]
    size, times = file.stat().st_size, file.stat()
    file.write_text(file.read_text().rstrip()[:-12] + "<b>x</b>zzzz\n")
    file.write_text(file.read_text().ljust(size))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    found = check(root, TODAY, Memory(tmp_path / "memory"), warn=False)[1]
    assert [one.rule for one in found] == ["raw-html"]
