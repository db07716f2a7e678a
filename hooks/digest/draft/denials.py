"""What a report says did not happen: `no memorandum was ever signed`, `batal ditandatangani`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.reports.findings import Finding, quote_around
from digest.reports.sentences import Sentence

WORDS = r"(?:[\w'’-]+\s+)"
BEFORE = re.compile(
    rf"\b(?:never|without|no(?!\s+(?:doubt|less|longer|fewer))|(?:not|n['’]t)(?!\s+(?:only|just|merely)))\s+{WORDS}{{0,7}}$|"
    r"\b(?:(?:tidak|tak|belum)\s+(?:jadi|pernah|sempat|ada)|tanpa|batal|urung|gagal|membatalkan|pembatalan|"
    rf"cancell?ed|failed to|calls? off|called off)\s+{WORDS}{{0,5}}$",
    re.IGNORECASE,
)
"""Before the word for an act, in the same clause."""
BEHIND = re.compile(
    rf"^\s+{WORDS}{{0,12}}(?:batal|urung|gagal|dibatalkan|(?:tidak|tak|belum)\s+(?:jadi|pernah|sempat|terlaksana|terwujud)|"
    r"(?:was|were|has been|is)\s+(?:cancell?ed|called off)|never\s+(?:took place|happened|came))\b",
    re.IGNORECASE,
)
"""Behind it: `penandatanganan nota kesepahaman itu batal`."""


def is_denied(text: str, match: re.Match[str]) -> bool:
    """Tell whether a text says that what the words of a `match` name did not happen."""
    return bool(BEFORE.search(clause_before(text, match)) or BEHIND.match(text[match.end() :]))


def clause_before(text: str, match: re.Match[str]) -> str:
    """Return the text before a match, from the last comma or stop."""
    return re.split(r"[.;:,()]", text[: match.start()])[-1]


def denied_act(sentences: Iterable[Sentence], acts: re.Pattern[str]) -> Finding | None:
    """Return the words with which a report denies one of some `acts`; None where it denies none."""
    for sentence in sentences:
        for match in acts.finditer(sentence.text):
            if is_denied(sentence.text, match):
                before = BEFORE.search(clause_before(sentence.text, match))
                start = match.start() - len(before[0]) if before else match.start()
                return Finding(value="", quote=quote_around(sentence.text, start, match.end()))
    return None
