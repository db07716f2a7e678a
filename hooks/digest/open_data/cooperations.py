"""The table of cooperations."""

from __future__ import annotations

from typing import get_args

from digest.group.cooperations import Cooperation
from digest.open_data.columns import Table, column, labelled_columns
from digest.open_data.shared_columns import (
    COUNTRIES,
    PARTIES,
    SCOPE,
    SECTORS,
    URL,
    count_columns,
    date_column,
    id_column,
)
from digest.read.fields import LocalizedText
from digest.read.vocabulary_entries import StandingName

COUNTS = count_columns(lambda one, context: context.site.cooperation_selections[one])

COOPERATION_TABLE = Table[Cooperation](
    name="cooperations",
    title=LocalizedText("Kerja sama", "Cooperations"),
    description=LocalizedText(
        "Satu baris untuk tiap kerja sama: semua peristiwa di antara pihak-pihak yang sama",
        "One row for each cooperation: all events between the same set of parties",
    ),
    things=lambda site: site.cooperations,
    foreign_keys={"standing_event": "events", "first_event": "events", "last_event": "events"},
    columns=(
        id_column(
            "Id para pihak, dihubungkan dengan --", "The ids of the parties, joined by --", lambda one, _: one.slug
        ),
        URL,
        *PARTIES,
        *COUNTRIES,
        *SECTORS,
        *SCOPE,
        *labelled_columns(
            "standing",
            ("Keadaan", "Standing"),
            ("Keadaan pada hari data ini dibuat, dihitung", "How it stands on the day of this data, computed"),
            lambda one, context: (one.standing.name, context.label(f"standing.{one.standing.name}")),
            required=True,
            enum=list(get_args(StandingName)),
        ),
        column(
            "standing_event",
            ("Dasar keadaan", "Basis of the standing"),
            ("Id peristiwa yang menentukan keadaannya", "Id of the event that decides how it stands"),
            lambda one, _: one.standing.event.id,
            required=True,
        ),
        column(
            "expires",
            ("Berlaku sampai", "Valid until"),
            ("Akhir masa berlaku yang menentukan keadaannya", "The end of validity that decides how it stands"),
            lambda one, _: one.standing.instrument.expires if one.standing.instrument else None,
            "date",
        ),
        column(
            "stages",
            ("Tahap", "Stages"),
            ("Tahap yang dilalui menurut waktu", "The stages that it went through, in the order of time"),
            lambda one, _: tuple(stage for stage, _ in one.stages),
            "list",
        ),
        date_column(
            "since",
            ("Sejak", "Since"),
            ("Tanggal peristiwa pertama, EDTF", "Date of the first event, EDTF"),
            lambda one, _: one.first_event.date.text,
            required=True,
        ),
        column(
            "first_event",
            ("Peristiwa pertama", "First event"),
            ("Id peristiwa pertama", "Id of the first event"),
            lambda one, _: one.first_event.id,
            required=True,
        ),
        date_column(
            "last_news",
            ("Kabar terakhir", "Last news"),
            ("Tanggal kabar terakhir, EDTF", "Date of the last news, EDTF"),
            lambda one, _: one.last_news.date.text,
            required=True,
        ),
        column(
            "last_news_start",
            ("Kabar terakhir, paling awal", "Last news, earliest day"),
            ("Hari pertama yang mungkin dimaksud", "The first day that the date can mean"),
            lambda one, _: one.last_news.date.start,
            "date",
            required=True,
        ),
        column(
            "last_news_end",
            ("Kabar terakhir, paling akhir", "Last news, latest day"),
            ("Hari terakhir yang mungkin dimaksud", "The last day that the date can mean"),
            lambda one, _: one.last_news.date.end,
            "date",
            required=True,
        ),
        column(
            "last_event",
            ("Peristiwa terakhir", "Last event"),
            ("Id peristiwa dari kabar terakhir", "Id of the event that is the last news"),
            lambda one, _: one.last_news.id,
            required=True,
        ),
        column(
            "instruments",
            ("Naskah", "Instruments"),
            ("Banyaknya naskah yang ditandatangani", "Number of instruments signed"),
            lambda one, _: len(one.instrument_events),
            "integer",
            required=True,
            minimum=0,
        ),
        *(count for count in COUNTS if count.name != "cooperations"),
    ),
)
