"""The shape of what editors write in an article: this one definition gives the types that the code uses, the
JSON Schema that editors' tools complete from, and the reference of the fields.
"""

from __future__ import annotations

from typing import Annotated, Literal

from digest.read.fields import (
    Day,
    EventDate,
    Id,
    Line,
    Number,
    PointDate,
    Text,
    Url,
    Years,
    described,
    shape,
)

Status = Literal["happened", "planned", "postponed", "cancelled"]
DateBasis = Literal["stated", "inferred"]
Qualifier = Literal["about", "at-least", "at-most"]


@shape
class WrittenInstrument:
    """The document that an event signs."""

    kind: Annotated[Id, described("Jenis naskah (data/instrument_kinds.yml)", "Kind of instrument")]
    signed: Annotated[
        PointDate | None, described("Tanggal tanda tangan bila lain dari peristiwa", "Signing date if not the event's")
    ] = None
    expires: Annotated[PointDate | None, described("Berlaku sampai", "Valid until")] = None
    valid_years: Annotated[Years | None, described("Masa berlaku dalam tahun", "Validity in years")] = None
    title: Annotated[Line | None, described("Judul resmi naskah", "Official title")] = None
    url: Annotated[Url | None, described("Alamat naskah", "Address of the document")] = None


@shape
class WrittenFigure:
    """A number that a source gives."""

    what: Annotated[Text, described("Apa yang dihitung", "What is counted")]
    value: Annotated[Number, described("Angka, tanpa pemisah ribuan", "The number, no thousands separator")]
    unit: Annotated[Text | None, described("Satuan: orang, tahun, %, IDR …", "Unit: people, years, %, IDR …")] = None
    qualifier: Annotated[
        Qualifier | None, described("Sekitar, sedikitnya, sebanyak-banyaknya", "About, at least, at most")
    ] = None


@shape
class WrittenEvent:
    """Something that happened, or is planned, on a date, between parties."""

    date: Annotated[
        EventDate,
        described(
            "Tanggal setepat sumbernya: 2017-12-18, 2017-12, 2017, dari/sampai 2023-03-14/2023-03-17, sejak 2019/..,"
            " paling lambat ../2023",
            "Date as precise as its source: 2017-12-18, 2017-12, 2017, from/to 2023-03-14/2023-03-17, since 2019/..,"
            " at the latest ../2023",
        ),
    ]
    kind: Annotated[Id, described("Jenis peristiwa (data/event_kinds.yml)", "Kind of event")]
    parties: Annotated[
        list[Id], described("Siapa dengan siapa: id pihak", "Who with whom: ids", min_length=1, max_length=16)
    ]
    sectors: Annotated[list[Id], described("Bidang (data/sectors.yml)", "Sectors", min_length=1, max_length=12)]
    status: Annotated[Status, described("Keadaan; bila kosong: terjadi", "Status; by default: happened")] = "happened"
    date_basis: Annotated[
        DateBasis, described("Tanggal disebut sumber atau disimpulkan", "Date stated by the source or inferred")
    ] = "stated"
    place: Annotated[Text | None, described("Tempat", "Place")] = None
    note: Annotated[Text | None, described("Catatan; wajib bila tanggal disimpulkan", "Note; a must if inferred")] = (
        None
    )
    instrument: Annotated[WrittenInstrument | None, described("Naskah", "Instrument")] = None
    figures: Annotated[
        list[WrittenFigure], described("Angka tentang peristiwa ini", "Figures of this event", max_length=20)
    ] = ()  # type: ignore[assignment]


@shape
class WrittenSource:
    """A press report or document that the article rests on."""

    outlet: Annotated[Id, described("Media atau lembaga penerbit (data/outlets.yml)", "Outlet")]
    url: Annotated[Url, described("Alamat sumber", "Address")]
    title: Annotated[Line | None, described("Judul asli bila diketahui", "Original title where known")] = None
    published: Annotated[PointDate | None, described("Tanggal terbit, setepat yang diketahui", "Publication date")] = (
        None
    )
    author: Annotated[Line | None, described("Penulis", "Author")] = None
    language: Annotated[
        Annotated[str, described("Bahasa sumber, ISO 639-1", "Language of the source", pattern="^[a-z]{2}$")],
        described("Bahasa sumber, ISO 639-1; bila kosong: id", "Language of the source; by default: id"),
    ] = "id"
    accessed: Annotated[Day | None, described("Tanggal dibuka", "Day of access")] = None
    archive_url: Annotated[Url | None, described("Salinan arsip", "Archive copy")] = None


@shape
class WrittenPerson:
    """Somebody whom the article names, with the office held at that time."""

    name: Annotated[Line, described("Nama", "Name")]
    office: Annotated[Text, described("Jabatan saat itu", "Office at that time")]
    party: Annotated[Id | None, described("Pihak yang diwakili", "Party represented")] = None


@shape
class WrittenClaim:
    """A statement that is attributed, and not vouched for."""

    text: Annotated[Text, described("Isi pernyataan", "What is claimed")]
    by: Annotated[Text, described("Siapa yang menyatakan", "Who says so")]


@shape
class WrittenCorrection:
    """What was put right after publication."""

    date: Annotated[Day, described("Tanggal ralat", "Day of the correction")]
    text: Annotated[Text, described("Apa yang diralat", "What was corrected")]


@shape
class WrittenArticle:
    """One digest of one or more press reports: the front matter of docs/articles/<year>/<slug>.md."""

    title: Annotated[Line, described("Judul: apa yang terjadi", "Title: what happened", max_length=140)]
    description: Annotated[
        Line,
        described(
            "Ringkasan: satu sampai tiga kalimat, 20-300 huruf",
            "Summary: one to three sentences, 20-300 characters",
            min_length=20,
            max_length=300,
        ),
    ]
    events: Annotated[list[WrittenEvent], described("Peristiwa", "Events", min_length=1, max_length=60)]
    sources: Annotated[list[WrittenSource], described("Sumber", "Sources", min_length=1, max_length=40)]
    people: Annotated[list[WrittenPerson], described("Orang", "People", max_length=40)] = ()  # type: ignore[assignment]
    figures: Annotated[
        list[WrittenFigure], described("Angka di luar peristiwa", "Figures beyond the events", max_length=40)
    ] = ()  # type: ignore[assignment]
    claims: Annotated[
        list[WrittenClaim], described("Pernyataan pihak, tidak dijamin", "Claims, not vouched for", max_length=40)
    ] = ()  # type: ignore[assignment]
    mentions: Annotated[
        list[Id], described("Pihak atau negara yang disebut saja", "Parties or countries only named", max_length=60)
    ] = ()  # type: ignore[assignment]
    redirect_from: Annotated[list[Line], described("Alamat lama berita ini", "Former addresses", max_length=20)] = ()  # type: ignore[assignment]
    reviewed: Annotated[Day | None, described("Terakhir ditinjau", "Last reviewed")] = None
    corrections: Annotated[list[WrittenCorrection], described("Ralat", "Corrections", max_length=40)] = ()  # type: ignore[assignment]


@shape
class WrittenTranslation:
    """The front matter of a translation, docs/articles/<year>/<slug>.en.md: no facts, they stand in the original."""

    title: Annotated[Line, described("Judul", "Title", max_length=140)]
    description: Annotated[
        Line,
        described(
            "Ringkasan: satu sampai tiga kalimat, 20-300 huruf",
            "Summary: one to three sentences, 20-300 characters",
            min_length=20,
            max_length=300,
        ),
    ]
