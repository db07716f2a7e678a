"""The manifest of a folder: which target made each file, of what, and the file's size, time of change and digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.export.build_info import MANIFEST

UNREPRODUCIBLE = "pagefind/"
"""The folder whose files differ from build to build (Pagefind 1.5 numbers at random): it has a manifest of its own."""

MANIFEST_FILES = (MANIFEST, UNREPRODUCIBLE + MANIFEST)
"""The published manifests: of the site, and of what is not reproducible."""


class FileRecord(NamedTuple):
    """A file of the site: its path from the root, size in bytes, mtime (nanoseconds) and SHA-256 (hex)."""

    path: str
    size: int
    mtime: int
    digest: str


BuiltTargets = dict[str, tuple[bytes, tuple[FileRecord, ...]]]
"""By a target's name: its fingerprint and its files."""

GroupRecords = dict[str, tuple[bytes, tuple[str, ...]]]
"""By a group's name: its fingerprint and the names of its targets."""


@dataclass(slots=True)
class Manifest:
    """What made the files of a folder."""

    targets: BuiltTargets = field(default_factory=dict)
    groups: GroupRecords = field(default_factory=dict)

    def files(self) -> Iterator[FileRecord]:
        """Yield all files."""
        for _, files in self.targets.values():
            yield from files

    def published(self) -> dict[str, bytes]:
        """Return the content of the published manifests, by their paths; `sha256sum --check` reads them."""
        lines: dict[str, list[str]] = {path: [] for path in MANIFEST_FILES}
        for path, digest in sorted((file.path, file.digest) for file in self.files()):
            prefix = UNREPRODUCIBLE if path.startswith(UNREPRODUCIBLE) else ""
            lines[prefix + MANIFEST].append(f"{digest}  {path}\n")
        return {path: "".join(own).encode() for path, own in lines.items()}


def changed_files(before: Manifest, after: Manifest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths of the files that were written, and of those that are gone."""
    old = {file.path: file for file in files_not_in(before, after)}
    new = {file.path: file for file in files_not_in(after, before)}
    written = (path for path, file in new.items() if old.get(path) != file)
    return tuple(written), tuple(sorted(old.keys() - new.keys()))


def files_not_in(manifest: Manifest, other: Manifest) -> Iterator[FileRecord]:
    """Yield the files of the targets that are not the very same objects in another manifest."""
    for name, target in manifest.targets.items():
        if other.targets.get(name) is not target:
            yield from target[1]


def reject_duplicates(manifest: Manifest) -> None:
    """Raise ValueError where two targets wrote the same file: which one is published would be left to chance."""
    paths = [file.path for file in manifest.files()]
    if len(set(paths)) == len(paths):
        return
    owners: dict[str, str] = {}
    for name, (_, files) in manifest.targets.items():
        for file in files:
            if owners.setdefault(file.path, name) != name:
                raise ValueError(f"{file.path} is written by both {owners[file.path]} and {name}")
