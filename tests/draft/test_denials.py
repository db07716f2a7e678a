"""What a report denies is no event; other signings are named beside the news; days in datelines with the outlet."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.draft.writer import DraftWriter
from drafting import draft_text

MORE = "\n\nWarga kedua kota menunggu kabar itu sejak pagi, dan pulang pada malam hari tanpa banyak bicara."


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials of Kota Malang said no letter of intent was ever signed with the city of Graz, Austria.",
        "The agreement between Kota Malang and the city of Graz, Austria, was never signed, the mayor told the council.",
        "Nota kesepahaman Kota Malang dengan Kota Graz, Austria, belum pernah ditandatangani.",
        "Nota kesepahaman Kota Malang dengan Kota Graz, Austria, batal ditandatangani.",
        "Penandatanganan nota kesepahaman Kota Malang dengan Kota Graz di Austria itu urung, kata wali kota.",
        "Kota Malang dan Kota Graz, Austria, tidak jadi menandatangani nota kesepahaman.",
    ],
)
def test_what_a_report_denies_is_not_its_event(tmp_path: Path, sentence: str) -> None:
    draft = draft_text(tmp_path, sentence + MORE)
    [first, *_] = draft.events
    assert not (first.kind and first.kind.value.endswith("-signed"))
    assert not first.instrument


def test_the_words_that_deny_are_quoted_where_the_kind_stays_blank(tmp_path: Path) -> None:
    sentence = "Officials of Kota Malang said no letter of intent was ever signed with the city of Graz, Austria."
    text = DraftWriter(draft_text(tmp_path, sentence + MORE), "en").render("report.txt")
    assert 'the report denies it: "no letter of intent was ever signed"' in text


def test_a_lapsed_agreement_is_an_ending(tmp_path: Path) -> None:
    sentence = "The memorandum of Kota Malang and Graz, Austria, lapsed. No sister city agreement was ever signed."
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.kind and first.kind.value == "ending"


def test_not_only_is_no_denial(tmp_path: Path) -> None:
    sentence = "Kota Malang and the city of Graz, Austria, not only signed a letter of intent, but planted a tree."
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.kind and first.kind.value == "loi-signed"


def test_other_signings_of_a_report_are_named_beside_its_news(tmp_path: Path) -> None:
    text = (
        "Wali Kota Malang Terima Kunjungan Graz\n\nWali Kota Malang menerima kunjungan delegasi Kota Graz, Austria. "
        "Keduanya meneken letter of intent di balai kota, sedangkan nota kesepahaman akan diteken pada Mei 2027."
    )
    draft = draft_text(tmp_path, text + MORE)
    first, second = draft.events
    assert first.kind and first.kind.value == "visit"
    assert [(one.value, planned) for one, planned in first.beside] == [("loi-signed", False)]
    assert second.planned and second.date and second.date.text == "2027-05"
    assert second.kind and second.kind.value == "mou-signed"
    assert second.instrument and second.instrument.value == "mou"
    assert "perhaps an event of its own: loi-signed" in DraftWriter(draft, "en").render("report.txt")


@pytest.mark.parametrize("place", ["Malang, 5 Maret 2026 (Suara Contoh Baru) - ", "MALANG, 5/3/2026 (Antara) – "])
def test_the_day_of_a_dateline_is_read_with_the_outlet_behind_it(tmp_path: Path, place: str) -> None:
    text = (
        "Wali Kota Malang Sambut Tamu\n\n" + place + "Wali Kota Malang menerima delegasi Kota Graz, Austria, di sana."
    )
    [first, *_] = draft_text(tmp_path, text + MORE).events
    assert first.date and first.date.text == "2026-03-05"
    assert not first.sure
