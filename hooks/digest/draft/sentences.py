"""A report's paragraphs -> sentences, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.draft.report import Report

ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:dr|drg|drs|dra|ir|prof|h|hj|st|no|jl|tn|ny|mr|mrs|ms|inc|ltd|co|kab|prov|[a-z])\.$", re.IGNORECASE
)
BREAK = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence; `paragraph` counts from 0, the title being -1."""

    text: str
    paragraph: int
    first: bool = False

    @property
    def weight(self) -> float:
        """Return how much a name here says about what the report is about."""
        return 3 if self.paragraph < 0 else 2 if self.paragraph == 0 else 1


def sentences(report: Report) -> list[Sentence]:
    """Return the title, if there is one, and all sentences."""
    title = [Sentence(text=report.title, paragraph=-1, first=True)] if report.title else []
    body = (
        Sentence(text=text, paragraph=number, first=place == 0)
        for number, paragraph in enumerate(report.paragraphs)
        for place, text in enumerate(split(paragraph))
    )
    return [*title, *body]


def split(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, each of sane length."""
    start = 0
    for match in BREAK.finditer(paragraph):
        if not ABBREVIATED.search(paragraph[max(start, match.start() - 8) : match.start()]):
            yield paragraph[start : match.end()].strip()[:2000]
            start = match.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()[:2000]
