"""Every name of the vocabularies, typed into the search page's own modules in both languages, against an oracle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from every_name import Owner, articles_by_owner, is_word, label, meant, mentioning, names, owners

pytestmark = pytest.mark.long

Ask = Callable[..., list[dict[str, Any]]]
Asked = list[tuple[str, str, dict[str, Any]]]
Told = Callable[[set[Owner]], set[str]]


@pytest.fixture(scope="module")
def asked(ask: Ask) -> Asked:
    """Every name with a language, and what the page finds."""
    queries = [(name, language) for name in dict.fromkeys(name for _, name in names()) for language in ("id", "en")]
    assert len(queries) > 8000
    exact, words = [one for one in queries if not is_word(one[0])], [one for one in queries if is_word(one[0])]
    found = [*ask(exact), *ask(words, shown=1)]
    return [(name, language, one) for (name, language), one in zip([*exact, *words], found, strict=True)]


@pytest.fixture(scope="module")
def told(events: dict[str, list[set[str]]]) -> Told:
    """What returns the ids of the articles that tell of any of some owners of a name."""
    by_owner = articles_by_owner(events)
    return lambda own: set().union(*(by_owner[owner] for owner in own))


def keys(name: str) -> list[str]:
    return sorted(f"{facet}:{id_}" for facet, id_ in meant(name))


def test_every_name_means_what_has_it_and_nothing_else(asked: Asked) -> None:
    wrong = [
        (name, language, found["groups"], found["terms"])
        for name, language, found in asked
        if not is_word(name) and ([sorted(group) for group in found["groups"]] != [keys(name)] or found["terms"])
    ]
    assert wrong == []


def test_a_name_with_articles_finds_exactly_those(asked: Asked, told: Told) -> None:
    named = [(name, language, found) for name, language, found in asked if not is_word(name) and told(meant(name))]
    assert len(named) > 2000
    wrong = [
        (name, language, sorted(set(found["articles"]) ^ told(meant(name))), found["absent"])
        for name, language, found in named
        if found["absent"] or set(found["articles"]) != told(meant(name))
    ]
    assert wrong == []


def test_a_name_without_articles_finds_only_what_mentions_it_whole(asked: Asked, told: Told) -> None:
    absent = [(name, language, found) for name, language, found in asked if not is_word(name) and not told(meant(name))]
    assert len(absent) > 2000
    wrong = [
        (
            name,
            language,
            sorted(set(found["articles"]) ^ mentioning(meant(name), language)),
            found["absent"],
            found["misspelling"],
        )
        for name, language, found in absent
        if not found["absent"] or found["misspelling"] or set(found["articles"]) != mentioning(meant(name), language)
    ]
    assert wrong == []
    assert sum(bool(found["articles"]) for _, _, found in absent) > 200


def test_an_ambiguous_name_shows_its_readings(asked: Asked) -> None:
    ambiguous = [(name, language, found) for name, language, found in asked if len(meant(name)) > 1]
    assert {"Bandung", "Malang", "Kupang", "Bima"} <= {name for name, _, _ in ambiguous}
    wrong = [
        (name, language, sorted(wanted), found["readings"])
        for name, language, found in ambiguous
        if not (wanted := {label(owner, language) for owner in meant(name)}) <= set(found["readings"])
    ]
    assert wrong == []


def test_a_kind_that_is_a_word_is_searched_as_one_and_offered(asked: Asked, told: Told) -> None:
    words = [(name, language, found) for name, language, found in asked if is_word(name)]
    assert {"Kunjungan", "Training", "RS"} <= {name for name, _, _ in words}
    wrong = [
        (name, language, found["terms"], found["readings"])
        for name, language, found in words
        for owner in owners()[name.casefold()]
        if told({owner}) and found["terms"] and label(owner, language) not in found["readings"]
    ]
    assert wrong == []
