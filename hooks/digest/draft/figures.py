"""Figures with their units: `25 orang tenaga kesehatan`, `Rp 978 juta`, `10.000 lebih`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.draft.findings import around
from digest.draft.sentences import Sentence
from digest.read.fields import Words

MOST = 8
SCALE = {
    "ribu": 10**3,
    "thousand": 10**3,
    "juta": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "billion": 10**9,
    "triliun": 10**12,
    "trillion": 10**12,
}
UNITS: dict[str, Words] = {
    word: Words(*names)
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
"""What is counted in the reports, and what its unit is called in both languages."""

MONEY = {
    "rp": "IDR",
    "rupiah": "IDR",
    "us$": "USD",
    "usd": "USD",
    "$": "USD",
    "€": "EUR",
    "euro": "EUR",
    "yen": "JPY",
    "won": "KRW",
}
NUMBER = r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?P<decimals>[.,]\d{1,2})?(?![\w/]|[.,]\d|-\d)"
FIGURE = re.compile(
    rf"(?P<money>Rp\.?|US\$|USD|\$|€)?\s?{NUMBER}(?:\s?(?P<scale>{'|'.join(SCALE)}))?(?:\s+(?P<more>lebih|more))?"
    rf"(?:\s?(?P<unit>{'|'.join(sorted({*UNITS, 'rupiah', 'yen', 'won', 'euro'}, key=len, reverse=True))})(?!\w))?",
    re.IGNORECASE,
)
QUALIFIERS = (
    (re.compile(r"\b(?:sekitar|kurang lebih|kira-kira|hampir|about|around|almost|nearly)\s*$", re.IGNORECASE), "about"),
    (
        re.compile(
            r"\b(?:lebih dari|sedikitnya|minimal|sebanyak-banyaknya|more than|over|at least)\s*$", re.IGNORECASE
        ),
        "at-least",
    ),
    (re.compile(r"\b(?:maksimal|paling banyak|hingga|up to|at most)\s*$", re.IGNORECASE), "at-most"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, its unit, how exact it is, and the words around it: what it counts is for the editor to say."""

    value: str
    unit: Words | None = None
    qualifier: str = ""
    words: str = ""


def find_figures(lines: Iterable[Sentence]) -> list[Figure]:
    """Return the numbers with a unit, each once."""
    found: dict[tuple[str, str], Figure] = {}
    for line in lines:
        for match in FIGURE.finditer(line.text):
            figure = read_figure(line.text, match)
            if figure:
                found.setdefault((figure.value, figure.unit.id if figure.unit else ""), figure)
    return list(found.values())[:MOST]


def read_figure(text: str, match: re.Match[str]) -> Figure | None:
    """Return what a match counts, or None for a number without a unit."""
    money = MONEY.get((match["money"] or match["unit"] or "").casefold().rstrip("."))
    unit = Words(money, money) if money else UNITS.get((match["unit"] or "").casefold())
    if unit is None or (
        unit.en in {"years", "months", "days"} and re.match(r"\W*(?:lalu|yang lalu|ago|terakhir)", text[match.end() :])
    ):
        return None
    value = number_text(match)
    qualifier = next(
        (name for pattern, name in QUALIFIERS if pattern.search(text[: match.start()])),
        "at-least" if match["more"] else "",
    )
    return Figure(value=value, unit=unit, qualifier=qualifier, words=around(text, *match.span(), before=1, after=4))


def number_text(match: re.Match[str]) -> str:
    """Return a number in digits, thousands separators gone and `juta` and the like multiplied."""
    whole, decimals = re.sub(r"[.,]", "", match["number"]), (match["decimals"] or "")[1:]
    scale = SCALE.get((match["scale"] or "").casefold(), 1)
    if scale == 1:
        return f"{int(whole)}.{decimals}" if decimals else str(int(whole))
    return str((int(whole + decimals) * scale) // 10 ** len(decimals))
