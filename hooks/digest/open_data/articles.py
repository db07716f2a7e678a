"""The table of articles."""

from __future__ import annotations

from typing import Any

from digest.model.articles import Article
from digest.model.parties import Country, Party
from digest.open_data.columns import (
    Column,
    LabelledId,
    Table,
    column,
    labelled_codes,
    labelled_ids,
    list_columns,
)
from digest.open_data.shared_columns import URL, date_column, id_column
from digest.read.fields import LocalizedText


def text_column(
    name: str, language: str, title: tuple[str, str], description: tuple[str, str], **constraints: Any
) -> Column[Any]:
    """Return the column of a text attribute of articles in one language; empty where there is no translation."""

    def text_of(article: Any, _: object) -> str | None:
        text = article.texts.get(language)
        return str(getattr(text, name)) if text else None

    return column(f"{name}_{language}", title, description, text_of, **constraints)


def parties_of(article: Article) -> list[Party]:
    """Return the parties of all events of an article, each once."""
    return list(dict.fromkeys(party for event in article.events for party in event.parties))


def countries_of(article: Article) -> list[LabelledId]:
    """Return the foreign countries of all events of an article, each once."""
    return labelled_codes(*dict.fromkeys(country for event in article.events for country in event.countries))


def sectors_of(article: Article) -> list[LabelledId]:
    """Return the sectors of all events of an article, each once."""
    return labelled_ids(*dict.fromkeys(sector for event in article.events for sector in event.sectors))


ARTICLE_TABLE = Table[Article](
    name="articles",
    title=LocalizedText("Berita", "Articles"),
    description=LocalizedText(
        "Satu baris untuk tiap berita, yang terbaru di atas", "One row for each article, newest first"
    ),
    things=lambda site: site.everything.articles,
    columns=(
        id_column(
            "Tahun dan nama berkas berita; tidak berubah",
            "Year and file name of the article; does not change",
            pattern=r"\d{4}/[a-z0-9-]+",
        ),
        URL,
        text_column("title", "id", ("Judul Indonesia", "Indonesian title"), ("Judul berita", "Title"), required=True),
        text_column(
            "title",
            "en",
            ("Judul Inggris", "English title"),
            ("Kosong bila belum diterjemahkan", "Empty where there is no translation yet"),
        ),
        text_column(
            "description",
            "id",
            ("Ringkasan Indonesia", "Indonesian description"),
            ("Satu sampai tiga kalimat", "One to three sentences"),
            required=True,
        ),
        text_column(
            "description",
            "en",
            ("Ringkasan Inggris", "English description"),
            ("Kosong bila belum diterjemahkan", "Empty where there is no translation yet"),
        ),
        date_column(
            "date",
            ("Tanggal", "Date"),
            ("Tanggal peristiwa pertama dalam berita, EDTF", "Date of the first event that the article names, EDTF"),
            lambda article, _: article.main_event.date.text,
            required=True,
        ),
        column(
            "events",
            ("Peristiwa", "Events"),
            ("Id peristiwa yang diceritakan", "Ids of the events that it tells"),
            lambda article, context: tuple(event.id for event in context.site.events_of(article)),
            "list",
            required=True,
        ),
        *list_columns(
            "parties",
            ("Pihak", "Parties"),
            ("Pihak dalam semua peristiwanya", "Parties of all its events"),
            lambda article, _: labelled_ids(*parties_of(article)),
        ),
        *list_columns(
            "countries",
            ("Negara mitra", "Partner countries"),
            ("Negara asing para pihak, ISO 3166-1", "Foreign countries of the parties, ISO 3166-1"),
            lambda article, _: countries_of(article),
        ),
        *list_columns(
            "sectors",
            ("Bidang", "Sectors"),
            ("Bidang semua peristiwanya", "Sectors of all its events"),
            lambda article, _: sectors_of(article),
        ),
        column(
            "mentions",
            ("Disebut", "Mentions"),
            (
                "Id pihak atau kode negara yang disebut, tetapi tidak ikut serta",
                "Ids of parties or codes of countries that are named and take no part",
            ),
            lambda article, _: tuple(one.code if isinstance(one, Country) else one.id for one in article.mentions),
            "list",
        ),
        column(
            "sources",
            ("Sumber", "Sources"),
            ("Banyaknya sumber", "Number of sources"),
            lambda article, _: len(article.sources),
            "integer",
            required=True,
            minimum=1,
        ),
        column(
            "added",
            ("Ditambahkan", "Added"),
            ("Hari pertama terbit di ringkasan ini", "Day on which the digest first published it"),
            lambda article, _: article.added.start,
            "date",
            required=True,
        ),
        column(
            "reviewed",
            ("Ditinjau", "Reviewed"),
            ("Hari terakhir ditinjau", "Day of the last review"),
            lambda article, _: article.reviewed.start if article.reviewed else None,
            "date",
        ),
    ),
)
