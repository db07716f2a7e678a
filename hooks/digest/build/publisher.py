"""Units -> the site: only what is made of something new is made anew, beside the published site, which is then swapped.

Three folders: the site; its twin beside it, the same files under second names; and, beside both, the records. What was
written into them, by whom and of what, the record tells, as long as the files look as they did then. What is new is
written into the twin; it takes the site's place, and what was the site is brought up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.build.site_folder import MANIFESTS, Made, Record, Tree, Written, write_file
from digest.build.swap import restore, swap
from digest.build.target import Bundle, Unit
from digest.core.parallel import Ahead, spread

BATCH = 100
"""Light units that are handed to a process together."""

Progress = Callable[[int, int], None]
"""Is told how many units are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of it: the digest of the manifest, how many files there are, which were written, which are gone."""

    digest: str
    files: int
    written: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """How the folder beside looks: the name of its record, empty where it is of no use, and the units whose files do
    not look as they were written.
    """

    record: str
    unsound: frozenset[str] = frozenset()


class Publisher:
    """Publishes to one folder."""

    def __init__(self, site: Path) -> None:
        self.site, self.work = site, site.parent / f".{site.name}.work"
        self.records = self.work / "records"
        self.published, self.beside = Tree(site, self.records), Tree(self.work / "beside", self.records)
        self.looked: Ahead[Looked] | None = None

    def publish(self, bundles: Iterable[Bundle], progress: Progress = lambda done, of: None) -> Published:
        """Write what is not there yet, delete what no unit makes any more, and put the result in the site's place.

        Raises what a unit raises, and OSError where the disk takes no more; the site is then as it was.
        """
        looked = self.looked.result() if self.looked else self.look_through()
        self.looked = None
        record = self.published.read(looked.record) or Record()
        self.beside.begin()
        made = self.make(bundles, record, without(record.units, looked.unsound), progress)
        refuse_doubles(made)
        written, gone = changes(record, made)
        for path in gone:
            self.beside.remove(path)
        digest = self.beside.keep(made)
        swap(self.beside.folder, self.site, self.work / "aside")
        self.forget_records()
        self.bring_up(record, written, gone)
        return Published(digest=digest, files=sum(1 for _ in made.files()), written=written, gone=gone)

    def prepare(self) -> None:
        """Begin to look through the folder beside: of 130,000 files this takes 2 s, in which the site can be read."""
        self.looked = Ahead(self.look_through)

    def look_through(self) -> Looked:
        """Make the folder beside the site's twin, or empty where the site has no record, and return how it looks."""
        restore(self.site, self.work / "aside")
        name = self.published.record_name()
        record = self.published.read(name)
        if record is None:
            self.beside.clear()
            return Looked(record="")
        if self.beside.record_name() != name:
            self.beside.copy_of(self.published, self.published.seen())
        return Looked(record=name, unsound=frozenset(self.unsound(record)))

    def unsound(self, record: Record) -> Iterator[str]:
        """Yield the units whose files do not look as they were written; what belongs to none is deleted."""
        seen = self.beside.seen()
        for name, (_, files) in record.units.items():
            if any(seen.pop(file.path, None) != (file.size, file.changed) for file in files):
                yield name
        known = {file.path for file in record.files()}
        for path in seen.keys() - known - set(MANIFESTS):
            self.beside.remove(path)

    def make(self, bundles: Iterable[Bundle], before: Record, known: Made, progress: Progress) -> Record:
        """Return the record of all units. What is not known is made, spread over all cores, the first slow unit even
        while the others are looked at.
        """
        made, todo, begun = Record(), list[Unit](), None
        write = partial(write_units, self.beside.folder, known)
        try:
            for unit in stale(bundles, before, known, made):
                if unit.slow and begun is None:
                    begun = Ahead(partial(write, [unit]))
                else:
                    todo.append(unit)
            for anew in follow(spread(write, list(batches(todo)), fewest=2, together=1), len(todo), progress):
                made.units |= anew
        finally:  # also where a unit fails: nobody may be left behind who still writes
            made.units |= begun.result() if begun else {}
        return made

    def bring_up(self, before: Record, written: Sequence[str], gone: Sequence[str]) -> None:
        """Make what was the site its twin again: by what has changed, or, where it was none that we know, all anew."""
        if before.units:
            self.beside.follow(self.published, written, gone)
        else:
            self.beside.copy_of(self.published, written)

    def forget_records(self) -> None:
        """Delete the records of folders that are no more."""
        kept = self.published.record_name()
        for file in self.records.iterdir():
            if file.name != kept:
                file.unlink()


def without(units: Made, unsound: Iterable[str]) -> Made:
    """Return the records of units but of those that are not as they were written."""
    return {name: units[name] for name in units.keys() - unsound} if unsound else units


def stale(bundles: Iterable[Bundle], before: Record, known: Made, made: Record) -> Iterator[Unit]:
    """Yield the units that are to be made; the others, and the bundles, are noted in `made`."""
    for bundle in bundles:
        needs, names = before.bundles.get(bundle.name, (b"", ()))
        if needs and needs == bundle.needs and known.keys() >= set(names):
            made.units |= {name: known[name] for name in names}
        else:
            units = tuple(bundle.units())
            names = tuple(unit.name for unit in units)
            for unit in units:
                if unit.name in known and known[unit.name][0] == unit.needs:
                    made.units[unit.name] = known[unit.name]
                else:
                    yield unit
        made.bundles[bundle.name] = (bundle.needs, names)


def follow(batches: Iterable[Made], of: int, progress: Progress) -> Iterator[Made]:
    """Yield what was made, and tell how far it has come."""
    done = 0
    for made in batches:
        done += len(made)
        progress(done, of)
        yield made


def changes(before: Record, after: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths of the files that were written, and of those that are there no more."""
    old = {file.path: file for file in others(before, after)}
    new = {file.path: file for file in others(after, before)}
    written = (path for path, file in new.items() if old.get(path) != file)
    return tuple(written), tuple(sorted(old.keys() - new.keys()))


def others(record: Record, than: Record) -> Iterator[Written]:
    """Yield the files of the units that are not the very same in another record."""
    for name, unit in record.units.items():
        if than.units.get(name) is not unit:
            yield from unit[1]


def refuse_doubles(record: Record) -> None:
    """Raise ValueError where two units wrote the same file: which of them is published would be left to chance."""
    paths = [file.path for file in record.files()]
    if len(set(paths)) == len(paths):
        return
    owners: dict[str, str] = {}
    for name, (_, files) in record.units.items():
        for file in files:
            if owners.setdefault(file.path, name) != name:
                raise ValueError(f"{file.path} is written by both {owners[file.path]} and {name}")


def batches(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield units in batches: each heavy one alone, and first, for the others to fill the gaps."""
    yield from ([unit] for unit in units if unit.heavy)
    light = [unit for unit in units if not unit.heavy]
    yield from (light[start : start + BATCH] for start in range(0, len(light), BATCH))


def write_units(folder: Path, known: Made, units: Iterable[Unit]) -> Made:
    """Write the files of some units below `folder`, and return their records."""
    return {unit.name: (unit.needs, tuple(write_unit(folder, known, unit))) for unit in units}


def write_unit(folder: Path, known: Made, unit: Unit) -> Iterator[Written]:
    """Write the files of a unit; what is known to stand there already stays."""
    before = {file.path: file for file in known[unit.name][1]} if unit.name in known else {}
    for path, content in unit.create():
        yield write_file(folder, path, content, before.get(path))
