"""The front matter of an event: an article's `events` list holds one mapping of this shape for each event.

These classes are the single definition of the Python types, the JSON Schema and the field reference.
"""

from __future__ import annotations

from typing import Annotated, Literal

from digest.read.fields import (
    EventDate,
    EventId,
    Id,
    Number,
    ShortText,
    SingleDate,
    SingleLine,
    Url,
    Years,
    described,
    strict_dataclass,
)

Status = Literal["happened", "planned", "postponed", "cancelled"]
DateBasis = Literal["stated", "inferred"]
Qualifier = Literal["about", "at-least", "at-most"]


@strict_dataclass
class InstrumentFrontMatter:
    """The document that an event signs."""

    kind: Annotated[Id, described("Jenis naskah (data/instrument_kinds.yml)", "Kind of instrument", examples=["mou"])]
    signed: Annotated[
        SingleDate | None,
        described(
            "Tanggal tanda tangan bila lain dari peristiwa", "Signing date if not the event's", examples=["2019-06-26"]
        ),
    ] = None
    expires: Annotated[SingleDate | None, described("Berlaku sampai", "Valid until", examples=["2024-07-26"])] = None
    valid_years: Annotated[Years | None, described("Masa berlaku dalam tahun", "Validity in years", examples=[2])] = (
        None
    )
    title: Annotated[
        SingleLine | None, described("Judul resmi naskah", "Official title", examples=["Memorandum Saling Pengertian"])
    ] = None
    url: Annotated[
        Url | None, described("Alamat naskah", "Address of the document", examples=["https://treaty.kemlu.go.id/"])
    ] = None


@strict_dataclass
class FigureFrontMatter:
    """A number that a source gives."""

    what: Annotated[
        ShortText,
        described(
            "Apa yang dihitung", "What is counted", examples=[{"id": "Masa kontrak", "en": "Length of contract"}]
        ),
    ]
    value: Annotated[
        Number, described("Angka, tanpa pemisah ribuan", "The number, no thousands separator", examples=[5])
    ]
    unit: Annotated[
        ShortText | None,
        described(
            "Satuan: orang, tahun, %, IDR …", "Unit: people, years, %, IDR …", examples=[{"id": "tahun", "en": "years"}]
        ),
    ] = None
    qualifier: Annotated[
        Qualifier | None,
        described("Sekitar, sedikitnya, sebanyak-banyaknya", "About, at least, at most", examples=["about"]),
    ] = None


@strict_dataclass
class EventFrontMatter:
    """Something that happened, or is planned, on a date, between parties."""

    date: Annotated[
        EventDate,
        described(
            "Tanggal setepat sumbernya: 2017-12-18, 2017-12, 2017, dari/sampai 2023-03-14/2023-03-17, sejak 2019/..,"
            " paling lambat ../2023",
            "Date as precise as its source: 2017-12-18, 2017-12, 2017, from/to 2023-03-14/2023-03-17, since 2019/..,"
            " at the latest ../2023",
            examples=["2015-05-12"],
        ),
    ]
    kind: Annotated[Id, described("Jenis peristiwa (data/event_kinds.yml)", "Kind of event", examples=["mou-signed"])]
    parties: Annotated[
        list[Id],
        described(
            "Siapa dengan siapa: id pihak",
            "Who with whom: ids",
            min_length=1,
            max_length=16,
            examples=[["provinsi-dki-jakarta", "kr-gyeonggi"]],
        ),
    ]
    sectors: Annotated[
        list[Id],
        described(
            "Bidang (data/sectors.yml)", "Sectors", min_length=1, max_length=12, examples=[["health", "education"]]
        ),
    ]
    status: Annotated[
        Status, described("Keadaan; bila kosong: terjadi", "Status; by default: happened", examples=["planned"])
    ] = "happened"
    date_basis: Annotated[
        DateBasis,
        described(
            "Tanggal disebut sumber atau disimpulkan", "Date stated by the source or inferred", examples=["inferred"]
        ),
    ] = "stated"
    place: Annotated[
        ShortText | None,
        described("Tempat", "Place", examples=[{"id": "Balai Kota DKI Jakarta", "en": "Jakarta city hall"}]),
    ] = None
    note: Annotated[
        ShortText | None,
        described(
            "Catatan; wajib bila tanggal disimpulkan",
            "Note; a must if inferred",
            examples=[
                {"id": 'Sumber hanya menulis "Kamis (10/10)".', "en": 'The source only says "Thursday (10/10)".'}
            ],
        ),
    ] = None
    instrument: Annotated[InstrumentFrontMatter | None, described("Naskah", "Instrument")] = None
    figures: Annotated[
        list[FigureFrontMatter], described("Angka tentang peristiwa ini", "Figures of this event", max_length=20)
    ] = ()  # type: ignore[assignment]
    fulfils: Annotated[
        EventId | None,
        described(
            "Rencana yang terlaksana dengan peristiwa ini: id peristiwa itu",
            "The plan that this event carries out: that event's id",
            examples=["2023-09-placement--kota-banjarmasin--jp-kaikoukai"],
        ),
    ] = None
    same_as: Annotated[
        EventId | None,
        described(
            "Peristiwa yang sama di berita lain: id-nya di sana",
            "The same event in another article: its id there",
            examples=["2016-11-mou-signed--provinsi-bali--jp-kumamoto"],
        ),
    ] = None
    former_ids: Annotated[
        list[EventId],
        described(
            "Id peristiwa ini sebelum tanggal, jenis, atau pihaknya diubah",
            "Ids of this event before its date, kind or parties were changed",
            max_length=20,
            examples=[["2026-04-10-visit--kota-bandung--jp-hamamatsu"]],
        ),
    ] = ()  # type: ignore[assignment]
