"""Page JSON: the JSON file of each article, party, country, sector and cooperation, one for both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digest.group.site import Selection
from digest.model.articles import Article
from digest.model.events import Figure
from digest.open_data.articles import ARTICLE_TABLE
from digest.open_data.columns import ExportContext, Table
from digest.open_data.cooperations import COOPERATION_TABLE
from digest.open_data.data_package import LICENCE_URL
from digest.open_data.events import EVENT_TABLE
from digest.open_data.instruments import INSTRUMENT_TABLE
from digest.open_data.parties import COUNTRY_TABLE, PARTY_TABLE, SECTOR_TABLE
from digest.open_data.sources import SOURCE_TABLE, cited_sources
from digest.open_data.tables import create_json, json_line, json_row
from digest.read.fields import LANGUAGES, LocalizedText
from digest.render.urls import page_path

PAGE_JSON = "index.json"
"""The name of the file, in the folder of its page."""

SUBJECT_TABLES: dict[str, Table[Any]] = {
    "party": PARTY_TABLE, "country": COUNTRY_TABLE, "sector": SECTOR_TABLE, "cooperation": COOPERATION_TABLE,
}  # fmt: skip
"""The table of a page's subject, by the key that the subject's row has in the file."""

LICENCE_JSON = create_json(LICENCE_URL).rstrip()

SUMMARY_NAMES = "id", "url", "title_id", "title_en", "date"
SUMMARY_COLUMNS = [column for name in SUMMARY_NAMES for column in ARTICLE_TABLE.columns if column.name == name]
"""The columns of articles in lists of articles; an article's own file holds all."""


def create_page_json(name: str, thing: Any, selection: Selection, context: ExportContext) -> tuple[str, str]:
    """Return path and text of the page JSON of a party, country, sector or cooperation; `name` says which it is."""
    subject = {name: json_row(SUBJECT_TABLES[name], thing, context)}
    return f"{page_path(thing, context.site)}{PAGE_JSON}", join_object(subject | selection_lists(selection, context))


def create_article_json(article: Article, context: ExportContext) -> tuple[str, str]:
    """Return path and text of the page JSON of an article."""
    return f"articles/{article.id}/{PAGE_JSON}", join_object(article_parts(article, context))


def join_object(parts: dict[str, str]) -> str:
    """Return a JSON object with the licence and `parts`, whose values are JSON already."""
    texts = ",".join(f'"{name}":{text.rstrip()}' for name, text in parts.items())
    return f'{{"licence":{LICENCE_JSON},{texts}}}\n'


def rows_json(table: Table[Any], things: Iterable[Any], context: ExportContext) -> str:
    """Return the rows of `things` as a JSON array."""
    return "[" + ",".join(json_row(table, thing, context) for thing in things) + "]"


def article_summary_json(article: Article, context: ExportContext) -> str:
    """Return the row of an article in lists of articles, as JSON; cached in `context`."""
    cells = {column.name: column.value for column in SUMMARY_COLUMNS}
    return context.json_row(
        ("summary", article), lambda: json_line({name: value(article, context) for name, value in cells.items()})
    )


def selection_lists(selection: Selection, context: ExportContext) -> dict[str, str]:
    """Return the rows of a selection's cooperations, events, instruments and articles as JSON arrays."""
    return {
        "cooperations": rows_json(COOPERATION_TABLE, selection.cooperations, context),
        "events": rows_json(EVENT_TABLE, selection.events, context),
        "instruments": rows_json(INSTRUMENT_TABLE, (one for one in selection.events if one.instrument), context),
        "articles": "[" + ",".join(article_summary_json(article, context) for article in selection.articles) + "]",
    }


def article_parts(article: Article, context: ExportContext) -> dict[str, str]:
    """Return all content of an article as JSON, its texts in Markdown included."""
    events = context.site.events_of(article)
    rows = selection_lists(Selection(events=events, site=context.site), context)
    del rows["articles"]
    people = [
        {"name": one.name, "office": in_both_languages(one.office), "party": one.party.id if one.party else None}
        for one in article.people
    ]
    figures = (*(one for event in events for one in event.figures), *article.figures)
    return {
        "article": json_row(ARTICLE_TABLE, article, context),
        "texts": create_json({language: text.body.strip() for language, text in article.texts.items()}),
        **rows,
        "sources": create_json(SOURCE_TABLE.rows(context, cited_sources(article))),
        "figures": create_json([describe_figure(one) for one in figures]),
        "people": create_json(people),
        "claims": create_json(
            [{"text": in_both_languages(claim.text), "by": in_both_languages(claim.by)} for claim in article.claims]
        ),
        "corrections": create_json(
            [{"date": one.date.text, "text": in_both_languages(one.text)} for one in article.corrections]
        ),
    }


def in_both_languages(text: LocalizedText) -> dict[str, str]:
    """Return a text in both languages, by language."""
    return {language: text.localize(language) for language in LANGUAGES}


def describe_figure(figure: Figure) -> dict[str, Any]:
    """Return a figure for JSON; its value is a text, so that no reader rounds it."""
    unit = in_both_languages(figure.unit) if figure.unit else None
    return {
        "what": in_both_languages(figure.what),
        "value": str(figure.value),
        "unit": unit,
        "qualifier": figure.qualifier,
    }
