"""Targets -> the published site: what is out of date is built in a staging folder, which then takes the site's place.

Three folders: the site; the staging folder, the same files under second names (hard links); and the manifests. A
manifest says of every file which target made it, of what, and what its stat was then. What was the site becomes the
next staging folder, brought up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from digest.build.manifest import MANIFEST_FILES, FileRecord, Manifest, changed_files, reject_duplicates
from digest.build.site_folder import SiteFolder, write_file
from digest.build.swap import restore, swap
from digest.build.target import Target, TargetGroup
from digest.core.dependencies import record
from digest.core.parallel import BackgroundTask, available_cores, parallel_map

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

    def publish(
        self, groups: Iterable[TargetGroup], dependencies: Mapping[str, bytes] = MappingProxyType({}),
        progress: Progress = lambda done, of: None, prepare: Callable[[], object] = lambda: None,
    ) -> PublishResult:  # fmt: skip
        """Build what is out of date, delete what no target makes any more, and put the result in the site's place.

        `dependencies` are the fingerprints of what targets may name as what their files depend on. `prepare` is called
        before a full build: it makes what all targets share, so that not every process makes it again.
        Raises what a target raises, and OSError where the disk takes no more; the site is then as it was.
        """
        state = self.staging_state.result() if self.staging_state else self.inspect_staging()
        self.staging_state = None
        before = self.published.read_manifest(state.manifest_id) or Manifest()
        self.staging.invalidate()
        old = OldTargets(before, state.changed_targets, before.outdated(dependencies))
        built = self.build(groups, old, progress, prepare)
        built.fingerprints = dict(dependencies)
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
        for name, target in manifest.targets.items():
            if any(stats.pop(file.path, None) != (file.size, file.mtime) for file in target.files):
                yield name
        known = {file.path for file in manifest.files()}
        for path in stats.keys() - known - set(MANIFEST_FILES):
            self.staging.remove(path)

    def build(
        self, groups: Iterable[TargetGroup], old: OldTargets, progress: Progress, prepare: Callable[[], object]
    ) -> Manifest:
        """Return the manifest of all targets, those that are out of date built on all cores.

        One core's share of the slow targets is built even while the fingerprints of the others are computed.
        """
        built, todo, background = Manifest(), list[Target](), None
        write = partial(write_targets, self.staging.folder, old.files)
        try:
            for group in groups:
                found = list(out_of_date(group, old, built))
                if background is None and (slow := [target for target in found if target.slow]):
                    share = -(-len(slow) // available_cores())
                    background = BackgroundTask(partial(write, slow[:share]))
                    found = [target for target in found if not target.slow] + slow[share:]
                todo += found
            if not old.before.targets:
                prepare()
            results = parallel_map(write, list(batches(todo)), min_items=2, chunk_size=1)
            for some in track_progress(results, len(todo), progress):
                built.update(some)
        finally:  # also where a target fails: no process may be left behind that still writes
            built.update(background.result() if background else Manifest())
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


class OldTargets:
    """The targets of the last build; `changed` are those whose files somebody has changed since."""

    def __init__(self, before: Manifest, changed: Collection[str], outdated: set[str]) -> None:
        self.before, self.outdated = before, outdated
        self.known = {name: before.targets[name] for name in before.targets.keys() - changed}

    def files(self, name: str) -> tuple[FileRecord, ...]:
        """Return the files of a target, as far as nobody has changed them."""
        return self.known[name].files if name in self.known else ()

    def is_whole(self, group: TargetGroup) -> bool:
        """Tell whether all targets of a group are there, made of the same; some may be outdated nevertheless."""
        fingerprint, names = self.before.groups.get(group.name, (b"", ()))
        return bool(fingerprint) and fingerprint == group.fingerprint and self.known.keys() >= set(names)

    def is_current(self, target: Target) -> bool:
        """Tell whether a target need not be built."""
        if target.name not in self.known or target.name in self.outdated:
            return False
        return self.known[target.name].fingerprint == target.fingerprint


def out_of_date(group: TargetGroup, old: OldTargets, built: Manifest) -> Iterator[Target]:
    """Yield the targets of a group that are to be built; the others, and the group, are entered in `built`."""
    is_whole = old.is_whole(group)
    names = old.before.groups[group.name][1] if is_whole else ()
    if not is_whole or not old.outdated.isdisjoint(names):
        targets = tuple(with_known_fingerprint(target, old) if is_whole else target for target in group.targets())
        names = tuple(target.name for target in targets)
        names_kept = []
        for target in targets:
            if old.is_current(target):
                names_kept.append(target.name)
            else:
                yield target
    else:
        names_kept = list(names)
    for name in names_kept:
        built.keep(name, old.before)
    built.groups[group.name] = (group.fingerprint, names)


def with_known_fingerprint(target: Target, old: OldTargets) -> Target:
    """Return a target of a group that is made of the same: its fingerprint need not be computed."""
    return replace(target, compute_fingerprint=lambda: old.known[target.name].fingerprint)


def track_progress(results: Iterable[Manifest], total: int, progress: Progress) -> Iterator[Manifest]:
    """Yield what was built, and report how far it has come."""
    done = 0
    for built in results:
        done += len(built.targets)
        progress(done, total)
        yield built


def batches(targets: Sequence[Target]) -> Iterator[list[Target]]:
    """Yield targets in batches: each heavy one alone, and first, for the others to fill the gaps.

    What is about one party is built by one process: no other renders its rows, and they are still in its cache.
    """
    yield from ([target] for target in targets if target.heavy)
    light = sorted((target for target in targets if not target.heavy), key=lambda target: target.about)
    yield from (light[start : start + BATCH] for start in range(0, len(light), BATCH))


OldFiles = Callable[[str], tuple[FileRecord, ...]]
"""Returns the files that a target, by its name, has written before."""


def write_targets(folder: Path, old_files: OldFiles, targets: Iterable[Target]) -> Manifest:
    """Write the files of some targets below `folder`, and return their manifest."""
    written = Manifest()
    for target in targets:
        files, names = record(write_target, folder, old_files(target.name), target)
        written.add(target.name, target.fingerprint, files, names)
    return written


def write_target(folder: Path, old: Iterable[FileRecord], target: Target) -> tuple[FileRecord, ...]:
    """Write the files of a target, and return them; a file with the content that is there already stays."""
    before = {file.path: file for file in old}
    return tuple(write_file(folder, path, content, before.get(path)) for path, content in target.build())
