"""Whether a report tells of a signing, of talks on one, or of an earlier one; acronyms; lists of sectors; dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import draft_text

MORE = " Warga kedua kota menyambut hal itu dengan gembira, dan ingin manfaatnya segera terasa di kampung mereka.\n\nTamu itu pulang pada malam hari."


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Pemkot Bandung dan Kota Hamamatsu, Jepang, membahas perpanjangan kerja sama kota kembar.", "meeting"),
        ("Pemkot Bandung dan Kota Hamamatsu, Jepang, menandatangani perpanjangan MoU kota kembar.", "renewal-signed"),
        ("Pemkot Bandung dan Kota Hamamatsu, Jepang, memperpanjang kerja sama kota kembar.", "renewal-signed"),
        ("Pemkot Bandung menjajaki kerja sama dengan Kota Hamamatsu, Jepang, dari LoI menjadi MoU.", "exploration"),
    ],
)
def test_talks_on_a_signing_are_no_signing(tmp_path: Path, sentence: str, kind: str) -> None:
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.kind and first.kind.value == kind
    assert kind.endswith("-signed") or not first.instrument


@pytest.mark.parametrize(
    ("sentence", "id_"),
    [
        ("Pemkot Bandung dan Kota Hamamatsu, Jepang, membahas kerja sama Belt and Road Initiative (BRI).", "id-bri"),
        ("Pemkot Bandung dan Kota Hamamatsu, Jepang, membahas kerja sama penempatan PMI, pekerja migran.", "id-pmi"),
    ],
)
def test_an_acronym_that_means_something_else_here_is_no_organisation(tmp_path: Path, sentence: str, id_: str) -> None:
    named = draft_text(tmp_path, sentence + MORE).entities
    assert id_ not in {one.value for one in (*named.parties, *named.mentions)}


def test_every_sector_of_a_list_is_read(tmp_path: Path) -> None:
    sentence = "Pemkot Bandung dan Kota Hamamatsu, Jepang, bekerja sama di bidang pendidikan, perikanan, pertanian, pariwisata, budaya, dan pengelolaan sampah."
    sectors = {one.value for one in draft_text(tmp_path, sentence + MORE).sectors}
    assert sectors == {"education", "fisheries", "agriculture", "tourism", "culture", "environment"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Khamis, 7 Mac 2024", "2024-03-07"),
        ("5 Ogos 2024", "2024-08-05"),
        ("5 марта 2024 года", "2024-03-05"),
        ("5 مارس 2024", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
    ],
)
def test_dates_of_partners_languages_are_read(tmp_path: Path, written: str, day: str) -> None:
    sentence = f"Pemkot Bandung menerima kunjungan delegasi Kota Hamamatsu, Jepang, pada {written} di balai kota."
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.date and first.date.text == day


@pytest.mark.parametrize(
    "address",
    [
        "https://contoh.id/read-222227-2025-03-06-kunjungan.html", "https://contoh.id/06-03-2025/kunjungan",
        "https://contoh.id/2025/kunjungan", "https://contoh.id/2025/03/06/kunjungan",
    ],
)  # fmt: skip
def test_the_year_of_a_day_without_one_comes_from_the_address(tmp_path: Path, address: str) -> None:
    text = f"{address}\n\nPemkot Bandung menerima kunjungan delegasi Kota Hamamatsu, Jepang, Rabu (5/3) di balai kota."
    [first, *_] = draft_text(tmp_path, text + MORE).events
    assert first.date and first.date.text == "2025-03-05"
    assert not first.sure


def test_what_was_long_before_the_last_day_of_a_report_is_not_its_news(tmp_path: Path) -> None:
    text = "Pemkot Bandung mengirim pelajar ke Kota Hamamatsu, Jepang. Rombongan pertama diberangkatkan pada 2 Agustus 2009. Hal itu dikatakan wali kota, Minggu 2 Mei 2010."
    [first, *_] = draft_text(tmp_path, text + MORE).events
    assert not first.date or first.date.text != "2009-08-02"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Wakil Wali Kota Bandung akan berangkat ke Hamamatsu, Jepang, bersama kepala dinasnya.", "visit"),
        ("Pemkot Bandung memberangkatkan sepuluh perawat ke Hamamatsu, Jepang, sore itu.", "placement"),
        ("Kepala dinas Kota Bandung diterima Wakil Wali Kota Hamamatsu di Pusat Pelatihan Kerja, Jepang.", "visit"),
        ("Wali Kota Bandung mengunjungi Kota Hamamatsu, Jepang. “Dari sini kita belajar banyak. Pelatihan itu penting,” katanya.", "visit"),
    ],
)  # fmt: skip
def test_who_travels_and_what_is_only_said_decide_the_kind(tmp_path: Path, sentence: str, kind: str) -> None:
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.kind and first.kind.value == kind


def test_the_day_of_planned_news_is_that_of_the_plan_not_of_the_speech(tmp_path: Path) -> None:
    text = "Delegasi Kota Hamamatsu, Jepang, dijadwalkan mengunjungi Kota Bandung pada 18 – 23 Oktober 2015. Hal itu disampaikan juru bicara pemkot, Kamis (15/10/2015)."
    [first, *_] = draft_text(tmp_path, text + MORE).events
    assert first.date and first.date.text == "2015-10-18/2015-10-23"
    assert first.planned and not first.sure


@pytest.mark.parametrize(
    "day",
    [
        "ungkap kepala dinas itu saat ditemui wartawan contoh.co.id di balai kota, Rabu (30/1/2019)",
        "dan hingga Rabu (30/1/2019) sudah seratus orang mendaftar",
    ],
)
def test_a_day_of_speech_or_up_to_which_something_counts_is_never_certain(tmp_path: Path, day: str) -> None:
    text = f"Pemkot Bandung menerima kunjungan delegasi Kota Hamamatsu, Jepang, {day}."
    [first, *_] = draft_text(tmp_path, text + MORE).events
    assert not first.sure


@pytest.mark.parametrize("text", ["2024년 3월 5일", "March 5 2024"])
def test_more_forms_of_days_are_read(tmp_path: Path, text: str) -> None:
    sentence = f"Pemkot Bandung menerima kunjungan delegasi Kota Hamamatsu, Jepang, pada {text} di balai kota."
    [first, *_] = draft_text(tmp_path, sentence + MORE).events
    assert first.date and first.date.text == "2024-03-05"


def test_a_short_text_in_japanese_is_a_report(tmp_path: Path) -> None:
    text = "インドネシアのバンドン市の訪問団が来日し、浜松市役所で市長と会い、今後の交流について話し合った。\n\n市長は訪問を歓迎し、記念の品を贈った。"
    assert len(draft_text(tmp_path, text).report.paragraphs) == 2


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Bupati Jember bertemu tamunya. Pertemuan itu bagian dari kunjungan delegasi Hamamatsu, Jepang.", "visit"),
        ("MoUs were signed between Kota Bandung and the city of Hamamatsu, Japan, the mayor said.", "mou-signed"),
        ("Tim dokter Hamamatsu, Jepang, menggelar operasi katarak bagi warga Kota Bandung.", "service"),
    ],
)
def test_a_visit_comes_before_the_meeting_at_it(tmp_path: Path, sentence: str, kind: str) -> None:
    [first, *_] = draft_text(
        tmp_path, sentence + "\n\nTamu itu pulang pada malam hari dengan kereta yang penuh."
    ).events
    assert first.kind and first.kind.value == kind
