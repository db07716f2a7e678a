"""Deceptive characters are found with their columns; the characters of real languages are accepted."""

from __future__ import annotations

import pytest

from digest.parse.characters import find_deceptive_characters


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("a\u202eb", "odd-character", 2), ("\u200bTeks", "odd-character", 1), ("a\u00adb", "odd-character", 2), ("a\ufeffb", "odd-character", 2),
        ("a\u2028b", "odd-character", 2), ("a\x00b", "odd-character", 2), ("\x1b[2J", "odd-character", 1), ("a\ue000", "odd-character", 2),
        ("a\ufffe", "odd-character", 2), ("a\U000e0041", "odd-character", 2), ("a\u200db", "odd-character", 2), ("\ud800", "odd-character", 1),
        ("e" + "\u0301" * 5, "too-many-marks", 6), ("ก" + "\u0e48" * 9, "too-many-marks", 6),
        ("Bаndung", "letters-mixed", 1), ("Kоta", "letters-mixed", 1), ("ΑBC", "letters-mixed", 1),
    ],
)  # fmt: skip
def test_deceptive_characters_are_found(line: str, rule: str, column: int) -> None:
    assert (column, rule) in [(at, found) for at, found, _ in find_deceptive_characters(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Teks biasa\tdengan tab", "“Kutipan” – café, naïve, Đà Nẵng", "日本国 東京\u3000都", "한국 서울", "مدينة جدة", "می\u200cخواهم", "Киев и Москва",
        "Αθήνα", "👩\u200d⚕️ 🇮🇩", "Tiếng Viê\u0323t", "עִבְרִית", "भारत क्\u200dष", "25\u00a0°C, 3 µm, 5 kΩ", "ภาษาไทย ที่",
    ],
)  # fmt: skip
def test_characters_of_real_languages_are_accepted(line: str) -> None:
    assert list(find_deceptive_characters(line)) == []
