"""Splits a report into sentences, each with its place in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.reports.report import Report

ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:dr|drg|drs|dra|ir|prof|h|hj|st|no|jl|tn|ny|mr|mrs|ms|moh|muh|mohd|abd|tgk|tb|dt|ust|h\.e|inc|ltd|co|pt|cv|kab|prov|s\.d|[a-z])\.$",
    re.IGNORECASE,
)
SENTENCE_BREAK = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9\uac00-\ud7a3])|(?<=[。！？])(?=.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the report; `paragraph` counts from 0, the title is -1."""

    text: str
    paragraph: int

    @property
    def weight(self) -> float:
        """Return how much what is named here counts: most in the title, then in the first paragraph."""
        return 3 if self.paragraph < 0 else 2 if self.paragraph == 0 else 1


def split_report(report: Report) -> list[Sentence]:
    """Return the title, if there is one, and all sentences in their order."""
    title = [Sentence(text=report.title, paragraph=-1)] if report.title else []
    body = (
        Sentence(text=text, paragraph=number)
        for number, paragraph in enumerate(report.paragraphs)
        for text in split_paragraph(paragraph)
    )
    return [*title, *body]


def split_paragraph(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, each cut to 2,000 characters."""
    start = 0
    for match in SENTENCE_BREAK.finditer(paragraph):
        if not ABBREVIATION.search(paragraph[max(start, match.start() - 8) : match.start()]):
            yield paragraph[start : match.end()].strip()[:2000]
            start = match.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()[:2000]
