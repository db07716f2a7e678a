"""A folder of built files, with its manifest."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from digest.build.manifest import MANIFEST_FILES, FileRecord, Manifest
from digest.core.parallel import parallel_map
from digest.core.value_file import read_value, write_value
from digest.export.build_info import MANIFEST

SAFE_PATH = re.compile(r"(?!.*(?:^|/)\.)[a-zA-Z0-9_.-]+(?:/[a-zA-Z0-9_.-]+)*")
"""A path that stays in its folder: plain names between slashes, none of them hidden, `.` or `..`."""

NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

MIN_LINKS = 2000
"""So many links, which take 0.1 s, are worth a process."""


class SiteFolder:
    """A folder, and its manifest, which is stored elsewhere under the digest of the published manifests."""

    def __init__(self, folder: Path, manifests: Path) -> None:
        self.folder, self.manifests = folder, manifests

    def read_manifest(self, id_: str) -> Manifest | None:
        """Return the manifest of this id, or None where there is none: somebody else wrote the folder, or only part."""
        return read_value(self.manifests / id_, Manifest) if id_ else None

    def manifest_id(self) -> str:
        """Return the id of the folder's manifest: the digest of its published manifests, and when they were written,
        for two folders may hold the same; empty where there are none.
        """
        try:
            mtime = (self.folder / MANIFEST).stat().st_mtime_ns
            contents = [(self.folder / path).read_bytes() for path in MANIFEST_FILES]
        except OSError:
            return ""
        return f"{hashlib.sha256(bytes(1).join(contents)).hexdigest()}-{mtime}"

    def save_manifest(self, manifest: Manifest) -> str:
        """Publish and store the folder's manifest, and return the digest of the published one."""
        published = manifest.published()
        for path, content in reversed(published.items()):
            write_file(self.folder, path, content)
        write_value(self.manifests / self.manifest_id(), manifest)
        return hashlib.sha256(published[MANIFEST]).hexdigest()

    def invalidate(self) -> None:
        """Take the manifest away: until `save_manifest` the folder is half built, and built anew after a crash."""
        (self.folder / MANIFEST).unlink(missing_ok=True)

    def clear(self) -> None:
        """Leave an empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def file_stats(self) -> dict[str, tuple[int, int]]:
        """Return size and mtime (nanoseconds) of every file that is there, by path."""
        stats: dict[str, tuple[int, int]] = {}
        open_folders = [""]
        while open_folders:
            prefix = open_folders.pop()
            with os.scandir(f"{self.folder}/{prefix}") as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        open_folders.append(f"{prefix}{entry.name}/")
                    else:
                        status = entry.stat(follow_symlinks=False)
                        stats[prefix + entry.name] = (status.st_size, status.st_mtime_ns)
        return stats

    def remove(self, path: str) -> None:
        """Delete a file, and the folders that it leaves empty."""
        target = self.folder / path
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self.folder or any(parent.iterdir()):
                return
            parent.rmdir()

    def copy_from(self, other: SiteFolder, paths: Iterable[str]) -> None:
        """Become a copy of another folder, which has files at `paths`, and manifests."""
        self.clear()
        self.sync(other, [path for path in paths if path not in MANIFEST_FILES])

    def sync(self, other: SiteFolder, written: Sequence[str], gone: Iterable[str] = ()) -> None:
        """Become a copy of a folder again in which files were written and deleted: by hard links, where the disk can.

        The manifests, which make the folder valid, come last.
        """
        self.invalidate()
        for path in gone:
            self.remove(path)
        relink = partial(replace_by_link, str(other.folder), str(self.folder))
        for _ in parallel_map(relink, written, min_items=MIN_LINKS):
            pass
        for path in reversed(MANIFEST_FILES):
            relink(path)


def write_file(folder: Path, path: str, content: str | bytes, before: FileRecord | None = None) -> FileRecord:
    """Write a file below `folder`, in place of any that is there, and return its record.

    One that was written `before` with the same content stays as it is: its mtime tells readers' caches, and those who
    copy the site, that nothing is new. Raises ValueError for a path that leads elsewhere: the last guard, behind the
    check of every name. Paths are texts here: of 130,000 files, pathlib alone would take two seconds.
    """
    if not SAFE_PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path of the site")
    data = content.encode() if isinstance(content, str) else content
    digest = hashlib.sha256(data).hexdigest()
    if before and before.digest == digest:
        return before
    target = f"{folder}/{path}"
    file = create_file(target)
    try:
        is_whole = os.write(file, data) == len(data)  # through a file object it takes three more calls of the system
        status = os.fstat(file)
    finally:
        os.close(file)
    if not is_whole:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
    return FileRecord(path, status.st_size, status.st_mtime_ns, digest)


def create_file(target: str) -> int:
    """Return a new file's descriptor. One that is there is not written through: the site may be a link to it."""
    try:
        return os.open(target, NEW_FILE, 0o644)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
    except FileNotFoundError:
        create_folder(target.rpartition("/")[0])
    return os.open(target, NEW_FILE, 0o644)


def create_folder(folder: str) -> None:
    """Create a folder that is most likely the only one missing: `os.makedirs` looks at all above it first."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def replace_by_link(source: str, target: str, path: str) -> None:
    """Hard-link a file of one folder into another, in place of what is there."""
    origin, place = f"{source}/{path}", f"{target}/{path}"
    try:
        os.link(origin, place, follow_symlinks=False)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(place)  # noqa: PTH108 - of 100,000 files, pathlib alone would take seconds
        create_folder(place.rpartition("/")[0])
        link_or_copy(origin, place)


def link_or_copy(origin: str, place: str) -> None:
    """Hard-link a file, or copy it where the disk knows no hard links."""
    try:
        os.link(origin, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(origin, place, follow_symlinks=False)
