"""The files of names: cut by the beginnings of words, so that a query fetches only what its own words begin with.

`search/names/<beginning>.json` holds the things of which a distinctive word begins so. Where these are many, the file
holds those that readers want most and those with just this word, and files of longer beginnings hold all: `jaka`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.search.things import Thing

MOST_IN_FILE = 120
"""Things in a file of names; at most some 4 KiB compressed."""

MOST_SHOWN = 20
"""Things in a file whose beginning goes on in other files."""

GENERIC = 25
"""A word in the names of more things than this is generic, such as `universitas`: names are not looked up by it."""

SHORTEST_MISSPELLING = 5
"""The fewest letters of a name that is looked for in its misspelt forms."""


class NameFiles:
    """The files of some things."""

    def __init__(self, things: Iterable[Thing], ordinary: set[str]) -> None:
        self.things, self.ordinary = tuple(things), ordinary
        of_words = Counter(word for thing in self.things for word in words_of(thing))
        self.generic = {word for word, count in of_words.items() if count > GENERIC}
        self.nodes: dict[str, list[Any]] = {}
        self.split: list[str] = []
        by_word: dict[str, list[Thing]] = defaultdict(list)
        for thing in sorted(self.things, key=lambda one: (-one.count, one.key)):
            for word in self.distinctive(thing):
                by_word[word].append(thing)
        self.unlisted = self.generic - by_word.keys()
        self.longest = max((len(spelling.split()) for thing in self.things for spelling in thing.spellings), default=0)
        self.add_node("", by_word)

    def distinctive(self, thing: Thing) -> set[str]:
        """Return the words by which a thing is looked up: of each spelling those that are not generic, or all."""
        found: set[str] = set()
        for spelling in thing.spellings:
            words = set(spelling.split())
            found |= words - self.generic or words
        return found

    def add_node(self, beginning: str, by_word: Mapping[str, list[Thing]]) -> None:
        """Add the file of a beginning, and those of longer beginnings where there are too many things for one."""
        things = merged(by_word.values())
        if beginning and (len(things) <= MOST_IN_FILE or not any(len(word) > len(beginning) for word in by_word)):
            self.nodes[beginning] = things
            return
        self.split.append(beginning)
        if beginning:
            self.nodes[beginning] = merged([by_word.get(beginning, []), things[:MOST_SHOWN]])
        longer: dict[str, dict[str, list[Thing]]] = defaultdict(dict)
        for word, own in by_word.items():
            if len(word) > len(beginning):
                longer[word[: len(beginning) + 1]][word] = own
        for one in sorted(longer):
            self.add_node(one, longer[one])

    def files(self) -> Iterator[tuple[str, Any]]:
        """Yield path and content of the files of names."""
        for beginning, things in self.nodes.items():
            yield f"search/names/{file_name(beginning)}.json", [self.entry(thing) for thing in things]

    def entry(self, thing: Thing) -> list[Any]:
        """Return what a file holds of a thing: facet, id, labels, page, number of articles, spellings, and the rest."""
        label, english = thing.labels
        common = [one for one in thing.spellings if one in self.ordinary]
        rest = {
            "level": thing.level,
            "common": common,
            "around": thing.around,
            "province": thing.province,
            "mission": thing.mission,
        }
        more = {name: value for name, value in rest.items() if value}
        found = [thing.facet, thing.id, label, english if english != label else 0, thing.page or 0, thing.count]
        return [*found, "|".join(thing.spellings), *([more] if more else [])]

    def misspelling_files(self, places: list[str]) -> Iterator[tuple[str, Any]]:
        """Yield path and content of the files in which a misspelt name is looked for, by first and by last letter.

        One more says which there are, with the names of places that are no misspellings.

        A spelling stands without its generic words, which would hide how far two names are from each other; a 1 at the
        end says that it has none.
        """
        files: dict[str, list[Any]] = defaultdict(list)
        for thing in self.things:
            entry = self.entry(thing)[:6]
            for bare in sorted({self.bare(spelling) for spelling in thing.spellings}):
                if len(bare) >= SHORTEST_MISSPELLING and not bare.isdigit():
                    row = [bare, *entry, *([1] if bare in thing.spellings else [])]
                    files[bare[0]].append(row)
                    files[f"-{bare[-1]}"].append(row)
        yield "search/misspellings.json", {"files": sorted(files), "places": places}
        for name, entries in files.items():
            yield f"search/misspellings/{file_name(name)}.json", entries

    def bare(self, spelling: str) -> str:
        """Return a spelling without generic words."""
        return " ".join(word for word in spelling.split() if word not in self.generic)


def file_name(beginning: str) -> str:
    """Return the file name of a beginning; other letters than a to z as their code points, `м` as `_43c`."""
    return re.sub(r"[^a-z0-9-]", lambda letter: f"_{ord(letter[0]):x}", beginning)


def words_of(thing: Thing) -> set[str]:
    """Return the words of all spellings of a thing."""
    return {word for spelling in thing.spellings for word in spelling.split()}


def merged(groups: Iterable[Iterable[Thing]]) -> list[Thing]:
    """Return the things of several lists, each once, those with most articles first."""
    things = {thing.key: thing for group in groups for thing in group}
    return sorted(things.values(), key=lambda one: (-one.count, one.key))
