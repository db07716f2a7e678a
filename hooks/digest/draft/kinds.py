"""Kinds of events, sectors and instruments, by the words of the report that point to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from digest.draft.findings import Finding, quote_around
from digest.draft.gazetteer import cue_words
from digest.draft.sentences import Sentence

MAX_SECTORS = 4


def cue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of some whole words or phrases, the longest first."""
    ordered = sorted({word.casefold() for word in words}, key=len, reverse=True)
    spaced = (re.escape(word).replace(r"\ ", r"[\s-]*" if word.startswith("kerja") else r"\s+") for word in ordered)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def entry_patterns(name: str, entries: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return by id a pattern of the words for each of a vocabulary's `entries`: list `name` of words.yml, aliases."""
    cues = cue_words()[name]
    words = {id_: [*cues.get(id_, ()), *entry.aliases] for id_, entry in entries.items()}
    return {id_: cue_pattern(words[id_]) for id_ in [*cues, *entries] if words.get(id_)}


def find_kind(sentences: list[Sentence], entries: Mapping[str, Any]) -> Finding | None:
    """Return the kind of event that some sentences report; the first five kinds in words.yml weigh more."""
    best: tuple[float, Finding] | None = None
    for rank, (id_, pattern) in enumerate(entry_patterns("kinds", entries).items()):
        found = [(sentence, match) for sentence in sentences if (match := pattern.search(sentence.text))]
        if not found:
            continue
        weight = sum(sentence.weight for sentence, _ in found[:3]) * (1.6 if rank < 5 else 1.0)
        sentence, match = found[0]
        finding = Finding(value=id_, quote=quote_around(sentence.text, *match.span()))
        if best is None or weight > best[0]:
            best = weight, finding
    return best[1] if best else None


def find_sectors(sentences: list[Sentence], entries: Mapping[str, Any]) -> list[Finding]:
    """Return the sectors of a report, at most `MAX_SECTORS`, those named most often and earliest first."""
    counts, first = Counter[str](), dict[str, Finding]()
    for id_, pattern in entry_patterns("sectors", entries).items():
        for sentence in sentences:
            for match in pattern.finditer(sentence.text):
                counts[id_] += int(sentence.weight)
                first.setdefault(id_, Finding(value=id_, quote=quote_around(sentence.text, *match.span())))
    most = max(counts.values(), default=0)
    return [first[id_] for id_, count in counts.most_common(MAX_SECTORS) if count >= max(min(2, most), 0.25 * most)]


def find_instrument(text: str, entries: Mapping[str, Any]) -> Finding | None:
    """Return the kind of instrument that a text names first."""
    found = [
        (match.start(), Finding(value=id_, quote=quote_around(text, *match.span())))
        for id_, pattern in entry_patterns("instruments", entries).items()
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda item: item[0])[1] if found else None
