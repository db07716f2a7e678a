"""Figures with their units: `25 orang tenaga kesehatan`, `Rp 978 juta`, `10.000 lebih`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.read.fields import LocalizedText
from digest.reports.date_forms import mask_citations
from digest.reports.findings import quote_around
from digest.reports.sentences import Sentence

MAX_FIGURES = 8
SCALES = {
    "ribu": 10**3, "thousand": 10**3, "juta": 10**6, "million": 10**6,
    "miliar": 10**9, "billion": 10**9, "triliun": 10**12, "trillion": 10**12,
}  # fmt: skip
UNITS: dict[str, LocalizedText] = {
    word: LocalizedText(*names)
    for words, names in (
        ("orang peserta pelajar siswa mahasiswa perawat dokter tenaga warga pekerja nakes pasien people participants"
         " students nurses workers doctors patients", ("orang", "people")),
        ("tahun years year", ("tahun", "years")),
        ("bulan months", ("bulan", "months")),
        ("hari days", ("hari", "days")),
        ("unit units", ("unit", "units")),
        ("kali times", ("kali", "times")),
        ("persen percent %", ("%", "%")),
        ("hektare hektar hectares", ("hektare", "hectares")),
        ("kota cities", ("kota", "cities")),
        ("universitas universities", ("universitas", "universities")),
        ("ambulans ambulances", ("ambulans", "ambulances")),
    )
    for word in words.split()
}  # fmt: skip
"""Words for what a number counts, folded, with the unit's name in both languages."""

CURRENCIES = {
    "rp": "IDR", "rupiah": "IDR", "us$": "USD", "usd": "USD", "$": "USD", "€": "EUR", "euro": "EUR", "yen": "JPY",
    "won": "KRW",
}  # fmt: skip
"""Signs and words for currencies, with their ISO 4217 codes."""
NUMBER = r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?P<decimals>[.,]\d{1,2})?(?![\w/]|[.,]\d|-\d)"
FIGURE = re.compile(
    rf"(?P<money>Rp\.?|US\$|USD|\$|€)?\s?{NUMBER}(?:\s?(?P<scale>{'|'.join(SCALES)}))?(?:\s+(?P<more>lebih|more))?"
    rf"(?:\s?(?P<unit>{'|'.join(sorted({*UNITS, 'rupiah', 'yen', 'won', 'euro'}, key=len, reverse=True))})(?!\w))?",
    re.IGNORECASE,
)
QUALIFIERS = {
    name: re.compile(rf"\b(?:{words})\s*$", re.IGNORECASE)
    for name, words in (
        ("about", "sekitar|kurang lebih|kira-kira|hampir|about|around|almost|nearly"),
        ("at-least", "lebih dari|sedikitnya|minimal|sebanyak-banyaknya|more than|over|at least"),
        ("at-most", "maksimal|paling banyak|hingga|up to|at most"),
    )
}
"""Words right before a number, by the qualifier that they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFigure:
    """A number, its unit, its qualifier as in front matter, and a quotation; the editor says what it counts."""

    value: str
    unit: LocalizedText | None = None
    qualifier: str = ""
    quote: str = ""


def find_figures(sentences: Iterable[Sentence]) -> list[DraftFigure]:
    """Return the numbers with a unit, each once, at most `MAX_FIGURES`."""
    found: dict[tuple[str, str], DraftFigure] = {}
    for sentence in sentences:
        for match in FIGURE.finditer(mask_citations(sentence.text)):
            if figure := parse_figure(sentence.text, match):
                found.setdefault((figure.value, figure.unit.id if figure.unit else ""), figure)
    return list(found.values())[:MAX_FIGURES]


def parse_figure(text: str, match: re.Match[str]) -> DraftFigure | None:
    """Return the figure in a match; None for a number without a unit, or for a time ago."""
    money = CURRENCIES.get((match["money"] or match["unit"] or "").casefold().rstrip("."))
    unit = LocalizedText(money, money) if money else UNITS.get((match["unit"] or "").casefold())
    if unit is None or (
        unit.en in {"years", "months", "days"} and re.match(r"\W*(?:lalu|yang lalu|ago|terakhir)", text[match.end() :])
    ):
        return None
    qualifier = next(
        (name for name, pattern in QUALIFIERS.items() if pattern.search(text[: match.start()])),
        "at-least" if match["more"] else "",
    )
    quote = quote_around(text, *match.span(), before=1, after=4)
    return DraftFigure(value=parse_number(match), unit=unit, qualifier=qualifier, quote=quote)


def parse_number(match: re.Match[str]) -> str:
    """Return a number in digits: without thousands separators, multiplied by `juta` (million) and the like."""
    whole, decimals = re.sub(r"[.,]", "", match["number"]), (match["decimals"] or "")[1:]
    scale = SCALES.get((match["scale"] or "").casefold(), 1)
    if scale == 1:
        return f"{int(whole)}.{decimals}" if decimals else str(int(whole))
    return str((int(whole + decimals) * scale) // 10 ** len(decimals))
