"""Drafts of whole reports, compared with what a careful person fills in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.draft.extraction import Draft
from digest.draft.writer import DraftWriter
from drafting import EXPECTED, draft_of, draft_text

SEEDS = [name for name in EXPECTED if name.startswith("seed-")]
OTHERS = [name for name in EXPECTED if not name.startswith("seed-")]


def parties(draft: Draft) -> set[str]:
    return {finding.value for finding in draft.entities.parties}


def countries(draft: Draft) -> set[str]:
    return {finding.value for finding in (*draft.entities.countries, *draft.entities.other_countries)}


def rates(found: Callable[[Draft], set[str]], field: str, names: list[str]) -> tuple[float, float]:
    """Precision and recall over some reports."""
    pairs = [(found(draft_of(name)), set(EXPECTED[name][field])) for name in names]
    right = sum(len(got & wanted) for got, wanted in pairs)
    return right / sum(len(got) for got, _ in pairs), right / sum(len(wanted) for _, wanted in pairs)


@pytest.mark.parametrize("name", SEEDS)
def test_the_first_five_reports_give_their_parties_and_countries(name: str) -> None:
    draft = draft_of(name)
    assert parties(draft) == set(EXPECTED[name]["parties"])
    assert countries(draft) == set(EXPECTED[name]["countries"])


@pytest.mark.parametrize("names", [OTHERS, list(EXPECTED)], ids=["others", "all"])
def test_nine_of_ten_parties_and_countries_are_found_and_right(names: list[str]) -> None:
    assert min(rates(parties, "parties", names)) >= 0.9
    assert min(rates(countries, "countries", names)) >= 0.9


@pytest.mark.parametrize("name", EXPECTED)
def test_the_date_of_the_news_is_right_or_open(name: str) -> None:
    found = draft_of(name).events[0].date
    written = found.text if found else ""
    assert written in {EXPECTED[name]["date"], ""}
    if EXPECTED[name]["date"] == "open":
        assert not written


@pytest.mark.parametrize("name", EXPECTED)
def test_the_date_of_publication_is_as_the_page_prints_it_or_a_guess(name: str) -> None:
    published = draft_of(name).published
    assert (published.value if published else "open") == EXPECTED[name]["published"]
    if published and len(published.value) < 10:
        assert not published.sure, "a year of copyright is no date of publication"


def test_most_full_dates_of_a_text_are_written() -> None:
    full = [name for name in EXPECTED if EXPECTED[name]["date"] != "open"]
    written = [name for name in full if (found := draft_of(name).events[0].date) and found.text]
    assert len(written) >= 0.9 * len(full)


def test_a_bare_name_that_a_city_and_a_regency_share_goes_by_the_offices_of_the_report(tmp_path: Path) -> None:
    text = "Pejabat {0} dan {1} Hamamatsu, Jepang, menandatangani nota kesepahaman tentang pengolahan sampah rumah tangga. {2} Bandung hadir. Bandung berharap banyak pada kerja sama itu."
    city = draft_text(tmp_path, text.format("Pemkot Bandung", "Kota", "Wali Kota"))
    regency = draft_text(tmp_path, text.format("Pemkab Bandung", "Kota", "Bupati"))
    assert parties(city) == {"kota-bandung", "jp-hamamatsu"}
    assert parties(regency) == {"kabupaten-bandung", "jp-hamamatsu"}


def test_a_choice_between_namesakes_that_the_report_leaves_open_is_a_guess(tmp_path: Path) -> None:
    draft = draft_text(
        tmp_path,
        "Bandung dan Hamamatsu di Jepang menandatangani nota kesepahaman tentang sampah rumah tangga pada hari yang cerah itu.",
    )
    [bandung] = [finding for finding in draft.entities.parties if finding.value.endswith("-bandung")]
    assert not bandung.sure
    assert bandung.reason and "kabupaten-bandung" in bandung.reason.en


@pytest.mark.parametrize(
    "sentence",
    [
        "Wali Kota Bogor Bima Arya menerima delegasi Kota Tainan dari Taiwan untuk membahas kerja sama pertanian dan budaya.",
        "Wali Kota Bogor menerima delegasi Kota Tainan dari Taiwan di Jalan Surabaya, dekat Universitas Padang, untuk kerja sama.",
        "Wali Kota Bogor dan Kota Tainan, Taiwan, menyepakati kursus bahasa Jepang bagi warga yang ingin bekerja di sana.",
    ],
)
def test_names_inside_other_names_are_not_taken(tmp_path: Path, sentence: str) -> None:
    draft = draft_text(tmp_path, sentence + "\n\nSemua pihak berharap kegiatan itu berlangsung terus.")
    assert parties(draft) == {"kota-bogor", "tw-tainan"}
    assert countries(draft) == {"TW"}


def test_a_namesake_of_another_level_abroad_is_the_place_of_that_level(tmp_path: Path) -> None:
    draft = draft_text(
        tmp_path,
        "Pemkot Surabaya dan Pemerintah Kota Osaka di Jepang menandatangani nota kesepahaman tentang sampah rumah tangga.",
    )
    assert parties(draft) == {"kota-surabaya", "jp-osaka-city"}, "jp-osaka is the prefecture"
    assert draft.entities.introduced["localities_abroad"]["jp-osaka-city"]["geonames"] == "1853909"
    assert countries(draft) == {"JP"}


def test_people_come_with_their_offices() -> None:
    people = {person.name: (person.office, person.party) for person in draft_of("seed-003.txt").people}
    assert people["Widji Lestariono"] == ("Plt Kepala Dinas Kesehatan Banyuwangi", "kabupaten-banyuwangi")
    assert people["Airin Rachmi Diany"] == ("Walikota Tangerang Selatan", "kota-tangerang-selatan")


def test_an_acting_office_is_named_as_such() -> None:
    offices = {person.name: person.office for person in draft_of("kulonprogo.txt").people}
    assert offices["Ni Made Dwipanti Indrayanti"] == "Penjabat Bupati Kulon Progo"


def test_figures_come_with_their_units() -> None:
    figures = {
        (figure.value, figure.unit.en, figure.qualifier) for figure in draft_of("seed-002.txt").figures if figure.unit
    }
    assert {("500", "people", ""), ("25", "people", ""), ("5", "years", ""), ("10000", "people", "at-least")} <= figures


def test_kind_instrument_and_sectors_are_taken_from_the_text() -> None:
    draft = draft_of("seed-001.txt")
    first = draft.events[0]
    assert first.kind and first.kind.value == "mou-signed"
    assert first.instrument and first.instrument.value == "mou"
    assert {"health", "education"} <= {sector.value for sector in draft.sectors}


def test_what_is_planned_is_an_event_of_its_own() -> None:
    planned = [event for event in draft_of("seed-002.txt").events if event.planned]
    assert [event.date.text for event in planned if event.date] == ["2023-09"]
    assert not any(event.sure for event in planned)


@pytest.mark.parametrize("name", EXPECTED)
def test_boilerplate_is_removed(name: str) -> None:
    text = "\n".join(draft_of(name).report.paragraphs)
    for boilerplate in (
        "Baca juga",
        "Baca Juga",
        "ADVERTISEMENT",
        "Bagikan",
        "Copyright",
        "Editor",
        "Pewarta",
        "Print this",
        "Komentar",
        "Tags",
        "TERPOPULER",
        "alert(1)",
        "Beranda",
    ):
        assert boilerplate not in text


def test_a_place_that_no_list_has_is_offered_with_the_level_and_country_that_the_report_gives(tmp_path: Path) -> None:
    text = "Bupati Banyuwangi menerima delegasi Kabupaten Yeongdeok, Korea Selatan, dan menjajaki kerja sama pendidikan bagi guru sekolah dasar, Senin (18/12/2017)."
    draft = draft_text(tmp_path, text)
    assert parties(draft) == {"kabupaten-banyuwangi", "kr-yeongdeok"}
    entry = {"country": "KR", "level": "county", "name": "Yeongdeok"}
    assert draft.entities.introduced["localities_abroad"] == {"kr-yeongdeok": entry}


def test_the_name_of_a_place_whose_country_the_report_does_not_give_is_told(tmp_path: Path) -> None:
    text = "Bupati Banyuwangi menerima delegasi Kabupaten Yeongdeok dan menjajaki kerja sama pendidikan bagi guru sekolah dasar, Senin (18/12/2017). Tamu itu kemudian ke Korea Selatan."
    draft = draft_text(tmp_path, text)
    assert [finding.value for finding in draft.entities.unknown] == ["Kabupaten Yeongdeok"]
    assert countries(draft) == {"KR"}
    assert "Kabupaten Yeongdeok" in DraftWriter(draft, "id").render("report.txt")


def test_the_day_on_which_somebody_spoke_is_no_event(tmp_path: Path) -> None:
    assert [event.date.text for event in draft_of("semarang-brisbane.txt").events if event.date] == ["2019-09-16"]


def test_days_since_which_and_until_which_something_takes_place_are_those_of_the_news(tmp_path: Path) -> None:
    text = (
        "Akper Mekar Gelar Konferensi Perawat\n\nAkper Mekar dan Mori University Jepang mengadakan konferensi perawat. "
        "Kerja sama itu telah berjalan sejak tanggal 6 hingga 7 September 2019 di Sidoarjo, dengan seratus peserta."
    )
    date = draft_text(tmp_path, text).events[0].date
    assert date and date.text == "2019-09-06/2019-09-07"


def test_the_arrival_of_guests_and_a_dinner_for_them_are_a_visit(tmp_path: Path) -> None:
    text = (
        "Terima Kasih Wali Kota Langsa\n\nKota Langsa kedatangan tamu dari Kota Yeosu, Korea Selatan, Kamis (14/3/2024). "
        "Wali Kota Langsa menjamu delegasi itu di pendopo dan mengucapkan terima kasih atas bantuan setelah tsunami."
    )
    kind = draft_text(tmp_path, text).events[0].kind
    assert kind and kind.value == "visit"
