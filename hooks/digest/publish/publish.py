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

from digest.publish.swap import restore, swap
from digest.publish.tree import MANIFESTS, Record, Tree, Written, look, write_file
from digest.spread import Ahead, spread
from digest.write.units import Unit

BATCH = 100
"""Light units that are handed to a process together."""

FEW = 1 / 4
"""Where a smaller part of the files was made anew, the twin is brought up to date at once; otherwise it is made anew
before the next publication, for whoever made everything waits long enough already."""

Records = dict[str, tuple[bytes, tuple[Written, ...]]]
"""By unit: what it was made of, and its files."""

Progress = Callable[[int, int], None]
"""Is told how many units are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of it: the digest of the manifest, how many files there are, which were made anew, which are gone."""

    digest: str
    files: int
    made: tuple[str, ...]
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

    def publish(self, units: Iterable[Unit], progress: Progress = lambda done, of: None) -> Published:
        """Write what is not there yet, delete what no unit makes any more, and put the result in the site's place.

        Raises what a unit raises, and OSError where the disk takes no more; the site is then as it was.
        """
        looked = self.looked.result() if self.looked else self.look_through()
        self.looked = None
        record = self.published.read(looked.record) or Record()
        self.beside.begin()
        made, todo, filling = Record(), list[Unit](), None
        for unit in units:
            if unit.name not in looked.unsound and is_made(unit, record):
                made.units[unit.name] = record.units[unit.name]
            elif unit.fill and filling is None:  # to fill a folder takes 2 s, and so does to look at all other units
                filling = Ahead(partial(write_units, self.beside.folder, [unit]))
            else:
                todo.append(unit)
        anew = self.make(todo, progress, filling)
        made.units |= anew
        refuse_doubles(made)
        gone = {file.path for file in record.files()} - {file.path for file in made.files()}
        for path in gone:
            self.beside.remove(path)
        digest = self.beside.keep(made)
        swap(self.beside.folder, self.site, self.work / "aside")
        self.forget_records()
        written = tuple(file.path for _, files in anew.values() for file in files)
        files = sum(1 for _ in made.files())
        if record.units and len(written) < files * FEW:
            self.beside.follow(self.published, written, gone)
        return Published(digest=digest, files=files, made=written, gone=tuple(sorted(gone)))

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
            self.beside.copy_of(self.published)
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

    def make(self, todo: Sequence[Unit], progress: Progress, filling: Ahead[Records] | None) -> Records:
        """Write the files of some units, spread over all cores, and return their records and that of the one begun."""
        made: Records = {}
        work = partial(write_units, self.beside.folder)
        try:
            for batch in spread(work, list(batches(todo)), fewest=2, together=1):
                made |= batch
                progress(len(made), len(todo))
        finally:  # also where a unit fails: nobody may be left behind who still writes
            made |= filling.result() if filling else {}
        return made

    def forget_records(self) -> None:
        """Delete the records of folders that are no more."""
        kept = self.published.record_name()
        for file in self.records.iterdir():
            if file.name != kept:
                file.unlink()


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


def is_made(unit: Unit, record: Record) -> bool:
    """Tell whether a unit was made of the same."""
    return unit.name in record.units and record.units[unit.name][0] == unit.needs


def batches(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield units in batches: each heavy one alone, and first, for the others to fill the gaps."""
    yield from ([unit] for unit in units if unit.heavy)
    light = [unit for unit in units if not unit.heavy]
    yield from (light[start : start + BATCH] for start in range(0, len(light), BATCH))


def write_units(folder: Path, units: Iterable[Unit]) -> Records:
    """Write the files of some units below `folder`, and return their records."""
    return {unit.name: (unit.needs, tuple(write_unit(folder, unit))) for unit in units}


def write_unit(folder: Path, unit: Unit) -> Iterator[Written]:
    """Write the files of a unit."""
    for path, content in unit.create():
        yield write_file(folder, path, content)
    if unit.fill:
        own = Tree(folder / unit.folder, folder)
        own.clear()
        unit.fill(own.folder)
        for path in own.seen():
            yield look(folder, f"{unit.folder}/{path}")
