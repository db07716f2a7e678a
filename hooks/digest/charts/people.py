"""People trained, or placed abroad, as far as events carry figures: which figures count, and which do not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.model.events import Event, Figure
from digest.parse.yaml_nodes import load_yaml

KINDS = ("training", "placement")
"""The kinds of events that train people, or place them abroad."""

PEOPLE = "orang"
"""The unit of figures that count people."""

WORDS = Path(__file__).with_name("people.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCount:
    """An event with the figures of people that count, and those that do not: applicants, targets, totals."""

    event: Event
    counted: tuple[Figure, ...]
    others: tuple[Figure, ...]

    @property
    def people(self) -> int:
        """The number of people; 0 where no figure counts."""
        return sum(int(figure.value) for figure in self.counted)


@functools.cache
def other_words() -> re.Pattern[str]:
    """Return what matches the words of figures that do not count."""
    words = load_yaml(WORDS)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def counts(figure: Figure) -> bool:
    """Tell whether a figure is the number of people whom its event itself trained or placed."""
    return not other_words().search(figure.what.id)


def count_people(events: Iterable[Event]) -> tuple[PeopleCount, ...]:
    """Return those of some events that train or place people, with the figures of people in them."""
    return tuple(count_event(event) for event in events if event.kind.id in KINDS)


def count_event(event: Event) -> PeopleCount:
    """Return an event with those of its figures that are numbers of people."""
    people = [figure for figure in event.figures if figure.unit and figure.unit.id == PEOPLE]
    counted = tuple(figure for figure in people if counts(figure))
    return PeopleCount(event=event, counted=counted, others=tuple(one for one in people if one not in counted))
