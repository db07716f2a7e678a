"""Rules on one article's front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from digest.core.problem import Problem
from digest.read.content import ArticleFile, Vocabularies, country_codes
from digest.read.dates import PartialDate
from digest.read.fields import split_url
from digest.read.front_matter import WrittenEvent, WrittenInstrument
from digest.read.loader import SLUG
from digest.read.names import entry_names, party_ids, party_names
from digest.read.suggestions import near
from digest.read.validation import MOST

EARLIEST = date(1945, 1, 1)
"""No Indonesian local government is older."""

FARTHEST = timedelta(days=366 * 30)
"""How far ahead a plan or a validity may lie."""

FORMER = re.compile(rf"(19|20)\d\d/(?=.{{1,90}}$){SLUG}", re.ASCII)
"""The address of an article below articles/; it becomes a path of the site, so nothing else may stand in it."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the rules compare with: the vocabularies and today."""

    vocabularies: Vocabularies
    today: date

    @cached_property
    def parties(self) -> set[str]:
        """The ids of all parties."""
        return party_ids(self.vocabularies)

    @cached_property
    def party_names(self) -> dict[str, str]:
        """Names of parties, for suggestions."""
        return party_names(self.vocabularies)

    @cached_property
    def sector_names(self) -> dict[str, str]:
        """Names of sectors, for suggestions."""
        return entry_names(self.vocabularies.sectors)

    @cached_property
    def mentionable(self) -> set[str]:
        """What `mentions` may hold: parties and countries."""
        return self.parties | set(country_codes())


Rule = Callable[[ArticleFile, Known], Iterator[Problem]]


def dates_are_possible(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """What happened lies between 1945 and today; a plan and a validity lie at most thirty years ahead."""
    for number, event in enumerate(article.written.events):
        happened = event.status == "happened"
        yield from possible(article, known, event.date, not happened, "events", number, "date")
        if event.instrument and event.instrument.signed:
            yield from possible(
                article, known, event.instrument.signed, not happened, "events", number, "instrument", "signed"
            )
    for number, source in enumerate(article.written.sources):
        for name in ("published", "accessed", "gone"):
            if found := getattr(source, name):
                yield from possible(article, known, found, False, "sources", number, name)
    if article.written.reviewed:
        yield from possible(article, known, article.written.reviewed, False, "reviewed")
    for number, correction in enumerate(article.written.corrections):
        yield from possible(article, known, correction.date, False, "corrections", number, "date")


def possible(
    article: ArticleFile, known: Known, found: PartialDate, ahead: bool, *path: str | int
) -> Iterator[Problem]:
    """A date is not too early, and not in the future unless it may lie `ahead`."""
    if found.end < EARLIEST:
        yield article.problem("date-too-early", *path, value=found.text)
    elif ahead and found.start > known.today + FARTHEST:
        yield article.problem("date-too-far", *path, value=found.text, today=known.today)
    elif not ahead and found.start > known.today:
        planned = path[0] == "events" and path[-1] == "date"
        yield article.problem("date-ahead" if planned else "date-future", *path, value=found.text, today=known.today)
    elif found.end > known.today + FARTHEST * 2:
        yield article.problem("date-too-far", *path, value=found.text, today=known.today)


def inferred_dates_say_why(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """A date that is inferred, not stated by the source, carries a note with the reason."""
    for number, event in enumerate(article.written.events):
        if event.date_basis == "inferred" and event.note is None:
            yield article.problem("inferred-without-note", "events", number, "date_basis")


def validity_is_in_order(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """An instrument expires after it was signed, and says its validity in one way."""
    for number, event in enumerate(article.written.events):
        if event.instrument:
            yield from instrument_in_order(article, event, event.instrument, known, ("events", number, "instrument"))


def instrument_in_order(
    article: ArticleFile, event: WrittenEvent, instrument: WrittenInstrument, known: Known, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    """One instrument's `expires` stands alone, after its `signed`, and not centuries ahead."""
    signed = instrument.signed or event.date
    if instrument.expires is None:
        return
    if instrument.valid_years is not None:
        yield article.problem("validity-twice", *path, "valid_years")
    if instrument.expires.end < signed.start:
        yield article.problem(
            "expires-before-signed", *path, "expires", value=instrument.expires.text, signed=signed.text
        )
    elif instrument.expires.start > known.today + FARTHEST * 2:
        yield article.problem("date-too-far", *path, "expires", value=instrument.expires.text, today=known.today)


def words_are_known(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """Every party, sector, kind, outlet and mention has an entry in the vocabularies, and stands once in its list."""
    yield from islice(unknown_words(article, known), MOST)


def unknown_words(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """Yield what breaks the rule above."""
    vocabularies, written = known.vocabularies, article.written
    for number, event in enumerate(written.events):
        at = ("events", number)
        yield from each_known(article, event.parties, known.parties, known.party_names, "party", *at, "parties")
        sectors = vocabularies.sectors
        yield from each_known(article, event.sectors, sectors, known.sector_names, "sector", *at, "sectors")
        yield from one_known(article, event.kind, vocabularies.event_kinds, "event-kind", *at, "kind")
        if event.instrument:
            kinds = vocabularies.instrument_kinds
            yield from one_known(article, event.instrument.kind, kinds, "instrument-kind", *at, "instrument", "kind")
    for number, source in enumerate(written.sources):
        yield from one_known(article, source.outlet, vocabularies.outlets, "outlet", "sources", number, "outlet")
    for number, person in enumerate(written.people):
        if person.party and person.party not in known.parties:
            meant = near(person.party, known.party_names)
            yield article.problem("unknown-party", "people", number, "party", value=person.party, near=meant)
    yield from each_known(article, written.mentions, known.mentionable, known.party_names, "party", "mentions")


def each_known(
    article: ArticleFile,
    ids: Collection[str],
    known_ids: Collection[str],
    names: Mapping[str, str],
    what: str,
    *path: str | int,
) -> Iterator[Problem]:
    """Every id of a list is known, and none stands there twice."""
    seen = set()
    for number, id_ in enumerate(ids):
        if id_ not in known_ids:
            yield article.problem(f"unknown-{what}", *path, number, value=id_, near=near(id_, names))
        elif id_ in seen:
            yield article.problem("id-twice", *path, number, value=id_)
        seen.add(id_)


def one_known(
    article: ArticleFile, id_: str, entries: Mapping[str, object], what: str, *path: str | int
) -> Iterator[Problem]:
    """An id has an entry in its vocabulary."""
    if id_ not in entries:
        yield article.problem(f"unknown-{what}", *path, value=id_, near=near(id_, entry_names(entries)))


def parties_are_enough(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """An event has at least two parties, unless its kind allows one."""
    for number, event in enumerate(article.written.events):
        kind = known.vocabularies.event_kinds.get(event.kind)
        if kind and kind.alone == "no" and len(event.parties) == 1 and event.parties[0] in known.parties:
            yield article.problem("too-few-parties", "events", number, "parties", kind=event.kind)


def source_hosts_fit(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """The host of a source's address belongs to its outlet."""
    for number, source in enumerate(article.written.sources):
        outlet = known.vocabularies.outlets.get(source.outlet)
        parts = split_url(source.url)
        if outlet and parts and not host_belongs(str(parts.hostname), outlet.hosts):
            owner = outlet_of(str(parts.hostname), known.vocabularies)
            yield article.problem(
                "foreign-host", "sources", number, "url",
                value=parts.hostname, outlet=source.outlet, allowed=", ".join(outlet.hosts), near=owner,
            )  # fmt: skip


def host_belongs(host: str, hosts: Collection[str]) -> bool:
    """Tell whether `host` is one of `hosts` or below one of them."""
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def outlet_of(host: str, vocabularies: Vocabularies) -> str:
    """Return the id of the outlet that a host belongs to, or an empty text."""
    return next((id_ for id_, outlet in vocabularies.outlets.items() if host_belongs(host, outlet.hosts)), "")


def redirects_have_form(article: ArticleFile, known: Known) -> Iterator[Problem]:
    """A former address is written `<year>/<slug>`, as an article's address is."""
    for number, former in enumerate(article.written.redirect_from):
        if not FORMER.fullmatch(former):
            yield article.problem("redirect-form", "redirect_from", number, value=former)


RULES: tuple[Rule, ...] = (
    dates_are_possible,
    inferred_dates_say_why,
    validity_is_in_order,
    words_are_known,
    parties_are_enough,
    source_hosts_fit,
    redirects_have_form,
)
