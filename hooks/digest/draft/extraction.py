"""Extracts from a report everything that a draft of an article can contain."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from digest.draft.events import DraftEvent, find_events
from digest.draft.figures import DraftFigure, find_figures
from digest.draft.gloss import glossed, home_country, is_in_other_script
from digest.draft.kinds import find_sectors
from digest.draft.outlets import find_outlet, new_outlet
from digest.draft.people import DraftPerson, find_people
from digest.draft.published import find_publication_date
from digest.draft.publisher import publishing_locality
from digest.entities.named_entities import NamedEntities
from digest.entities.parties import PartyFinder
from digest.names.gazetteer import build_gazetteer
from digest.read.content import Vocabularies
from digest.reports.findings import Finding
from digest.reports.report import Report
from digest.reports.sentences import split_report

MAX_PARTNERS = 4
"""Foreign local governments that have an event each; where there are more, they met all together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of an article that a report gives; the editor writes title, description and text."""

    report: Report
    outlet: Finding | None
    host: str
    """Of the report's address; empty where it has none."""
    added: date
    """The day on which the draft is written."""
    new_outlet: tuple[str, dict[str, Any]] | None
    """Id and entry of an outlet whose host no vocabulary has."""
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
        countries = (*self.entities.countries, *self.entities.other_countries)
        return [*self.entities.mentions, *(one for one in countries if one.value not in named)]


def extract_draft(report: Report, vocabularies: Vocabularies, latest: date) -> Draft:
    """Return the draft of a report, as written on the day `latest`; the report was published by then."""
    sentences, gazetteer = split_report(glossed(report, vocabularies)), build_gazetteer(vocabularies)
    host = report.host
    written_in = report.dateline or publishing_locality(host, vocabularies)
    finder = PartyFinder(sentences, gazetteer, vocabularies, written_in)
    entities = with_home_country(finder.find(), report)
    published = find_publication_date(report, latest)
    events = find_events(report, sentences, vocabularies, published, latest)
    outlet = find_outlet(report, host, vocabularies)
    return Draft(
        report=report,
        outlet=outlet,
        new_outlet=new_outlet(host, report.site_name, vocabularies.outlets) if host and not outlet else None,
        host=host,
        added=latest,
        published=published,
        events=list(one_for_each_partner(events, entities, finder.country_of)),
        entities=entities,
        sectors=find_sectors(sentences, vocabularies.sectors),
        people=find_people(sentences, finder.names_in, [finding.value for finding in entities.parties]),
        figures=find_figures([sentence for sentence in sentences if sentence.paragraph >= 0]),
    )


def with_home_country(entities: NamedEntities, report: Report) -> NamedEntities:
    """Return what a report names with the country of its press, where a Korean or Japanese report names no other.

    It need not say that its own city is in Korea. Chinese is written in Indonesia too.
    """
    code = home_country(report) if is_in_other_script(report) else ""
    if entities.countries or entities.other_countries or code not in {"KR", "JP"}:
        return entities
    return dataclasses.replace(entities, countries=[Finding(value=code, quote=report.title, sure=False)])


def one_for_each_partner(
    events: list[DraftEvent], entities: NamedEntities, country_of: Callable[[str], str]
) -> Iterator[DraftEvent]:
    """Yield the events, the news once for each foreign local government that no other one contains.

    Organisations and missions stay with the partners of their country.
    """
    partners = {id_: country_of(id_) for id_ in entities.partners}
    first, *others = events
    if not 1 < len(partners) <= MAX_PARTNERS:
        yield from events
        return
    abroad = {one.value: country_of(one.value) for one in entities.parties if country_of(one.value) != "ID"}
    for partner, country in partners.items():
        elsewhere = {
            id_ for id_, code in abroad.items()
            if id_ != partner and (id_ in partners or (code != country and code in partners.values()))
        }  # fmt: skip
        yield dataclasses.replace(first, without=frozenset(elsewhere))
    yield from others
