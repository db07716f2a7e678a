"""The site under `serve`: a path -> the target that owns it -> the file; nothing is written to disk.

What was built is kept for as long as the site is the same. Only what is `kept` (the search's indexes) is so
beyond that, as long as its fingerprint is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from digest.build.site_folder import SAFE_PATH
from digest.build.target import SiteFile, Target, TargetGroup
from digest.build.targets import SiteTargets
from digest.render.urls import LANGUAGE_PREFIXES


class TargetIndex:
    """Finds the target that owns a file, without building any."""

    def __init__(self, targets: SiteTargets) -> None:
        self.groups = tuple(targets.groups())
        self.by_group: dict[str, dict[str, Target]] = {}

    def owner(self, path: str) -> Target | None:
        """Return the target that builds the file at `path`, if there is one; the longest prefix wins."""
        path = path.removeprefix(LANGUAGE_PREFIXES["en"])
        tables = [self.table(group) for group in self.groups if group.may_own(path)]
        prefixes = (path[:length] for length in range(len(path), 0, -1))
        return next((table[prefix] for prefix in prefixes for table in tables if prefix in table), None)

    def table(self, group: TargetGroup) -> dict[str, Target]:
        """Return the targets of a group by the prefixes that they own."""
        if group.name not in self.by_group:
            self.by_group[group.name] = {prefix: target for target in group.targets() for prefix in target.owns}
        return self.by_group[group.name]


class BuiltFiles:
    """The files of a target, as far as they were asked for."""

    def __init__(self, target: Target) -> None:
        self.files: dict[str, bytes] = {}
        self.rest: Iterator[SiteFile] = iter(target.build())

    def file(self, path: str) -> bytes | None:
        """Return a file, or None where the target builds none at this path. Raises what the target raises."""
        while path not in self.files and (built := next(self.rest, None)):
            name, content = built
            self.files[name] = content.encode() if isinstance(content, str) else content
        return self.files.get(path)


class DevSite:
    """The site as it is shown; each build replaces it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.index: TargetIndex | None = None
        self.theme: Path | None = None
        self.built: dict[str, BuiltFiles] = {}
        self.kept: dict[str, tuple[bytes, BuiltFiles]] = {}

    def update(self, targets: SiteTargets, theme: Path) -> None:
        """Show another site from now on; the theme's files are in the folder `theme`."""
        with self.lock:
            self.index, self.theme, self.built = TargetIndex(targets), theme, {}

    def file(self, path: str) -> bytes | None:
        """Return the file at a path from the site's root, or None. Raises what a target raises."""
        if not SAFE_PATH.fullmatch(path):
            return None
        with self.lock:
            target = self.index.owner(path) if self.index else None
            content = self.build(target, path) if target else None
        return read_file(self.theme, path) if content is None else content

    def build(self, target: Target, path: str) -> bytes | None:
        """Return what a target builds at a path. One that has failed begins anew when it is asked again."""
        files = self.built.pop(target.name, None) or self.kept_files(target) or BuiltFiles(target)
        content = files.file(path)
        self.built[target.name] = files
        if target.kept:
            self.kept[target.name] = (target.fingerprint, files)
        return content

    def kept_files(self, target: Target) -> BuiltFiles | None:
        """Return what a kept target has built before, of the same."""
        fingerprint, files = self.kept.get(target.name, (b"", None)) if target.kept else (b"", None)
        return files if files and fingerprint == target.fingerprint else None


def read_file(folder: Path | None, path: str) -> bytes | None:
    """Return a file below a folder, or None."""
    try:
        return (folder / path).read_bytes() if folder else None
    except OSError:
        return None
