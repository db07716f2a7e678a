"""The cache: values by table and key in an SQLite file, each with the fingerprint of what it was made of.

A cache is a convenience and never trusted: a value is used only where its checksum is right and its fingerprint is the
one asked for, and all of them only where the same code, Python and packages wrote the file. Values are MessagePack,
decoded by their types (https://jcristharif.com/msgspec/), so that nothing in the file can name a function. A file that
is damaged, or written by something else, is made anew; what cannot be written is not cached, and no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from digest.core.file_stat import FileStat
from digest.core.fingerprint import code_fingerprint

Value = TypeVar("Value")

FORMAT = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS written_by (code TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
  kind TEXT, key TEXT, fingerprint BLOB NOT NULL, stat BLOB NOT NULL, checksum BLOB NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""

TIMEOUT = 5.0
"""Seconds to wait for another build that writes; then the cache goes without what was to be written."""


class Entry(NamedTuple):
    """What is known of a value without decoding it: its fingerprint, and the stat of the files it was read from."""

    fingerprint: bytes
    stat: FileStat


class Cache:
    """An SQLite file of cached values. With `keeps_values` what was decoded stays in memory, for `serve` asks again."""

    def __init__(self, file: Path, *, keeps_values: bool = False) -> None:
        self.file, self.keeps_values = file, keeps_values
        self.connections: dict[int, sqlite3.Connection | None] = {}
        self.tables: dict[str, CacheTable[Any]] = {}

    def table(self, kind: str, type_: type[Value]) -> CacheTable[Value]:
        """Return the values of one kind, all of one type."""
        if kind not in self.tables:
            self.tables[kind] = CacheTable(self, kind, type_)
        return self.tables[kind]

    def connection(self) -> sqlite3.Connection | None:
        """Return this process's connection (SQLite forbids sharing one across a fork); None where there can be none."""
        process = os.getpid()
        if process not in self.connections:
            self.connections[process] = open_database(self.file)
        return self.connections[process]

    def read(self, query: str, *values: object) -> Iterator[Any]:
        """Yield the rows of a query; none where the file cannot be read, and no more where it is damaged."""
        connection = self.connection()
        try:
            yield from connection.execute(query, values) if connection else ()
        except sqlite3.Error:
            self.give_up()

    def write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a query once for each row, in one transaction; a full disk or another build's lock is no error."""
        connection = self.connection()
        try:
            if connection:
                with connection:
                    connection.executemany(query, rows)
        except sqlite3.DatabaseError:
            self.give_up()

    def give_up(self) -> None:
        """Go on without the file in this process; it is made anew by the next one if it is damaged."""
        if connection := self.connections.get(os.getpid()):
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        self.connections[os.getpid()] = None


class CacheTable(Generic[Value]):
    """The values of one kind. Written are bytes that `encode` has made, for they often come from another process."""

    def __init__(self, cache: Cache, kind: str, type_: type[Value]) -> None:
        self.cache, self.kind = cache, kind
        self.decoded: dict[str, tuple[bytes, Value]] = {}
        self.decoder = msgspec.msgpack.Decoder(type_)

    def entries(self) -> dict[str, Entry]:
        """Return what is known of all values, by key, without decoding them."""
        rows = self.cache.read("SELECT key, fingerprint, stat FROM entries WHERE kind = ?", self.kind)
        return {key: Entry(found, decode_stat(stat)) for key, found, stat in rows}

    def get(self, key: str, fingerprint: bytes) -> Value | None:
        """Return the value of a key where it was made of what `fingerprint` says and is not damaged, else None."""
        query = "SELECT checksum, value FROM entries WHERE kind = ? AND key = ? AND fingerprint = ?"
        for checksum, value in self.cache.read(query, self.kind, key, fingerprint):
            return self.decode(checksum, value)
        return None

    def decode(self, checksum: bytes, value: bytes) -> Value | None:
        """Return a value of this table's type, or None where it is damaged or of another type."""
        if checksum_of(value) != checksum:
            return None
        try:
            return self.decoder.decode(value)
        except (msgspec.DecodeError, RecursionError):
            return None

    def matching(self, fingerprints: Mapping[str, bytes]) -> dict[str, Value]:
        """Return the values, by key, that were made of what `fingerprints` says and are not damaged."""
        found = {key: value for key, (mark, value) in self.decoded.items() if fingerprints.get(key) == mark}
        if len(found) < len(fingerprints):
            query = "SELECT key, fingerprint, checksum, value FROM entries WHERE kind = ?"
            for key, mark, checksum, value in self.cache.read(query, self.kind):
                wanted = key not in found and fingerprints.get(key) == mark
                if wanted and (decoded := self.decode(checksum, value)) is not None:
                    found[key] = decoded
        if self.cache.keeps_values:
            self.decoded = {key: (fingerprints[key], value) for key, value in found.items()}
        return found

    def put(self, rows: Iterable[tuple[str, bytes, FileStat, bytes]]) -> None:
        """Write key, fingerprint, stat and encoded value of some entries, in place of what was there."""
        self.cache.write(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)",
            ((self.kind, key, mark, encode(stat), checksum_of(value), value) for key, mark, stat, value in rows),
        )

    def set_stats(self, stats: Iterable[tuple[str, FileStat]]) -> None:
        """Note the stat of files whose content was found unchanged."""
        query = "UPDATE entries SET stat = ? WHERE kind = ? AND key = ?"
        self.cache.write(query, ((encode(stat), self.kind, key) for key, stat in stats))

    def prune(self, keys: Iterable[str]) -> None:
        """Delete the values of some keys."""
        self.cache.write("DELETE FROM entries WHERE kind = ? AND key = ?", ((self.kind, key) for key in keys))


encode = msgspec.msgpack.Encoder().encode
"""Encodes dataclasses and plain values as MessagePack."""

decode_stat = msgspec.msgpack.Decoder(tuple[int, ...]).decode


def checksum_of(value: bytes) -> bytes:
    """Return the checksum that tells a damaged value: SQLite itself does not check what a page holds."""
    return hashlib.blake2b(value, digest_size=16).digest()


def open_database(file: Path) -> sqlite3.Connection | None:
    """Return a connection to a cache of the present code, emptied where other code wrote it; None where none can be."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return prepared(sqlite3.connect(file, timeout=TIMEOUT))
        except sqlite3.OperationalError:  # locked, or a disk that cannot be written
            return None
        except (sqlite3.DatabaseError, OSError):
            delete_database(file)
    return None


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection whose tables are there and hold nothing of other code."""
    with connection:
        connection.executescript(FORMAT)
        if connection.execute("SELECT code FROM written_by").fetchall() != [(code_fingerprint(),)]:
            connection.execute("DELETE FROM entries")
            connection.execute("DELETE FROM written_by")
            connection.execute("INSERT INTO written_by VALUES (?)", (code_fingerprint(),))
    return connection


def delete_database(file: Path) -> None:
    """Delete a damaged database and the files that SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)
