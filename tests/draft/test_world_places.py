"""Partners that no vocabulary has: foreign cities, provinces and states, offered as ready entries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.draft.extraction import Draft
from digest.places.spellings import places_named
from digest.read.vocabulary_entries import LocalityAbroadEntry, OutletEntry
from drafting import draft_text, written
from roots import real_vocabularies

SIGNED = "Wali Kota Surabaya dan {0} menandatangani nota kesepahaman tentang pendidikan, Senin (18/12/2017). Kerja sama dengan {1} berlaku lima tahun."


def parties(draft: Draft) -> set[str]:
    return {finding.value for finding in draft.entities.parties}


@pytest.mark.parametrize(
    ("partner", "name", "id_", "identifier"),
    [
        ("Kota Yeosu, Korea Selatan,", "Yeosu", "kr-yeosu", "1884138"),
        ("Kota Kassel, Jerman,", "Kassel", "de-kassel", "2892518"),
        ("Negara Bagian Saksonia Hilir, Jerman,", "Saksonia Hilir", "de-lower-saxony", "DE-NI"),
        ("Provinsi Jeolla Selatan, Korea Selatan,", "Jeolla Selatan", "kr-south-jeolla", "KR-46"),
        ("pemerintah Prefektur Wakayama, Jepang,", "Wakayama", "jp-wakayama-prefecture", "JP-30"),
        ("Kota Haarlem di Belanda", "Haarlem", "nl-haarlem", "2755003"),
        ("Kota Wroclaw, Polandia,", "Wroclaw", "pl-wroclaw", "3081368"),
        ("Kota Wollongong, Australia,", "Wollongong", "au-wollongong", "2171507"),
    ],
)  # fmt: skip
def test_a_place_of_the_world_is_a_party_with_a_ready_entry(
    tmp_path: Path, partner: str, name: str, id_: str, identifier: str
) -> None:
    draft = draft_text(tmp_path, SIGNED.format(partner, name))
    [partner_id] = parties(draft) - {"kota-surabaya"}
    assert partner_id.removesuffix("-prefecture") == id_.removesuffix("-prefecture")
    entry = written(draft)["introduces"]["localities_abroad"][partner_id]
    assert identifier in (entry.get("geonames"), entry.get("iso"))
    LocalityAbroadEntry(**entry)  # type: ignore[arg-type]
    if entry.get("geonames"):
        assert all(re.fullmatch(r"-?\d+\.\d\d", str(degrees)) for degrees in entry["at"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("spelling", "id_"),
    [
        ("Kyeongsangbuk-do", "KR-47"), ("Gyeongsang Utara", "KR-47"), ("Kwangju", "KR-29"), ("Tokio", "JP-13"),
        ("Guang Xi", "CN-GX"), ("Sydney", "2147714"), ("Sidney", "2147714"), ("Pusan", "KR-26"), ("Australia Barat", "AU-WA"),
        ("Saksonia Hilir", "DE-NI"), ("Mongolia Dalam", "CN-NM"), ("Kimhae", "1842943"), ("Mungyeong-si", "1840886"),
    ],
)  # fmt: skip
def test_the_spellings_of_the_press_are_known(spelling: str, id_: str) -> None:
    assert id_ in {place.id for place in places_named(spelling)}


def test_a_spelling_that_data_lacks_leads_to_the_entry_that_is_there(tmp_path: Path) -> None:
    draft = draft_text(
        tmp_path, SIGNED.format("Pemerintah Provinsi Kyeongsangbuk-do, Korea Selatan,", "Kyeongsangbuk-do")
    )
    assert parties(draft) == {"kota-surabaya", "kr-gyeongsangbuk"}
    assert not any(draft.entities.introduced.values())


@pytest.mark.parametrize(("country", "code"), [("Amerika Serikat", "us"), ("Kosta Rika", "cr")])
def test_the_country_decides_between_namesakes(tmp_path: Path, country: str, code: str) -> None:
    draft = draft_text(tmp_path, SIGNED.format(f"Kota San Jose, {country},", "San Jose"))
    [partner] = parties(draft) - {"kota-surabaya"}
    assert partner.startswith(f"{code}-san-jose")


def test_what_stays_ambiguous_is_offered_as_such(tmp_path: Path) -> None:
    draft = draft_text(tmp_path, SIGNED.format("Saga dari Jepang", "Fukui"))
    [found] = [one for one in draft.entities.parties if "fukui" in one.value]
    assert not found.sure and found.reason and "jp-fukui, jp-fukui-city" in found.reason.en


@pytest.mark.parametrize(
    "sentence",
    [
        "Wali Kota Surabaya George Hidayat menerima Kota Busan, Korea Selatan, untuk membahas kerja sama pelabuhan, Senin (18/12/2017).",
        "Wali Kota Surabaya menerima Kota Busan, Korea Selatan, dan Direktur Yeosu Lee Sang Ho untuk membahas kerja sama pelabuhan.",
        "Wali Kota Surabaya menerima Kota Busan, Korea Selatan, di Hotel Sapporo, dekat Restoran Nagoya, untuk membahas kerja sama pelabuhan yang sudah lama mereka rencanakan bersama.",
    ],
)
def test_people_and_buildings_are_no_places(tmp_path: Path, sentence: str) -> None:
    assert parties(draft_text(tmp_path, sentence)) == {"kota-surabaya", "kr-busan"}


def test_an_outlet_that_data_lacks_is_introduced_with_its_host(tmp_path: Path) -> None:
    text = "https://m.kabarpesisir.co.id/2017/12/19/berita-satu\n" + SIGNED.format(
        "Kota Busan, Korea Selatan,", "Busan"
    )
    found = written(draft_text(tmp_path, text))
    assert found["sources"][0]["outlet"] == "kabarpesisir"  # type: ignore[index]
    entry = found["introduces"]["outlets"]["kabarpesisir"]
    assert entry["hosts"] == ["kabarpesisir.co.id"]
    OutletEntry(**entry)  # type: ignore[arg-type]


def test_identifiers_of_entries_are_of_their_country_and_used_once() -> None:
    entries = real_vocabularies().localities_abroad.values()
    codes = [entry.iso for entry in entries if entry.iso]
    assert all(entry.iso.startswith(f"{entry.country}-") for entry in entries if entry.iso)
    numbers = [entry.geonames for entry in entries if entry.geonames]
    assert len(codes) == len(set(codes)) and len(numbers) == len(set(numbers))
    assert len(codes) + len(numbers) > 0.8 * len(entries)


def test_a_malaysian_state_is_known_behind_the_word_negeri(tmp_path: Path) -> None:
    text = (
        "Wali Kota Langsa Terima Tamu Malaysia\n\nWali Kota Langsa menerima rombongan dari Negeri Kedah Darul Aman, "
        "Malaysia, Kamis (14/3/2024). Kerja sama antara Negeri Kedah dengan Kota Langsa dimulai tahun ini."
    )
    assert {one.value for one in draft_text(tmp_path, text).entities.parties} == {"kota-langsa", "my-kedah"}


def test_a_district_without_a_country_behind_it_lies_in_the_only_one_named(tmp_path: Path) -> None:
    text = (
        "Gubernur NTT Jajaki Kerja Sama dengan Timor Leste\n\nGubernur Nusa Tenggara Timur menjajaki kerja sama dengan "
        "Timor Leste, Kamis (14/3/2024). Gubernur NTT bertemu Presiden Otoritas Khusus Oecussi. Rombongan Distrik Oecussi "
        "membahas kerja sama perdagangan."
    )
    assert "tl-oecussi" in {one.value for one in draft_text(tmp_path, text).entities.parties}
