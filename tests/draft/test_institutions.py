"""Universities, hospitals and others that no vocabulary has: recognised, offered as entries, told apart from guests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest.draft.extraction import Draft
from digest.names.institution_names import institution_names
from drafting import draft_text, written

MORE = "\n\nKedua pihak ingin pertemuan berikutnya berlangsung sebelum musim hujan tiba di kota itu."


def parties(draft: Draft) -> set[str]:
    return {finding.value for finding in draft.entities.parties}


def introduced(draft: Draft) -> dict[str, Any]:
    return draft.entities.introduced["organisations"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rektor Universitas Mekar Jaya (UMJ) bertemu tamunya", ["Universitas Mekar Jaya"]),
        ("dosen Politeknik Kesehatan Kemenkes Sorong dan Poltekkes Palu", ["Politeknik Kesehatan Sorong", "Poltekkes Palu"]),
        ("STIKes Melati Teken MoU dengan LPK Asri dan K Care Network", ["STIKes Melati", "LPK Asri", "K Care Network"]),
        ("kepada University of Northern Falls and Hills, Kanada", ["University of Northern Falls and Hills"]),
        ("Director of Global Affairs Sakura University of Nursing", ["Sakura University of Nursing"]),
        ("Rumah Sakit Internasional St. Anna Universitas Katolik Haneul", ["Rumah Sakit Internasional St. Anna", "Universitas Katolik Haneul"]),
        ("RSU Melati Provinsi Papua dan sebuah universitas di Jepang", ["RSU Melati"]),
        ("rumah sakit umum, sekolah, Joint Working Group dan Sister School", []),
    ],
)  # fmt: skip
def test_names_of_institutions_are_cut_where_they_end(text: str, names: list[str]) -> None:
    assert [one.name for one in institution_names(text)] == names


def test_two_institutions_that_no_vocabulary_has_are_both_parties_with_entries(tmp_path: Path) -> None:
    text = "Universitas Mekar Jaya (UMJ) menandatangani nota kesepahaman dengan Haneul College, Korea Selatan, Senin (18/12/2017). Rektor UMJ menyambut tamunya dari Haneul College."
    draft = draft_text(tmp_path, text + MORE)
    assert parties(draft) == {"id-universitas-mekar-jaya", "kr-haneul-college"}
    university = {"kind": "university", "country": "ID", "name": "Universitas Mekar Jaya", "aliases": ["UMJ"]}
    assert introduced(draft)["id-universitas-mekar-jaya"] == university
    assert introduced(draft)["kr-haneul-college"]["country"] == "KR"
    assert written(draft)["introduces"]["organisations"]["kr-haneul-college"]["kind"] == "university"


def test_an_institution_under_two_names_is_one_with_the_country_that_either_states(tmp_path: Path) -> None:
    text = "Wali Kota Bogor menerima tiga dosen Universitas Haneul dari Busan, Korea Selatan, untuk kerja sama. Rombongan Haneul University, Korea Selatan, menawarkan beasiswa bagi pelajar kota itu."
    draft = draft_text(tmp_path, text + MORE)
    assert [id_ for id_ in parties(draft) if id_.startswith("kr-")] == ["kr-universitas-haneul"]


def test_a_hospital_in_a_foreign_city_has_that_citys_country(tmp_path: Path) -> None:
    text = "RSUD Melati Indah menjalin kerja sama dengan Penang Harbour Hospital di Malaysia, Senin (18/12/2017). Penang Harbour Hospital akan menerima dokter dari RSUD Melati Indah."
    draft = draft_text(tmp_path, text + MORE)
    assert parties(draft) == {"id-rsud-melati-indah", "my-penang-harbour-hospital"}


def test_another_form_of_a_name_in_the_vocabularies_is_that_entry(tmp_path: Path) -> None:
    text = "Politeknik Kesehatan Kementerian Kesehatan (Poltekkes) Bandung menandatangani perjanjian kerja sama dengan Haneul College, Korea Selatan. Dosen Politeknik Kesehatan Bandung hadir dalam penandatanganan kerja sama."
    assert "id-poltekkes-bandung" in parties(draft_text(tmp_path, text + MORE))


def test_a_place_where_something_happens_is_no_party(tmp_path: Path) -> None:
    text = "Wali Kota Bogor menerima delegasi Kota Tainan, Taiwan, untuk membahas kerja sama di Universitas Mekar Jaya. Rombongan Tainan makan siang dekat RSUD Melati Indah."
    assert parties(draft_text(tmp_path, text + MORE)) == {"kota-bogor", "tw-tainan"}


def test_a_school_beside_its_government_is_only_named(tmp_path: Path) -> None:
    text = "Wali Kota Bogor melepas lima pelajar dalam program pertukaran pelajar dengan Kota Tainan, Taiwan. Mereka belajar di SMA Melati Tujuh, dan pertukaran berlangsung sebulan."
    assert parties(draft_text(tmp_path, text + MORE)) == {"kota-bogor", "tw-tainan"}


def test_names_of_places_inside_an_institutions_name_are_not_taken(tmp_path: Path) -> None:
    text = "STIKes Pemkab Purworejo menjalin kerja sama dengan Haneul College, Korea Selatan. Ketua STIKes Pemkab Purworejo menandatangani MoU dengan Haneul College."
    assert parties(draft_text(tmp_path, text + MORE)) == {"id-stikes-pemkab-purworejo", "kr-haneul-college"}


def test_the_town_behind_an_institutions_abbreviation_is_no_party(tmp_path: Path) -> None:
    text = "Universitas Mekar Jaya (UMJ) Surakarta menandatangani nota kesepahaman dengan Haneul College, Korea Selatan, tentang pertukaran dosen."
    assert parties(draft_text(tmp_path, text + MORE)) == {"id-universitas-mekar-jaya", "kr-haneul-college"}


def test_a_ministry_with_which_a_government_works_takes_part(tmp_path: Path) -> None:
    text = "Pemkab Purworejo bekerja sama dengan Kementerian Tenaga Kerja RI dan Kota Tainan, Taiwan, melatih calon perawat di balai latihan setempat."
    assert parties(draft_text(tmp_path, text + MORE)) == {"kabupaten-purworejo", "id-kemnaker", "tw-tainan"}


def test_a_country_to_which_somebody_goes_is_not_its_government(tmp_path: Path) -> None:
    text = "Bupati Purworejo menyambut baik peluang kerja sama studi ke negara Taiwan bagi pelajar. Ia bertemu Universitas Mekar Jaya."
    assert "tw-government" not in parties(draft_text(tmp_path, text + MORE))


def test_the_gift_of_a_government_is_its_own(tmp_path: Path) -> None:
    text = "Pemkab Purworejo menerima hibah satu mobil ambulans dari Pemerintah Korea Selatan di halaman kantor bupati pagi itu."
    assert "kr-government" in parties(draft_text(tmp_path, text + MORE))


def test_a_regency_written_as_one_word_is_found_beside_its_office(tmp_path: Path) -> None:
    found = "Bupati Batubara menerima delegasi Kota Tainan, Taiwan, dan membahas kerja sama pelatihan guru di sana. Pemkab Batubara ingin mengirim guru."
    coal = "Wali Kota Bogor menerima delegasi Kota Tainan, Taiwan, dan membahas kerja sama. Ekspor Batubara ke Taiwan juga dibahas oleh tamu itu."
    assert "kabupaten-batu-bara" in parties(draft_text(tmp_path, found + MORE))
    assert parties(draft_text(tmp_path, coal + MORE, "coal.txt")) == {"kota-bogor", "tw-tainan"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Universitas Mekar mengirim mahasiswa ke Kobe City College of Nursing, Kamis (14/3/2024). Kobe City College of "
         "Nursing menerima mereka.", "jp-kobe-city-college-of-nursing"),
        ("RSUD Cilacap menjalin kerja sama perawat dengan Rumah Sakit Asahi di Kumamoto, Kamis (14/3/2024). Direktur RSUD "
         "Cilacap bertemu pimpinan RS Asahi.", "jp-rumah-sakit-asahi"),
        ("Pemprov Bali membahas sister hospital dengan St Anne's International University and Hospital Tokyo, Jepang, Kamis "
         "(14/3/2024). Tim St Anne's International University and Hospital memaparkan program.",
         "jp-st-anne-s-international-university-and-hospital"),
        ("Akper Mekar dan Goldland-Institut di Bremen, Jerman, membuka kelas, Kamis (14/3/2024). Akper Mekar dan Bremen "
         "Nursing Academy menandatangani surat komitmen.", "de-bremen-nursing-academy"),
    ],
)  # fmt: skip
def test_an_institution_abroad_is_known_by_its_city_or_by_what_it_does(
    tmp_path: Path, text: str, expected: str
) -> None:
    assert expected in parties(draft_text(tmp_path, f"Berita Kerja Sama\n\n{text}{MORE}"))


def test_one_hospital_under_its_english_and_its_indonesian_name_is_one_party(tmp_path: Path) -> None:
    text = (
        "St. Anna's International Hospital Korea Kunjungi Kemenkes\n\nRumah Sakit Internasional St. Anna's Universitas "
        "Katolik Haneul mengunjungi Kementerian Kesehatan RI, Kamis (14/3/2024), untuk membahas pelatihan dokter."
    )
    found = parties(draft_text(tmp_path, text + MORE))
    assert "kr-st-anna-s-international-hospital" in found
    assert not any(one.startswith("id-") and one != "id-kemenkes" for one in found)


def test_the_town_of_a_second_school_of_the_same_kind_is_no_party(tmp_path: Path) -> None:
    text = (
        "Kemenkes Buka Kelas Bahasa Jerman di Poltekkes Medan dan Maluku\n\nKementerian Kesehatan membuka kelas bahasa "
        "Jerman di Poltekkes Medan dan Maluku, Kamis (14/3/2024). Kelas di Medan dan Maluku dimulai bulan Juli."
    )
    assert not {"provinsi-maluku", "kota-medan"} & parties(draft_text(tmp_path, text + MORE))


def test_a_school_is_one_under_its_full_and_its_short_name_and_with_its_town(tmp_path: Path) -> None:
    text = (
        "Stikes Melati Kendal Jajaki Kerja Sama\n\nSekolah Tinggi Ilmu Kesehatan (Stikes) Melati Kendal menjajaki kerja sama "
        "dengan Mori University, Jepang, Kamis (14/3/2024). Delegasi Stikes Melati terbang ke Jepang pekan lalu dan bertemu "
        "dekan Faculty of Medicine dan School of Nursing, Mori University."
    )
    found = parties(draft_text(tmp_path, text + MORE))
    assert {one for one in found if one.startswith("jp-")} == {"jp-mori-university"}
    assert len([one for one in found if one.startswith("id-stikes-melati")]) == len(found) - 1 == 1
