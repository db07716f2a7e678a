"""The table of articles."""

from __future__ import annotations

from typing import Any

from digest.export.open_data.columns import Column, Named, Table, coded, column, listed, named
from digest.export.open_data.shared_columns import URL, date, identity
from digest.model.articles import Article
from digest.model.parties import Country, Party
from digest.read.fields import Words


def written(name: str, language: str, title: tuple[str, str], about: tuple[str, str], **rules: Any) -> Column[Any]:
    """Return a column of an article's text in one language; empty where there is no translation."""

    def text_of(article: Any, _: object) -> str | None:
        text = article.texts.get(language)
        return str(getattr(text, name)) if text else None

    return column(f"{name}_{language}", title, about, text_of, **rules)


def parties(article: Article) -> list[Party]:
    """Return the parties of all events of an article, each once."""
    return list(dict.fromkeys(party for event in article.events for party in event.parties))


def countries(article: Article) -> list[Named]:
    """Return the foreign countries of all events of an article, each once."""
    return coded(*dict.fromkeys(country for event in article.events for country in event.countries))


def sectors(article: Article) -> list[Named]:
    """Return the sectors of all events of an article, each once."""
    return named(*dict.fromkeys(sector for event in article.events for sector in event.sectors))


ARTICLE_TABLE = Table[Article](
    name="articles",
    title=Words("Berita", "Articles"),
    about=Words("Satu baris untuk tiap berita, yang terbaru di atas", "One row for each article, newest first"),
    things=lambda site: site.everything.articles,
    columns=(
        identity(
            "Tahun dan nama berkas berita; tidak berubah",
            "Year and file name of the article; does not change",
            pattern=r"\d{4}/[a-z0-9-]+",
        ),
        URL,
        written("title", "id", ("Judul Indonesia", "Indonesian title"), ("Judul berita", "Title"), required=True),
        written(
            "title",
            "en",
            ("Judul Inggris", "English title"),
            ("Kosong bila belum diterjemahkan", "Empty where there is no translation yet"),
        ),
        written(
            "description",
            "id",
            ("Ringkasan Indonesia", "Indonesian description"),
            ("Satu sampai tiga kalimat", "One to three sentences"),
            required=True,
        ),
        written(
            "description",
            "en",
            ("Ringkasan Inggris", "English description"),
            ("Kosong bila belum diterjemahkan", "Empty where there is no translation yet"),
        ),
        date(
            "date",
            ("Tanggal", "Date"),
            ("Tanggal peristiwa pertama dalam berita, EDTF", "Date of the first event that the article names, EDTF"),
            lambda article, _: article.newest.date.text,
            required=True,
        ),
        column(
            "events",
            ("Peristiwa", "Events"),
            ("Id peristiwa yang diceritakan", "Ids of the events that it tells"),
            lambda article, _: tuple(event.id for event in article.events),
            "list",
            required=True,
        ),
        *listed(
            "parties",
            ("Pihak", "Parties"),
            ("Pihak dalam semua peristiwanya", "Parties of all its events"),
            lambda article, _: named(*parties(article)),
        ),
        *listed(
            "countries",
            ("Negara mitra", "Partner countries"),
            ("Negara asing para pihak, ISO 3166-1", "Foreign countries of the parties, ISO 3166-1"),
            lambda article, _: countries(article),
        ),
        *listed(
            "sectors",
            ("Bidang", "Sectors"),
            ("Bidang semua peristiwanya", "Sectors of all its events"),
            lambda article, _: sectors(article),
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
            "reviewed",
            ("Ditinjau", "Reviewed"),
            ("Hari terakhir ditinjau", "Day of the last review"),
            lambda article, _: article.reviewed.start if article.reviewed else None,
            "date",
        ),
    ),
)
