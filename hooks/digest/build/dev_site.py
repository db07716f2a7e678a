"""A site that is made as it is asked for: a path -> the unit that owns it -> the file; nothing is written for it.

What was made is kept for as long as the site is the same. Only what is slow to make (the search's index) is kept
beyond that, as long as what it is made of is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from digest.build.site_folder import INSIDE
from digest.build.target import File, Unit
from digest.build.targets import Units
from digest.render.urls import PREFIXES


class Owners:
    """Tells which unit makes a file, without making any."""

    def __init__(self, units: Units) -> None:
        self.bundles = tuple(units.bundles())
        self.claimed: dict[str, dict[str, Unit]] = {}

    def owner(self, path: str) -> Unit | None:
        """Return the unit that makes the file at `path`, if there is such a file; the longest claim wins."""
        plain = path.removeprefix(PREFIXES["en"])
        tables = self.table(plain.split("/")[0]), self.table("")
        starts = (plain[:length] for length in range(len(plain), 0, -1))
        return next((table[start] for start in starts for table in tables if start in table), None)

    def table(self, family: str) -> dict[str, Unit]:
        """Return the units of a family by their claims; none where there is no such family."""
        if family not in self.claimed:
            bundles = (bundle for bundle in self.bundles if bundle.name.split("/")[0] == family)
            units = (unit for bundle in bundles for unit in bundle.units())
            self.claimed[family] = {claim: unit for unit in units for claim in unit.claims}
        return self.claimed[family]


class Made:
    """The files of a unit, as far as they were asked for."""

    def __init__(self, unit: Unit) -> None:
        self.files: dict[str, bytes] = {}
        self.rest: Iterator[File] = iter(unit.create())

    def file(self, path: str) -> bytes | None:
        """Return a file, or None where the unit makes none of this name. Raises what the unit raises."""
        while path not in self.files and (made := next(self.rest, None)):
            name, content = made
            self.files[name] = content.encode() if isinstance(content, str) else content
        return self.files.get(path)


class Live:
    """One site after the other, of which the last is shown."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.owners: Owners | None = None
        self.staging: Path | None = None
        self.made: dict[str, Made] = {}
        self.kept: dict[str, tuple[bytes, Made]] = {}

    def show(self, units: Units, staging: Path) -> None:
        """Show another site from now on; the theme's files stand in the folder `staging`."""
        with self.lock:
            self.owners, self.staging, self.made = Owners(units), staging, {}

    def file(self, path: str) -> bytes | None:
        """Return the file at a path from the site's root, or None. Raises what a unit raises."""
        if not INSIDE.fullmatch(path):
            return None
        with self.lock:
            unit = self.owners.owner(path) if self.owners else None
            made = self.made_by(unit, path) if unit else None
        return read(self.staging, path) if made is None else made

    def made_by(self, unit: Unit, path: str) -> bytes | None:
        """Return what a unit makes at a path. One that has failed begins anew when it is asked again."""
        made = self.made.pop(unit.name, None) or self.kept_of(unit) or Made(unit)
        content = made.file(path)
        self.made[unit.name] = made
        if unit.slow:
            self.kept[unit.name] = (unit.needs, made)
        return content

    def kept_of(self, unit: Unit) -> Made | None:
        """Return what a slow unit has made before, of the same."""
        needs, made = self.kept.get(unit.name, (b"", None)) if unit.slow else (b"", None)
        return made if made and needs == unit.needs else None


def read(folder: Path | None, path: str) -> bytes | None:
    """Return a file below a folder, or None."""
    try:
        return (folder / path).read_bytes() if folder else None
    except OSError:
        return None
