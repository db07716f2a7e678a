"""A value in a file of its own: whole or not there, and never trusted."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from digest.build.manifest import BuiltTarget, FileRecord, Manifest
from digest.core import value_file
from digest.core.cache import checksum_of, encode
from digest.core.fingerprint import code_fingerprint
from digest.core.value_file import read_value, write_value

VALUE = Manifest(
    {"one": BuiltTarget(b"mark", (FileRecord("one.txt", 3, 5, "abc"), FileRecord("two.txt", 4, 6, "def")), "key")},
    {"": (b"", ("one",))},
    {"key": ("a.label",)},
    {"a.label": b"mark"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that holds `VALUE`."""
    write_value(tmp_path / "values" / "value", VALUE)
    return tmp_path / "values" / "value"


def test_what_is_written_is_read_again(file: Path) -> None:
    assert read_value(file, Manifest) == VALUE
    write_value(file, Manifest())
    assert read_value(file, Manifest) == Manifest()
    assert [one.name for one in file.parent.iterdir()] == ["value"], "nothing is left beside it"


def test_of_a_file_that_is_not_there_nothing_is_read(tmp_path: Path) -> None:
    assert read_value(tmp_path / "none", Manifest) is None
    assert read_value(tmp_path, Manifest) is None


def test_no_changed_byte_is_trusted(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_value(file, Manifest) is None, place
        file.write_bytes(whole[:place])
        assert read_value(file, Manifest) is None, place
    file.write_bytes(whole + b"\0")
    assert read_value(file, Manifest) is None


def test_what_other_code_wrote_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(value_file, "code_fingerprint", lambda: "other code")
        assert read_value(file, Manifest) is None
        write_value(file, VALUE)
        assert read_value(file, Manifest) == VALUE
    assert read_value(file, Manifest) is None


@pytest.mark.parametrize("content", [
    pickle.dumps(os.system), encode((code_fingerprint(), "a text")), encode(code_fingerprint()), b"", b"\xc1",
    b"\x91" * 100_000,
])  # fmt: skip
def test_what_is_of_another_type_is_not_read(file: Path, content: bytes) -> None:
    file.write_bytes(checksum_of(content) + content)
    assert read_value(file, Manifest) is None


@pytest.mark.parametrize("method", ["write_bytes", "replace", "mkdir"])
def test_a_full_disk_is_no_error_and_leaves_what_was_there(
    file: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, method, fail)
        write_value(file, Manifest())
    assert read_value(file, Manifest) == VALUE
    assert [one.name for one in file.parent.iterdir()] == ["value"]
