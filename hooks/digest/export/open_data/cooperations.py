"""The table of cooperations."""

from __future__ import annotations

from typing import get_args

from digest.export.open_data.columns import Table, column, labelled
from digest.export.open_data.shared_columns import COUNTRIES, PARTIES, SCOPE, SECTORS, URL, counts, date, identity
from digest.group.cooperations import Cooperation, StandingName
from digest.group.site import Selection
from digest.read.fields import Words

COUNTS = counts(lambda one, world: Selection(events=one.events, site=world.site))

COOPERATION_TABLE = Table[Cooperation](
    name="cooperations",
    title=Words("Kerja sama", "Cooperations"),
    about=Words(
        "Satu baris untuk tiap kerja sama: semua peristiwa di antara pihak-pihak yang sama",
        "One row for each cooperation: all events between the same set of parties",
    ),
    things=lambda site: site.cooperations,
    refers={"standing_event": "events", "first_event": "events", "last_event": "events"},
    columns=(
        identity(
            "Id para pihak, dihubungkan dengan --", "The ids of the parties, joined by --", lambda one, _: one.slug
        ),
        URL,
        *PARTIES,
        *COUNTRIES,
        *SECTORS,
        *SCOPE,
        *labelled(
            "standing",
            ("Keadaan", "Standing"),
            ("Keadaan pada hari data ini dibuat, dihitung", "How it stands on the day of this data, computed"),
            lambda one, world: (one.standing.name, world.label(f"standing.{one.standing.name}")),
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
        date(
            "since",
            ("Sejak", "Since"),
            ("Tanggal peristiwa pertama, EDTF", "Date of the first event, EDTF"),
            lambda one, _: one.first.date.text,
            required=True,
        ),
        column(
            "first_event",
            ("Peristiwa pertama", "First event"),
            ("Id peristiwa pertama", "Id of the first event"),
            lambda one, _: one.first.id,
            required=True,
        ),
        date(
            "last_news",
            ("Kabar terakhir", "Last news"),
            ("Tanggal kabar terakhir, EDTF", "Date of the last news, EDTF"),
            lambda one, _: one.last_news.date.text,
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
