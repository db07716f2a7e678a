"""Columns that several tables share."""

from __future__ import annotations

from typing import Any, get_args

from digest.model.events import Scope
from digest.open_data.columns import (
    EDTF_PATTERN,
    Column,
    column,
    labelled_codes,
    labelled_columns,
    labelled_ids,
    list_columns,
)

URL = column(
    "url",
    ("Alamat", "Address"),
    ("Halaman Indonesia; yang Inggris di bawah en/", "The Indonesian page; the English one is below en/"),
    lambda thing, context: context.page_url(thing),
)


def id_column(indonesian: str, english: str, value: Any = None, **constraints: Any) -> Column[Any]:
    """Return the column of a thing's stable id; `value` returns it where it is not the attribute `id`."""
    id_of = value or (lambda thing, _: thing.id)
    return column("id", ("Id", "Id"), (indonesian, english), id_of, required=True, unique=True, **constraints)


def name_columns(indonesian: str, english: str) -> tuple[Column[Any], ...]:
    """Return the two columns of a thing's name, Indonesian and English; the arguments are their descriptions."""
    return (
        column(
            "name_id",
            ("Nama Indonesia", "Indonesian name"),
            (indonesian, f"{english}, in Indonesian"),
            lambda thing, _: thing.name.id,
            required=True,
        ),
        column(
            "name_en",
            ("Nama Inggris", "English name"),
            (f"{indonesian}, dalam bahasa Inggris", f"{english}, in English"),
            lambda thing, _: thing.name.localize("en"),
            required=True,
        ),
    )


def place_in_article_columns(article: tuple[str, str], number: tuple[str, str]) -> tuple[Column[Any], ...]:
    """Return the key of a thing that stands in an article's list: the article, and its number there, from 1.

    The arguments describe the two columns.
    """
    return (
        column("article", ("Berita", "Article"), article, lambda one, _: one.article.id, required=True),
        column("number", ("Nomor", "Number"), number, lambda one, _: one.number, "integer", required=True, minimum=1),
    )


def date_column(
    name: str, title: tuple[str, str], description: tuple[str, str], value: Any, **constraints: Any
) -> Column[Any]:
    """Return a column of a date that is as precise as its source."""
    return column(name, title, description, value, pattern=EDTF_PATTERN, **constraints)


def count_columns(selection: Any) -> tuple[Column[Any], ...]:
    """Return the columns that count cooperations, events and articles; `selection` returns a thing's `Selection`."""

    def count_of(attribute: str) -> Any:
        return lambda found, _: len(getattr(found, attribute))

    return (
        column(
            "cooperations",
            ("Kerja sama", "Cooperations"),
            ("Banyaknya kerja sama", "Number of cooperations"),
            count_of("cooperations"),
            "integer",
            find=selection,
            required=True,
            minimum=0,
        ),
        column(
            "events",
            ("Peristiwa", "Events"),
            ("Banyaknya peristiwa", "Number of events"),
            count_of("events"),
            "integer",
            find=selection,
            required=True,
            minimum=1,
        ),
        column(
            "articles",
            ("Berita", "Articles"),
            ("Banyaknya berita", "Number of articles"),
            count_of("articles"),
            "integer",
            find=selection,
            required=True,
            minimum=1,
        ),
    )


PARTIES = list_columns(
    "parties",
    ("Pihak", "Parties"),
    ("Siapa dengan siapa", "Who with whom"),
    lambda thing, _: labelled_ids(*thing.parties),
)
COUNTRIES = list_columns(
    "countries",
    ("Negara mitra", "Partner countries"),
    ("Negara asing para pihak, ISO 3166-1", "Foreign countries of the parties, ISO 3166-1"),
    lambda thing, _: labelled_codes(*thing.countries),
)
SECTORS = list_columns(
    "sectors", ("Bidang", "Sectors"), ("Bidang", "Sectors"), lambda thing, _: labelled_ids(*thing.sectors)
)
SCOPE = labelled_columns(
    "scope",
    ("Lingkup", "Scope"),
    (
        "Lingkup menurut PP 28/2018, dihitung dari para pihak",
        "Scope after Government Regulation 28/2018, computed from the parties",
    ),
    lambda thing, context: (thing.scope, context.label(f"scope.{thing.scope}.long")) if thing.scope else None,
    enum=list(get_args(Scope)),
)
ARTICLES = column(
    "articles",
    ("Berita", "Articles"),
    ("Berita yang menceritakannya", "The articles that tell it"),
    lambda thing, _: thing.articles,
    "list",
    required=True,
)
COOPERATION = column(
    "cooperation",
    ("Kerja sama", "Cooperation"),
    (
        "Kerja sama di antara pihak-pihak ini; kosong bila pihaknya satu",
        "The cooperation between these parties; empty where there is one party",
    ),
    lambda event, context: found.slug if (found := context.site.cooperation_of(event)) else None,
)
