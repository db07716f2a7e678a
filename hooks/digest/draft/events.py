"""The events that a report describes: its news first, then earlier and planned ones; and its publication date."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from digest.draft.acts import kind_of, signed_instrument, signings_beside, statement
from digest.draft.denials import denied_act
from digest.draft.kinds import planned_signing, signing_pattern
from digest.draft.published import AMBIGUOUS_DATE, FROM_DATELINE
from digest.entities.context import cue_set
from digest.entities.roles import is_background, is_quoted, is_speech
from digest.names.gazetteer import cue_pattern
from digest.parse.dates import PartialDate, parse_date
from digest.read.content import Vocabularies
from digest.read.fields import LocalizedText
from digest.reports.date_forms import FUTURE_WORDS, WEEKDAY_NAME, without_quotations
from digest.reports.dates import FoundDate, dates_in
from digest.reports.findings import Finding
from digest.reports.report import Report
from digest.reports.sentences import Sentence

MAX_OTHER_EVENTS = 3
SAME_NEWS_WINDOW = timedelta(days=7)
MAX_NEWS_AGE = timedelta(days=60)
"""What happened longer than this before the publication is not a report's news."""
PAST_WORDS = re.compile(
    r"\b(sebelumnya|pernah|sejak|dulu|previously|since|had been|pada masa|tahun lalu)\b", re.IGNORECASE
)
SINCE = re.compile(r"\b(?:sejak|since)\s+(?:tanggal\s+)?$", re.IGNORECASE)
STARTS_WITH_WEEKDAY = re.compile(WEEKDAY_NAME, re.IGNORECASE)
"""A weekday tells which number of a date is the month."""
UNTIL_DAY = re.compile(r"\b(?:hingga|sampai(?: dengan)?|per|until|as of)\s+$", re.IGNORECASE)
"""Before a day up to which something is counted."""
SAID = re.compile(r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|terang|papar|said|told)(?:nya)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvent:
    """An event as far as the report describes it; `sure` says whether its date is certain.

    `without` are the parties of the report that belong to other events: each partner abroad has one of its own.
    """

    date: FoundDate | None
    sure: bool
    kind: Finding | None
    planned: bool = False
    instrument: Finding | None = None
    without: frozenset[str] = frozenset()
    denied: str = ""
    """The report's words that deny what would else be the kind."""
    beside: tuple[tuple[Finding, bool], ...] = ()
    """Other signings of which the report tells without a day, each with whether it is planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A date, the sentence that it stands in, and a score of how likely it is the date of the news."""

    date: FoundDate
    sentence: Sentence
    score: float
    planned: bool


def find_events(
    report: Report, sentences: list[Sentence], vocabularies: Vocabularies, published: Finding | None, latest: date
) -> list[DraftEvent]:
    """Return the report's news, its date perhaps open, and up to three other events with dates of their own."""
    candidates = date_candidates(report, sentences, published, latest)
    day = parse_date(published.value) if published else latest_day(candidates)
    possible = (one for one in candidates if can_be_news_date(one.date, day))
    ranked = sorted(possible, key=lambda one: (1.5 if is_spoken(one) else 0) - one.score)
    best = ranked[0] if ranked and ranked[0].score >= 3 else None
    if (best is None or is_spoken(best)) and (ahead := planned_news(candidates, sentences)):
        best = ahead
    best = best or dateline_candidate(report, sentences, latest)
    open_dates = (one.date for one in candidates if not one.date.text)
    news = [sentence for sentence in sentences if not is_background(sentence)] or sentences
    beginning = [sentence for sentence in news if sentence.paragraph <= 3]
    kind = kind_of(beginning, vocabularies) or kind_of(news, vocabularies)
    denied = denied_act(sentences, signing_pattern())
    kind = kind or (None if denied else statement(sentences))
    if best and best.planned:
        kind = planned_signing(best.sentence, vocabularies.instrument_kinds) or kind
    others = list(other_events(candidates, best, vocabularies))[:MAX_OTHER_EVENTS]
    first = DraftEvent(
        date=best.date if best else next(open_dates, None),
        sure=best is not None and best in ranked and is_certain(best, ranked, published),
        kind=kind,
        planned=best is not None and best.planned,
        instrument=signed_instrument(kind, sentences, vocabularies),
        denied=denied.quote if denied and kind is None else "",
        beside=tuple(signings_beside([kind, *(one.kind for one in others)], news, vocabularies)),
    )
    return [first, *others]


def planned_news(candidates: list[DateCandidate], sentences: list[Sentence]) -> DateCandidate | None:
    """Return the first date that lies ahead, where the title or the first paragraph tells of what is planned."""
    if not any(FUTURE_WORDS.search(without_quotations(one.text)) for one in sentences if one.paragraph <= 0):
        return None
    return next((one for one in candidates if one.planned and one.date.form in {"full", "day", "days", "range"}), None)


def is_spoken(one: DateCandidate) -> bool:
    """Tell whether a date is that on which somebody spoke of the news."""
    text = one.sentence.text
    return is_speech(text[: one.date.start], text[one.date.end :])


def latest_day(candidates: list[DateCandidate]) -> PartialDate | None:
    """Return the last day of which a report speaks as past: it was not published long after; None where it has none."""
    past = [
        one.date.value for one in candidates if one.date.form in {"full", "day"} and one.date.value and not one.planned
    ]
    return max(past, key=lambda day: day.end, default=None)


def can_be_news_date(found: FoundDate, published: PartialDate | None) -> bool:
    """Tell whether a date can be that of the news: to the day, and not long before the report."""
    if found.form not in {"full", "day", "days", "range"}:
        return False
    return found.value is None or published is None or found.value.end >= published.start - MAX_NEWS_AGE


def is_certain(best: DateCandidate, ranked: list[DateCandidate], published: Finding | None) -> bool:
    """Tell whether the best date is certainly that of the news: it is marked as such, and no other rivals it."""
    rivals = any(one.date.text != best.date.text and one.score > best.score - 1 for one in ranked)
    # A day in brackets is how the press gives the day of its news; any other needs a publication date beside it.
    marked = "(" in best.date.quote or (published is not None and published.sure)
    counted = UNTIL_DAY.search(best.sentence.text[: best.date.start])
    return best.date.sure and marked and not (rivals or best.planned or counted or is_spoken(best))


def other_events(
    candidates: list[DateCandidate], news: DateCandidate | None, vocabularies: Vocabularies
) -> Iterator[DraftEvent]:
    """Yield the events of other dates, each date once, where the sentence says what happened."""
    seen = {news.date.text} if news else set()
    for one in candidates:
        kind = kind_of([one.sentence], vocabularies, quoted=True)
        kind = planned_signing(one.sentence, vocabularies.instrument_kinds) or kind if one.planned else kind
        if kind and one.date.text and one.date.text not in seen and not is_same_news(one, news):
            seen.add(one.date.text)
            instrument = signed_instrument(kind, [one.sentence], vocabularies)
            yield DraftEvent(date=one.date, sure=False, kind=kind, planned=one.planned, instrument=instrument)


def is_same_news(one: DateCandidate, news: DateCandidate | None) -> bool:
    """Tell whether a date is within a week of the news: then somebody spoke of it, and it is no event of its own."""
    if one.planned or news is None or one.date.value is None or news.date.value is None:
        return False
    return abs(one.date.value.start - news.date.value.start) <= SAME_NEWS_WINDOW


def dateline_candidate(report: Report, sentences: list[Sentence], latest: date) -> DateCandidate | None:
    """Return the date of the dateline, for news of which the text itself gives no day."""
    first = next((sentence for sentence in sentences if sentence.paragraph >= 0), None)
    for found in dates_in(report.dateline_date, None, latest=latest):
        if first and found.text and found.value and found.value.start <= latest:
            return DateCandidate(
                date=dataclasses.replace(found, reason=FROM_DATELINE), sentence=first, score=0, planned=False
            )
    return None


def date_candidates(
    report: Report, sentences: list[Sentence], published: Finding | None, latest: date
) -> list[DateCandidate]:
    """Return every date of the report's text with its score, in the report's order."""
    day = parse_date(published.value) if published else None
    cooperation, candidates = cue_pattern(cue_set("together")), list[DateCandidate]()
    for sentence in sentences:
        if sentence.paragraph < 0:
            continue
        for found in dates_in(sentence.text, day, sure=bool(published and published.sure), latest=latest):
            checked = check_date(found, report, day)
            planned = is_planned(sentence.text, checked, day, latest)
            score = news_score(checked, sentence, cooperation, planned=planned)
            candidates.append(DateCandidate(date=checked, sentence=sentence, planned=planned, score=score))
    return candidates


def check_date(found: FoundDate, report: Report, published: PartialDate | None) -> FoundDate:
    """Return a date, opened where day and month may be mixed up; not sure where it is after the publication."""
    if report.language == "en" and AMBIGUOUS_DATE.search(found.quote) and not STARTS_WITH_WEEKDAY.match(found.quote):
        reason = LocalizedText("hari dan bulan dapat tertukar", "day and month may be mixed up")
        return dataclasses.replace(found, text="", sure=False, reason=reason)
    to_the_day = published and published.precision == "day" and found.form not in {"days", "range"}
    if published and to_the_day and found.value and found.value.start > published.end:
        reason = LocalizedText("sesudah tanggal terbit", "after the publication date")
        return dataclasses.replace(found, sure=False, reason=reason)
    return found


def is_planned(text: str, found: FoundDate, published: PartialDate | None, latest: date) -> bool:
    """Tell whether a date is after the publication, or words for the future stand before it in the sentence `text`."""
    if found.value is None:
        ahead = f"{text[: found.start][-80:]} {text[found.end :][:12]}"
        return found.form == "day" and bool(FUTURE_WORDS.search(re.split(r"[,;:()]", ahead)[-1]))
    after = found.value.start > (published.end if published else latest)
    earlier = published is not None and found.value.end < published.start
    # What somebody said on a day is no plan for it: only the words right before a day tell that it lies ahead.
    words = text if is_quoted(text[: found.start]) else without_quotations(text)
    clause = re.split(r"[,;:()]", words[: found.start].rstrip(" ("))[-1]
    return after or (bool(FUTURE_WORDS.search(clause)) and not SAID.search(clause) and not earlier)


def news_score(found: FoundDate, sentence: Sentence, cooperation: re.Pattern[str], *, planned: bool) -> float:
    """Return how likely a date is that of the news: the press prints that one in brackets, early, in the past."""
    score = 3.0 if found.form == "day" or "(" in found.quote else 2.0
    score += 1.5 if cooperation.search(sentence.text) else 0
    score += 1.0 if sentence.paragraph <= 2 else 0
    # A day in the lead whose year nothing tells is the news' all the same: another one further down is not.
    score += 0.6 if sentence.paragraph <= 1 and not found.text else 0
    score -= 2.5 if planned else 0
    before = sentence.text[: found.start]
    if found.form in {"range", "days"}:  # since the first day, until the last
        before = SINCE.sub("", before)
    return score - (2.5 if PAST_WORDS.search(before) else 0)
