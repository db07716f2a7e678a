"""A folder of files with a record of what made each of them, and of how it looked when it was written."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from digest.core.cache import recalled, remember
from digest.core.parallel import spread
from digest.export.build_info import MANIFEST

BY_CHANCE = "pagefind/"
"""The folder whose files come out differently each time (Pagefind 1.5 numbers by chance): it has its own manifest."""


MANIFESTS = (MANIFEST, BY_CHANCE + MANIFEST)
"""The manifests of the site and of what comes out by chance."""


class Written(NamedTuple):
    """A file of the site: its path from the root, and size, time of change (nanoseconds) and digest (hex)."""

    path: str
    size: int
    changed: int
    digest: str


Made = dict[str, tuple[bytes, tuple[Written, ...]]]
"""By unit: what it was made of, and its files."""


@dataclass(slots=True)
class Record:
    """What made the files of a folder; by bundle, what it was made of, and its units."""

    units: Made = field(default_factory=dict)
    bundles: dict[str, tuple[bytes, tuple[str, ...]]] = field(default_factory=dict)

    def files(self) -> Iterator[Written]:
        """Yield all files."""
        for _, files in self.units.values():
            yield from files

    def manifests(self) -> dict[str, bytes]:
        """Return the manifests by their paths."""
        found: dict[str, list[str]] = {path: [] for path in MANIFESTS}
        for path, digest in sorted((file.path, file.digest) for file in self.files()):
            found[(BY_CHANCE if path.startswith(BY_CHANCE) else "") + MANIFEST].append(f"{digest}  {path}\n")
        return {path: "".join(lines).encode() for path, lines in found.items()}


INSIDE = re.compile(r"(?!.*(?:^|/)\.)[a-zA-Z0-9_.-]+(?:/[a-zA-Z0-9_.-]+)*")
"""A path that stays in its folder: plain names between slashes, none of them hidden, `.` or `..`."""


def write_file(folder: Path, path: str, content: str | bytes, before: Written | None = None) -> Written:
    """Write a file below `folder`, in place of any that is there, and return how it was written.

    One that was written `before` with the same content stays as it is: its time of change tells readers' caches, and
    those who copy the site, that nothing is new. Raises ValueError for a path that leads elsewhere: the last guard,
    behind the check of every name.

    Paths are texts here: of 130,000 files, pathlib alone would take two seconds.
    """
    if not INSIDE.fullmatch(path):
        raise ValueError(f"{path!r} is no path of the site")
    data = content.encode() if isinstance(content, str) else content
    digest = hashlib.sha256(data).hexdigest()
    if before and before.digest == digest:
        return before
    target = f"{folder}/{path}"
    try:
        file = os.open(target, FRESH, 0o644)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - never written through: the published folder may hold the same file
        file = os.open(target, FRESH, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103
        file = os.open(target, FRESH, 0o644)
    with os.fdopen(file, "wb", buffering=0) as stream:
        whole = stream.write(data) == len(data)
        found = os.fstat(file)
    if not whole:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
    return Written(path, found.st_size, found.st_mtime_ns, digest)


FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Tree:
    """A folder, and its record, which stands elsewhere under the digest of the folder's manifest."""

    def __init__(self, folder: Path, records: Path) -> None:
        self.folder, self.records = folder, records

    def read(self, name: str) -> Record | None:
        """Return the record of this name, or None where there is none: where somebody else wrote it, or only a part."""
        found = recalled(self.records / name) if name else None
        if found is None:
            return None
        units, bundles = found
        return Record(
            {unit: (needs, tuple(map(Written._make, files))) for unit, (needs, files) in units.items()}, bundles
        )

    def record_name(self) -> str:
        """Return the name of the folder's record: the digest of its manifests, and when they were written, for two
        folders may hold the same; empty where there are none.
        """
        try:
            changed = (self.folder / MANIFEST).stat().st_mtime_ns
            return f"{name_of((self.folder / path).read_bytes() for path in MANIFESTS)}-{changed}"
        except OSError:
            return ""

    def keep(self, record: Record) -> str:
        """Write manifests and record of the folder, and return the digest of the site's manifest."""
        manifests = record.manifests()
        for path, content in reversed(manifests.items()):
            write_file(self.folder, path, content)
        # plain tuples: 130,000 named ones take four times as long
        plain = {unit: (needs, [tuple(file) for file in files]) for unit, (needs, files) in record.units.items()}
        remember(self.records / self.record_name(), (plain, record.bundles))
        return hashlib.sha256(manifests[MANIFEST]).hexdigest()

    def begin(self) -> None:
        """Forget the record: until `keep`, the folder is half made, and after a crash it is made anew."""
        (self.folder / MANIFEST).unlink(missing_ok=True)

    def clear(self) -> None:
        """Leave an empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def seen(self) -> dict[str, tuple[int, int]]:
        """Return size and time of change of every file that is there."""
        found: dict[str, tuple[int, int]] = {}
        open_folders = [""]
        while open_folders:
            below = open_folders.pop()
            with os.scandir(f"{self.folder}/{below}") as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        open_folders.append(f"{below}{entry.name}/")
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found[below + entry.name] = (status.st_size, status.st_mtime_ns)
        return found

    def remove(self, path: str) -> None:
        """Delete a file, and the folders that it leaves empty."""
        target = self.folder / path
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self.folder or any(parent.iterdir()):
                return
            parent.rmdir()

    def copy_of(self, other: Tree, paths: Iterable[str]) -> None:
        """Become a copy of another folder, which has files at `paths`, and manifests."""
        self.clear()
        self.follow(other, [path for path in paths if path not in MANIFESTS])

    def follow(self, other: Tree, written: Sequence[str], gone: Iterable[str] = ()) -> None:
        """Become a copy of a folder again, in which some files were written and others deleted: by links, where the
        disk can. The manifests, which make it sound, come last.
        """
        self.begin()
        for path in gone:
            self.remove(path)
        relink = partial(link, str(other.folder), str(self.folder))
        for _ in spread(relink, written, fewest=MANY):
            pass
        for path in reversed(MANIFESTS):
            relink(path)


MANY = 2000
"""So many links, which take 0.1 s, are worth a process."""


def name_of(manifests: Iterable[bytes]) -> str:
    """Return what the record of a folder with these manifests is called."""
    return hashlib.sha256(b"\0".join(manifests)).hexdigest()


def link(source: str, target: str, path: str) -> None:
    """Give a file of one folder a second name in another."""
    origin, place = f"{source}/{path}", f"{target}/{path}"
    try:
        os.link(origin, place, follow_symlinks=False)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(place)  # noqa: PTH108 - of 100,000 files, pathlib alone would take seconds
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103
        link_or_copy(origin, place)


def link_or_copy(origin: str, place: str) -> None:
    """Give a file a second name, or copy it where the disk knows no second names."""
    try:
        os.link(origin, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(origin, place, follow_symlinks=False)
