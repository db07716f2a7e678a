"""Columns that several tables have in common."""

from __future__ import annotations

from typing import Any, get_args

from digest.export.open_data.columns import EDTF, Column, coded, column, labelled, listed, named
from digest.group.site import Selection
from digest.model.events import Scope

URL = column(
    "url",
    ("Alamat", "Address"),
    ("Halaman Indonesia; yang Inggris di bawah en/", "The Indonesian page; the English one is below en/"),
    lambda thing, world: world.url(thing),
)


def identity(indonesian: str, english: str, value: Any = None, **rules: Any) -> Column[Any]:
    """Return the column of a thing's stable id."""
    read = value or (lambda thing, _: thing.id)
    return column("id", ("Id", "Id"), (indonesian, english), read, required=True, unique=True, **rules)


def names(indonesian: str, english: str) -> tuple[Column[Any], ...]:
    """Return the columns of a thing's name in both languages."""
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
            lambda thing, _: thing.name.say("en"),
            required=True,
        ),
    )


def date(name: str, title: tuple[str, str], about: tuple[str, str], value: Any, **rules: Any) -> Column[Any]:
    """Return a column of a date as precise as its source."""
    return column(name, title, about, value, pattern=EDTF, **rules)


def counts(selection: Any) -> tuple[Column[Any], ...]:
    """Return the columns that count what a selection holds; `selection` finds it for a thing."""

    def count(what: str) -> Any:
        def number(thing: Any, world: Any) -> int:
            found: Selection = selection(thing, world)
            return len(getattr(found, what))

        return number

    return (
        column(
            "cooperations",
            ("Kerja sama", "Cooperations"),
            ("Banyaknya kerja sama", "Number of cooperations"),
            count("cooperations"),
            "integer",
            required=True,
            minimum=0,
        ),
        column(
            "events",
            ("Peristiwa", "Events"),
            ("Banyaknya peristiwa", "Number of events"),
            count("events"),
            "integer",
            required=True,
            minimum=1,
        ),
        column(
            "articles",
            ("Berita", "Articles"),
            ("Banyaknya berita", "Number of articles"),
            count("articles"),
            "integer",
            required=True,
            minimum=1,
        ),
    )


PARTIES = listed(
    "parties", ("Pihak", "Parties"), ("Siapa dengan siapa", "Who with whom"), lambda thing, _: named(*thing.parties)
)
COUNTRIES = listed(
    "countries",
    ("Negara mitra", "Partner countries"),
    ("Negara asing para pihak, ISO 3166-1", "Foreign countries of the parties, ISO 3166-1"),
    lambda thing, _: coded(*thing.countries),
)
SECTORS = listed("sectors", ("Bidang", "Sectors"), ("Bidang", "Sectors"), lambda thing, _: named(*thing.sectors))
SCOPE = labelled(
    "scope",
    ("Lingkup", "Scope"),
    (
        "Lingkup menurut PP 28/2018, dihitung dari para pihak",
        "Scope after Government Regulation 28/2018, computed from the parties",
    ),
    lambda thing, world: (thing.scope, world.label(f"scope.{thing.scope}.long")) if thing.scope else None,
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
    lambda event, world: found.slug if (found := world.site.cooperation_of(event)) else None,
)
