"""What happened, by the words of some sentences: the kind of an event, its instrument, the signings beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.draft.denials import denied_act
from digest.draft.kinds import find_instrument, find_kind, kind_of_instrument, other_signings, signing_pattern
from digest.read.content import Vocabularies
from digest.reports.findings import Finding, quote_around
from digest.reports.sentences import Sentence

STATED = re.compile(
    r"\b(?:mengatakan|menyatakan|menyampaikan|menjelaskan|menyebut(?:kan)?|mengutip|menurut|tercatat|kata|ujar\w*|"
    r"said|stated|according to)\b",
    re.IGNORECASE,
)


def signings_beside(
    told: list[Finding | None], sentences: list[Sentence], vocabularies: Vocabularies
) -> Iterator[tuple[Finding, bool]]:
    """Yield the signings that sentences tell of beside those already `told`, each with whether it is planned."""
    kinds = {one.value for one in told if one}
    for ahead in (False, True):
        for found in other_signings(sentences, vocabularies.instrument_kinds, kinds, ahead=ahead):
            yield found, ahead


def kind_of(sentences: list[Sentence], vocabularies: Vocabularies, *, quoted: bool = False) -> Finding | None:
    """Return the kind of event that some sentences report."""
    return find_kind(sentences, vocabularies.event_kinds, vocabularies.instrument_kinds, quoted=quoted)


def statement(sentences: list[Sentence]) -> Finding | None:
    """Return that somebody states how things are, for a report in which nothing happens; None where nobody speaks."""
    for sentence in sentences:
        if found := STATED.search(sentence.text):
            return Finding(value="statement", quote=quote_around(sentence.text, *found.span()))
    return None


def signed_instrument(kind: Finding | None, sentences: list[Sentence], vocabularies: Vocabularies) -> Finding | None:
    """Return the kind of instrument that sentences name; None where the event signs none."""
    if kind is None or not kind.value.endswith("-signed"):
        return None
    acts = [one.text for one in sentences if not denied_act([one], signing_pattern())]
    fitting = {id_: one for id_, one in vocabularies.instrument_kinds.items() if kind_of_instrument(id_) == kind.value}
    text, every = " ".join(acts), vocabularies.instrument_kinds
    return (find_instrument(text, fitting) if fitting else None) or find_instrument(text, every)
