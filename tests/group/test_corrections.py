from __future__ import annotations

from dataclasses import replace

from digest.group.corrections import correction_log
from digest.group.site import Site
from digest.model.articles import Correction
from digest.parse.dates import parse_date
from digest.read.fields import LocalizedText


def corrections_on(*days: str) -> tuple[Correction, ...]:
    return tuple(Correction(date=parse_date(day), text=LocalizedText(f"Ralat {day}")) for day in days)


def test_the_log_lists_every_correction_newest_first(site: Site) -> None:
    first, second, *others = site.model.articles
    articles = [
        replace(second, corrections=corrections_on("2026-03-01")),
        replace(first, corrections=corrections_on("2026-01-05", "2026-03-01", "2026-03-01")),
        *others,
    ]
    entries = [(entry.article.id, entry.number, entry.correction.date.text) for entry in correction_log(articles)]
    same_day = sorted([(first.id, 3), (first.id, 2), (second.id, 1)], key=lambda one: (one[0], -one[1]))
    assert entries == [*((id_, number, "2026-03-01") for id_, number in same_day), (first.id, 1, "2026-01-05")]


def test_without_corrections_the_log_is_empty(site: Site) -> None:
    assert correction_log(site.model.articles) == ()
