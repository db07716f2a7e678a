"""A report -> everything that a draft of an article can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from digest.check.article_rules import outlet_of
from digest.draft.boilerplate import BYLINE, DATELINE, cut_dateline
from digest.draft.events import DraftEvent, find_events, publication
from digest.draft.figures import Figure, find_figures
from digest.draft.findings import Finding
from digest.draft.gazetteer import gazetteer
from digest.draft.kinds import find_sectors
from digest.draft.parties import Named, Weighing
from digest.draft.people import Person, find_people
from digest.draft.report import Report
from digest.draft.sentences import sentences
from digest.read.content import Vocabularies
from digest.read.fields import split_url
from digest.read.names import spellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a report gives for an article; texts of our own are not among it."""

    report: Report
    outlet: Finding[str] | None
    host: str
    published: Finding[str] | None
    events: list[DraftEvent]
    named: Named
    sectors: list[Finding[str]]
    people: list[Person]
    figures: list[Figure]

    @property
    def mentions(self) -> list[Finding[str]]:
        """Return who is only named: parties, then the countries that no party or mention belongs to."""
        told = {
            finding.value[:2].upper()
            for finding in (*self.named.parties, *self.named.mentions)
            if finding.value[2:3] == "-"
        }
        return [*self.named.mentions, *(country for country in self.named.countries if country.value not in told)]


def gather(report: Report, vocabularies: Vocabularies, latest: date) -> Draft:
    """Return the draft that a report makes, as of the day `latest`."""
    lines, book = sentences(report), gazetteer(vocabularies)
    named = Weighing(lines, book, vocabularies).run()
    published = publication(report, latest)
    parts = split_url(report.url) if report.url else None
    host = str(parts.hostname) if parts else ""
    return Draft(
        report=report,
        outlet=find_outlet(report, host, vocabularies),
        host=host,
        published=published,
        events=find_events(report, lines, vocabularies, published, latest),
        named=named,
        sectors=find_sectors(lines, vocabularies.sectors),
        people=find_people(lines, book, [finding.value for finding in named.parties]),
        figures=find_figures([line for line in lines if line.paragraph >= 0]),
    )


def find_outlet(report: Report, host: str, vocabularies: Vocabularies) -> Finding[str] | None:
    """Return who published the report: whom its address belongs to; without an address, whom its datelines name."""
    if host:
        id_ = outlet_of(host, vocabularies)
        return Finding(value=id_, words=host, sure=True) if id_ else None
    lines = (" ".join(line.split()) for line in report.whole.split("\n"))
    signed = [line[: match.end()] for line in lines if (match := DATELINE.match(line)) and cut_dateline(line) != line]
    signed += [line for line in report.whole.split("\n") if BYLINE.match(line.strip())]
    text = "\n".join(signed).casefold()
    found = {
        id_: name for id_, outlet in vocabularies.outlets.items() for name in (*spellings(outlet.name), *outlet.hosts)
        if re.search(rf"(?<![\w.]){re.escape(name.casefold())}(?!\w)", text)
    }  # fmt: skip
    return Finding(value=next(iter(found)), words=next(iter(found.values()))) if len(found) == 1 else None
