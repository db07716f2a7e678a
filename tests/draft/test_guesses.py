"""Who takes part where the report does not say so in so many words: offices without a place, envoys, guests."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import draft_text

MORE = "\n\nKeduanya sepakat bertemu lagi sebelum akhir musim hujan untuk menyusun rencana yang lebih rinci."


def parties(tmp_path: Path, text: str) -> set[str]:
    return {one.value for one in draft_text(tmp_path, text + MORE).entities.parties}


@pytest.mark.parametrize(
    ("title", "text", "home"),
    [
        ("Wali Kota Terima Delegasi Kota Yeosu",
         "SURABAYA – Wali Kota menerima delegasi Kota Yeosu, Korea Selatan, Kamis (14/3/2024). Pemkot membahas pelabuhan.",
         "kota-surabaya"),
        ("Gubernur Terima Delegasi Kota Yeosu",
         "SURABAYA – Gubernur menerima delegasi Kota Yeosu, Korea Selatan, Kamis (14/3/2024). Pemprov membahas pelabuhan.",
         "provinsi-jawa-timur"),
        ("Bupati Terima Delegasi Kota Yeosu",
         "CILACAP – Bupati menerima delegasi Kota Yeosu, Korea Selatan, Kamis (14/3/2024). Disnaker membahas magang.",
         "kabupaten-cilacap"),
        ("Bupati Terima Delegasi Kota Yeosu",
         "Bupati menerima delegasi Kota Yeosu, Korea Selatan, Kamis (14/3/2024). Pemkab membahas kerja sama pelabuhan.\n\n"
         "https://diskominfo.bengkaliskab.go.id/berita/12",
         "kabupaten-bengkalis"),
    ],
)  # fmt: skip
def test_an_office_without_a_place_is_that_of_the_dateline_or_of_the_site(
    tmp_path: Path, title: str, text: str, home: str
) -> None:
    assert parties(tmp_path, f"{title}\n\n{text}") == {home, "kr-yeosu"}


def test_a_consulate_without_a_seat_is_the_one_nearest_to_the_dateline(tmp_path: Path) -> None:
    text = (
        "Gubernur Terima Konjen Jepang\n\nSURABAYA – Gubernur menerima kunjungan Konsul Jenderal Jepang, Kamis "
        "(14/3/2024). Pemprov membahas kerja sama pertanian."
    )
    assert parties(tmp_path, text) == {"provinsi-jawa-timur", "jp-consulate-surabaya"}


def test_an_ambassador_named_by_name_alone_is_that_of_the_only_country(tmp_path: Path) -> None:
    text = (
        "Dubes Hansen Temui Wali Kota Ternate\n\nDuta Besar Kari Hansen menemui Wali Kota Ternate, Kamis (14/3/2024). "
        "Ia menawarkan kerja sama perikanan. Hansen tiba dari Norwegia sepekan lalu."
    )
    assert parties(tmp_path, text) == {"kota-ternate", "no-embassy-jakarta"}


def test_the_universities_of_a_schools_guests_take_part(tmp_path: Path) -> None:
    text = (
        "Akper Harapan Datangkan Pakar Luar Negeri\n\nAkper Harapan mengundang dua pakar keperawatan, yakni Prof. Aiko "
        "Mori dari Shinshu University Jepang dan Dr. Somchai Suk dari Naresuan University Thailand, Kamis (14/3/2024)."
    )
    assert parties(tmp_path, text) >= {"jp-shinshu-university", "th-naresuan-university"}
