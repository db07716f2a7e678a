"""The events that a report tells: its news first, then what it looks back and ahead to."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from digest.draft.context import cue_set
from digest.draft.dates import AHEAD, Dated, dates_in
from digest.draft.findings import Finding
from digest.draft.kinds import cue_pattern, find_instrument, find_kind
from digest.draft.report import Report
from digest.draft.sentences import Sentence
from digest.read.content import Vocabularies
from digest.read.dates import NotADateError, PartialDate, parse_date
from digest.read.fields import Words

MOST_OTHERS = 3
NEAR = timedelta(days=7)
OLD_NEWS = timedelta(days=60)
"""What lies further back than this from its publication is not a report's news."""
BACK = re.compile(r"\b(sebelumnya|pernah|sejak|dulu|previously|since|had been|pada masa|tahun lalu)\b", re.IGNORECASE)
NUMBERS_ONLY = re.compile(r"\b(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{4}")
IN_URL = (
    (re.compile(r"/(20\d\d)/(\d\d)/(\d\d)(?:/|\b)"), "{0}-{1}-{2}"),
    (re.compile(r"/(20\d\d)(\d\d)(\d\d)(?:\d{6})?(?:[-/]|$)"), "{0}-{1}-{2}"),
    (re.compile(r"/(20\d\d)/(\d\d)/"), "{0}-{1}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvent:
    """An event as far as the report tells it."""

    dated: Dated | None
    sure: bool
    kind: Finding[str] | None
    planned: bool = False
    instrument: Finding[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A date, the sentence that it stands in, and how well it fits the report's news."""

    dated: Dated
    line: Sentence
    score: float
    planned: bool


def publication(report: Report, latest: date) -> Finding[str] | None:
    """Return when the report was published: as its page prints it; from its address or copyright only as a guess."""
    printed = {
        dated.text: dated.words
        for text in report.printed
        for dated in dates_in(text, None, latest=latest)
        if dated.text
    }
    if len(printed) == 1:
        text, words = printed.popitem()
        ambiguous = bool(NUMBERS_ONLY.search(words)) and report.language == "en"
        return None if parse_date(text).start > latest else Finding(value=text, words=words, sure=not ambiguous)
    for pattern, form in IN_URL:
        if (match := pattern.search(report.url)) and (text := possible(form.format(*match.groups()), latest)):
            return Finding(value=text, words=match[0].strip("/-"), why=Words("dari alamatnya", "from its address"))
    if report.copyright and (text := possible(report.copyright, latest)):
        return Finding(
            value=text, words=f"Copyright {text}", why=Words("hanya tahun hak cipta", "only the year of copyright")
        )
    return None


def possible(text: str, latest: date) -> str:
    """Return a date's text where there is such a date, not after `latest`; else an empty text."""
    try:
        return text if parse_date(text).start <= latest else ""
    except NotADateError:
        return ""


def find_events(
    report: Report, lines: list[Sentence], vocabularies: Vocabularies, published: Finding[str] | None, latest: date
) -> list[DraftEvent]:
    """Return the report's news, its date perhaps open, and up to three other events with dates of their own."""
    seen = find_dates(report, lines, published, latest)
    day = parse_date(published.value) if published else None
    ranked = sorted((one for one in seen if is_recent(one.dated, day)), key=lambda one: -one.score)
    best = ranked[0] if ranked and ranked[0].score >= 3 else None
    first = main_event(best, ranked, lines, vocabularies, seen, published=bool(published and published.sure))
    told = {best.dated.text} if best else set()
    news = best.dated.partial if best else None
    others = []
    for one in seen:
        kind = find_kind([one.line], vocabularies.event_kinds)
        # Another day of the same week is when somebody spoke of the news, not an event of its own.
        same_news = one.dated.partial and news and not one.planned and abs(one.dated.partial.start - news.start) <= NEAR
        if one.dated.text and one.dated.text not in told and kind and not same_news:
            told.add(one.dated.text)
            instrument = (
                find_instrument(one.line.text, vocabularies.instrument_kinds)
                if kind.value.endswith("-signed")
                else None
            )
            others.append(
                DraftEvent(dated=one.dated, sure=False, kind=kind, planned=one.planned, instrument=instrument)
            )
    return [first, *others[:MOST_OTHERS]]


def is_recent(dated: Dated, published: PartialDate | None) -> bool:
    """Tell whether a date can be that of the news: a day, and none long before the report."""
    if dated.form not in {"whole", "day", "range"}:
        return False
    return dated.partial is None or published is None or dated.partial.end >= published.start - OLD_NEWS


def main_event(
    best: Seen | None,
    ranked: list[Seen],
    lines: list[Sentence],
    vocabularies: Vocabularies,
    seen: list[Seen],
    *,
    published: bool,
) -> DraftEvent:
    """Return the news: its date where one stands out, sure where no other date rivals it."""
    rivals = [one for one in ranked if best and one.dated.text != best.dated.text and one.score > best.score - 1]
    head = [line for line in lines if line.paragraph <= 3]
    kind = find_kind(head, vocabularies.event_kinds) or find_kind(lines, vocabularies.event_kinds)
    text = " ".join(line.text for line in (lines if kind and kind.value.endswith("-signed") else []))
    instrument = find_instrument(text, vocabularies.instrument_kinds) if text else None
    open_ones = [one.dated for one in seen if not one.dated.text]
    dated = best.dated if best else next(iter(open_ones), None)
    # A day in brackets is the press's mark of its news; any other needs a day of publication beside it.
    marked = bool(best and ("(" in best.dated.words or published))
    sure = bool(best and best.dated.sure and marked and not rivals and not best.planned)
    return DraftEvent(dated=dated, sure=sure, kind=kind, planned=bool(best and best.planned), instrument=instrument)


def find_dates(report: Report, lines: list[Sentence], published: Finding[str] | None, latest: date) -> list[Seen]:
    """Return every date of the report, weighed."""
    day = parse_date(published.value) if published else None
    together = cue_pattern(cue_set("together"))
    found = []
    for line in lines:
        if line.paragraph < 0:
            continue
        for dated in dates_in(line.text, day, sure=bool(published and published.sure), latest=latest):
            dated = doubtful(dated, report, day)
            planned = is_planned(line.text, dated, day, latest)
            found.append(
                Seen(dated=dated, line=line, planned=planned, score=score(dated, line, together, planned=planned))
            )
    return found


def doubtful(dated: Dated, report: Report, published: PartialDate | None) -> Dated:
    """Return a date opened where an English text leaves day and month to be mixed up."""
    if report.language == "en" and NUMBERS_ONLY.search(dated.words):
        why = Words("hari dan bulan dapat tertukar", "day and month may be mixed up")
        return dataclasses.replace(dated, text="", sure=False, why=why)
    if (
        published
        and dated.partial
        and published.precision == "day"
        and dated.form != "range"
        and dated.partial.start > published.end
    ):
        return dataclasses.replace(dated, sure=False, why=Words("sesudah tanggal terbit", "after the publication date"))
    return dated


def is_planned(text: str, dated: Dated, published: PartialDate | None, latest: date) -> bool:
    """Tell whether what a date belongs to lies ahead of the report."""
    if dated.partial is None:
        return False
    after = dated.partial.start > (published.end if published else latest)
    earlier = published is not None and dated.partial.end < published.start
    return after or (bool(AHEAD.search(text[: dated.start])) and not earlier)


def score(dated: Dated, line: Sentence, together: re.Pattern[str], *, planned: bool) -> float:
    """Return how well a date fits the report's news: the press prints that one in brackets, early, in the past."""
    points = 3.0 if dated.form == "day" or "(" in dated.words else 2.0
    points += 1.5 if together.search(line.text) else 0
    points += 1.0 if line.paragraph <= 2 else 0
    points -= 2.5 if planned else 0
    return points - (2.5 if BACK.search(line.text[: dated.start]) else 0)


def open_words(events: Iterable[DraftEvent]) -> list[str]:
    """Return the words of dates that stayed open."""
    return [event.dated.words for event in events if event.dated and not event.dated.text]
