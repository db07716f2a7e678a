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

    kind: Annotated[Id, described("Jenis naskah (data/instrument_kinds.yml)", "Kind of instrument", examples=["mou"])]
    signed: Annotated[
        PointDate | None,
        described(
            "Tanggal tanda tangan bila lain dari peristiwa", "Signing date if not the event's", examples=["2019-06-26"]
        ),
    ] = None
    expires: Annotated[PointDate | None, described("Berlaku sampai", "Valid until", examples=["2024-07-26"])] = None
    valid_years: Annotated[Years | None, described("Masa berlaku dalam tahun", "Validity in years", examples=[2])] = (
        None
    )
    title: Annotated[
        Line | None, described("Judul resmi naskah", "Official title", examples=["Memorandum Saling Pengertian"])
    ] = None
    url: Annotated[
        Url | None, described("Alamat naskah", "Address of the document", examples=["https://treaty.kemlu.go.id/"])
    ] = None


@shape
class WrittenFigure:
    """A number that a source gives."""

    what: Annotated[
        Text,
        described(
            "Apa yang dihitung", "What is counted", examples=[{"id": "Masa kontrak", "en": "Length of contract"}]
        ),
    ]
    value: Annotated[
        Number, described("Angka, tanpa pemisah ribuan", "The number, no thousands separator", examples=[5])
    ]
    unit: Annotated[
        Text | None,
        described(
            "Satuan: orang, tahun, %, IDR …", "Unit: people, years, %, IDR …", examples=[{"id": "tahun", "en": "years"}]
        ),
    ] = None
    qualifier: Annotated[
        Qualifier | None,
        described("Sekitar, sedikitnya, sebanyak-banyaknya", "About, at least, at most", examples=["about"]),
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
        Text | None,
        described("Tempat", "Place", examples=[{"id": "Balai Kota DKI Jakarta", "en": "Jakarta city hall"}]),
    ] = None
    note: Annotated[
        Text | None,
        described(
            "Catatan; wajib bila tanggal disimpulkan",
            "Note; a must if inferred",
            examples=[
                {"id": 'Sumber hanya menulis "Kamis (10/10)".', "en": 'The source only says "Thursday (10/10)".'}
            ],
        ),
    ] = None
    instrument: Annotated[WrittenInstrument | None, described("Naskah", "Instrument")] = None
    figures: Annotated[
        list[WrittenFigure], described("Angka tentang peristiwa ini", "Figures of this event", max_length=20)
    ] = ()  # type: ignore[assignment]


@shape
class WrittenSource:
    """A press report or document that the article rests on."""

    outlet: Annotated[
        Id, described("Media atau lembaga penerbit (data/outlets.yml)", "Outlet", examples=["cnn-indonesia"])
    ]
    url: Annotated[
        Url,
        described(
            "Alamat sumber",
            "Address",
            examples=[
                "https://www.cnnindonesia.com/nasional/20150512161209-20-52837/ahok-jalin-kerja-sama-dengan-korea-selatan"
            ],
        ),
    ]
    title: Annotated[
        Line | None,
        described(
            "Judul asli bila diketahui",
            "Original title where known",
            examples=["Ahok Jalin Kerja Sama dengan Korea Selatan"],
        ),
    ] = None
    published: Annotated[
        PointDate | None,
        described("Tanggal terbit, setepat yang diketahui", "Publication date", examples=["2015-05-12"]),
    ] = None
    author: Annotated[Line | None, described("Penulis", "Author", examples=["Lalu Rahadian"])] = None
    language: Annotated[
        Annotated[str, described("Bahasa sumber, ISO 639-1", "Language of the source", pattern="^[a-z]{2}$")],
        described(
            "Bahasa sumber, ISO 639-1; bila kosong: id", "Language of the source; by default: id", examples=["ko"]
        ),
    ] = "id"
    accessed: Annotated[Day | None, described("Tanggal dibuka", "Day of access", examples=["2026-11-22"])] = None
    archive_url: Annotated[
        Url | None,
        described(
            "Salinan arsip",
            "Archive copy",
            examples=["https://web.archive.org/web/20150513/https://www.cnnindonesia.com/"],
        ),
    ] = None
    gone: Annotated[
        Day | None,
        described(
            "Sejak hari ini halamannya tidak ditemukan lagi di alamat itu",
            "Day since which the page is not found at its address any more",
            examples=["2026-11-09"],
        ),
    ] = None


@shape
class WrittenPerson:
    """Somebody whom the article names, with the office held at that time."""

    name: Annotated[Line, described("Nama", "Name", examples=["Nam Kyung-pil"])]
    office: Annotated[
        Text,
        described(
            "Jabatan saat itu",
            "Office at that time",
            examples=[{"id": "Gubernur Gyeonggi", "en": "Governor of Gyeonggi"}],
        ),
    ]
    party: Annotated[Id | None, described("Pihak yang diwakili", "Party represented", examples=["kr-gyeonggi"])] = None


@shape
class WrittenClaim:
    """A statement that is attributed, and not vouched for."""

    text: Annotated[
        Text,
        described(
            "Isi pernyataan",
            "What is claimed",
            examples=[
                {
                    "id": "Jakarta sudah bekerja sama dengan 35 kota di dunia",
                    "en": "Jakarta already cooperates with 35 cities worldwide",
                }
            ],
        ),
    ]
    by: Annotated[Text, described("Siapa yang menyatakan", "Who says so", examples=["CNN Indonesia"])]


@shape
class WrittenCorrection:
    """What was put right after publication."""

    date: Annotated[Day, described("Tanggal ralat", "Day of the correction", examples=["2026-11-22"])]
    text: Annotated[
        Text,
        described(
            "Apa yang diralat",
            "What was corrected",
            examples=[
                {
                    "id": "Tahun kunjungan diperbaiki dari 2012 menjadi 2013.",
                    "en": "The year of the visit was corrected from 2012 to 2013.",
                }
            ],
        ),
    ]


@shape
class WrittenArticle:
    """One digest of one or more press reports: the front matter of docs/articles/<year>/<slug>.md."""

    title: Annotated[
        Line,
        described(
            "Judul: apa yang terjadi",
            "Title: what happened",
            max_length=140,
            examples=["Jakarta dan Gyeonggi menandatangani naskah kerja sama"],
        ),
    ]
    description: Annotated[
        Line,
        described(
            "Ringkasan: satu sampai tiga kalimat, 20-300 huruf",
            "Summary: one to three sentences, 20-300 characters",
            min_length=20,
            max_length=300,
            examples=[
                "Gubernur DKI Jakarta dan Gubernur Gyeonggi menandatangani naskah kerja sama kesehatan dan pendidikan."
            ],
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
        list[Id],
        described(
            "Pihak atau negara yang disebut saja",
            "Parties or countries only named",
            max_length=60,
            examples=[["US", "CN"]],
        ),
    ] = ()  # type: ignore[assignment]
    redirect_from: Annotated[
        list[Line],
        described("Alamat lama berita ini", "Former addresses", max_length=20, examples=[["2015/nama-lama"]]),
    ] = ()  # type: ignore[assignment]
    reviewed: Annotated[Day | None, described("Terakhir ditinjau", "Last reviewed", examples=["2026-11-22"])] = None
    corrections: Annotated[list[WrittenCorrection], described("Ralat", "Corrections", max_length=40)] = ()  # type: ignore[assignment]


@shape
class WrittenTranslation:
    """The front matter of a translation, docs/articles/<year>/<slug>.en.md: no facts, they stand in the original."""

    title: Annotated[
        Line, described("Judul", "Title", max_length=140, examples=["Jakarta and Gyeonggi sign a cooperation document"])
    ]
    description: Annotated[
        Line,
        described(
            "Ringkasan: satu sampai tiga kalimat, 20-300 huruf",
            "Summary: one to three sentences, 20-300 characters",
            min_length=20,
            max_length=300,
            examples=["The governors of DKI Jakarta and Gyeonggi signed a document on health and education."],
        ),
    ]
