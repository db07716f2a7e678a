"""The CSV files beside the page /trends/: what its charts show, whole, with column names in English."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from digest.charts.trends import Trends
from digest.open_data.columns import Cell
from digest.open_data.tables import cell_text

Rows = Iterable[tuple[Cell, ...]]


def create_trend_tables(trends: Trends) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the table of every chart."""
    stages = [*trends.stages]
    yield csv_file(
        "events", ("year", *(stage.replace("none", "no_stage") for stage in stages), "all"), event_rows(trends)
    )
    yield csv_file("countries", ("country", "name", "year", "events"), country_rows(trends))
    yield csv_file("matrix", ("country", "country_name", "sector", "sector_name", "articles"), matrix_rows(trends))
    yield csv_file("agreements", ("year", *trends.agreements), agreement_rows(trends))
    yield csv_file("people", ("event", "year", "kind", "people", "counted", "not_counted"), people_rows(trends))
    yield csv_file("news", ("cooperation", "standing", "last_news", "months_from", "months_to"), news_rows(trends))


def csv_file(name: str, columns: tuple[str, ...], rows: Rows) -> tuple[str, bytes]:
    """Return path and content of one table: UTF-8, RFC 4180, the first line the columns' names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(cell_text, row) for row in rows)
    return f"trends/{name}.csv", text.getvalue().encode()


def event_rows(trends: Trends) -> Rows:
    """Yield the events of each year by stage."""
    for year in sorted(trends.all_stages):
        yield (year, *(counts[year] for counts in trends.stages.values()), trends.all_stages[year])


def country_rows(trends: Trends) -> Rows:
    """Yield the events of each country by year."""
    for country, counts in trends.countries.items():
        for year, events in sorted(counts.items()):
            yield country.code, country.name.localize("en"), year, events


def matrix_rows(trends: Trends) -> Rows:
    """Yield the articles of each country by sector."""
    for (country, sector), count in sorted(trends.articles.items(), key=lambda pair: (pair[0][0].code, pair[0][1].id)):
        yield country.code, country.name.localize("en"), sector.id, sector.name.localize("en"), count


def agreement_rows(trends: Trends) -> Rows:
    """Yield the agreements signed, renewed, expired and ending in each year."""
    for year in sorted({year for counts in trends.agreements.values() for year in counts}):
        yield (year, *(counts[year] for counts in trends.agreements.values()))


def people_rows(trends: Trends) -> Rows:
    """Yield each event that trains or places people, with the figures that are counted and those that are not."""
    for one in trends.people:
        texts = (
            tuple(f"{figure.what.localize('en')}: {figure.value}" for figure in figures)
            for figures in (one.counted, one.others)
        )
        yield one.event.id, one.event.year, one.event.kind.id, one.people or None, *texts


def news_rows(trends: Trends) -> Rows:
    """Yield each cooperation with the age of its last news."""
    for group in trends.ages.groups:
        for one in group.cooperations:
            yield one.slug, one.standing.name, one.last_news.date.text, group.start, group.end
