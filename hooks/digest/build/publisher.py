"""Targets -> the published site: what is out of date is built in a staging folder, which then takes the site's place.

Three folders: the site; the staging folder, the same files under second names (hard links); and the manifests. A
manifest says of every file which target made it, of what, and what its stat was then. What was the site becomes the
next staging folder, brought up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.build.manifest import MANIFEST_FILES, BuiltTargets, FileRecord, Manifest, changed_files, reject_duplicates
from digest.build.site_folder import SiteFolder, write_file
from digest.build.swap import restore, swap
from digest.build.target import Target, TargetGroup
from digest.core.parallel import BackgroundTask, parallel_map

BATCH = 100
"""Light targets that are handed to a process together."""

Progress = Callable[[int, int], None]
"""Is called with how many targets are built, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishResult:
    """The outcome of a build: the published manifest's digest, the number of files, the paths written and gone."""

    digest: str
    files: int
    written: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagingState:
    """The staging folder: its manifest's id, empty where it has none, and the targets whose files were changed."""

    manifest_id: str
    changed_targets: frozenset[str] = frozenset()


class Publisher:
    """Publishes to one folder."""

    def __init__(self, site: Path) -> None:
        self.site, self.work = site, site.parent / f".{site.name}.work"
        manifests = self.work / "manifests"
        self.manifests = manifests
        self.published, self.staging = SiteFolder(site, manifests), SiteFolder(self.work / "staging", manifests)
        self.staging_state: BackgroundTask[StagingState] | None = None

    def publish(self, groups: Iterable[TargetGroup], progress: Progress = lambda done, of: None) -> PublishResult:
        """Build what is out of date, delete what no target makes any more, and put the result in the site's place.

        Raises what a target raises, and OSError where the disk takes no more; the site is then as it was.
        """
        state = self.staging_state.result() if self.staging_state else self.inspect_staging()
        self.staging_state = None
        before = self.published.read_manifest(state.manifest_id) or Manifest()
        self.staging.invalidate()
        built = self.build(groups, before, without_targets(before.targets, state.changed_targets), progress)
        reject_duplicates(built)
        written, gone = changed_files(before, built)
        for path in gone:
            self.staging.remove(path)
        digest = self.staging.save_manifest(built)
        swap(self.staging.folder, self.site, self.work / "aside")
        self.prune_manifests()
        self.sync_staging(before, written, gone)
        return PublishResult(digest=digest, files=sum(1 for _ in built.files()), written=written, gone=gone)

    def start_inspection(self) -> None:
        """Begin to inspect the staging folder: of 130,000 files this takes 2 s, in which the site can be read."""
        self.staging_state = BackgroundTask(self.inspect_staging)

    def inspect_staging(self) -> StagingState:
        """Make the staging folder a copy of the site, or empty where the site has no manifest, and return its state."""
        restore(self.site, self.work / "aside")
        id_ = self.published.manifest_id()
        manifest = self.published.read_manifest(id_)
        if manifest is None:
            self.staging.clear()
            return StagingState(manifest_id="")
        if self.staging.manifest_id() != id_:
            self.staging.copy_from(self.published, self.published.file_stats())
        return StagingState(manifest_id=id_, changed_targets=frozenset(self.changed_targets(manifest)))

    def changed_targets(self, manifest: Manifest) -> Iterator[str]:
        """Yield the targets whose files are not as they were written; files of no target are deleted."""
        stats = self.staging.file_stats()
        for name, (_, files) in manifest.targets.items():
            if any(stats.pop(file.path, None) != (file.size, file.mtime) for file in files):
                yield name
        known = {file.path for file in manifest.files()}
        for path in stats.keys() - known - set(MANIFEST_FILES):
            self.staging.remove(path)

    def build(
        self, groups: Iterable[TargetGroup], before: Manifest, known: BuiltTargets, progress: Progress
    ) -> Manifest:
        """Return the manifest of all targets, those not in `known` built on all cores.

        The first slow target is built even while the fingerprints of the others are computed.
        """
        built, todo, background = Manifest(), list[Target](), None
        write = partial(write_targets, self.staging.folder, known)
        try:
            for target in out_of_date(groups, before, known, built):
                if target.slow and background is None:
                    background = BackgroundTask(partial(write, [target]))
                else:
                    todo.append(target)
            results = parallel_map(write, list(batches(todo)), min_items=2, chunk_size=1)
            for some in track_progress(results, len(todo), progress):
                built.targets |= some
        finally:  # also where a target fails: no process may be left behind that still writes
            built.targets |= background.result() if background else {}
        return built

    def sync_staging(self, before: Manifest, written: Sequence[str], gone: Sequence[str]) -> None:
        """Make what was the site the staging folder: by what has changed, or anew where it had no manifest."""
        if before.targets:
            self.staging.sync(self.published, written, gone)
        else:
            self.staging.copy_from(self.published, written)

    def prune_manifests(self) -> None:
        """Delete the manifests of folders that are no more."""
        id_ = self.published.manifest_id()
        for file in self.manifests.iterdir():
            if file.name != id_:
                file.unlink()


def without_targets(targets: BuiltTargets, names: Iterable[str]) -> BuiltTargets:
    """Return the records of targets except some."""
    return {name: targets[name] for name in targets.keys() - names} if names else targets


def out_of_date(
    groups: Iterable[TargetGroup], before: Manifest, known: BuiltTargets, built: Manifest
) -> Iterator[Target]:
    """Yield the targets that are to be built; the others, and the groups, are entered in `built`."""
    for group in groups:
        mark, names = before.groups.get(group.name, (b"", ()))
        if mark and mark == group.fingerprint and known.keys() >= set(names):
            built.targets |= {name: known[name] for name in names}
        else:
            targets = tuple(group.targets())
            names = tuple(target.name for target in targets)
            for target in targets:
                if target.name in known and known[target.name][0] == target.fingerprint:
                    built.targets[target.name] = known[target.name]
                else:
                    yield target
        built.groups[group.name] = (group.fingerprint, names)


def track_progress(results: Iterable[BuiltTargets], total: int, progress: Progress) -> Iterator[BuiltTargets]:
    """Yield what was built, and report how far it has come."""
    done = 0
    for built in results:
        done += len(built)
        progress(done, total)
        yield built


def batches(targets: Sequence[Target]) -> Iterator[list[Target]]:
    """Yield targets in batches: each heavy one alone, and first, for the others to fill the gaps."""
    yield from ([target] for target in targets if target.heavy)
    light = [target for target in targets if not target.heavy]
    yield from (light[start : start + BATCH] for start in range(0, len(light), BATCH))


def write_targets(folder: Path, known: BuiltTargets, targets: Iterable[Target]) -> BuiltTargets:
    """Write the files of some targets below `folder`, and return their records."""
    return {target.name: (target.fingerprint, tuple(write_target(folder, known, target))) for target in targets}


def write_target(folder: Path, known: BuiltTargets, target: Target) -> Iterator[FileRecord]:
    """Write the files of a target; a file with the content that is there already stays."""
    before = {file.path: file for file in known[target.name][1]} if target.name in known else {}
    for path, content in target.build():
        yield write_file(folder, path, content, before.get(path))
