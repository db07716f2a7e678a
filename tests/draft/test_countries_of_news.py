"""With which countries the news deals, and which a report only names: examples, guests' homes, what was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import draft_text, written

NEWS = "Wali Kota Malang menerima kunjungan delegasi Kota Graz, Austria, di balai kota, Rabu (5/3/2025). Keduanya membahas kerja sama kota kembar."


@pytest.mark.parametrize(
    "more",
    [
        "Kota kembar dikenal pula di Jerman, Prancis, dan Kanada.",
        "Wisatawan yang datang ke sana berasal dari Norwegia, Swedia, dan Denmark.",
        "Turut hadir di acara itu tamu dari Kenya dan Peru.",
    ],
)
def test_only_the_countries_of_the_partners_are_those_of_the_news(tmp_path: Path, more: str) -> None:
    draft = draft_text(tmp_path, f"{NEWS}\n\n{more}")
    assert {one.value for one in draft.entities.countries} == {"AT"}
    assert draft.entities.other_countries
    assert "AT" not in written(draft)["mentions"]


def test_without_a_partner_the_news_deals_with_the_countries_of_its_beginning(tmp_path: Path) -> None:
    text = (
        "Bupati Malang berangkat ke Finlandia dan Estonia untuk belajar tentang sekolah, Rabu (5/3/2025).\n\n"
        "Tahun lalu ia menonton pertandingan antara Peru dan Kanada bersama keluarganya."
    )
    draft = draft_text(tmp_path, text)
    assert {one.value for one in draft.entities.countries} == {"FI", "EE"}
    assert {one.value for one in draft.entities.other_countries} == {"PE", "CA"}
