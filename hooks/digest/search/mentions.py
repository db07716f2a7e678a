"""Which articles mention a party or country by its whole name without being about it.

Names are found as they stand in the text, by whole words and with their capitals: no word is reduced to its stem, and
the longest name counts, so that `Aceh Besar` is no mention of `Aceh`, nor
`Bima Arya`, who is a person, one of `Bima`.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from digest.group.site import Site
from digest.model.articles import Article
from digest.read.suggestions import fold
from digest.render.localizer import Localizer
from digest.search.records import record_texts
from digest.search.spellings import person_spellings
from digest.search.things import Things

WORD = re.compile(r"[^\W_]+")
CAPITALISED = re.compile(r"(?<![^\W_])[^\W_a-z][^\W_]*")
"""A word that may begin a name: no small letter of ASCII is its first."""

TAGS = re.compile(r"<[^>]*>")


class Mentions:
    """Finds the names of parties and countries in articles."""

    def __init__(self, site: Site) -> None:
        self.owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
        things = Things(site)
        for thing in (*things.parties(), *things.countries(), *things.outlets()):
            for spelling in thing.spellings:
                self.owners[spelling].add((thing.facet, thing.id))
        self.lengths = longest_by_first_word(self.owners)

    def file(
        self, articles: Iterable[Article], numbers: Mapping[str, int], localizer: Localizer
    ) -> dict[str, list[int]]:
        """Return the numbers of the articles that mention a name, by the name's folded spelling, newest first."""
        found: dict[str, list[int]] = defaultdict(list)
        for article in articles:
            own = {("city", party.id) for event in article.events for party in event.parties}
            own |= {("country", country.code) for event in article.events for country in event.countries}
            people = {spelling for one in article.people for spelling in person_spellings(one.name, ())}
            text = TAGS.sub(" ", " . ".join(record_texts(article, localizer)))
            for spelling in set(self.names_in(text, people)):
                if not self.owners[spelling] & own and self.is_place(spelling):
                    found[spelling].append(numbers[article.id])
        return {spelling: sorted(own, reverse=True) for spelling, own in sorted(found.items())}

    def is_place(self, spelling: str) -> bool:
        """Tell whether a name is a party's or country's, and not a person's or outlet's alone."""
        return any(facet in {"city", "country"} for facet, _ in self.owners[spelling])

    def names_in(self, text: str, people: set[str]) -> Iterator[str]:
        """Yield the folded names in a text: at each place the longest; none that is part of the name of a person."""
        lengths_of_people = longest_by_first_word(people)
        behind = 0  # where the last name ends
        for begin in CAPITALISED.finditer(text):
            first = fold(begin[0])
            longest = max(self.lengths.get(first, 0), lengths_of_people.get(first, 0))
            if not longest or begin.start() < behind or begin[0][0].islower():
                continue
            words = [*itertools.islice(WORD.finditer(text, begin.start()), longest)]
            folded = [fold(word[0]) for word in words]
            length = length_of_person(folded, people)
            if not length and (length := self.length_of_name(begin[0], folded)):
                yield " ".join(folded[:length])
            behind = words[length - 1].end() if length else behind

    def length_of_name(self, written: str, folded: list[str]) -> int:
        """Return of how many words the longest name is with which some words begin, the first of them as it is
        written; 0 where none does.
        """
        for length in range(len(folded), 0, -1):
            if " ".join(folded[:length]) in self.owners and (length > 1 or self.is_written(written)):
                return length
        return 0

    def is_written(self, word: str) -> bool:
        """Tell whether a single word is written as a name is: short ones (`AS`, `PMI`) in capitals."""
        return len(word) > 3 or word.isupper() or word.istitle()


def longest_by_first_word(spellings: Iterable[str]) -> dict[str, int]:
    """Return of how many words the longest spelling is, by its first word."""
    lengths: dict[str, int] = {}
    for spelling in spellings:
        words = spelling.split()
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    return lengths


def length_of_person(folded: list[str], people: set[str]) -> int:
    """Return of how many words the longest name of a person is with which some words begin; 0 where none does."""
    return next((length for length in range(len(folded), 0, -1) if " ".join(folded[:length]) in people), 0)
