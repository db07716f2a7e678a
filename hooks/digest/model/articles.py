"""Articles and static pages, with their texts, sources, people, claims and corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from digest.model.events import Event, Figure
from digest.model.parties import Country, Party
from digest.parse.body import Body
from digest.parse.dates import PartialDate
from digest.read.content import AnyDocument
from digest.read.fields import Language, LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A press report or document that an article rests on."""

    outlet_id: str
    outlet: LocalizedText
    url: str
    language: str
    title: str | None = None
    published: PartialDate | None = None
    author: str | None = None
    accessed: PartialDate | None = None
    archive_url: str | None = None
    gone: PartialDate | None = None

    @property
    def host(self) -> str:
        """The host of the URL without `www.`, shown where the title is not known."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person named in an article, with the office held at that time."""

    name: str
    office: LocalizedText
    party: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attributed statement; `by` is who makes it."""

    text: LocalizedText
    by: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction of a published article."""

    date: PartialDate
    text: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article or static page in one language; `path` is its file in the repository."""

    path: str
    language: Language
    title: str
    description: str
    document: AnyDocument
    """Where the body is found when it is asked for."""

    @property
    def body(self) -> str:
        """The body as Markdown."""
        return self.document.body

    @property
    def body_fingerprint(self) -> bytes:
        """The fingerprint of the body."""
        return self.document.body_fingerprint

    @property
    def rendered(self) -> Body:
        """The body as HTML, with the tags and links in it."""
        return self.document.rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One digest of one or more press reports; `id` is `<year>/<slug>`."""

    id: str
    texts: dict[Language, Text]
    added: PartialDate
    """The day on which the digest first published it."""
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Party | Country, ...] = ()
    redirect_from: tuple[str, ...] = ()
    reviewed: PartialDate | None = None
    corrections: tuple[Correction, ...] = ()
    fingerprint: bytes = b""
    """Hash of the article's files."""
    facts_fingerprint: bytes = b""
    """Hash of everything except the body texts: while it is unchanged, only the article's own page is out of date."""

    def __hash__(self) -> int:
        """Hash the id alone: it is unique, and articles are dictionary keys."""
        return hash(self.id)

    def text(self, language: Language) -> Text:
        """Return the text in `language`, or the Indonesian one where there is no translation."""
        return self.texts.get(language) or self.texts["id"]

    @property
    def updated(self) -> date:
        """The day of its last change that readers are told of: it was added, reviewed or corrected."""
        reviewed = [self.reviewed.start] if self.reviewed else []
        corrected = [correction.date.start for correction in self.corrections]
        return max([self.added.start, *reviewed, *corrected])

    @property
    def first_id(self) -> str:
        """The first id that it had: whoever follows a feed knows the article by it, however often it was renamed."""
        return self.redirect_from[0] if self.redirect_from else self.id

    @property
    def main_event(self) -> Event:
        """The first event in the front matter: what the article is about."""
        return self.events[0]

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Sort key: first and last day of the main event, then the id."""
        return (self.main_event.date.start, self.main_event.date.end, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage:
    """A page written by hand in docs/, such as /about/."""

    slug: str
    texts: dict[Language, Text]
    updated: PartialDate | None = None
    fingerprint: bytes = b""
    """Hash of the page's files."""

    def text(self, language: Language) -> Text:
        """Return the text in `language`, or the Indonesian one where there is no translation."""
        return self.texts.get(language) or self.texts["id"]
