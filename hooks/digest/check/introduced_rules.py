"""Rules on the entries that articles introduce: each is new, for the vocabularies and among the articles."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from digest.check.names import language_versions
from digest.core.problem import Problem
from digest.read.content import Content, VocabularyFiles
from digest.read.introduced import introduced_entries
from digest.read.suggestions import fold
from digest.read.validation import MAX_PROBLEMS

PARTIES = ("localities", "localities_abroad", "organisations")
"""The vocabularies whose entries share one set of ids: those of parties."""

GENERIC_WORDS = re.compile(
    r"\b(city|kota|town|county|kabupaten|district|municipality|province|provinsi|prefecture|prefektur|state|of)\b"
)
"""Words that a name is written with or without."""

MIN_SIMILARITY = 0.86
"""The least `difflib` ratio of two names that are spellings of one: Gyeongsangbuk and Kyeongsangbuk have 0.92."""


def ids_are_new(content: Content) -> Iterator[Problem]:
    """What an article introduces is not in data/ already, and no other article introduces it."""
    files = content.vocabularies
    first: dict[tuple[str, ...], str] = {}
    for article in content.articles:
        for name, id_, _ in introduced_entries(article):
            group = PARTIES if name in PARTIES else (name,)
            at = ("introduces", name, id_)
            if any(id_ in (files.nodes[one].values or ()) for one in group):
                yield article.problem("introduced-known", *at, of_key=True, value=id_, other=files.place(id_))
            elif (*group, id_) in first:
                yield article.problem("introduced-twice", *at, of_key=True, value=id_, other=first[*group, id_])
            else:
                line = article.document.nodes.position(at, of_key=True)[0]
                first[*group, id_] = f"{article.document.path}:{line}"


def names_are_new(content: Content) -> Iterator[Problem]:
    """Warn where the name of what an article introduces is nearly that of another entry of its vocabulary."""
    for name, introduced in content.vocabularies.introduced.items():
        yield from islice(near_names(content.vocabularies, name, set(introduced)), MAX_PROBLEMS)


def near_names(files: VocabularyFiles, name: str, introduced: set[str]) -> Iterator[Problem]:
    """Yield a warning for each introduced entry that is like another one; of two introduced ones for the second."""
    entries = getattr(files.entries, name)
    bare = {id_: bare_names(entry) for id_, entry in entries.items()} if introduced else {}
    known = set(entries) - introduced
    for id_ in sorted(introduced, key=files.place):
        others = [one for one in known if same_kind(entries[id_], entries[one]) and is_near(bare[id_], bare[one])]
        alike = sorted(one for one in others if not share_name(name, entries, id_, one))
        known.add(id_)
        if alike:
            near = ", ".join(f"{one} ({files.place(one)})" for one in alike[:3])
            yield files.problem(name, "introduced-near", id_, "name", value=entries[id_].name.id, near=near)


def same_kind(entry: Any, other: Any) -> bool:
    """Tell whether two entries are of one country and level: a prefecture and its capital often share a name."""
    return all(getattr(entry, field, None) == getattr(other, field, None) for field in ("country", "level"))


def share_name(name: str, entries: Mapping[str, Any], id_: str, other: str) -> bool:
    """Tell whether two parties have a name in common, which is a problem and needs no warning."""
    one, two = (set(map(fold, names_of(entries[party]))) for party in (id_, other))
    return name in PARTIES and bool(one & two)


def names_of(entry: Any) -> list[str]:
    """Return an entry's name in both languages, and its aliases."""
    return [*language_versions(entry.name), *getattr(entry, "aliases", ())]


def bare_names(entry: Any) -> set[tuple[str, ...]]:
    """Return the words of an entry's name, and of its aliases, folded and without generic words."""
    folded = {name: GENERIC_WORDS.sub(" ", fold(name)) for name in names_of(entry)}
    return {tuple((bare.strip() or fold(name)).split()) for name, bare in folded.items()} - {()}


def is_near(names: set[tuple[str, ...]], others: set[tuple[str, ...]]) -> bool:
    """Tell whether one of `names` is a spelling of one of `others`; those of four letters at most have to be equal."""
    return any(is_spelling("".join(name), "".join(other)) and differs_little(name, other)
               for name in names for other in others)  # fmt: skip


def is_spelling(text: str, other: str) -> bool:
    """Tell whether two texts are equal or, if longer than four letters, alike."""
    shorter, longer = sorted((len(text), len(other)))
    if text == other or shorter <= 4 or 2 * shorter / (shorter + longer) < MIN_SIMILARITY:
        return text == other  # of such lengths no ratio is high enough
    matcher = difflib.SequenceMatcher(None, text, other, autojunk=False)
    return matcher.quick_ratio() >= MIN_SIMILARITY and matcher.ratio() >= MIN_SIMILARITY


def differs_little(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether what two names do not share is alike: the consulates in Osaka and Tokyo share all other words."""
    own, its = ("".join(word for word in one if word not in two) for one, two in ((name, other), (other, name)))
    return not (own and its) or is_spelling(own, its)
