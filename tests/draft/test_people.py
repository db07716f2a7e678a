"""People of a report: names without titles, offices with their names, and nothing that is no person."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import draft_text

MORE = " Keduanya membahas kerja sama pertanian dan pendidikan dengan Kota Hamamatsu, Jepang, selama dua jam di sana."


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Bupati Asahan H. Ali Amin, B.Sc menerima Konsul Jenderal Jepang Medan Mr. Sato Kenji Ph.D di ruang kerjanya.",
            {"Ali Amin": "Bupati Asahan", "Sato Kenji": "Konsul Jenderal Jepang Medan"},
        ),
        (
            "Wali Kota Medan, Sumatera Utara, Budi Santoso melepas para siswa.",
            {"Budi Santoso": "Wali Kota Medan, Sumatera Utara"},
        ),
        (
            "Rapat itu dihadiri bupati Kabupaten Lombok Utara (KLU), H.Joko Susilo di kantornya.",
            {"Joko Susilo": "bupati Kabupaten Lombok Utara (KLU)"},
        ),
        (
            "Mereka adalah Anna Huber (Duta Besar Austria untuk Indonesia), dan Piet Maes (Duta Besar Belgia untuk Indonesia).",
            {"Anna Huber": "Duta Besar Austria untuk Indonesia", "Piet Maes": "Duta Besar Belgia untuk Indonesia"},
        ),
        ("Delegasi diterima di Ruang Rapat Bupati Bogor, Cibinong, pada siang hari.", {}),
        ("Turut hadir Sekretaris Daerah Kabupaten Asahan, Asisten Perekonomian dan Pembangunan.", {}),
        ("Kunjungan itu dipimpin Duta Besar Uni Eropa untuk Indonesia.", {}),
    ],
)
def test_names_stand_without_titles_beside_their_offices(tmp_path: Path, sentence: str, people: dict[str, str]) -> None:
    draft = draft_text(tmp_path, f"{sentence}{MORE}\n\nKeduanya berharap pertemuan itu berlanjut tahun depan.")
    assert {person.name: person.office for person in draft.people} == people
