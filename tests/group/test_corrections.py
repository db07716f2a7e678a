from __future__ import annotations

from dataclasses import replace

from digest.group.corrections import corrections
from digest.group.site import Site
from digest.model.articles import Correction
from digest.read.dates import parse_date
from digest.read.fields import Words


def told(*days: str) -> tuple[Correction, ...]:
    return tuple(Correction(date=parse_date(day), text=Words(f"Ralat {day}")) for day in days)


def test_the_log_holds_every_correction_newest_first(site: Site) -> None:
    first, second, *others = site.model.articles
    articles = [
        replace(second, corrections=told("2026-03-01")),
        replace(first, corrections=told("2026-01-05", "2026-03-01", "2026-03-01")),
        *others,
    ]
    found = [(one.article.id, one.number, one.correction.date.text) for one in corrections(articles)]
    of_one_day = sorted([(first.id, 3), (first.id, 2), (second.id, 1)], key=lambda one: (one[0], -one[1]))
    assert found == [*((id_, number, "2026-03-01") for id_, number in of_one_day), (first.id, 1, "2026-01-05")]


def test_where_nothing_was_corrected_the_log_is_empty(site: Site) -> None:
    assert corrections(site.model.articles) == ()
