"""What the rules on single articles have in common: what they compare an article with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from digest.check.names import entry_ids_by_name, party_ids, party_ids_by_name
from digest.core.problem import Problem
from digest.read.content import ArticleFile, Vocabularies, country_codes


@dataclass(frozen=True, kw_only=True)
class RuleContext:
    """What the rules compare an article with: the vocabularies, the day on which the digest began, the current day."""

    vocabularies: Vocabularies
    began: date
    today: date

    @cached_property
    def parties(self) -> set[str]:
        """The ids of all parties."""
        return party_ids(self.vocabularies)

    @cached_property
    def party_ids_by_name(self) -> dict[str, str]:
        """Names of parties mapped to ids, for suggestions."""
        return party_ids_by_name(self.vocabularies)

    @cached_property
    def sector_ids_by_name(self) -> dict[str, str]:
        """Names of sectors mapped to ids, for suggestions."""
        return entry_ids_by_name(self.vocabularies.sectors)

    @cached_property
    def mentionable(self) -> set[str]:
        """The ids that `mentions` may contain: parties and countries."""
        return self.parties | set(country_codes())


Rule = Callable[[ArticleFile, RuleContext], Iterator[Problem]]
