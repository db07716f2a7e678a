"""The table of the sources that articles cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.group.site import Site
from digest.model.articles import Article, Source
from digest.open_data.columns import Table, column, labelled_columns
from digest.open_data.shared_columns import date_column, place_in_article_columns
from digest.read.fields import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source of one article; `number` is its position in the article's list, from 1."""

    article: Article
    number: int
    source: Source


def cited_sources(article: Article) -> Iterator[CitedSource]:
    """Yield the sources of an article in its order."""
    for number, source in enumerate(article.sources, 1):
        yield CitedSource(article=article, number=number, source=source)


def all_cited_sources(site: Site) -> Iterator[CitedSource]:
    """Yield the sources of all articles."""
    for article in site.everything.articles:
        yield from cited_sources(article)


SOURCE_TABLE = Table[CitedSource](
    name="sources",
    title=LocalizedText("Sumber", "Sources"),
    description=LocalizedText(
        "Satu baris untuk tiap sumber dari tiap berita", "One row for each source of each article"
    ),
    things=all_cited_sources,
    primary_key=("article", "number"),
    foreign_keys={"article": "articles"},
    columns=(
        *place_in_article_columns(
            ("Id berita", "Id of the article"),
            (
                "Urutan dalam berita; yang tetap adalah alamat sumbernya",
                "Place in the article's list; what stays the same is the source's address",
            ),
        ),
        column(
            "url",
            ("Alamat", "Address"),
            ("Alamat sumber", "Address of the source"),
            lambda one, _: one.source.url,
            required=True,
        ),
        *labelled_columns(
            "outlet",
            ("Penerbit", "Outlet"),
            ("Media atau lembaga penerbit", "Who published it"),
            lambda one, _: (one.source.outlet_id, one.source.outlet),
            required=True,
        ),
        column(
            "title",
            ("Judul", "Title"),
            ("Judul asli; kosong bila tidak diketahui", "Original title; empty where not known"),
            lambda one, _: one.source.title,
        ),
        date_column(
            "published",
            ("Terbit", "Published"),
            ("Tanggal terbit setepat yang diketahui, EDTF", "Date of publication as precise as it is known, EDTF"),
            lambda one, _: one.source.published.text if one.source.published else None,
        ),
        column("author", ("Penulis", "Author"), ("Penulis", "Author"), lambda one, _: one.source.author),
        column(
            "language",
            ("Bahasa", "Language"),
            ("Bahasa sumber, ISO 639", "Language of the source, ISO 639"),
            lambda one, _: one.source.language,
            required=True,
            pattern="[a-z]{2,3}",
        ),
        column(
            "accessed",
            ("Dibuka", "Accessed"),
            ("Hari sumber dibuka", "Day on which it was opened"),
            lambda one, _: one.source.accessed.start if one.source.accessed else None,
            "date",
        ),
        column(
            "archive_url",
            ("Arsip", "Archive copy"),
            ("Alamat salinan arsip", "Address of an archive copy"),
            lambda one, _: one.source.archive_url,
        ),
        column(
            "gone",
            ("Hilang", "Gone"),
            (
                "Hari sejak halaman tidak ditemukan lagi di alamatnya; kosong bila masih ada atau belum pasti",
                "Day since which the page is not found at its address; empty where it is there, or not certain",
            ),
            lambda one, _: one.source.gone.start if one.source.gone else None,
            "date",
        ),
    ),
)
