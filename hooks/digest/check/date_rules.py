"""Rules on the dates in the front matter of a single article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from digest.check.rule_context import Rule, RuleContext
from digest.core.problem import Problem
from digest.parse.dates import PartialDate
from digest.parse.yaml_nodes import FieldPath
from digest.read.content import ArticleFile
from digest.read.event_front_matter import EventFrontMatter, InstrumentFrontMatter

EARLIEST_DATE = date(1945, 1, 1)
"""No date is earlier: no Indonesian local government is older."""

MAX_AHEAD = timedelta(days=366 * 30)
"""How far in the future a planned event may be; the end of a validity, twice as far."""


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


def added_is_in_order(article: ArticleFile, context: RuleContext) -> Iterator[Problem]:
    """An article was added since the digest began, not in the future, and not after its review and corrections."""
    facts, added = article.front_matter, article.front_matter.added
    if added.start < context.began:
        yield article.problem("added-too-early", "added", value=added.text, began=context.began)
    elif added.start > context.today:
        yield article.problem("added-ahead", "added", value=added.text, today=context.today)
    if facts.reviewed and facts.reviewed.start < added.start:
        yield article.problem("reviewed-before-added", "reviewed", value=facts.reviewed.text, added=added.text)
    for number, one in enumerate(facts.corrections):
        if one.date.start < added.start:
            path = ("corrections", number, "date")
            yield article.problem("corrected-before-added", *path, value=one.date.text, added=added.text)


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


RULES: tuple[Rule, ...] = (dates_are_possible, added_is_in_order, inferred_dates_say_why, validity_is_in_order)
