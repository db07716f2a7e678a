"""The hash by which a browser finds the file that a key is in; `bucketOf` in search/pieces.js computes the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def bucket_of(key: str, buckets: int) -> int:
    """Return the number of the file, from 0, of an ASCII key: FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv)."""
    value = 0x811C9DC5
    for byte in key.encode("ascii"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % buckets


def group_by_bucket(things: Iterable[T], buckets: int, key: Callable[[T], str]) -> dict[int, list[T]]:
    """Return what each file holds by its number, in the order of `things`; a file may hold nothing."""
    found: dict[int, list[T]] = {number: [] for number in range(buckets)}
    for thing in things:
        found[bucket_of(key(thing), buckets)].append(thing)
    return found
