"""Rules on the front matter of a single article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from digest.check import date_rules
from digest.check.names import entry_ids_by_name
from digest.check.rule_context import Rule, RuleContext
from digest.core.problem import Problem
from digest.read.content import ArticleFile, Vocabularies
from digest.read.content_paths import SLUG_PATTERN
from digest.read.fields import split_safe_url
from digest.read.suggestions import suggest_names
from digest.read.validation import MAX_PROBLEMS

FORMER_ADDRESS = re.compile(rf"(19|20)\d\d/(?=.{{1,90}}$){SLUG_PATTERN}", re.ASCII)
"""A former path of an article below articles/. It becomes a path of the site, so nothing else is allowed in it."""


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
    *date_rules.RULES,
    ids_are_known,
    parties_are_enough,
    source_hosts_fit,
    redirects_are_well_formed,
)
