"""Extracts from a report everything that a draft of an article can contain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from digest.check.article_rules import outlet_of_host
from digest.check.names import language_versions
from digest.draft.events import DraftEvent, find_events
from digest.draft.figures import DraftFigure, find_figures
from digest.draft.findings import Finding
from digest.draft.gazetteer import build_gazetteer
from digest.draft.kinds import find_sectors
from digest.draft.parties import NamedEntities, PartyFinder
from digest.draft.people import DraftPerson, find_people
from digest.draft.published import find_publication_date
from digest.draft.sentences import split_report
from digest.read.content import Vocabularies
from digest.read.fields import split_safe_url
from digest.reports.boilerplate import BYLINE, DATELINE, remove_dateline
from digest.reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of an article that a report gives; the editor writes title, description and text."""

    report: Report
    outlet: Finding | None
    host: str
    """Of the report's address; empty where it has none."""
    added: date
    """The day on which the draft is written."""
    published: Finding | None
    events: list[DraftEvent]
    entities: NamedEntities
    sectors: list[Finding]
    people: list[DraftPerson]
    figures: list[DraftFigure]

    @property
    def mentions(self) -> list[Finding]:
        """Return who is only named: parties, then the countries that no party or mention belongs to."""
        ids = [finding.value for finding in (*self.entities.parties, *self.entities.mentions)]
        named = {id_[:2].upper() for id_ in ids if id_[2:3] == "-"}
        return [*self.entities.mentions, *(one for one in self.entities.countries if one.value not in named)]


def extract_draft(report: Report, vocabularies: Vocabularies, latest: date) -> Draft:
    """Return the draft of a report, as written on the day `latest`; the report was published by then."""
    sentences, gazetteer = split_report(report), build_gazetteer(vocabularies)
    entities = PartyFinder(sentences, gazetteer, vocabularies).find()
    published = find_publication_date(report, latest)
    parts = split_safe_url(report.url) if report.url else None
    host = str(parts.hostname) if parts else ""
    return Draft(
        report=report,
        outlet=find_outlet(report, host, vocabularies),
        host=host,
        added=latest,
        published=published,
        events=find_events(report, sentences, vocabularies, published, latest),
        entities=entities,
        sectors=find_sectors(sentences, vocabularies.sectors),
        people=find_people(sentences, gazetteer, [finding.value for finding in entities.parties]),
        figures=find_figures([sentence for sentence in sentences if sentence.paragraph >= 0]),
    )


def find_outlet(report: Report, host: str, vocabularies: Vocabularies) -> Finding | None:
    """Return the outlet's id: by the address's host; without an address, by datelines and bylines that name one."""
    if host:
        id_ = outlet_of_host(host, vocabularies)
        return Finding(value=id_, quote=host, sure=True) if id_ else None
    lines = [" ".join(line.split()) for line in report.full_text.split("\n")]
    lines_naming_outlet = [
        line[: match.end()] for line in lines if (match := DATELINE.match(line)) and remove_dateline(line) != line
    ]
    lines_naming_outlet += [line for line in report.full_text.split("\n") if BYLINE.match(line.strip())]
    text = "\n".join(lines_naming_outlet).casefold()
    found = {
        id_: name
        for id_, outlet in vocabularies.outlets.items()
        for name in (*language_versions(outlet.name), *outlet.hosts)
        if re.search(rf"(?<![\w.]){re.escape(name.casefold())}(?!\w)", text)
    }
    return Finding(value=next(iter(found)), quote=next(iter(found.values()))) if len(found) == 1 else None
