"""Rules on the front matter of a single article."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from digest.core.problem import Problem
from digest.read.content import ArticleFile, Vocabularies, country_codes
from digest.read.content_paths import SLUG_PATTERN
from digest.read.dates import PartialDate
from digest.read.event_front_matter import EventFrontMatter, InstrumentFrontMatter
from digest.read.fields import split_safe_url
from digest.read.names import entry_ids_by_name, party_ids, party_ids_by_name
from digest.read.suggestions import suggest_names
from digest.read.validation import MAX_PROBLEMS
from digest.read.yaml_nodes import FieldPath

EARLIEST_DATE = date(1945, 1, 1)
"""No date is earlier: no Indonesian local government is older."""

MAX_AHEAD = timedelta(days=366 * 30)
"""How far in the future a planned event may be; the end of a validity, twice as far."""

FORMER_ADDRESS = re.compile(rf"(19|20)\d\d/(?=.{{1,90}}$){SLUG_PATTERN}", re.ASCII)
"""A former path of an article below articles/. It becomes a path of the site, so nothing else is allowed in it."""


@dataclass(frozen=True, kw_only=True)
class RuleContext:
    """What the rules compare an article with: the vocabularies and the current day."""

    vocabularies: Vocabularies
    today: date

    @cached_property
    def parties(self) -> set[str]:
        """The ids of all parties."""
        return party_ids(self.vocabularies)

    @cached_property
    def party_ids_by_name(self) -> dict[str, str]:
        """Names of parties mapped to ids, for suggestions."""
        return party_ids_by_name(self.vocabularies)

    @cached_property
    def sector_ids_by_name(self) -> dict[str, str]:
        """Names of sectors mapped to ids, for suggestions."""
        return entry_ids_by_name(self.vocabularies.sectors)

    @cached_property
    def mentionable(self) -> set[str]:
        """The ids that `mentions` may contain: parties and countries."""
        return self.parties | set(country_codes())


Rule = Callable[[ArticleFile, RuleContext], Iterator[Problem]]


def dates_are_possible(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """Past events are dated between 1945 and today; plans lie at most thirty years ahead."""
    for number, event in enumerate(article.front_matter.events):
        happened = event.status == "happened"
        yield from date_is_possible(article, context, event.date, not happened, "events", number, "date")
        if event.instrument and event.instrument.signed:
            yield from date_is_possible(
                article, context, event.instrument.signed, not happened, "events", number, "instrument", "signed"
            )
    for number, source in enumerate(article.front_matter.sources):
        for name in ("published", "accessed", "gone"):
            if value := getattr(source, name):
                yield from date_is_possible(article, context, value, False, "sources", number, name)
    if article.front_matter.reviewed:
        yield from date_is_possible(article, context, article.front_matter.reviewed, False, "reviewed")
    for number, correction in enumerate(article.front_matter.corrections):
        yield from date_is_possible(article, context, correction.date, False, "corrections", number, "date")


def date_is_possible(
    article: ArticleFile, context: RuleContext, value: PartialDate, may_be_future: bool, *path: str | int
) -> Iterator[Problem]:
    """A date is not too early, and not in the future unless `may_be_future`."""
    if value.end < EARLIEST_DATE:
        yield article.problem("date-too-early", *path, value=value.text)
    elif may_be_future and value.start > context.today + MAX_AHEAD:
        yield article.problem("date-too-far", *path, value=value.text, today=context.today)
    elif not may_be_future and value.start > context.today:
        is_event = path[0] == "events" and path[-1] == "date"
        yield article.problem("date-ahead" if is_event else "date-future", *path, value=value.text, today=context.today)
    elif value.end > context.today + MAX_AHEAD * 2:
        yield article.problem("date-too-far", *path, value=value.text, today=context.today)


def inferred_dates_say_why(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """A date that is inferred, not stated by the source, has a note with the reason."""
    for number, event in enumerate(article.front_matter.events):
        if event.date_basis == "inferred" and event.note is None:
            yield article.problem("inferred-without-note", "events", number, "date_basis")


def validity_is_in_order(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """An instrument expires after it was signed, and states its validity in one way."""
    for number, event in enumerate(article.front_matter.events):
        if event.instrument:
            yield from instrument_is_in_order(
                article, event, event.instrument, context, ("events", number, "instrument")
            )


def instrument_is_in_order(
    article: ArticleFile,
    event: EventFrontMatter,
    instrument: InstrumentFrontMatter,
    context: RuleContext,
    path: FieldPath,
) -> Iterator[Problem]:
    """`expires` is given without `valid_years`, is after `signed`, and at most sixty years ahead."""
    signed = instrument.signed or event.date
    if instrument.expires is None:
        return
    if instrument.valid_years is not None:
        yield article.problem("validity-twice", *path, "valid_years")
    if instrument.expires.end < signed.start:
        yield article.problem(
            "expires-before-signed", *path, "expires", value=instrument.expires.text, signed=signed.text
        )
    elif instrument.expires.start > context.today + MAX_AHEAD * 2:
        yield article.problem("date-too-far", *path, "expires", value=instrument.expires.text, today=context.today)


def ids_are_known(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """Every party, sector, kind, outlet and mention has an entry in the vocabularies, and no list repeats one."""
    yield from islice(unknown_ids(article, context), MAX_PROBLEMS)


def unknown_ids(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """Yield every violation of `ids_are_known`."""
    vocabularies, front_matter = context.vocabularies, article.front_matter
    for number, event in enumerate(front_matter.events):
        at = ("events", number)
        parties, sectors = context.parties, vocabularies.sectors
        yield from list_is_known(article, event.parties, parties, context.party_ids_by_name, "party", *at, "parties")
        yield from list_is_known(article, event.sectors, sectors, context.sector_ids_by_name, "sector", *at, "sectors")
        yield from id_is_known(article, event.kind, vocabularies.event_kinds, "event-kind", *at, "kind")
        if event.instrument:
            kinds = vocabularies.instrument_kinds
            yield from id_is_known(article, event.instrument.kind, kinds, "instrument-kind", *at, "instrument", "kind")
    for number, source in enumerate(front_matter.sources):
        yield from id_is_known(article, source.outlet, vocabularies.outlets, "outlet", "sources", number, "outlet")
    for number, person in enumerate(front_matter.people):
        if person.party and person.party not in context.parties:
            suggestion = suggest_names(person.party, context.party_ids_by_name)
            yield article.problem("unknown-party", "people", number, "party", value=person.party, near=suggestion)
    names = context.party_ids_by_name
    yield from list_is_known(article, front_matter.mentions, context.mentionable, names, "party", "mentions")


def list_is_known(
    article: ArticleFile,
    ids: Collection[str],
    known_ids: Collection[str],
    names: Mapping[str, str],
    what: str,
    *path: str | int,
) -> Iterator[Problem]:
    """Every id in a list is known, and none is repeated. `names` maps names to ids for suggestions."""
    seen = set()
    for number, id_ in enumerate(ids):
        if id_ not in known_ids:
            yield article.problem(f"unknown-{what}", *path, number, value=id_, near=suggest_names(id_, names))
        elif id_ in seen:
            yield article.problem("id-twice", *path, number, value=id_)
        seen.add(id_)


def id_is_known(
    article: ArticleFile, id_: str, entries: Mapping[str, object], what: str, *path: str | int
) -> Iterator[Problem]:
    """An id has an entry in its vocabulary."""
    if id_ not in entries:
        yield article.problem(f"unknown-{what}", *path, value=id_, near=suggest_names(id_, entry_ids_by_name(entries)))


def parties_are_enough(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """An event has at least two parties, unless its kind allows one."""
    for number, event in enumerate(article.front_matter.events):
        kind = context.vocabularies.event_kinds.get(event.kind)
        if kind and kind.alone == "no" and len(event.parties) == 1 and event.parties[0] in context.parties:
            yield article.problem("too-few-parties", "events", number, "parties", kind=event.kind)


def source_hosts_fit(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """The host of a source's URL belongs to its outlet."""
    for number, source in enumerate(article.front_matter.sources):
        outlet = context.vocabularies.outlets.get(source.outlet)
        parts = split_safe_url(source.url)
        if outlet and parts and not host_belongs(str(parts.hostname), outlet.hosts):
            owner = outlet_of_host(str(parts.hostname), context.vocabularies)
            yield article.problem(
                "foreign-host", "sources", number, "url",
                value=parts.hostname, outlet=source.outlet, allowed=", ".join(outlet.hosts), near=owner,
            )  # fmt: skip


def host_belongs(host: str, hosts: Collection[str]) -> bool:
    """Whether `host` is one of `hosts` or a subdomain of one."""
    return any(host == one or host.endswith(f".{one}") for one in hosts)


def outlet_of_host(host: str, vocabularies: Vocabularies) -> str:
    """Return the id of the outlet that a host belongs to, or an empty string."""
    return next((id_ for id_, outlet in vocabularies.outlets.items() if host_belongs(host, outlet.hosts)), "")


def redirects_are_well_formed(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """A former address has the form `<year>/<slug>`."""
    for number, former in enumerate(article.front_matter.redirect_from):
        if not FORMER_ADDRESS.fullmatch(former):
            yield article.problem("redirect-form", "redirect_from", number, value=former)


RULES: tuple[Rule, ...] = (
    dates_are_possible,
    inferred_dates_say_why,
    validity_is_in_order,
    ids_are_known,
    parties_are_enough,
    source_hosts_fit,
    redirects_are_well_formed,
)
