"""Who takes part: provinces in other spellings, councils, ministers, donors, foundations, missions, sister cities."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.draft.extraction import Draft
from drafting import draft_text

MORE = " Keduanya membahas kerja sama pertanian, perdagangan, dan pendidikan bagi warga daerah itu selama dua jam."


def parties(draft: Draft) -> set[str]:
    return {one.value for one in draft.entities.parties}


def parties_of(tmp_path: Path, sentence: str) -> set[str]:
    """The parties of a report that begins with a sentence."""
    return parties(draft_text(tmp_path, f"{sentence}{MORE}\n\nRombongan itu pulang pada malam hari."))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Provinsi Gyeongsang Nam Do", "kr-gyeongsangnam"),
        ("Provinsi Jeolla Buk-do", "kr-north-jeolla"),
        ("Provinsi Chungcheong Bukdo", "kr-north-chungcheong"),
        ("Daegu Metropolitan City", "kr-daegu"),
        ("Gangwon Special Self-Governing Provincial Council", "kr-gangwon"),
        ("Provinsi Blida Aljazair", "dz-blida"),
    ],
)
def test_levels_and_councils_in_several_words_belong_to_their_place(tmp_path: Path, name: str, id_: str) -> None:
    country = "" if "Aljazair" in name else ", Korea Selatan"
    found = parties_of(tmp_path, f"Wakil Ketua DPRD Bali menerima kunjungan delegasi {name}{country}, di Denpasar.")
    assert id_ in found
    assert "provinsi-bali" in found


def test_a_mission_in_a_city_that_is_also_a_state_has_its_seat_there(tmp_path: Path) -> None:
    sentence = "Bupati Jember mengunjungi Konsulat Jenderal Republik Indonesia di New York, Amerika Serikat, pagi itu."
    assert parties_of(tmp_path, sentence) == {"kabupaten-jember", "id-consulate-new-york"}


def test_a_minister_who_comes_acts_for_the_government_beside_the_embassy(tmp_path: Path) -> None:
    sentence = (
        "Wali Kota Ternate menyambut kedatangan Menteri Pertanian Belanda, Jan de Vries, di kantornya. "
        "Kerja sama itu disiapkan bersama Duta Besar Belanda, Piet Bakker."
    )
    assert "nl-government" in parties_of(tmp_path, sentence)


def test_a_president_who_is_only_named_does_not_act(tmp_path: Path) -> None:
    sentence = (
        "Wali Kota Ternate menerima kunjungan Duta Besar Belanda, Piet Bakker, di kantornya. "
        "“Perdana Menteri Belanda pun menerima tamu dari sini,” katanya."
    )
    assert parties_of(tmp_path, sentence) == {"kota-ternate", "nl-embassy-jakarta"}


def test_a_government_gives_what_its_consul_hands_over(tmp_path: Path) -> None:
    sentence = (
        "Konsul Jenderal Jepang di Surabaya menyerahkan bantuan klinik kepada Bupati Jember di Desa Sukamaju. "
        "Bantuan dari pemerintah Jepang itu bernilai satu miliar rupiah."
    )
    assert parties_of(tmp_path, sentence) == {"kabupaten-jember", "jp-government"}


def test_a_foundation_that_comes_acts_and_not_the_one_whose_founder_speaks(tmp_path: Path) -> None:
    sentence = (
        "Bupati Jember didampingi kepala dinasnya menerima audiensi dari Ashram Taman Sari, dengan pembicara "
        "Budi Santosa sebagai pendiri Yayasan Bunga Seroja, untuk membahas kota kembar dengan Kochi, India."
    )
    found = parties_of(tmp_path, sentence)
    assert {"kabupaten-jember", "id-ashram-taman-sari"} <= found
    assert "id-yayasan-bunga-seroja" not in found


def test_the_country_of_a_sister_city_need_not_be_named(tmp_path: Path) -> None:
    text = f"Jember Siapkan Sister City dengan Varanasi\n\nPemkab Jember menyiapkan sister city dengan Varanasi.{MORE}"
    assert {one.value for one in draft_text(tmp_path, text).entities.countries} == {"IN"}


@pytest.mark.parametrize(
    ("sentence", "id_"),
    [
        ("Pemkab Jember menjajaki kerja sama dengan PT. Merapi Lestari, perusahaan asal Swiss, untuk pabrik susu.", "ch-pt-merapi-lestari"),
        ("Pemkab Jember menandatangani nota kesepahaman dengan Yamato Ltd, Jepang, pagi itu.", "jp-yamato-ltd"),
    ],
)  # fmt: skip
def test_a_company_from_abroad_is_a_party_with_its_country(tmp_path: Path, sentence: str, id_: str) -> None:
    assert parties_of(tmp_path, sentence) == {"kabupaten-jember", id_}


def test_a_ministers_statement_names_mayors_governors_and_the_only_country(tmp_path: Path) -> None:
    text = (
        "Visit by the Minister of State to Manado\n\nMinister of State Tan Wei visited Manado in North Sulawesi on "
        "3 May 2018. She met North Sulawesi Vice Governor Budi Santoso and Manado Mayor Joko Susilo, and discussed "
        "cooperation in skills and transport. Both sides spoke of the warm ties with Singapore and hoped for more."
    )
    found = parties(draft_text(tmp_path, text))
    assert found == {"kota-manado", "provinsi-sulawesi-utara", "sg-government"}


def test_what_is_only_described_is_no_institution(tmp_path: Path) -> None:
    sentence = "Bangun Rumah Sakit Bertaraf Internasional, Pemkab Jember bekerja sama dengan Kota Graz, Austria."
    assert parties_of(tmp_path, sentence) == {"kabupaten-jember", "at-graz"}


def test_the_division_of_a_city_in_the_title_is_no_party(tmp_path: Path) -> None:
    text = (
        "Graz dan Jember Jadi Kota Kembar\n\nWali Kota Graz, Austria, dan Bupati Jember menandatangani nota kesepahaman.\n\n"
        "Acara penandatanganan diisi tarian tradisional Steiermark di kota yang berjarak lima kilometer dari ibu kota "
        "Provinsi Steiermark itu."
    )
    assert parties(draft_text(tmp_path, text)) == {"kabupaten-jember", "at-graz"}


def test_an_indonesian_mission_is_named_once(tmp_path: Path) -> None:
    text = "Wali Kota Ambon bertemu Wakil Duta Besar Indonesia untuk Belanda, Budi Santoso, di kantor KBRI Den Haag."
    found = [one.value for one in draft_text(tmp_path, text + MORE).entities.parties]
    assert sorted(found) == ["id-embassy-the-hague", "kota-ambon"]


def test_an_ambassador_who_only_speaks_of_a_signing_by_others_is_no_party(tmp_path: Path) -> None:
    text = (
        "Pemkot Bogor dan Kota Graz, Austria, menandatangani letter of intent di balai kota pada pagi hari itu.\n\n"
        "Acara itu berlangsung dua jam dan ditutup dengan makan siang bersama para tamu di halaman belakang.\n\n"
        "Duta Besar Austria untuk Indonesia, Jan Novak, menyatakan bahwa kerja sama itu penting bagi kedua kota."
    )
    assert parties(draft_text(tmp_path, text)) == {"kota-bogor", "at-graz"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Duta Besar Indonesia (Dubes RI) untuk Swiss, Budi Santoso, menemui Gubernur Bali di Denpasar.", {"id-embassy-bern", "provinsi-bali"}),
        ("Konsul Jenderal Tiongkok bertemu dengan Gubernur Provinsi Bangka Belitung di kantornya.", {"cn-consulate-medan", "provinsi-kepulauan-bangka-belitung"}),
    ],
)  # fmt: skip
def test_short_names_of_missions_and_provinces_are_known(tmp_path: Path, sentence: str, found: set[str]) -> None:
    assert parties_of(tmp_path, sentence) == found
