"""Rules on the words of readers who search, data/search_words.yml."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.vocabulary_file import Vocabulary
from digest.core.problem import Problem
from digest.read.content import Vocabularies, country_codes
from digest.read.suggestions import fold


def search_words_are_unique(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """An entry of the search words has a spelling, and no spelling belongs to two entries."""
    if vocabulary.name != "search_words":
        return
    taken: dict[str, str] = {}
    for id_, entry in vocabulary.entries.items():
        if not entry.id and not entry.en:
            yield vocabulary.problem("search-word-none", id_, of_key=True, value=id_)
        for language, spellings in (("id", entry.id), ("en", entry.en)):
            for number, spelling in enumerate(spellings):
                other = taken.setdefault(fold(spelling), id_)
                if not fold(spelling):
                    yield vocabulary.problem("search-word-sign", id_, language, number, value=spelling)
                elif other != id_:
                    yield vocabulary.problem("search-word-twice", id_, language, number, value=spelling, other=other)


def search_words_mean_one_thing(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """Only words stand for a person or for countries; what asks for a standing says for which."""
    if vocabulary.name != "search_words":
        return
    for id_, entry in vocabulary.entries.items():
        if entry.person and entry.use != "word":
            yield vocabulary.problem("search-word-person", id_, "person", value=entry.person, other=entry.use)
        if entry.countries and (entry.use != "word" or entry.person):
            yield vocabulary.problem("search-word-country", id_, "countries", other=entry.person or entry.use)
        if bool(entry.standings) != (entry.use == "standing"):
            yield vocabulary.problem("search-word-standing", id_, of_key=True, value=id_)


def search_countries_are_known(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """The countries that a word stands for are ISO 3166-1 codes."""
    if vocabulary.name == "search_words":
        for id_, entry in vocabulary.entries.items():
            for number, code in enumerate(entry.countries):
                if code not in country_codes():
                    yield vocabulary.problem("unknown-country", id_, "countries", number, value=code)
