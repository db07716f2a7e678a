"""The table of corrections: the public log in machine-readable form."""

from __future__ import annotations

from digest.group.corrections import CorrectionEntry, correction_log
from digest.open_data.columns import Table, column
from digest.open_data.shared_columns import place_in_article_columns
from digest.read.fields import LocalizedText

CORRECTION_TABLE = Table[CorrectionEntry](
    name="corrections",
    title=LocalizedText("Ralat", "Corrections"),
    description=LocalizedText(
        "Satu baris untuk tiap ralat dari tiap berita, yang terbaru di atas",
        "One row for each correction of each article, newest first",
    ),
    things=lambda site: correction_log(site.model.articles),
    primary_key=("article", "number"),
    foreign_keys={"article": "articles"},
    columns=(
        *place_in_article_columns(
            ("Id berita yang diralat", "Id of the article that was corrected"),
            ("Urutan dalam berita", "Place in the article's list"),
        ),
        column(
            "date",
            ("Tanggal", "Date"),
            ("Hari ralat", "Day of the correction"),
            lambda one, _: one.correction.date.start,
            "date",
            required=True,
        ),
        column(
            "text_id",
            ("Apa yang diralat, Indonesia", "What was corrected, in Indonesian"),
            ("Apa yang diralat", "What was corrected"),
            lambda one, _: one.correction.text.id,
            required=True,
        ),
        column(
            "text_en",
            ("Apa yang diralat, Inggris", "What was corrected, in English"),
            ("Kosong bila belum diterjemahkan", "Empty where there is no translation yet"),
            lambda one, _: one.correction.text.en,
        ),
    ),
)
