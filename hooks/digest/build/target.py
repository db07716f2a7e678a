"""What is built: targets, which yield files, and groups of targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

SiteFile = tuple[str, str | bytes]
"""A path from the site's root, and the file's content."""

ComputeFingerprint = Callable[[], bytes]
"""Computes a fingerprint when it is asked for."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """Files that are built together, and again whenever their fingerprint is another.

    `build` yields them. The path of each, its language (`en/`) left out, begins with one of the prefixes in `owns`, and
    with no longer prefix of any other target. `heavy` targets take long and are built first, `slow` ones (2 s) even
    while the fingerprints of others are computed. The development server keeps the files of `kept` ones for as long as
    their fingerprint is the same: nothing else decides what they are. `about` is a party's id: targets about the same
    are built one after the other, for they show the same rows.
    """

    name: str
    compute_fingerprint: ComputeFingerprint
    owns: tuple[str, ...] = ()
    build: Callable[[], Iterable[SiteFile]] = tuple
    heavy: bool = False
    slow: bool = False
    kept: bool = False
    about: str = ""

    @cached_property
    def fingerprint(self) -> bytes:
        """The fingerprint of what the files are made of."""
        return self.compute_fingerprint()


@dataclass(frozen=True, kw_only=True)
class TargetGroup:
    """Targets that are up to date together where the group's fingerprint is: to compare all 20,000 takes 3 s.

    Without `compute_fingerprint` each target is compared. The paths of all begin with the first segment of `name`;
    where that is empty, they may be anywhere. `covers` tells of a path with that segment whether it may be of a target.
    """

    name: str
    targets: Callable[[], Iterable[Target]]
    compute_fingerprint: ComputeFingerprint = bytes
    covers: Callable[[str], bool] = bool

    def may_own(self, path: str) -> bool:
        """Tell whether one of the targets may own a path."""
        segment = self.name.partition("/")[0]
        return not segment or (segment == path.partition("/")[0] and self.covers(path))

    @cached_property
    def fingerprint(self) -> bytes:
        """The fingerprint of what all targets of the group are made of; empty where each is compared."""
        return self.compute_fingerprint()
