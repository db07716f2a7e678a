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
from collections.abc import Collection, Iterable, Iterator, Mapping
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
);
"""

DISK_ERRORS = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY,
}  # fmt: skip
"""SQLite's errors for a sound file that cannot be used now; any other means damage (https://sqlite.org/rescode.html)."""

FEW = 100
"""Rows that are asked for one by one; of more, all rows are read at once."""

TIMEOUT = 5.0
"""Seconds to wait for another build that writes; then the cache goes without what was to be written."""


class Entry(NamedTuple):
    """What is known of a value without decoding it: its fingerprint, and the stat of the files it was read from."""

    fingerprint: bytes
    stat: FileStat


class Cache:
    """An SQLite file of cached values. With `keeps_values` what is made of them stays in memory, as under `serve`."""

    def __init__(self, file: Path, *, keeps_values: bool = False) -> None:
        self.file, self.keeps_values = file, keeps_values
        self.connections: dict[int, sqlite3.Connection | None] = {}
        self.tables: dict[str, CacheTable[Any]] = {}
        self.kept: dict[str, Any] = {}
        """What was made of the values, by name; always empty without `keeps_values`."""

    def table(self, kind: str, type_: type[Value]) -> CacheTable[Value]:
        """Return the values of one kind, all of one type."""
        if kind not in self.tables:
            self.tables[kind] = CacheTable(self, kind, type_)
        return self.tables[kind]

    def keep(self, name: str, value: object) -> None:
        """Keep what was made of the values in memory, with `keeps_values`."""
        if self.keeps_values:
            self.kept[name] = value

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
        except sqlite3.Error as error:
            self.give_up(error)

    def write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a query once for each row, in one transaction; a full disk or another build's lock is no error."""
        connection = self.connection()
        try:
            if connection:
                with connection:
                    connection.executemany(query, rows)
        except sqlite3.Error as error:
            self.give_up(error)

    def give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file in this process; where it is damaged it is deleted, and the next one makes it anew."""
        if connection := self.connections.get(os.getpid()):
            close(connection)
        self.connections[os.getpid()] = None
        if is_damage(error):
            delete_database(self.file)


class CacheTable(Generic[Value]):
    """The values of one kind. Written are bytes that `encode` has made, for they often come from another process."""

    def __init__(self, cache: Cache, kind: str, type_: type[Value]) -> None:
        self.cache, self.kind = cache, kind
        self.decoder = msgspec.msgpack.Decoder(type_)

    def entries(self, keys: Collection[str] | None = None) -> dict[str, Entry]:
        """Return what is known of the values of some keys, or of all, without decoding them."""
        return {key: Entry(found, decode_stat(stat)) for key, found, stat in self.rows("key, fingerprint, stat", keys)}

    def rows(self, columns: str, keys: Collection[str] | None) -> Iterator[Any]:
        """Yield columns of the rows of some keys; of all rows where the keys are many, or None."""
        query = f"SELECT {columns} FROM entries WHERE kind = ?"  # noqa: S608 - no value is part of it
        if keys is None or len(keys) > FEW:
            yield from self.cache.read(query, self.kind)
        else:
            for key in keys:
                yield from self.cache.read(f"{query} AND key = ?", self.kind, key)

    def get(self, key: str, fingerprint: bytes) -> Value | None:
        """Return the value of a key where it was made of what `fingerprint` says and is not damaged, else None."""
        query = "SELECT key, fingerprint, checksum, value FROM entries WHERE kind = ? AND key = ? AND fingerprint = ?"
        for row in self.cache.read(query, self.kind, key, fingerprint):
            return self.decode(*row)
        return None

    def decode(self, key: str, fingerprint: bytes, checksum: bytes, value: bytes) -> Value | None:
        """Return a value of this table's type, or None where its row is damaged or of another type."""
        try:
            return self.decoder.decode(value) if self.row_checksum(key, fingerprint, value) == checksum else None
        except (msgspec.DecodeError, RecursionError, TypeError, AttributeError, UnicodeEncodeError):
            return None

    def row_checksum(self, key: str, fingerprint: bytes, value: bytes) -> bytes:
        """Return the checksum of a row: its key may be damaged as well as its value."""
        return checksum_of(self.kind.encode(), b"\0", key.encode(), b"\0", fingerprint, value)

    def matching(self, fingerprints: Mapping[str, bytes]) -> dict[str, Value]:
        """Return the values, by key, that were made of what `fingerprints` says and are not damaged."""
        found: dict[str, Value] = {}
        for key, mark, checksum, value in self.rows("key, fingerprint, checksum, value", fingerprints.keys()):
            if fingerprints.get(key) == mark and (decoded := self.decode(key, mark, checksum, value)) is not None:
                found[key] = decoded
        return found

    def put(self, rows: Iterable[tuple[str, bytes, FileStat, bytes]]) -> None:
        """Write key, fingerprint, stat and encoded value of some entries, in place of what was there."""
        self.cache.write(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)",
            (
                (self.kind, key, mark, encode(stat), self.row_checksum(key, mark, value), value)
                for key, mark, stat, value in rows
            ),
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

STAT_DECODER = msgspec.msgpack.Decoder(FileStat)


def decode_stat(value: bytes) -> FileStat:
    """Return the stat of some files; where it is damaged an empty one, which no file has."""
    try:
        return STAT_DECODER.decode(value)
    except (msgspec.DecodeError, TypeError):
        return ()


def checksum_of(*parts: bytes) -> bytes:
    """Return the checksum that tells a damaged value: SQLite itself does not check what a page holds."""
    checksum = hashlib.blake2b(digest_size=16)
    for part in parts:
        checksum.update(part)
    return checksum.digest()


def open_database(file: Path) -> sqlite3.Connection | None:
    """Return a connection to a cache of the present code, a new one where it is damaged or foreign; None where there
    can be none.
    """
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # `serve` reads from the threads of its server; SQLite itself keeps these apart.
            return prepared(sqlite3.connect(file, timeout=TIMEOUT, check_same_thread=False))
        except sqlite3.Error as error:
            if not is_damage(error):
                return None
            delete_database(file)
        except OSError:
            return None
    return None


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a database that has the tables. Raises sqlite3.Error where other code wrote it."""
    try:
        connection.executescript(FORMAT)
        if not (found := connection.execute("SELECT code FROM written_by").fetchall()):
            with connection:
                connection.execute("INSERT INTO written_by VALUES (?)", (code_fingerprint(),))
        elif {code for (code,) in found} != {code_fingerprint()}:
            raise sqlite3.DatabaseError("written by other code")
    except sqlite3.Error:
        close(connection)
        raise
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file is damaged or foreign, and not only out of reach."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF not in DISK_ERRORS


def close(connection: sqlite3.Connection) -> None:
    """Close a connection, whatever has happened to it."""
    with contextlib.suppress(sqlite3.Error):
        connection.close()


def delete_database(file: Path) -> None:
    """Delete a damaged database and the files that SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)
