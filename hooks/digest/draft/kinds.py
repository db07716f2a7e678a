"""What happened, in which field, with what document: words of the report that tell kinds, sectors and instruments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from digest.draft.findings import Finding, around
from digest.draft.gazetteer import cues
from digest.draft.sentences import Sentence
from digest.read.names import spellings

MOST_SECTORS = 4


def cue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words, the longest first, standing by themselves."""
    ordered = sorted({word.casefold() for word in words}, key=len, reverse=True)
    spaced = (re.escape(word).replace(r"\ ", r"[\s-]*" if word.startswith("kerja") else r"\s+") for word in ordered)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def patterns(name: str, entries: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return, for every entry that words.yml or its own aliases give words for, the pattern of these."""
    told = cues()[name]
    words = {id_: [*told.get(id_, ()), *entry.aliases] for id_, entry in entries.items()}
    return {id_: cue_pattern(words[id_]) for id_ in [*told, *entries] if words.get(id_)}


def find_kind(lines: Iterable[Sentence], entries: Mapping[str, Any]) -> Finding[str] | None:
    """Return the kind of event that some sentences tell: a telling word weighs by its place and its rank."""
    best: tuple[float, Finding[str]] | None = None
    for rank, (id_, pattern) in enumerate(patterns("kinds", entries).items()):
        found = [(line, match) for line in lines if (match := pattern.search(line.text))]
        if not found:
            continue
        weight = sum(line.weight for line, _ in found[:3]) * (1.6 if rank < 5 else 1.0)
        line, match = found[0]
        finding = Finding(value=id_, words=around(line.text, *match.span()))
        if best is None or weight > best[0]:
            best = weight, finding
    return best[1] if best else None


def find_sectors(lines: list[Sentence], entries: Mapping[str, Any]) -> list[Finding[str]]:
    """Return the fields that a report speaks of, those named most and first before the others."""
    counts, first = Counter[str](), dict[str, Finding[str]]()
    for id_, pattern in patterns("sectors", entries).items():
        for line in lines:
            for match in pattern.finditer(line.text):
                counts[id_] += int(line.weight)
                first.setdefault(id_, Finding(value=id_, words=around(line.text, *match.span())))
    most = max(counts.values(), default=0)
    return [first[id_] for id_, count in counts.most_common(MOST_SECTORS) if count >= max(min(2, most), 0.25 * most)]


def find_instrument(text: str, entries: Mapping[str, Any]) -> Finding[str] | None:
    """Return the kind of document that a sentence names."""
    found = [
        (match.start(), Finding(value=id_, words=around(text, *match.span())))
        for id_, pattern in patterns("instruments", entries).items()
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda item: item[0])[1] if found else None


def names_of(entry: Any, language: str) -> str:
    """Return an entry's name in a language, for lists of what to choose from."""
    names = list(spellings(entry.name))
    return names[-1] if language == "en" else names[0]
