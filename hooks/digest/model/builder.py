"""What was written -> the model."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digest.model.articles import Article, Claim, Correction, HandPage, Person, Source, Text
from digest.model.events import Event, Figure, Instrument, Term, party_order
from digest.model.parties import Country, Parties, Party
from digest.read.content import ArticleFile, Content, PageFile
from digest.read.dates import PartialDate
from digest.read.documents import Document
from digest.read.fields import Language
from digest.read.front_matter import (
    WrittenArticle,
    WrittenEvent,
    WrittenFigure,
    WrittenInstrument,
    WrittenSource,
    WrittenTranslation,
)


class Model:
    """Everything that the site speaks of, built from content that has passed the check."""

    def __init__(self, content: Content) -> None:
        self.vocabularies = content.vocabularies.entries
        self.parties = Parties(self.vocabularies)
        self.sectors = terms(self.vocabularies.sectors)
        self.event_kinds = terms(self.vocabularies.event_kinds)
        self.instrument_kinds = terms(self.vocabularies.instrument_kinds)
        self.articles = tuple(self.article(file) for file in content.articles)
        self.pages = tuple(HandPage(slug=file.slug, texts=texts(file), seal=file.seal) for file in content.pages)

    def article(self, file: ArticleFile) -> Article:
        """Return an article with its computed fields."""
        written = file.written
        return Article(
            id=file.id,
            texts=texts(file),
            events=tuple(self.event(event, file.id) for event in written.events),
            sources=tuple(map(self.source, written.sources)),
            people=tuple(self.people(written)),
            figures=tuple(map(figure, written.figures)),
            claims=tuple(Claim(text=claim.text, by=claim.by) for claim in written.claims),
            mentions=tuple(map(self.mention, written.mentions)),
            redirect_from=tuple(written.redirect_from),
            reviewed=written.reviewed,
            corrections=tuple(Correction(date=found.date, text=found.text) for found in written.corrections),
            seal=file.seal,
            facts=file.facts,
        )

    def event(self, written: WrittenEvent, article: str) -> Event:
        """Return an event as one article tells it."""
        parties = tuple(sorted((self.parties[id_] for id_ in written.parties), key=party_order))
        return Event(
            id=event_id(written, parties),
            date=written.date,
            kind=self.event_kinds[written.kind],
            parties=parties,
            sectors=tuple(self.sectors[id_] for id_ in written.sectors),
            status=written.status,
            date_basis=written.date_basis,
            place=written.place,
            notes=(written.note,) if written.note else (),
            instrument=self.instrument(written.instrument, written.date) if written.instrument else None,
            figures=tuple(map(figure, written.figures)),
            articles=(article,),
        )

    def instrument(self, written: WrittenInstrument, happened: PartialDate) -> Instrument:
        """Return an instrument with its expiry."""
        signed = written.signed or happened
        found = Instrument(
            kind=self.instrument_kinds[written.kind], signed=signed, valid_years=written.valid_years,
            title=written.title, url=written.url,
        )  # fmt: skip
        if written.expires:
            return replace(found, expires=written.expires.end, expires_precision=written.expires.precision)
        if written.valid_years:
            expires = years_after(signed.end, written.valid_years)
            return replace(found, expires=expires, expires_precision=signed.precision)
        return found

    def source(self, written: WrittenSource) -> Source:
        """Return a source with its outlet's name."""
        return Source(
            outlet_id=written.outlet, outlet=self.vocabularies.outlets[written.outlet].name, url=written.url,
            language=written.language, title=written.title, published=written.published, author=written.author,
            accessed=written.accessed, archive_url=written.archive_url,
            gone=written.gone,
        )  # fmt: skip

    def people(self, written: WrittenArticle) -> Iterable[Person]:
        """Yield the people whom an article names."""
        for person in written.people:
            party = self.parties[person.party] if person.party else None
            yield Person(name=person.name, office=person.office, party=party)

    def mention(self, id_: str) -> Party | Country:
        """Return the party or country of an id."""
        return self.parties.country_or_none(id_) or self.parties[id_]


def terms(entries: Mapping[str, Any]) -> dict[str, Term]:
    """Return a vocabulary of words as terms."""
    names = ("name", "definition", "short", "stage")
    return {
        id_: Term(
            id=id_,
            aliases=tuple(entry.aliases),
            **{name: getattr(entry, name) for name in names if hasattr(entry, name)},
        )
        for id_, entry in entries.items()
    }


def texts(file: ArticleFile | PageFile) -> dict[Language, Text]:
    """Return the texts of a file and of its translation."""
    found: dict[Language, Text] = {"id": text("id", file.document, file.written)}
    if file.translation:
        found["en"] = text("en", file.translation.document, file.translation.written)
    return found


def text(language: Language, document: Document, written: WrittenArticle | WrittenTranslation) -> Text:
    """Return a file's text."""
    return Text(
        path=document.path, language=language, title=written.title, description=written.description,
        body=document.body, rendered=document.rendered,
    )  # fmt: skip


def figure(written: WrittenFigure) -> Figure:
    """Return a figure."""
    return Figure(what=written.what, value=written.value, unit=written.unit, qualifier=written.qualifier)


def event_id(written: WrittenEvent, parties: tuple[Party, ...]) -> str:
    """Return what names an event everywhere: its date, kind and parties, which are what makes it the same event."""
    moment = written.date.text.replace("/", "_").replace("..", "x")
    return "--".join([f"{moment}-{written.kind}", *(party.id for party in parties)])


def years_after(day: date, years: int) -> date:
    """Return the day `years` later; 29 February becomes 28 where there is none."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
