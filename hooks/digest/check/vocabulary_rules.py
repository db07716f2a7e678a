"""Rules on the vocabularies in data/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from digest.check.names import GOVERNMENT_SUFFIX, country_name, entry_ids_by_name, language_versions, party_ids_by_name
from digest.check.search_word_rules import (
    search_countries_are_known,
    search_words_are_unique,
    search_words_mean_one_thing,
)
from digest.check.vocabulary_file import Vocabulary
from digest.core.problem import Problem
from digest.read.content import Vocabularies, country_codes
from digest.read.suggestions import fold, suggest_names

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
MAX_ID_LENGTH = 60
HOST = re.compile(r"([a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9-]*", re.ASCII)

SEPARATE_NAMESPACES = frozenset({"sectors", "event_kinds", "instrument_kinds"})
"""Vocabularies without names of places or organisations: their names only have to be unique within one file."""


def ids_are_valid(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """An id is made of lower-case ASCII words joined by hyphens, at most 60 characters; a country's is its ISO code."""
    for id_ in vocabulary.entries:
        if vocabulary.name == "countries":
            if id_ not in country_codes():
                yield vocabulary.problem("unknown-country", id_, of_key=True, value=id_, near="")
        elif vocabulary.name != "labels" and not is_valid_id(id_):
            yield vocabulary.problem("bad-id", id_, of_key=True, value=id_)


def is_valid_id(id_: str) -> bool:
    """Whether an id has the right form and cannot be mistaken for a national government's."""
    return bool(ID.fullmatch(id_)) and len(id_) <= MAX_ID_LENGTH and not id_.endswith(GOVERNMENT_SUFFIX)


def countries_are_known(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """A country is an ISO 3166-1 code, which begins the id (`jp-…`); an id without a country begins with `int-`."""
    if vocabulary.name not in {"localities_abroad", "organisations"}:
        return
    names = {country_name(code, language): code for code in country_codes() for language in ("id", "en")}
    for id_, entry in vocabulary.entries.items():
        if entry.country and entry.country not in country_codes():
            yield vocabulary.problem(
                "unknown-country", id_, "country", value=entry.country, near=suggest_names(entry.country, names)
            )
        elif ID.fullmatch(id_) and not id_.startswith(f"{(entry.country or 'int').lower()}-"):
            prefix = (entry.country or "int").lower()
            yield vocabulary.problem("id-without-country", id_, of_key=True, value=id_, prefix=f"{prefix}-")


def places_are_known(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """An organisation's place is a locality."""
    for id_, entry in vocabulary.entries.items():
        place = getattr(entry, "place", None)
        if place and place not in vocabularies.localities and place not in vocabularies.localities_abroad:
            suggestion = suggest_names(place, party_ids_by_name(vocabularies))
            yield vocabulary.problem("unknown-party", id_, "place", value=place, near=suggestion)


def hosts_are_valid(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """An outlet's hosts are host names without `www.`, and no host belongs to two outlets."""
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


def label_placeholders_agree(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """A label has the same placeholders in both languages."""
    if vocabulary.name != "labels":
        return
    for id_, label in vocabulary.entries.items():
        if placeholders(label.id) != placeholders(label.en):
            yield vocabulary.problem("label-placeholders", id_, value=label.en, expected=label.id)


def placeholders(text: str) -> list[str]:
    """Return the names in braces of a label, sorted."""
    return sorted(re.findall(r"{(\w+)}", text))


def former_ids_are_free(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """A former id has the form of an id, and is neither that of an entry nor a former id of another one."""
    parties = (vocabularies.localities, vocabularies.localities_abroad, vocabularies.organisations)
    entries = parties if any(vocabulary.entries is own for own in parties) else (vocabulary.entries,)
    owners = {
        former: id_ for own in entries for id_, entry in own.items() for former in getattr(entry, "former_ids", ())
    }
    for id_, entry in vocabulary.entries.items():
        for number, former in enumerate(getattr(entry, "former_ids", ())):
            if not is_valid_id(former):
                yield vocabulary.problem("bad-id", id_, "former_ids", number, value=former)
            elif any(former in own for own in entries):
                yield vocabulary.problem("former-id-taken", id_, "former_ids", number, value=former, other=former)
            elif owners[former] != id_:
                yield vocabulary.problem(
                    "former-id-taken", id_, "former_ids", number, value=former, other=owners[former]
                )


def fulfilling_kinds_are_known(vocabulary: Vocabulary, vocabularies: Vocabularies) -> Iterator[Problem]:
    """The kinds that carry out a plan are other kinds of events."""
    for id_, entry in vocabularies.event_kinds.items() if vocabulary.name == "event_kinds" else ():
        for number, kind in enumerate(entry.fulfilled_by):
            if kind not in vocabularies.event_kinds:
                suggestion = suggest_names(kind, entry_ids_by_name(vocabularies.event_kinds))
                yield vocabulary.problem("unknown-event-kind", id_, "fulfilled_by", number, value=kind, near=suggestion)
            elif kind == id_:
                yield vocabulary.problem("id-twice", id_, "fulfilled_by", number, value=kind)


RULES: tuple[Callable[[Vocabulary, Vocabularies], Iterator[Problem]], ...] = (
    ids_are_valid,
    countries_are_known,
    places_are_known,
    hosts_are_valid,
    label_placeholders_agree,
    former_ids_are_free,
    fulfilling_kinds_are_known,
    search_words_are_unique,
    search_words_mean_one_thing,
    search_countries_are_known,
)


def names_are_unique(vocabularies: list[Vocabulary]) -> Iterator[Problem]:
    """A name or alias belongs to one entry; sectors and kinds are only compared within their own file."""
    shared: dict[str, str] = {}
    for vocabulary in vocabularies:
        taken = {} if vocabulary.name in SEPARATE_NAMESPACES else shared
        yield from names_are_unique_in_file(vocabulary, taken)


def names_are_unique_in_file(vocabulary: Vocabulary, taken: dict[str, str]) -> Iterator[Problem]:
    """No name or alias is in `taken` (folded name -> id) already; the names of this file are added to it."""
    for id_, entry in vocabulary.entries.items():
        if vocabulary.name in {"outlets", "labels", "search_words"}:
            return
        names = set(map(fold, language_versions(entry.name))) if hasattr(entry, "name") else country_names(id_)
        for name in sorted(names & taken.keys()):
            if vocabulary.name != "countries":
                yield vocabulary.problem("name-twice", id_, "name", value=name, other=taken[name])
        taken.update(dict.fromkeys(names, id_))
        yield from aliases_are_unique(vocabulary, id_, entry.aliases, taken)


def aliases_are_unique(
    vocabulary: Vocabulary, id_: str, aliases: list[str], taken: dict[str, str]
) -> Iterator[Problem]:
    """No alias belongs to another entry; aliases of one entry may differ in punctuation only."""
    for number, alias in enumerate(aliases):
        name = fold(alias) or alias
        if taken.get(name, id_) != id_:
            yield vocabulary.problem("alias-twice", id_, "aliases", number, value=alias, other=taken[name])
        taken.setdefault(name, id_)


def country_names(code: str) -> set[str]:
    """Return a country's CLDR names, folded; an empty set for any other code."""
    return {fold(country_name(code, language)) for language in ("id", "en")} if code in country_codes() else set()
