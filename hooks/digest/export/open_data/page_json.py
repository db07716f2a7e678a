"""One JSON file beside each page that speaks of one thing: the site as its own API, in no language of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digest.export.open_data.articles import ARTICLE_TABLE
from digest.export.open_data.columns import Table, World
from digest.export.open_data.cooperations import COOPERATION_TABLE
from digest.export.open_data.data_package import LICENCE
from digest.export.open_data.events import EVENT_TABLE
from digest.export.open_data.instruments import INSTRUMENT_TABLE
from digest.export.open_data.parties import COUNTRY_TABLE, PARTY_TABLE, SECTOR_TABLE
from digest.export.open_data.row_cache import row_text
from digest.export.open_data.sources import SOURCE_TABLE, cited
from digest.export.open_data.tables import create_json, json_line
from digest.group.site import Selection
from digest.model.articles import Article
from digest.model.events import Figure
from digest.read.fields import LANGUAGES, Words
from digest.render.urls import address

FILE = "index.json"

BESIDE: dict[str, Table[Any]] = {
    "party": PARTY_TABLE, "country": COUNTRY_TABLE, "sector": SECTOR_TABLE, "cooperation": COOPERATION_TABLE,
}  # fmt: skip
"""What a file speaks of beside the lists that it holds."""

LICENSED = create_json(LICENCE).rstrip()

SHORT_NAMES = "id", "url", "title_id", "title_en", "date"
SHORT = [column for name in SHORT_NAMES for column in ARTICLE_TABLE.columns if column.name == name]
"""The columns of articles in a list of them; the rest stands in the article's own file."""


def create_beside(name: str, thing: Any, selection: Selection, world: World) -> tuple[str, str]:
    """Return the path and the text of the file beside a party, country, sector or cooperation."""
    own = {name: row_text(BESIDE[name], thing, world)}
    return f"{address(thing, world.site)}{FILE}", joined(own | lists_of(selection, world))


def create_beside_article(article: Article, world: World) -> tuple[str, str]:
    """Return the path and the text of the file beside an article."""
    return f"articles/{article.id}/{FILE}", joined(about_article(article, world))


def joined(parts: dict[str, str]) -> str:
    """Return a JSON object of parts that are JSON already."""
    texts = ",".join(f'"{name}":{text.rstrip()}' for name, text in parts.items())
    return f'{{"licence":{LICENSED},{texts}}}\n'


def rows_text(table: Table[Any], things: Iterable[Any], world: World) -> str:
    """Return the rows of some things as a JSON array."""
    return "[" + ",".join(row_text(table, thing, world) for thing in things) + "]"


def short_text(article: Article, world: World) -> str:
    """Return an article's row in a list of articles."""
    key = ("short", article)
    if key not in world.texts:
        world.texts[key] = json_line({column.name: column.value(article, world) for column in SHORT})
    return world.texts[key]


def lists_of(selection: Selection, world: World) -> dict[str, str]:
    """Return the rows of a selection's cooperations, events, instruments and articles."""
    return {
        "cooperations": rows_text(COOPERATION_TABLE, selection.cooperations, world),
        "events": rows_text(EVENT_TABLE, selection.events, world),
        "instruments": rows_text(INSTRUMENT_TABLE, (one for one in selection.events if one.instrument), world),
        "articles": "[" + ",".join(short_text(article, world) for article in selection.articles) + "]",
    }


def about_article(article: Article, world: World) -> dict[str, str]:
    """Return all that an article says, its text as Markdown included."""
    events = tuple(world.site.event[event.id] for event in article.events)
    rows = lists_of(Selection(events=events, site=world.site), world)
    del rows["articles"]
    people = [
        {"name": one.name, "office": said(one.office), "party": one.party.id if one.party else None}
        for one in article.people
    ]
    figures = (*(one for event in events for one in event.figures), *article.figures)
    return {
        "article": row_text(ARTICLE_TABLE, article, world),
        "texts": create_json({language: text.body.strip() for language, text in article.texts.items()}),
        **rows,
        "sources": create_json(SOURCE_TABLE.rows(world, cited(article))),
        "figures": create_json([figure(one) for one in figures]),
        "people": create_json(people),
        "claims": create_json([{"text": said(claim.text), "by": said(claim.by)} for claim in article.claims]),
        "corrections": create_json([{"date": one.date.text, "text": said(one.text)} for one in article.corrections]),
    }


def said(words: Words) -> dict[str, str]:
    """Return a short text in both languages."""
    return {language: words.say(language) for language in LANGUAGES}


def figure(one: Figure) -> dict[str, Any]:
    """Return a figure; its value is a text, for no digit of it may be lost."""
    unit = said(one.unit) if one.unit else None
    return {"what": said(one.what), "value": str(one.value), "unit": unit, "qualifier": one.qualifier}
