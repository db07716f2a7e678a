"""The table of events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from digest.export.open_data.columns import Column, Table, column, labelled, named
from digest.export.open_data.shared_columns import (
    ARTICLES,
    COOPERATION,
    COUNTRIES,
    PARTIES,
    SCOPE,
    SECTORS,
    URL,
    date,
    identity,
)
from digest.model.events import Event
from digest.read.dates import Form, Precision
from digest.read.fields import Language, Words
from digest.read.front_matter import DateBasis, Status
from digest.read.vocabulary_entries import Stage

STATUS = column(
    "status",
    ("Status", "Status"),
    ("Terjadi, direncanakan, ditunda, atau dibatalkan", "Happened, planned, postponed or cancelled"),
    lambda event, _: event.status,
    required=True,
    enum=list(get_args(Status)),
)


def said(texts: Iterable[Words], language: Language) -> str | None:
    """Return short texts one after another, or None where there are none."""
    return " ".join(text.say(language) for text in texts) or None


def texts(name: str, title: tuple[str, str], about: tuple[str, str], find: Any) -> tuple[Column[Any], ...]:
    """Return the columns of short texts, in both languages."""
    return (
        column(
            f"{name}_id", (f"{title[0]}, Indonesia", f"{title[1]}, Indonesian"), about,
            lambda event, _: said(find(event), "id"),
        ),
        column(
            f"{name}_en", (f"{title[0]}, Inggris", f"{title[1]}, English"), about,
            lambda event, _: said(find(event), "en"),
        ),
    )  # fmt: skip


EVENT_TABLE = Table[Event](
    name="events",
    title=Words("Peristiwa", "Events"),
    about=Words(
        "Satu baris untuk tiap peristiwa, yang terbaru di atas; yang diceritakan beberapa berita ada sekali",
        "One row for each event, newest first; what several articles tell stands once",
    ),
    things=lambda site: site.everything.events,
    refers={"cooperation": "cooperations"},
    columns=(
        identity("Tanggal, jenis, dan pihak", "Date, kind and parties"),
        URL,
        date(
            "date",
            ("Tanggal", "Date"),
            (
                "Setepat sumbernya: hari, bulan, tahun, atau selang, EDTF",
                "As precise as its source: day, month, year or interval, EDTF",
            ),
            lambda event, _: event.date.text,
            required=True,
        ),
        column(
            "date_start",
            ("Paling awal", "Earliest day"),
            ("Hari pertama yang mungkin dimaksud", "The first day that the date can mean"),
            lambda event, _: event.date.start,
            "date",
            required=True,
        ),
        column(
            "date_end",
            ("Paling akhir", "Latest day"),
            ("Hari terakhir yang mungkin dimaksud", "The last day that the date can mean"),
            lambda event, _: event.date.end,
            "date",
            required=True,
        ),
        column(
            "date_precision",
            ("Ketepatan", "Precision"),
            ("Hari, bulan, atau tahun", "Day, month or year"),
            lambda event, _: event.date.precision,
            required=True,
            enum=list(get_args(Precision)),
        ),
        column(
            "date_form",
            ("Bentuk tanggal", "Form of the date"),
            ("Tanggal, selang, sejak, atau paling lambat", "Date, interval, since or until"),
            lambda event, _: event.date.form,
            required=True,
            enum=list(get_args(Form)),
        ),
        column(
            "date_basis",
            ("Dasar tanggal", "Basis of the date"),
            ("Disebut sumber atau disimpulkan", "Stated by a source or inferred"),
            lambda event, _: event.date_basis,
            required=True,
            enum=list(get_args(DateBasis)),
        ),
        *labelled(
            "kind",
            ("Jenis", "Kind"),
            ("Jenis peristiwa", "Kind of event"),
            lambda event, _: named(event.kind)[0],
            required=True,
        ),
        column(
            "stage",
            ("Tahap", "Stage"),
            (
                "Tahap kerja sama yang ditandainya; none: tidak ada",
                "The stage of a cooperation that it marks; none: no stage",
            ),
            lambda event, _: event.kind.stage,
            required=True,
            enum=list(get_args(Stage)),
        ),
        STATUS,
        *PARTIES,
        *COUNTRIES,
        *SECTORS,
        *SCOPE,
        *texts(
            "place",
            ("Tempat", "Place"),
            ("Tempat peristiwa", "Where it took place"),
            lambda event: [event.place] if event.place else [],
        ),
        *texts(
            "note",
            ("Catatan", "Note"),
            ("Catatan, antara lain mengapa tanggal disimpulkan", "Notes, among them why a date is inferred"),
            lambda event: event.notes,
        ),
        COOPERATION,
        ARTICLES,
    ),
)
