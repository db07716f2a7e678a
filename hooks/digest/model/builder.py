"""Build the model from front matter and vocabulary entries."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digest.check.event_ids import EventIds
from digest.model.articles import Article, Claim, Correction, Person, Source, StaticPage, Text
from digest.model.events import Event, Figure, Instrument, Term
from digest.model.parties import Country, Parties, Party
from digest.parse.dates import PartialDate
from digest.read.content import AnyDocument, ArticleFile, Content, PageFile
from digest.read.event_front_matter import EventFrontMatter, FigureFrontMatter, InstrumentFrontMatter
from digest.read.fields import Language
from digest.read.front_matter import ArticleFrontMatter, SourceFrontMatter, TranslationFrontMatter

Terms = dict[str, Term]
"""The entries of a vocabulary by their ids."""


class Model:
    """All articles, static pages, parties and vocabulary terms, built from content that has passed the check.

    What did not change is taken from the model `before`: with 10,000 articles, to build all takes half of the time in
    which `serve` reads and groups everything.
    """

    def __init__(self, content: Content, before: Model | None = None) -> None:
        self.vocabularies = content.vocabularies.entries
        self.began = content.vocabularies.digest.began.start
        self.introduced = introduced_by(content)
        known = self.vocabularies, self.introduced
        same = before if before and (before.vocabularies, before.introduced) == known else None
        self.parties: Parties = same.parties if same else Parties(*known)
        self.event_ids: EventIds = same.event_ids if same else EventIds(self.vocabularies)
        self.sectors: Terms = same.sectors if same else build_terms(self.vocabularies.sectors)
        self.event_kinds: Terms = same.event_kinds if same else build_terms(self.vocabularies.event_kinds)
        self.instrument_kinds: Terms = (
            same.instrument_kinds if same else build_terms(self.vocabularies.instrument_kinds)
        )
        self.dates: dict[str, PartialDate] = same.dates if same else {}
        """One object for all dates that are equal, by their texts: thousands of events share a day."""
        built = {(article.id, article.fingerprint): article for article in same.articles} if same else {}
        self.articles: tuple[Article, ...] = tuple(
            built.get((file.id, file.fingerprint)) or self.build_article(file) for file in content.articles
        )
        self.static_pages = tuple(map(build_static_page, content.pages))

    def build_article(self, file: ArticleFile) -> Article:
        """Return the article of a file, with its computed fields."""
        facts = file.front_matter
        return Article(
            id=file.id,
            texts=build_texts(file),
            added=self.shared(facts.added),
            events=tuple(self.build_event(event, file.id) for event in facts.events),
            sources=tuple(map(self.build_source, facts.sources)),
            people=tuple(self.build_people(facts)),
            figures=tuple(map(build_figure, facts.figures)),
            claims=tuple(Claim(text=claim.text, by=claim.by) for claim in facts.claims),
            mentions=tuple(map(self.resolve_mention, facts.mentions)),
            redirect_from=tuple(facts.redirect_from),
            reviewed=facts.reviewed,
            corrections=tuple(Correction(date=one.date, text=one.text) for one in facts.corrections),
            fingerprint=file.fingerprint,
            facts_fingerprint=file.facts_fingerprint,
        )

    def build_event(self, facts: EventFrontMatter, article_id: str) -> Event:
        """Return an event as one article reports it."""
        parties = tuple(self.parties[id_] for id_ in self.event_ids.in_order(facts.parties))
        id_ = self.event_ids.id_of(facts)
        return Event(
            id=id_,
            date=self.shared(facts.date),
            kind=self.event_kinds[facts.kind],
            parties=parties,
            sectors=tuple(self.sectors[id_] for id_ in facts.sectors),
            status=facts.status,
            date_basis=facts.date_basis,
            place=facts.place,
            notes=(facts.note,) if facts.note else (),
            instrument=self.build_instrument(facts.instrument, facts.date) if facts.instrument else None,
            figures=tuple(map(build_figure, facts.figures)),
            articles=(article_id,),
            fulfils=facts.fulfils,
            same_as=facts.same_as,
            former_ids=tuple(facts.former_ids),
            first_id=self.event_ids.original(facts.former_ids[0] if facts.former_ids else id_),
        )

    def build_instrument(self, facts: InstrumentFrontMatter, event_date: PartialDate) -> Instrument:
        """Return an instrument with its computed expiry date; the signing date defaults to `event_date`."""
        signed = facts.signed or event_date
        instrument = Instrument(
            kind=self.instrument_kinds[facts.kind], signed=signed, valid_years=facts.valid_years,
            title=facts.title, url=facts.url,
        )  # fmt: skip
        if facts.expires:
            return replace(instrument, expires=facts.expires.end, expires_precision=facts.expires.precision)
        if facts.valid_years:
            expires = add_years(signed.end, facts.valid_years)
            return replace(instrument, expires=expires, expires_precision=signed.precision)
        return instrument

    def build_source(self, facts: SourceFrontMatter) -> Source:
        """Return a source with its outlet's name."""
        return Source(
            outlet_id=facts.outlet, outlet=self.vocabularies.outlets[facts.outlet].name, url=facts.url,
            language=facts.language, title=facts.title, author=facts.author,
            published=facts.published and self.shared(facts.published),
            accessed=facts.accessed, archive_url=facts.archive_url,
            gone=facts.gone,
        )  # fmt: skip

    def shared(self, date: PartialDate) -> PartialDate:
        """Return the one object for a date."""
        return self.dates.setdefault(date.text, date)

    def build_people(self, facts: ArticleFrontMatter) -> Iterable[Person]:
        """Yield the people named in an article."""
        for person in facts.people:
            party = self.parties[person.party] if person.party else None
            yield Person(name=person.name, office=person.office, party=party)

    def resolve_mention(self, id_: str) -> Party | Country:
        """Return the country with this code, or the party with this id."""
        return self.parties.country_or_none(id_) or self.parties[id_]


def build_static_page(file: PageFile) -> StaticPage:
    """Return the static page of a file."""
    return StaticPage(
        slug=file.slug, texts=build_texts(file), updated=file.front_matter.updated, fingerprint=file.fingerprint
    )


def build_terms(entries: Mapping[str, Any]) -> dict[str, Term]:
    """Return the entries of one vocabulary as terms, by id."""
    names = ("name", "definition", "short", "stage")
    return {
        id_: Term(
            id=id_,
            aliases=tuple(entry.aliases),
            fulfilled_by=tuple(getattr(entry, "fulfilled_by", ())),
            former_ids=tuple(getattr(entry, "former_ids", ())),
            **{name: getattr(entry, name) for name in names if hasattr(entry, name)},
        )
        for id_, entry in entries.items()
    }


def introduced_by(content: Content) -> dict[str, str]:
    """Return the paths of the articles that bring entries of parties, by the entries' ids."""
    introduced = content.vocabularies.introduced
    names = "localities_abroad", "organisations"
    return {id_: file.document.path for name in names for id_, file in introduced.get(name, {}).items()}


def build_texts(file: ArticleFile | PageFile) -> dict[Language, Text]:
    """Return the texts of a file and of its translation, by language."""
    texts: dict[Language, Text] = {"id": build_text("id", file.document, file.front_matter)}
    if file.translation:
        texts["en"] = build_text("en", file.translation.document, file.translation.front_matter)
    return texts


def build_text(language: Language, document: AnyDocument, facts: ArticleFrontMatter | TranslationFrontMatter) -> Text:
    """Return the text of one file."""
    return Text(
        path=document.path, language=language, title=facts.title, description=facts.description, document=document
    )


def build_figure(facts: FigureFrontMatter) -> Figure:
    """Return a figure."""
    return Figure(what=facts.what, value=facts.value, unit=facts.unit, qualifier=facts.qualifier)


def add_years(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes the 28th if the year has none."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
