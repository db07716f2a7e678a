"""The table of the instruments that events sign."""

from __future__ import annotations

from typing import get_args

from digest.model.events import Event
from digest.open_data.columns import Table, column, labelled_columns, labelled_ids
from digest.open_data.events import STATUS
from digest.open_data.shared_columns import (
    ARTICLES,
    COOPERATION,
    COUNTRIES,
    PARTIES,
    SECTORS,
    URL,
    date_column,
    id_column,
)
from digest.parse.dates import Precision
from digest.read.fields import LocalizedText

INSTRUMENT_TABLE = Table[Event](
    name="instruments",
    title=LocalizedText("Naskah", "Instruments"),
    description=LocalizedText(
        "Satu baris untuk tiap LoI, MoU, atau perjanjian; yang baru direncanakan pun ada, lihat status",
        "One row for each LoI, MoU or agreement; those only planned are here too, see status",
    ),
    things=lambda site: (event for event in site.everything.events if event.instrument),
    foreign_keys={"id": "events", "cooperation": "cooperations"},
    columns=(
        id_column("Id peristiwa penandatanganannya", "Id of the event that signs it"),
        URL,
        *labelled_columns(
            "kind",
            ("Jenis", "Kind"),
            ("Jenis naskah", "Kind of instrument"),
            lambda event, _: labelled_ids(event.instrument.kind)[0],
            required=True,
        ),
        column("title", ("Judul", "Title"), ("Judul resmi", "Official title"), lambda event, _: event.instrument.title),
        STATUS,
        date_column(
            "signed",
            ("Ditandatangani", "Signed"),
            ("Tanggal tanda tangan, EDTF", "Date of signing, EDTF"),
            lambda event, _: event.instrument.signed.text,
            required=True,
        ),
        column(
            "expires",
            ("Berlaku sampai", "Valid until"),
            (
                "Hari terakhir berlaku; kosong bila sumber tidak menyebutnya",
                "Last day of validity; empty where no source states it",
            ),
            lambda event, _: event.instrument.expires,
            "date",
        ),
        column(
            "expires_precision",
            ("Ketepatan akhir", "Precision of the end"),
            ("Seberapa tepat akhirnya diketahui", "How precisely the end is known"),
            lambda event, _: event.instrument.expires_precision if event.instrument.expires else None,
            enum=list(get_args(Precision)),
        ),
        column(
            "valid_years",
            ("Masa berlaku", "Years of validity"),
            ("Masa berlaku dalam tahun bila disebut", "Validity in years where stated"),
            lambda event, _: event.instrument.valid_years,
            "integer",
            minimum=1,
        ),
        column(
            "document_url",
            ("Naskah lengkap", "Full text"),
            ("Alamat naskah", "Address of the document"),
            lambda event, _: event.instrument.url,
        ),
        *PARTIES,
        *COUNTRIES,
        *SECTORS,
        COOPERATION,
        ARTICLES,
    ),
)
