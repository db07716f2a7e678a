"""The table of events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from digest.model.events import Event
from digest.open_data.columns import NO_NUMBER, Column, Table, column, labelled_columns, labelled_ids
from digest.open_data.shared_columns import (
    ARTICLES,
    COOPERATION,
    COUNTRIES,
    PARTIES,
    SCOPE,
    SECTORS,
    URL,
    date_column,
    id_column,
)
from digest.parse.dates import DateForm, Precision
from digest.read.event_front_matter import DateBasis, Status
from digest.read.fields import Language, LocalizedText
from digest.read.vocabulary_entries import Stage

STATUS = column(
    "status",
    ("Status", "Status"),
    ("Terjadi, direncanakan, ditunda, atau dibatalkan", "Happened, planned, postponed or cancelled"),
    lambda event, _: event.status,
    required=True,
    enum=list(get_args(Status)),
)


OVERDUE = column(
    "overdue",
    ("Lewat waktu", "Overdue"),
    (
        "yes: rencana yang waktunya lewat pada hari data ini dibuat, tanpa kabar terlaksana",
        "yes: a plan whose time is over on the day of this data, with no report that it was carried out",
    ),
    lambda event, context: "yes" if context.site.is_overdue(event) else None, enum=["yes"],
)  # fmt: skip

OTHER_TELLINGS = (
    column(
        "planned", ("Direncanakan untuk", "Planned for"),
        ("Tanggal yang direncanakan, EDTF, bila terlaksana", "The dates that had been planned, EDTF, if carried out"),
        lambda event, _: tuple(date.text for date in event.plans), "list", NO_NUMBER,
    ),
    column(
        "other_dates", ("Tanggal lain", "Other dates"),
        ("Tanggal lain yang disebut berita, EDTF", "Other dates that articles give the event, EDTF"),
        lambda event, _: tuple(date.text for date in event.other_dates), "list", NO_NUMBER,
    ),
    column(
        "former_ids", ("Id lain", "Other ids"),
        ("Id peristiwa ini sebelum diubah atau digabung", "The ids of the event before it was changed or merged"),
        lambda event, _: event.former_ids, "list",
    ),
)  # fmt: skip
"""What other articles tell of the event, and what was told before."""


def joined_text(texts: Iterable[LocalizedText], language: Language) -> str | None:
    """Return texts joined by spaces, or None where there are none."""
    return " ".join(text.localize(language) for text in texts) or None


def text_columns(name: str, title: tuple[str, str], description: tuple[str, str], find: Any) -> tuple[Column[Any], ...]:
    """Return the two columns, Indonesian and English, of the texts that `find` returns for an event."""
    return (
        column(
            f"{name}_id", (f"{title[0]}, Indonesia", f"{title[1]}, Indonesian"), description,
            lambda event, _: joined_text(find(event), "id"),
        ),
        column(
            f"{name}_en", (f"{title[0]}, Inggris", f"{title[1]}, English"), description,
            lambda event, _: joined_text(find(event), "en"),
        ),
    )  # fmt: skip


EVENT_TABLE = Table[Event](
    name="events",
    title=LocalizedText("Peristiwa", "Events"),
    description=LocalizedText(
        "Satu baris untuk tiap peristiwa, yang terbaru di atas; yang diceritakan beberapa berita ada sekali",
        "One row for each event, newest first; what several articles tell stands once",
    ),
    things=lambda site: site.everything.events,
    foreign_keys={"cooperation": "cooperations"},
    columns=(
        id_column("Tanggal, jenis, dan pihak", "Date, kind and parties"),
        URL,
        date_column(
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
            enum=list(get_args(DateForm)),
        ),
        column(
            "date_basis",
            ("Dasar tanggal", "Basis of the date"),
            ("Disebut sumber atau disimpulkan", "Stated by a source or inferred"),
            lambda event, _: event.date_basis,
            required=True,
            enum=list(get_args(DateBasis)),
        ),
        *labelled_columns(
            "kind",
            ("Jenis", "Kind"),
            ("Jenis peristiwa", "Kind of event"),
            lambda event, _: labelled_ids(event.kind)[0],
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
        OVERDUE,
        *OTHER_TELLINGS,
        *PARTIES,
        *COUNTRIES,
        *SECTORS,
        *SCOPE,
        *text_columns(
            "place",
            ("Tempat", "Place"),
            ("Tempat peristiwa", "Where it took place"),
            lambda event: [event.place] if event.place else [],
        ),
        *text_columns(
            "note",
            ("Catatan", "Note"),
            ("Catatan, antara lain mengapa tanggal disimpulkan", "Notes, among them why a date is inferred"),
            lambda event: event.notes,
        ),
        COOPERATION,
        ARTICLES,
    ),
)
