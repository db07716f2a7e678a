"""Embassies and consulates: the one that acts, and a ready entry for one that the vocabularies lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.draft.extraction import Draft
from drafting import draft_text, written

MORE = " Keduanya membahas kerja sama pertanian, perdagangan, dan pendidikan bagi warga daerah itu selama dua jam."


def draft_of_sentence(tmp_path: Path, sentence: str) -> Draft:
    """The draft of a report that begins with a sentence."""
    return draft_text(tmp_path, f"{sentence}{MORE}\n\nKeduanya berharap pertemuan itu berlanjut tahun depan.")


@pytest.mark.parametrize(
    ("sentence", "id_"),
    [
        ("Bupati Asahan menerima kunjungan Konsul Jenderal Jepang Medan di ruang kerjanya.", "jp-consulate-medan"),
        ("Bupati Jember menerima kunjungan Konsulat Jepang di pendapa.", "jp-consulate-surabaya"),
        ("Wali Kota Padang menerima Konjen Jepang di rumah dinasnya.", "jp-consulate-medan"),
        ("Bupati Badung menerima Konsul Jenderal (Konjen) Jepang di kantornya.", "jp-consulate-denpasar"),
        ("Wali Kota Ternate menerima Konjen Jepang dari Makassar di kantornya.", "jp-consulate-makassar"),
        ("Wali Kota Batam menerima Duta Besar (Dubes) Korea Selatan di kantornya.", "kr-embassy-jakarta"),
    ],
)
def test_the_mission_that_acts_is_the_one_whose_town_is_named_else_the_nearest(
    tmp_path: Path, sentence: str, id_: str
) -> None:
    draft = draft_of_sentence(tmp_path, sentence)
    [abroad] = [one.value for one in draft.entities.parties if not one.value.startswith(("kota-", "kabupaten-"))]
    assert abroad == id_
    assert not any(draft.entities.introduced.values())


def test_a_consulate_whose_town_the_report_leaves_open_is_a_guess(tmp_path: Path) -> None:
    draft = draft_of_sentence(tmp_path, "Bupati Jember menerima kunjungan Konsulat Jepang di pendapa.")
    [consulate] = [one for one in draft.entities.parties if "consulate" in one.value]
    assert not consulate.sure
    assert consulate.reason and "jp-consulate-denpasar" in consulate.reason.en


@pytest.mark.parametrize(
    ("sentence", "id_", "names"),
    [
        (
            "Gubernur Bali menerima Duta Besar Republik Ceko untuk Indonesia, Jan Novak, di kantornya.",
            "cz-embassy-jakarta",
            {"id": "Kedutaan Besar Ceko di Jakarta", "en": "Embassy of Czechia in Jakarta"},
        ),
        (
            "Wali Kota Makassar menerima Konsul Jenderal Prancis di Makassar, Marie Dubois, di kantornya.",
            "fr-consulate-makassar",
            {"id": "Konsulat Jenderal Prancis di Makassar", "en": "Consulate-General of France in Makassar"},
        ),
        (
            "Gubernur Bali menerima Konsul Italia di Bali, Paolo Rossi, di kantornya.",
            "it-consulate-denpasar",
            {"id": "Konsulat Italia di Denpasar", "en": "Consulate of Italy in Denpasar"},
        ),
        (
            "KBRI Praha dan Pemerintah Kota Bandung menyelenggarakan pertemuan tentang kerja sama dengan Ceko.",
            "id-embassy-prague",
            {"id": "Kedutaan Besar Republik Indonesia di Praha", "en": "Embassy of Indonesia in Prague"},
        ),
    ],
)
def test_a_mission_that_no_vocabulary_has_comes_with_a_ready_entry(
    tmp_path: Path, sentence: str, id_: str, names: dict[str, str]
) -> None:
    draft = draft_of_sentence(tmp_path, sentence)
    assert id_ in {one.value for one in draft.entities.parties}
    entry = written(draft)["introduces"]["organisations"][id_]
    assert entry["name"] == names
    assert entry["kind"] == "embassy"


@pytest.mark.parametrize(
    "sentence",
    [
        "Wali Kota Medan menerima mantan Duta Besar Ceko di kantornya bersama delegasi Kota Chengdu, Tiongkok.",
        "Wali Kota Medan dan Duta Besar Jepang untuk Malaysia menyambut delegasi Kota Chengdu, Tiongkok.",
    ],
)
def test_a_former_ambassador_and_one_to_another_country_stand_for_no_mission_here(
    tmp_path: Path, sentence: str
) -> None:
    draft = draft_of_sentence(tmp_path, sentence)
    assert not [one.value for one in draft.entities.parties if "embassy" in one.value]


def test_ambassadors_who_come_together_are_all_parties(tmp_path: Path) -> None:
    draft = draft_of_sentence(
        tmp_path,
        "Wali Kota Semarang menerima para duta besar, antara lain Duta Besar Austria Anna Huber dan Duta Besar Belgia Piet Maes, yang hadir bersama keluarga.",
    )
    assert {one.value for one in draft.entities.parties} == {
        "kota-semarang", "at-embassy-jakarta", "be-embassy-jakarta",
    }  # fmt: skip


def test_the_capital_of_a_state_that_deals_itself_is_no_party(tmp_path: Path) -> None:
    draft = draft_of_sentence(
        tmp_path, "Gubernur Jawa Timur bertemu Gubernur Australia Barat dalam kunjungan ke Perth, Australia."
    )
    assert {one.value for one in draft.entities.parties} == {"provinsi-jawa-timur", "au-western-australia"}
