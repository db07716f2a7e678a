"""The front matter of an article and of its translation, as editors write it.

These classes are the single definition of the Python types, the JSON Schema and the field reference.
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from digest.read.event_front_matter import EventFrontMatter, FigureFrontMatter
from digest.read.fields import Day, Id, ShortText, SingleDate, SingleLine, Url, described, strict_dataclass
from digest.read.vocabulary_entries import LocalityAbroadEntry, OrganisationEntry, OutletEntry


@strict_dataclass
class SourceFrontMatter:
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
        SingleLine | None,
        described(
            "Judul asli bila diketahui",
            "Original title where known",
            examples=["Ahok Jalin Kerja Sama dengan Korea Selatan"],
        ),
    ] = None
    published: Annotated[
        SingleDate | None,
        described("Tanggal terbit, setepat yang diketahui", "Publication date", examples=["2015-05-12"]),
    ] = None
    author: Annotated[SingleLine | None, described("Penulis", "Author", examples=["Lalu Rahadian"])] = None
    language: Annotated[
        Annotated[str, described("Bahasa sumber, ISO 639", "Language of the source, ISO 639", pattern="^[a-z]{2,3}$")],
        described(
            "Bahasa sumber, ISO 639: dua huruf, atau tiga bila tidak ada (tet); bila kosong: id",
            "Language of the source, ISO 639: two letters, or three where there are none (tet); by default: id",
            examples=["ko"],
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


@strict_dataclass
class PersonFrontMatter:
    """Somebody whom the article names, with the office held at that time."""

    name: Annotated[SingleLine, described("Nama", "Name", examples=["Nam Kyung-pil"])]
    office: Annotated[
        ShortText,
        described(
            "Jabatan saat itu",
            "Office at that time",
            examples=[{"id": "Gubernur Gyeonggi", "en": "Governor of Gyeonggi"}],
        ),
    ]
    party: Annotated[Id | None, described("Pihak yang diwakili", "Party represented", examples=["kr-gyeonggi"])] = None


@strict_dataclass
class ClaimFrontMatter:
    """A statement that is attributed, and not vouched for."""

    text: Annotated[
        ShortText,
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
    by: Annotated[ShortText, described("Siapa yang menyatakan", "Who says so", examples=["CNN Indonesia"])]


@strict_dataclass
class CorrectionFrontMatter:
    """What was put right after publication."""

    date: Annotated[Day, described("Tanggal ralat", "Day of the correction", examples=["2026-11-22"])]
    text: Annotated[
        ShortText,
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


@strict_dataclass
class IntroducesFrontMatter:
    """The entries that an article brings because the vocabularies lack them, by their ids, as they stand in data/."""

    localities_abroad: Annotated[
        dict[str, LocalityAbroadEntry],
        described("Daerah di luar negeri, menurut id", "Localities abroad, by id", max_length=20),
    ] = field(default_factory=dict)
    organisations: Annotated[
        dict[str, OrganisationEntry], described("Lembaga, menurut id", "Organisations, by id", max_length=40)
    ] = field(default_factory=dict)
    outlets: Annotated[
        dict[str, OutletEntry], described("Media dan penerbit, menurut id", "Outlets, by id", max_length=20)
    ] = field(default_factory=dict)


@strict_dataclass
class ArticleFrontMatter:
    """One digest of one or more press reports: the front matter of docs/articles/<year>/<slug>.md."""

    title: Annotated[
        SingleLine,
        described(
            "Judul: apa yang terjadi",
            "Title: what happened",
            max_length=140,
            examples=["Jakarta dan Gyeonggi menandatangani naskah kerja sama"],
        ),
    ]
    description: Annotated[
        SingleLine,
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
    added: Annotated[
        Day,
        described(
            "Hari pertama terbit di sini; tidak diubah lagi",
            "Day on which it was first published here; never changed",
            examples=["2026-11-22"],
        ),
    ]
    events: Annotated[list[EventFrontMatter], described("Peristiwa", "Events", min_length=1, max_length=60)]
    sources: Annotated[list[SourceFrontMatter], described("Sumber", "Sources", min_length=1, max_length=40)]
    people: Annotated[list[PersonFrontMatter], described("Orang", "People", max_length=40)] = ()  # type: ignore[assignment]
    figures: Annotated[
        list[FigureFrontMatter], described("Angka di luar peristiwa", "Figures beyond the events", max_length=40)
    ] = ()  # type: ignore[assignment]
    claims: Annotated[
        list[ClaimFrontMatter], described("Pernyataan pihak, tidak dijamin", "Claims, not vouched for", max_length=40)
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
        list[SingleLine],
        described(
            "Alamat lama berita ini, yang tertua dahulu",
            "Former addresses, oldest first",
            max_length=20,
            examples=[["2015/nama-lama"]],
        ),
    ] = ()  # type: ignore[assignment]
    introduces: Annotated[
        IntroducesFrontMatter | None,
        described(
            "Pihak dan media yang belum ada di data/; berlaku untuk seluruh situs",
            "Parties and outlets that data/ lacks; valid for the whole site",
        ),
    ] = None
    reviewed: Annotated[Day | None, described("Terakhir ditinjau", "Last reviewed", examples=["2026-11-22"])] = None
    corrections: Annotated[list[CorrectionFrontMatter], described("Ralat", "Corrections", max_length=40)] = ()  # type: ignore[assignment]


@strict_dataclass
class TranslationFrontMatter:
    """The front matter of a translation, docs/articles/<year>/<slug>.en.md: no facts, they stand in the original."""

    title: Annotated[
        SingleLine,
        described("Judul", "Title", max_length=140, examples=["Jakarta and Gyeonggi sign a cooperation document"]),
    ]
    description: Annotated[
        SingleLine,
        described(
            "Ringkasan: satu sampai tiga kalimat, 20-300 huruf",
            "Summary: one to three sentences, 20-300 characters",
            min_length=20,
            max_length=300,
            examples=["The governors of DKI Jakarta and Gyeonggi signed a document on health and education."],
        ),
    ]


@strict_dataclass
class PageFrontMatter(TranslationFrontMatter):
    """The front matter of a hand-written page, docs/<name>.md; its translation has that of an article's."""

    updated: Annotated[Day | None, described("Terakhir diubah", "Last changed", examples=["2026-11-22"])] = None
