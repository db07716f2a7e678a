"""The manifest of a folder: which target made each file, of what, and the file's size, time of change and digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
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


class BuiltTarget(NamedTuple):
    """A target that was built: its fingerprint, its files, and under which key the manifest has its dependencies."""

    fingerprint: bytes
    files: tuple[FileRecord, ...]
    dependencies: str = ""


BuiltTargets = dict[str, BuiltTarget]
"""By the targets' names."""

GroupRecords = dict[str, tuple[bytes, tuple[str, ...]]]
"""By a group's name: its fingerprint and the names of its targets."""


@dataclass(slots=True)
class Manifest:
    """What made the files of a folder."""

    targets: BuiltTargets = field(default_factory=dict)
    groups: GroupRecords = field(default_factory=dict)
    dependencies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of what targets depend on, by a key: thousands of targets have the same."""
    fingerprints: dict[str, bytes] = field(default_factory=dict)
    """What the fingerprints of these names were."""

    def files(self) -> Iterator[FileRecord]:
        """Yield all files."""
        for target in self.targets.values():
            yield from target.files

    def add(self, name: str, fingerprint: bytes, files: Iterable[FileRecord], dependencies: Iterable[str]) -> None:
        """Enter a target that was built."""
        names = tuple(sorted(dependencies))
        key = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
        self.dependencies[key] = names
        self.targets[name] = BuiltTarget(fingerprint, tuple(files), key)

    def keep(self, name: str, before: Manifest) -> None:
        """Enter a target as an earlier manifest has it."""
        target = self.targets[name] = before.targets[name]
        self.dependencies[target.dependencies] = before.dependencies.get(target.dependencies, ())

    def update(self, other: Manifest) -> None:
        """Enter the targets of another manifest."""
        self.targets |= other.targets
        self.dependencies |= other.dependencies

    def outdated(self, fingerprints: Mapping[str, bytes]) -> set[str]:
        """Return the targets that depend on something whose fingerprint is not what it was, or is unknown."""
        same = {name for name, found in fingerprints.items() if self.fingerprints.get(name) == found}
        keys = {key for key, names in self.dependencies.items() if not same.issuperset(names)}
        return {name for name, target in self.targets.items() if target.dependencies in keys}

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
            yield from target.files


def reject_duplicates(manifest: Manifest) -> None:
    """Raise ValueError where two targets wrote the same file: which one is published would be left to chance."""
    paths = [file.path for file in manifest.files()]
    if len(set(paths)) == len(paths):
        return
    owners: dict[str, str] = {}
    for name, target in manifest.targets.items():
        for file in target.files:
            if owners.setdefault(file.path, name) != name:
                raise ValueError(f"{file.path} is written by both {owners[file.path]} and {name}")
