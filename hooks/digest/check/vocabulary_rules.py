"""Rules on the vocabularies in data/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from digest.core.problem import Problem, problem
from digest.read.content import Vocabularies, WrittenVocabularies, country_codes
from digest.read.names import GOVERNMENT, country_name, party_names, spellings
from digest.read.suggestions import fold, near

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
HOST = re.compile(r"([a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9-]*", re.ASCII)

AMBIGUOUS_ACROSS = frozenset({"sectors", "event_kinds", "instrument_kinds"})
"""Vocabularies whose names are not names of places or organisations, and are compared among themselves only."""


class Vocabulary:
    """One file of data/ while its rules look at it."""

    def __init__(self, written: WrittenVocabularies, name: str) -> None:
        self.name, self.path = name, f"data/{name}.yml"
        self.entries = getattr(written.entries, name)
        self.nodes = written.nodes[name]

    def problem(self, rule: str, *path: str | int, of_key: bool = False, **values: object) -> Problem:
        """Return a problem at a field of this file."""
        field = ".".join(str(step) for step in path)
        return problem(self.path, self.nodes.place(path, of_key=of_key), rule, field, **values)


def ids_are_plain(vocabulary: Vocabulary, known: Vocabularies) -> Iterator[Problem]:
    """An id is lower-case ASCII words joined by hyphens, at most 60 characters; a country's is its ISO code."""
    for id_ in vocabulary.entries:
        if vocabulary.name == "countries":
            if id_ not in country_codes():
                yield vocabulary.problem("unknown-country", id_, of_key=True, value=id_, near="")
        elif vocabulary.name != "labels" and (not ID.fullmatch(id_) or len(id_) > 60 or id_.endswith(GOVERNMENT)):
            yield vocabulary.problem("bad-id", id_, of_key=True, value=id_)


def countries_are_known(vocabulary: Vocabulary, known: Vocabularies) -> Iterator[Problem]:
    """A country is an ISO 3166-1 code, and begins the id of what lies in it; without one, the id begins with int."""
    if vocabulary.name not in {"localities_abroad", "organisations"}:
        return
    names = {country_name(code, language): code for code in country_codes() for language in ("id", "en")}
    for id_, entry in vocabulary.entries.items():
        if entry.country and entry.country not in country_codes():
            yield vocabulary.problem(
                "unknown-country", id_, "country", value=entry.country, near=near(entry.country, names)
            )
        elif ID.fullmatch(id_) and not id_.startswith(f"{(entry.country or 'int').lower()}-"):
            prefix = (entry.country or "int").lower()
            yield vocabulary.problem("id-without-country", id_, of_key=True, value=id_, prefix=f"{prefix}-")


def places_are_known(vocabulary: Vocabulary, known: Vocabularies) -> Iterator[Problem]:
    """An organisation's place is a locality."""
    for id_, entry in vocabulary.entries.items():
        place = getattr(entry, "place", None)
        if place and place not in known.localities and place not in known.localities_abroad:
            yield vocabulary.problem("unknown-party", id_, "place", value=place, near=near(place, party_names(known)))


def hosts_are_hosts(vocabulary: Vocabulary, known: Vocabularies) -> Iterator[Problem]:
    """An outlet's hosts are bare host names, and each belongs to one outlet."""
    if vocabulary.name != "outlets":
        return
    first: dict[str, str] = {}
    for id_, outlet in vocabulary.entries.items():
        for number, host in enumerate(outlet.hosts):
            if not HOST.fullmatch(host) or host.startswith("www."):
                yield vocabulary.problem("bad-host", id_, "hosts", number, value=host)
            elif host in first:
                yield vocabulary.problem("host-twice", id_, "hosts", number, value=host, other=first[host])
            first.setdefault(host, id_)


def labels_fit(vocabulary: Vocabulary, known: Vocabularies) -> Iterator[Problem]:
    """A label has the same placeholders in both languages."""
    if vocabulary.name != "labels":
        return
    for id_, label in vocabulary.entries.items():
        if placeholders(label.id) != placeholders(label.en):
            yield vocabulary.problem("label-placeholders", id_, value=label.en, expected=label.id)


def placeholders(text: str) -> list[str]:
    """Return the names in braces of a label, sorted."""
    return sorted(re.findall(r"{(\w+)}", text))


EACH: tuple[Callable[[Vocabulary, Vocabularies], Iterator[Problem]], ...] = (
    ids_are_plain,
    countries_are_known,
    places_are_known,
    hosts_are_hosts,
    labels_fit,
)


def names_are_single(vocabularies: list[Vocabulary]) -> Iterator[Problem]:
    """A name or alias belongs to one entry; sectors and kinds are compared with their own file only."""
    places: dict[str, str] = {}
    for vocabulary in vocabularies:
        own = {} if vocabulary.name in AMBIGUOUS_ACROSS else places
        yield from names_taken_once(vocabulary, own)


def names_taken_once(vocabulary: Vocabulary, taken: dict[str, str]) -> Iterator[Problem]:
    """No name or alias of a vocabulary is in `taken` (folded name -> id) already."""
    for id_, entry in vocabulary.entries.items():
        if vocabulary.name in {"outlets", "labels"}:
            return
        names = set(map(fold, spellings(entry.name))) if hasattr(entry, "name") else country_names(id_)
        for name in sorted(names & taken.keys()):
            if vocabulary.name != "countries":
                yield vocabulary.problem("name-twice", id_, "name", value=name, other=taken[name])
        taken.update(dict.fromkeys(names, id_))
        yield from aliases_taken_once(vocabulary, id_, entry.aliases, taken)


def aliases_taken_once(
    vocabulary: Vocabulary, id_: str, aliases: list[str], taken: dict[str, str]
) -> Iterator[Problem]:
    """No alias is taken already by another entry; spellings that differ in punctuation only may stand together."""
    for number, alias in enumerate(aliases):
        name = fold(alias) or alias
        if taken.get(name, id_) != id_:
            yield vocabulary.problem("alias-twice", id_, "aliases", number, value=alias, other=taken[name])
        taken.setdefault(name, id_)


def country_names(code: str) -> set[str]:
    """Return a country's CLDR names, folded; none for a code that is not a country's."""
    return {fold(country_name(code, language)) for language in ("id", "en")} if code in country_codes() else set()
