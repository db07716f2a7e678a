"""Every name of the vocabularies, whom it names, and which articles that makes; without any code of the search."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from oracle import ARTICLES, article, front_matter, people, text, vocabulary

from digest.read.content import country_codes

Owner = tuple[str, str]
"""Facet and id of what has a name."""

LEVEL = re.compile(r"^(Kota|Kabupaten|Provinsi|Prefektur) | (City|Regency|Province|Prefecture)$")
"""The level in a locality's name, which readers leave out."""

GOVERNMENT_HOST = r"\.(go|gov|lg)\.\w\w$|\.gov$|^(.*-)?(city|town|pref|kota|kab|prov)[-.]"
"""Hosts of governments: their first part names an office or a level, no outlet."""

ADMINISTRATION = re.compile(
    r"^(?:Pemerintah (?:Daerah )?|City of |Government of )(?:Kota |Kabupaten |Provinsi )?(.+)$"
    r"|^(?:Kota|Kabupaten|Provinsi) (.+)$"
    r"|^(.+?)(?: City| Regency| Provincial| Municipal)? (?:Government|Municipality)$"
)
"""Names of outlets that are those of local governments: such a name means the locality."""


@functools.cache
def fold(name: str) -> str:
    """Return a name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in plain if not unicodedata.combining(one))))


def both(name: Any) -> list[str]:
    """Return a name in both languages."""
    return list(name.values()) if isinstance(name, dict) else [name]


def names() -> Iterator[tuple[Owner, str]]:
    """Yield every name of every entry of the vocabularies with its owner."""
    countries = {name for _, name in country_names()}
    for id_, entry in vocabulary("localities").items():
        own = both(entry["name"])
        if len(own) == 1 and not id_.startswith("provinsi-"):
            level, bare = own[0].split(" ", 1)
            own.append(f"{bare} {'City' if level == 'Kota' else 'Regency'}")
        bare_names = [LEVEL.sub("", name) for name in own]
        yield from ((("city", id_), name) for name in (*own, *bare_names, *entry.get("aliases", [])))
    for facet, file in (
        ("city", "localities_abroad"),
        ("city", "organisations"),
        ("sector", "sectors"),
        ("kind", "event_kinds"),
    ):
        for id_, entry in vocabulary(file).items():
            bare_names = [LEVEL.sub("", name) for name in both(entry["name"])] if file == "localities_abroad" else []
            own = [*both(entry["name"]), *(name for name in bare_names if name not in countries)]
            yield from (((facet, id_), name) for name in (*own, *entry.get("aliases", [])))
    for id_, entry in vocabulary("instrument_kinds").items():
        signed = f"{id_}-signed"
        owner = ("kind", signed) if signed in vocabulary("event_kinds") else ("instrument", id_)
        yield from (
            (owner, name) for name in (*both(entry["name"]), *both(entry.get("short", [])), *entry.get("aliases", []))
        )
    for id_, entry in vocabulary("outlets").items():
        short = [host.split(".")[0] for host in entry["hosts"] if not re.search(GOVERNMENT_HOST, host)]
        apart = [re.sub(r"(?<=\w{3})(news|post|online|today|times)$", r" \1", host) for host in short]
        bare_names = [re.sub(r"^(The|Harian|Koran) | \(.*\)$", "", both(entry["name"])[0])]
        own = (*both(entry["name"]), *bare_names, *entry["hosts"], *short, *apart)
        yield from ((("outlet", id_), name) for name in own)
    yield from country_names()


def country_names() -> Iterator[tuple[Owner, str]]:
    """Yield the names and codes of all countries but Indonesia, with what readers call them."""
    id_, en = (Locale(language).territories for language in ("id", "en"))
    for code in country_codes():
        if code != "ID":
            aliases = vocabulary("countries").get(code, {}).get("aliases", [])
            yield from ((("country", code), name) for name in (id_[code], en[code], code, *aliases))
    for entry in vocabulary("search_words").values():
        for code in entry.get("countries", []):
            yield from ((("country", code), name) for name in (*entry.get("id", []), *entry.get("en", [])))


@functools.cache
def owners() -> dict[str, set[Owner]]:
    """Return whom each folded name names: outlets only where nothing else has the name."""
    found: dict[str, set[Owner]] = defaultdict(set)
    for owner, name in names():
        found[fold(name)].add(owner)
        if 1 < len(fold(name).split()) <= 3:
            found[fold(name).replace(" ", "")].add(owner)  # written together
    for own in found.values():
        if any(facet != "outlet" for facet, _ in own):
            own -= {owner for owner in own if owner[0] == "outlet"}
    return found


@functools.cache
def meant(name: str) -> set[Owner]:
    """Return whom a name means: that of a local government its locality."""
    own = owners()[fold(name)]
    found = ADMINISTRATION.match(name)
    if found and all(facet == "outlet" for facet, _ in own):
        level = re.search(r"\b(Kota|City|Kabupaten|Regency|Provinsi|Provincial)\b", name)
        levels = {"City": "kota", "Regency": "kabupaten", "Provincial": "provinsi"}
        wanted = levels.get(level[0], level[0].lower()) if level else ""
        places = {owner for owner in owners()[fold(next(filter(None, found.groups())))] if owner[0] == "city"}
        return {owner for owner in places if owner[1].startswith(f"{wanted}-")} or places or own
    return own


def is_word(name: str) -> bool:
    """Tell whether a name is a word of readers as well: a single word for a kind, or one of data/search_words.yml."""
    folded = fold(name)
    is_kind = {facet for facet, _ in owners()[folded]} <= {"kind", "instrument"} and " " not in folded
    return is_kind or (len(folded) == 2 and folded in words_of_readers())


@functools.cache
def words_of_readers() -> set[str]:
    """Return the words that mean the same as others."""
    entries = [
        entry
        for entry in vocabulary("search_words").values()
        if entry.get("use") in {None, "mission"} and "person" not in entry
    ]
    return {fold(word) for entry in entries for word in (*entry.get("id", []), *entry.get("en", []))}


def articles_by_owner(events: dict[str, list[set[str]]]) -> dict[Owner, set[str]]:
    """Return the ids of the articles that tell of each owner; `events`, which `events_of` returns, tells sector and kind."""
    found: dict[Owner, set[str]] = defaultdict(set)
    for id_, own in events.items():
        for one in set().union(*own):
            found["sector", one].add(id_)
            found["kind", one].add(id_)
    for path in ARTICLES.glob("*/*.md"):
        if not path.name.endswith(".en.md"):
            facts = front_matter(path)
            ids = set().union(*article(path)[0])
            own = {(facet, id_) for id_ in ids for facet in ("city", "country")}
            own |= {("instrument", event["instrument"]["kind"]) for event in facts["events"] if "instrument" in event}
            own |= {("outlet", source["outlet"]) for source in facts["sources"]}
            for owner in own:
                found[owner].add(article_id(path))
    return found


def article_id(path: Path) -> str:
    """Return an article's id: `2025/slug`."""
    return f"{path.parent.name}/{path.name.split('.')[0]}"


def mentioning(own: set[Owner], language: str) -> set[str]:
    """Return the articles whose text holds a whole name that belongs to these owners alone."""
    places = {owner for owner in own if owner[0] in {"city", "country"}}
    unambiguous = {name for owner in places for name in names_of()[owner] if owners()[name] <= own}
    return set().union(*(mentions(language).get(name, set()) for name in unambiguous))


@functools.cache
def names_of() -> dict[Owner, set[str]]:
    """Return the folded names of each owner."""
    found: dict[Owner, set[str]] = defaultdict(set)
    for name, own in owners().items():
        for owner in own:
            found[owner].add(name)
    return found


@functools.cache
def mentions(language: str) -> dict[str, set[str]]:
    """Return the articles in which each name stands, in capitals and as no part of a longer name, also of a person."""
    found: dict[str, set[str]] = defaultdict(set)
    longest = max(len(name.split()) for name in owners())
    for path in ARTICLES.glob("*/*.md"):
        if path.name.endswith(".en.md") == (language == "en"):
            words = re.findall(r"[^\W_]+", re.sub(r"\]\([^)]*\)", "] ", article(path)[1]))
            names = [tuple(fold(name).split()) for name in people(path)]
            persons = {*names, *(name[:2] for name in names if len(name) > 2)}  # Bima Arya Sugiarto is Bima Arya
            for name in whole_names(words, persons, longest):
                found[name].add(article_id(path))
    return found


def whole_names(words: list[str], persons: set[tuple[str, ...]], longest: int) -> set[str]:
    """Return the names among some words that no longer name or person's name covers."""
    folded = [fold(word) for word in words]
    spans: dict[tuple[int, int], str] = {}
    for start in range(len(words)):
        if words[start][0].isupper() or words[start][0].isdigit():
            for end in range(min(start + longest, len(words)), start, -1):
                if (name := " ".join(folded[start:end])) in owners():
                    spans[start, end] = name
                    break
        spans |= {(start, start + len(one)): "" for one in persons if tuple(folded[start : start + len(one)]) == one}
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    ends = itertools.accumulate((end for _, end in ordered), max, initial=0)
    return {spans[span] for span, covered in zip(ordered, ends, strict=False) if span[1] > covered} - {""}


def label(owner: Owner, language: str) -> str:
    """Return what a result calls an owner."""
    facet, id_ = owner
    if facet == "country":
        return str(Locale(language).territories[id_])
    files = {"city": ("localities", "localities_abroad", "organisations"), "sector": ("sectors",),
             "kind": ("event_kinds",), "instrument": ("instrument_kinds",), "outlet": ("outlets",)}  # fmt: skip
    entry = next(vocabulary(file)[id_] for file in files[facet] if id_ in vocabulary(file))
    name = entry["name"]
    if language == "en" and isinstance(name, str) and id_.split("-")[0] in {"kota", "kabupaten"}:
        level, bare = name.split(" ", 1)
        return f"{bare} {'City' if level == 'Kota' else 'Regency'}"
    return text(name, language)
