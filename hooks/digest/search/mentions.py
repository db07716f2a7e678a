"""Which articles mention a party or country by its whole name without being about it.

Names are found as they stand in the text, by whole words and with their capitals: no word is reduced to its stem, and
the longest name counts, so that `Aceh Besar` is no mention of `Aceh`, nor
`Bima Arya`, who is a person, one of `Bima`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from digest.core.cache import Cache
from digest.group.neighbours import LazyDict
from digest.group.site import Site
from digest.model.articles import Article
from digest.read.suggestions import fold
from digest.render.localizer import Localizer
from digest.search.records import record_texts
from digest.search.searched_texts import SearchedTexts, SpellingMarks
from digest.search.spellings import person_spellings
from digest.search.things import Things

WORD = re.compile(r"[^\W_]+")
TAGS = re.compile(r"<[^>]*>")

FingerprintOf = Callable[[Article], bytes]
"""Returns a fingerprint."""

WordTree = dict[str, Any]
"""The spellings that go on with a word, by this word; where one is complete, the tree has the key `END`."""

END = " "


class Mentions:
    """Finds the names of parties and countries in articles; with a cache only in those that may hold other names."""

    def __init__(self, site: Site, cache: Cache | None = None) -> None:
        self.cache = cache
        self.owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
        things = Things(site)
        for thing in (*things.parties(), *things.countries(), *things.outlets()):
            for spelling in thing.spellings:
                self.owners[spelling].add((thing.facet, thing.id))
        self.folded = LazyDict(fold)
        """The words of all texts, folded once: texts use the same ones again and again."""
        self.may_begin = LazyDict(self.begins_name)
        """Of each word, as it is written, whether a name may begin with it."""

    @cached_property
    def tree(self) -> WordTree:
        """All spellings."""
        return word_tree(self.owners)

    @cached_property
    def places(self) -> set[str]:
        """The names of parties and countries: the others are those of outlets alone."""
        return {name for name, own in self.owners.items() if any(facet in {"city", "country"} for facet, _ in own)}

    @cached_property
    def marks(self) -> SpellingMarks:
        """The fingerprints of all spellings."""
        return SpellingMarks(self.owners)

    def file(
        self,
        articles: Iterable[Article],
        numbers: Mapping[str, int],
        localizer: Localizer,
        fingerprint: FingerprintOf,
    ) -> dict[str, list[int]]:
        """Return the numbers of the articles that mention a name, by the name's folded spelling, newest first.

        `fingerprint` returns the fingerprint of an article's facts and of its text in the language.
        """
        found: dict[str, list[int]] = defaultdict(list)
        searched = SearchedTexts(self.cache, localizer.language, self.marks)
        for article in articles:
            own = fingerprint(article)
            if (names := searched.names(article.id, own)) is None:
                words = WORD.findall(TAGS.sub(" ", " . ".join(record_texts(article, localizer))))
                folded = [self.folded[word] for word in words]
                names = tuple(sorted(self.mentioned(article, words, folded)))
                searched.add(article.id, own, folded, names)
            for spelling in names:
                found[spelling].append(numbers[article.id])
        searched.save()
        return {spelling: sorted(own, reverse=True) for spelling, own in sorted(found.items())}

    def mentioned(self, article: Article, words: list[str], folded: list[str]) -> Iterator[str]:
        """Yield the names of places in an article's words that are not those of what the article is about."""
        own = {("city", party.id) for event in article.events for party in event.parties}
        own |= {("country", country.code) for event in article.events for country in event.countries}
        people = word_tree(spelling for one in article.people for spelling in person_spellings(one.name, ()))
        for spelling in self.places.intersection(self.names_in(words, folded, people)):
            if self.owners[spelling].isdisjoint(own):
                yield spelling

    def names_in(self, words: list[str], folded: list[str], people: WordTree) -> Iterator[str]:
        """Yield the folded names in a text: at each place the longest; none that is part of the name of a person."""
        may_begin = self.may_begin
        pairs = enumerate(zip(words, folded, strict=True))
        behind = 0  # the word after the last name
        for at in [at for at, (word, one) in pairs if may_begin[word] or one in people]:
            if at < behind or not is_capitalised(words[at]):
                continue
            length = longest_name(people, folded, at) if folded[at] in people else 0
            if not length and (length := self.length_of_name(words[at], folded, at)):
                yield " ".join(folded[at : at + length])
            behind = at + length

    def begins_name(self, word: str) -> bool:
        """Tell whether a name may begin with a word."""
        return is_capitalised(word) and self.folded[word] in self.tree

    def length_of_name(self, written: str, folded: list[str], at: int) -> int:
        """Return of how many words the longest name is that begins at a word; 0 where none does. A single word must be
        `written` as a name is: short ones (`AS`, `PMI`) in capitals.
        """
        length = longest_name(self.tree, folded, at)
        return 0 if length == 1 and not (len(written) > 3 or written.isupper() or written.istitle()) else length


def is_capitalised(word: str) -> bool:
    """Tell whether a word does not begin with a small letter."""
    return not word[0].islower()


def word_tree(spellings: Iterable[str]) -> WordTree:
    """Return spellings as a tree of their words, in which the longest that a text holds is found word by word."""
    tree: WordTree = {}
    for spelling in spellings:
        below = tree
        for word in spelling.split():
            below = below.setdefault(word, {})
        below[END] = {}
    return tree


def longest_name(tree: WordTree, folded: list[str], at: int) -> int:
    """Return of how many words the longest spelling is that begins at a word; 0 where none does."""
    length = 0
    for end in range(at, len(folded)):
        if (below := tree.get(folded[end])) is None:
            break
        tree = below
        if END in tree:
            length = end + 1 - at
    return length
