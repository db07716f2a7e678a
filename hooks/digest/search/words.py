"""The words of readers (data/search_words.yml) as the search page reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import snowballstemmer

from digest.model.parties import slugify
from digest.read.suggestions import fold
from digest.read.vocabulary_entries import SearchWordEntry


def query_words(entries: dict[str, SearchWordEntry]) -> dict[str, Any]:
    """Return the words by use: fillers, administrations by level, words that mean the same, those for every subject.

    Standings stand with the words that ask for them: `expired|ended;berakhir|kedaluwarsa`.
    """
    by_use: dict[str, list[str]] = defaultdict(list)
    groups, subjects, standings = [], [], []
    for entry in entries.values():
        if is_for_texts(entry):
            groups.append(by_language(entry))
        elif entry.use == "standing":
            standings.append(f"{'|'.join(entry.standings)};{'|'.join(all_spellings(entry))}")
        elif entry.use == "subject":
            subjects.append(by_language(entry))
        elif entry.use not in {"word", "place"}:
            by_use[entry.use] += all_spellings(entry)
    fillers = "|".join(by_use.pop("filler", []))
    missions = [own for entry in entries.values() if entry.use == "mission" for own in all_spellings(entry)]
    levels = {use: "|".join(own) for use, own in by_use.items()}
    return {
        "fillers": fillers,
        "levels": levels,
        "groups": groups,
        "subjects": subjects,
        "standings": standings,
        "missions": "|".join(missions),
        "stems": stems(entries),
    }


def is_for_texts(entry: SearchWordEntry) -> bool:
    """Tell whether words are looked for in the texts; those for a person or country are names instead."""
    return entry.use in {"word", "mission"} and not entry.person and not entry.countries


def all_spellings(entry: SearchWordEntry) -> list[str]:
    """Return the folded spellings of an entry in both languages."""
    return spellings_of(entry, (*entry.id, *entry.en))


def stems(entries: dict[str, SearchWordEntry]) -> str:
    """Return the Indonesian words that mean the same as others with other stems than themselves: `perawat=awat`.

    They are those of Pagefind, which has Snowball's stemmers (https://snowballstem.org) inside.
    """
    stemmer = snowballstemmer.stemmer("indonesian")
    own = (entry for entry in entries.values() if is_for_texts(entry))
    words = sorted({max(fold(one).split(), key=len) for entry in own for one in entry.id})
    found = {word: stemmer.stemWord(word) for word in words}
    return "|".join(f"{word}={stem}" for word, stem in found.items() if word != stem)


def by_language(entry: SearchWordEntry) -> str:
    """Return the spellings of an entry, those of each language together: `perawat|keperawatan;nurse|nurses`."""
    return ";".join("|".join(spellings_of(entry, spellings)) for spellings in (entry.id, entry.en))


def spellings_of(entry: SearchWordEntry, spellings: Sequence[str]) -> list[str]:
    """Return folded spellings of an entry, each once; compounds of two words also written together."""
    folded = [fold(spelling) for spelling in spellings]
    is_word = entry.use in {"word", "mission", "subject"}
    together = [spelling.replace(" ", "") for spelling in folded if is_word and spelling.count(" ") == 1]
    return list(dict.fromkeys([*folded, *together]))


def places(entries: dict[str, SearchWordEntry]) -> list[str]:
    """Return the folded names of places without entries, which are no misspelt names of others."""
    return sorted({fold(name) for entry in entries.values() if entry.use == "place" for name in (*entry.id, *entry.en)})


def persons_with_nicknames(entries: dict[str, SearchWordEntry]) -> dict[str, list[str]]:
    """Return the nicknames of persons by the slugs of their names."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        if entry.person:
            found[slugify(entry.person)] += [*entry.id, *entry.en]
    return found


def names_of_countries(entries: dict[str, SearchWordEntry]) -> dict[str, list[str]]:
    """Return by code what readers call countries beside their names: `Japanese`, `negeri sakura`."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        for code in entry.countries:
            found[code] += [*entry.id, *entry.en]
    return found
