"""Judges whether an item of a feed is on our subject, by names and words, and says which of them decided."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.intake.items import FeedItem
from digest.names.gazetteer import Gazetteer, Meaning
from digest.parse.yaml_nodes import load_yaml
from digest.places.world import find_places

GROUPS = {"locality": "home", "locality_abroad": "abroad", "country": "country", "organisation": "organisation"}
"""The kind of evidence that a name is, by what it means; names are ambiguous, and the first kind here counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A kind of evidence (a key of words.yml), what it is worth, and the words of the item that are it."""

    kind: str
    points: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The evidence for and against an item, the ids of the parties named, and whether the item is worth showing."""

    evidence: tuple[Reason, ...]
    party_ids: frozenset[str]

    @property
    def score(self) -> float:
        """The sum of all points."""
        return round(sum(one.points for one in self.evidence), 2)

    @property
    def is_shown(self) -> bool:
        """Whether the item is worth an editor's look."""
        return self.score >= float(word_lists()["shown"])


@functools.cache
def word_lists() -> dict[str, Any]:
    """Return what words.yml holds."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("words.yml"))
    return found


@functools.cache
def word_pattern(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of a list, whole ones; `*` stands for any ending, a blank for any gap."""
    lists = word_lists()
    words = lists["exclude"][kind]["words"] if kind in lists["exclude"] else lists[kind]
    parts = (
        re.escape(word.removesuffix("*")).replace(r"\ ", r"[\s-]+") + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def find_words(kind: str, text: str) -> tuple[str, ...]:
    """Return the words of a list that a text has, each once."""
    return tuple(dict.fromkeys(word.casefold() for word in word_pattern(kind).findall(text)))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges items by the names of the vocabularies."""

    gazetteer: Gazetteer

    def judge(self, item: FeedItem) -> Judgement:
        """Return the judgement of an item: of its title and summary, and of its outlet's name."""
        text = f"{item.title}. {item.summary}"
        names, ids = self.find_names(text)
        words = {kind: find_words(kind, text) for kind in ("government", "sister", "envoy", "deed")}
        leaders = find_words("leader", text)
        names["home"] += leaders
        words["government"] += leaders
        outlet = () if names["home"] else self.find_names(item.outlet)[0]["home"]
        evidence = [*for_item(names, words, outlet), *missing_side(names, words, outlet)]
        evidence += against_item(text, names_authority=bool(words["government"] or words["sister"]))
        return Judgement(evidence=tuple(evidence), party_ids=frozenset(ids))

    def find_names(self, text: str) -> tuple[dict[str, tuple[str, ...]], set[str]]:
        """Return the names in a text by the kind of evidence that they are, and the ids of all that they may mean."""
        names: dict[str, tuple[str, ...]] = defaultdict(tuple)
        ids: set[str] = set()
        for match in self.gazetteer.matches(text):
            ids |= {one.id for one in match.meanings if one.kind not in {"country", "outlet"}}
            if kind := evidence_kind(match.meanings):
                names[kind] = tuple(dict.fromkeys([*names[kind], text[match.start : match.end]]))
        known = {word for own in names.values() for name in own for word in name.split()}
        places = (name for name, _ in find_places(text) if not known & set(name.split()))
        names["abroad"] = tuple(dict.fromkeys([*names["abroad"], *places]))
        return names, ids


def evidence_kind(meanings: Iterable[Meaning]) -> str:
    """Return the kind of evidence that a name is; empty for Indonesia, its organisations, and outlets."""
    counted = (one for one in meanings if one.kind != "outlet" and one.id != "ID" and not one.id.startswith("id-"))
    kinds = {one.kind for one in counted}
    return next((group for kind, group in GROUPS.items() if kind in kinds), "")


def for_item(
    names: dict[str, tuple[str, ...]], words: dict[str, tuple[str, ...]], outlet: tuple[str, ...]
) -> Iterator[Reason]:
    """Yield the evidence that an item is on our subject."""
    points, left = word_lists()["points"], float(word_lists()["most-abroad"])
    found = {"home": names["home"], "outlet": outlet, "government": words["government"], "sister": words["sister"]}
    yield from (Reason(kind=kind, points=points[kind], words=own) for kind, own in found.items() if own)
    for kind in ("abroad", "country", "organisation", "envoy"):
        if own := names[kind] or words.get(kind, ()):
            yield Reason(kind=kind, points=min(points[kind], left), words=own)
            left -= min(points[kind], left)
    count = min(len(words["deed"]) + bool(words["sister"]), word_lists()["most-deeds"])
    worth = points["deed"] * count if count else points["nothing-done"]
    yield Reason(kind="deed" if count else "nothing-done", points=worth, words=words["deed"] or words["sister"])


def missing_side(
    names: dict[str, tuple[str, ...]], words: dict[str, tuple[str, ...]], outlet: tuple[str, ...]
) -> Iterator[Reason]:
    """Yield the evidence against an item that names nobody in Indonesia, or nobody abroad."""
    points = word_lists()["points"]
    if not (names["home"] or outlet):
        kind = "office-without-place" if words["government"] else "nobody-here"
        yield Reason(kind=kind, points=points[kind])
    if not (names["abroad"] or names["country"] or names["organisation"]):
        hints = words["envoy"] or (words["sister"] if len(names["home"]) < 2 else ())
        kind = "hint-of-abroad" if hints else "nobody-abroad"
        yield Reason(kind=kind, points=points[kind], words=hints)


def against_item(text: str, *, names_authority: bool) -> Iterator[Reason]:
    """Yield the evidence that an item is on another subject, halved where a local authority or tie is named too."""
    for kind, entry in word_lists()["exclude"].items():
        if found := find_words(kind, text):
            share = 0.5 if entry.get("halved") and names_authority else 1.0
            yield Reason(kind=kind, points=entry["points"] * share, words=found)
