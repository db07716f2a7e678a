"""Articles: what a page of the digest says, in the languages that it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from digest.model.events import Event, Figure
from digest.model.parties import Country, Party
from digest.read.body import Body
from digest.read.dates import PartialDate
from digest.read.fields import Language, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A press report or document that an article rests on."""

    outlet_id: str
    outlet: Words
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
        """The host of the source's address, for sources whose title is not known."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom an article names, with the office held at that time."""

    name: str
    office: Words
    party: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, and who makes it."""

    text: Words
    by: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right, and when."""

    date: PartialDate
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article or page in one language: its file, for the edit link, and its words."""

    path: str
    language: Language
    title: str
    description: str
    body: str
    rendered: Body
    """The body as HTML, and what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One digest of one or more press reports."""

    id: str
    texts: dict[Language, Text]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Party | Country, ...] = ()
    redirect_from: tuple[str, ...] = ()
    reviewed: PartialDate | None = None
    corrections: tuple[Correction, ...] = ()
    seal: bytes = b""
    """The digest of the files that the article was read from."""
    facts: bytes = b""
    """The digest of all but its texts: the same, and nothing has changed but the article's own page."""

    def __hash__(self) -> int:
        """Articles are keys; the id tells them apart."""
        return hash(self.id)

    def text(self, language: Language) -> Text:
        """Return the text in `language`, or the Indonesian one where there is no translation."""
        return self.texts.get(language) or self.texts["id"]

    @property
    def newest(self) -> Event:
        """The first event that the article names: what it is about."""
        return self.events[0]

    @property
    def order(self) -> tuple[date, date, str]:
        """What articles are sorted by: their first event, then their address."""
        return (self.newest.date.start, self.newest.date.end, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPage:
    """A page written by hand, such as /about/."""

    slug: str
    texts: dict[Language, Text]
    seal: bytes = b""
    """The digest of the files that the page was read from."""

    def text(self, language: Language) -> Text:
        """Return the text in `language`, or the Indonesian one where there is no translation."""
        return self.texts.get(language) or self.texts["id"]
