"""One JSON file beside each page that speaks of one thing: the site as its own API, in no language of its own."""

from __future__ import annotations

from typing import Any

from digest.group.site import Selection
from digest.model.articles import Article
from digest.model.events import Figure
from digest.read.fields import LANGUAGES, Words
from digest.write.addresses import address
from digest.write.open_data.articles import ARTICLE_TABLE
from digest.write.open_data.columns import Table, World
from digest.write.open_data.cooperations import COOPERATION_TABLE
from digest.write.open_data.events import EVENT_TABLE
from digest.write.open_data.instruments import INSTRUMENT_TABLE
from digest.write.open_data.package import LICENCE
from digest.write.open_data.parties import COUNTRY_TABLE, PARTY_TABLE, SECTOR_TABLE
from digest.write.open_data.sources import SOURCE_TABLE, cited
from digest.write.open_data.tables import create_json

FILE = "index.json"

BESIDE: dict[str, Table[Any]] = {
    "party": PARTY_TABLE, "country": COUNTRY_TABLE, "sector": SECTOR_TABLE, "cooperation": COOPERATION_TABLE,
}  # fmt: skip
"""What a file speaks of beside the lists that it holds."""

SHORT = "id", "url", "title_id", "title_en", "date"
"""The columns of articles in a list of them; the rest stands in the article's own file."""


def create_beside(name: str, thing: Any, selection: Selection, world: World) -> tuple[str, str]:
    """Return the path and the text of the file beside a party, country, sector or cooperation."""
    value = {"licence": LICENCE, name: BESIDE[name].row(thing, world), **rows_of(selection, world)}
    return f"{address(thing, world.site)}{FILE}", create_json(value)


def create_beside_article(article: Article, world: World) -> tuple[str, str]:
    """Return the path and the text of the file beside an article."""
    return f"articles/{article.id}/{FILE}", create_json(about_article(article, world))


def rows_of(selection: Selection, world: World) -> dict[str, Any]:
    """Return the rows of a selection's cooperations, events, instruments and articles."""
    return {
        "cooperations": COOPERATION_TABLE.rows(world, selection.cooperations),
        "events": EVENT_TABLE.rows(world, selection.events),
        "instruments": INSTRUMENT_TABLE.rows(world, (event for event in selection.events if event.instrument)),
        "articles": [{name: row[name] for name in SHORT} for row in ARTICLE_TABLE.rows(world, selection.articles)],
    }


def about_article(article: Article, world: World) -> dict[str, Any]:
    """Return all that an article says, its text as Markdown included."""
    events = tuple(world.site.event[event.id] for event in article.events)
    rows = rows_of(Selection(events=events, site=world.site), world) | {
        "sources": SOURCE_TABLE.rows(world, cited(article)),
    }
    del rows["articles"]
    return {
        "licence": LICENCE,
        "article": ARTICLE_TABLE.row(article, world),
        "texts": {language: text.body.strip() for language, text in article.texts.items()},
        **rows,
        "figures": [figure(one) for one in (*(f for event in events for f in event.figures), *article.figures)],
        "people": [
            {"name": one.name, "office": said(one.office), "party": one.party.id if one.party else None}
            for one in article.people
        ],
        "claims": [{"text": said(claim.text), "by": said(claim.by)} for claim in article.claims],
        "corrections": [{"date": one.date.text, "text": said(one.text)} for one in article.corrections],
    }


def said(words: Words) -> dict[str, str]:
    """Return a short text in both languages."""
    return {language: words.say(language) for language in LANGUAGES}


def figure(one: Figure) -> dict[str, Any]:
    """Return a figure; its value is a text, for no digit of it may be lost."""
    unit = said(one.unit) if one.unit else None
    return {"what": said(one.what), "value": str(one.value), "unit": unit, "qualifier": one.qualifier}
