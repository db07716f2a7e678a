"""What is written together: a unit; and what is looked at together: a bundle of units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

File = tuple[str, str | bytes]
"""A path from the site's root, and what stands there."""


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Files that are made together, and anew whenever `needs` is another; `made_of` computes it.

    `create` yields them. The path of each, its language (`en/`) left out, begins with one of `claims`, and with no
    longer claim of any other unit. `heavy` ones take long and are begun first; `slow` ones (2 s) even while others
    are looked at, and `serve` keeps what they made.
    """

    name: str
    made_of: Callable[[], bytes]
    claims: tuple[str, ...] = ()
    create: Callable[[], Iterable[File]] = tuple
    heavy: bool = False
    slow: bool = False

    @cached_property
    def needs(self) -> bytes:
        """The digest of what the files are made of."""
        return self.made_of()


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Units that are looked at together, and not at all where `needs` is what it was: of 20,000, that takes 3 s.

    `made_of` computes it; without it they are always looked at. The paths of all begin with the first step of `name`;
    where that is empty, they may stand anywhere.
    """

    name: str
    units: Callable[[], Iterable[Unit]]
    made_of: Callable[[], bytes] = bytes

    @cached_property
    def needs(self) -> bytes:
        """The digest of what all of them are made of."""
        return self.made_of()
