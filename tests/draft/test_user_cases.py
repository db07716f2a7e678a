"""What users of such tools report: dates of pages, laws, quotations, consuls, tallies, wishes, two partners."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.draft.extraction import Draft
from digest.draft.writer import DraftWriter
from digest.reports.loading import RawReport
from digest.reports.report_reader import parse_report
from drafting import draft_text, extract

NEWS = (
    "Wali Kota Surabaya dan Wali Kota Busan, Korea Selatan, menandatangani nota kesepahaman tentang pelabuhan{0}. "
    "Kerja sama itu berlaku lima tahun."
)
SECOND = "Kedua kota berharap kerja sama itu membawa manfaat bagi warga di sekitar pelabuhan mereka masing-masing."


def parties(draft: Draft) -> set[str]:
    return {finding.value for finding in draft.entities.parties}


def date_of(draft: Draft) -> tuple[str, bool]:
    event = draft.events[0]
    return (event.date.text if event.date else "", event.sure)


def published(draft: Draft) -> tuple[str, bool]:
    return (draft.published.value, draft.published.sure) if draft.published else ("", False)


def page(
    head: str = "", below: str = "", after: str = "", news: str = NEWS.format(", Selasa (5/3)"), top: str = ""
) -> Draft:
    """The draft of a page: its head, what stands below the headline, the text, and what follows it."""
    text = f"<html><head><title>x</title>{head}</head><body>{top}<article><h1>Surabaya dan Busan teken nota</h1>{below}<p>{news}</p><p>{SECOND}</p></article>{after}</body></html>"
    return extract(parse_report(RawReport(data=text.encode(), name="page.html", url="https://www.kompas.com/read/77")))


UTC = '<meta property="article:published_time" content="2024-03-05T17:30:00+00:00">'


def test_a_time_in_utc_is_the_day_in_the_zone_of_the_outlet() -> None:
    printed = page(UTC, '<div class="date">Rabu, 6 Maret 2024 00:30 WIB</div>')
    assert published(printed) == ("2024-03-06", True)
    assert date_of(printed) == ("2024-03-05", True), "its year follows"
    assert published(page(UTC)) == ("2024-03-06", False)
    eastern = '<meta property="article:published_time" content="2024-03-05T15:30:00Z">'
    assert published(page(eastern, "<span>Rabu, 6 Maret 2024 00:30 WIT</span>")) == ("2024-03-06", True)


def test_metadata_and_page_that_disagree_are_both_told() -> None:
    draft = page(
        '<meta property="article:published_time" content="2024-03-09T10:00:00+07:00">',
        "<span>Rabu, 6 Maret 2024</span>",
    )
    assert published(draft) == ("2024-03-09", False)
    assert draft.published and draft.published.reason and "2024-03-06" in draft.published.reason.en


def test_the_dates_of_related_reports_are_not_the_page_s() -> None:
    own = '{"@type": "NewsArticle", "url": "https://www.kompas.com/read/77", "datePublished": "2024-03-06T09:00:00+07:00"}'
    other = '{"@type": "NewsArticle", "url": "https://www.kompas.com/read/78", "datePublished": "2025-01-01T09:00:00+07:00"}'
    lists = '{"@type": "ItemList", "itemListElement": [' + other + "]}"
    for blocks in (f"[{own}, {other}]", f"[{own}, {lists}]"):
        assert published(page(f'<script type="application/ld+json">{blocks}</script>')) == ("2024-03-06", True)


@pytest.mark.parametrize(
    ("top", "after"),
    [
        ("<div>Jumat, 20 November 2026 10:20:30</div>", ""), ("", "<footer>Copyright © 2026 Kompas</footer>"),
        ("", '<div class="related"><h3>Berita terkait</h3><a>Busan buka kantor</a><span>Senin, 16 November 2026</span></div>'),
    ],
)  # fmt: skip
def test_clocks_footers_and_related_headlines_are_never_the_day_of_publication(top: str, after: str) -> None:
    draft = page(below="<span>Rabu, 6 Maret 2024 09:00 WIB</span>", top=top, after=after)
    assert published(draft) == ("2024-03-06", True)
    assert date_of(draft) == ("2024-03-05", True)
    assert published(page(top=top, after=after)) == ("", False)


WHOLE = """Jumat, 20 November 2026 | 10:20 WIB
Beranda
Nasional
Daerah
{above}Surabaya dan Busan teken nota kesepahaman
{below}
{news}
{second}
Baca juga: Busan buka kantor
Berita Terkait
Busan buka kantor di Surabaya
Senin, 16 November 2026
Terpopuler
Harga cabai naik lagi
15/11/2026
© 2026 Kompas
"""


def test_a_whole_page_that_was_pasted_gives_its_own_day(tmp_path: Path) -> None:
    parts = {"news": NEWS.format(", Selasa (5/3)"), "second": SECOND}
    draft = draft_text(tmp_path, WHOLE.format(above="", below="Redaksi - Rabu, 6 Maret 2024 | 09:00 WIB", **parts))
    assert draft.report.title == "Surabaya dan Busan teken nota kesepahaman"
    assert (published(draft), date_of(draft)) == (("2024-03-06", True), ("2024-03-05", True))
    assert not any("cabai" in paragraph for paragraph in draft.report.paragraphs)
    undated = draft_text(tmp_path, WHOLE.format(above="", below="", **parts))
    assert published(undated) == ("", False) and date_of(undated) == ("", False)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        (", 5 s.d. 8 Maret 2024", "2024-03-05/2024-03-08"), (", 7 dan 8 Maret 2024", "2024-03-07/2024-03-08"),
        (", 5 Maret s.d. 8 Maret 2024", "2024-03-05/2024-03-08"), (", Rabu (14/6/23)", "2023-06-14"), (" (14/6/23)", "2023-06-14"),
        (", 17 Agts 2023", "2023-08-17"), (", 2023/06/14", "2023-06-14"), (", Rabu (25/11)", ""), (", Selasa-Jumat (5-8/3)", ""),
        (", 5 dan 9 Maret 2024", ""), (", Kamis (14/6/23)", ""),
    ],
)  # fmt: skip
def test_the_forms_of_the_press_are_read_or_open_with_the_words(tmp_path: Path, words: str, date: str) -> None:
    draft = draft_text(tmp_path, NEWS.format(words))
    assert date_of(draft)[0] == date
    if not date:
        assert draft.events[0].date and draft.events[0].date.quote.strip("()") in words


def test_the_numbers_of_laws_are_neither_events_nor_figures(tmp_path: Path) -> None:
    law = " Kerja sama itu menurut Permendagri Nomor 25 Tahun 2020 dan UU Nomor 23 Tahun 2014 serta PP No. 28/2018."
    draft = draft_text(tmp_path, NEWS.format(", Selasa (5/3/2024)") + law)
    assert [event.date.text for event in draft.events if event.date] == ["2024-03-05"]
    assert {figure.value for figure in draft.figures} <= {"5"}


@pytest.mark.parametrize(
    "words",
    [
        '"Kami akan mengirim 20 pegawai tahun depan," kata Wali Kota Surabaya, Selasa (5/3/2024).',
        'Wali Kota mengatakan, kerja sama itu akan diperluas, Selasa (5/3/2024).',
    ],
)  # fmt: skip
def test_a_promise_before_the_day_does_not_make_the_news_a_plan(tmp_path: Path, words: str) -> None:
    draft = draft_text(tmp_path, NEWS.format("") + " " + words)
    assert date_of(draft)[0] == "2024-03-05" and not draft.events[0].planned


def test_a_day_in_the_dateline_alone_is_that_of_the_news_as_a_guess(tmp_path: Path) -> None:
    assert date_of(draft_text(tmp_path, f"Surabaya, 5 Maret 2024 - {NEWS.format('')}")) == ("2024-03-05", False)
    assert date_of(draft_text(tmp_path, f"SURABAYA (5/3/2024) – {NEWS.format('')}")) == ("2024-03-05", False)


def test_the_seat_of_a_consul_is_no_party(tmp_path: Path) -> None:
    text = "Konsul Jenderal Tiongkok di Medan Zhang Min mengunjungi Wali Kota Banda Aceh, Selasa (5/3/2024). Kunjungan itu membahas kerja sama pariwisata."
    assert parties(draft_text(tmp_path, text)) == {"cn-consulate-medan", "kota-banda-aceh"}


def test_nobody_is_called_like_a_weekday_or_a_city(tmp_path: Path) -> None:
    text = "Kerja sama itu disampaikan Wali Kota Surabaya, Selasa (5/3/2024). Wali Kota Eri Cahyadi menerima Wali Kota Busan, Korea Selatan, di balai kota."
    draft = draft_text(tmp_path, text)
    assert {person.name for person in draft.people} <= {"Eri Cahyadi"}
    assert draft.entities.unknown == []


def test_a_state_of_malaysia_and_two_names_with_a_stroke_are_both_known(tmp_path: Path) -> None:
    text = "Gubernur Riau menandatangani nota kesepahaman dengan Negeri Melaka dan Johor/Selangor, Malaysia, Selasa (5/3/2024), tentang kerja sama pelabuhan."
    assert {"my-melaka", "my-johor", "my-selangor"} <= parties(draft_text(tmp_path, text))


def test_a_new_partner_beside_its_province_is_still_told_as_missing(tmp_path: Path) -> None:
    text = "Bupati Bulukumba dan Kabupaten Yeongdeok di Provinsi Gyeongsang Utara, Korea Selatan, menandatangani nota kesepahaman, Selasa (5/3/2024)."
    draft = draft_text(tmp_path, text)
    assert "Kabupaten Yeongdeok" in DraftWriter(draft, "en").render("x")


@pytest.mark.parametrize(
    "words",
    [
        "Sepanjang 2023 Pemkot Surabaya sudah menandatangani delapan nota kesepahaman dengan kota di luar negeri.",
        "Kedua kota sudah lama bersaudara sejak menandatangani nota kesepahaman pada 10 November 1994.",
    ],
)
def test_a_tally_or_an_old_agreement_is_no_signing(tmp_path: Path, words: str) -> None:
    text = f"Wali Kota Surabaya menyampaikan perkembangan kerja sama dengan Busan, Korea Selatan, Selasa (5/3/2024), di balai kota.\n\n{words}"
    first = draft_text(tmp_path, text).events[0]
    assert first.kind is None or not first.kind.value.endswith("-signed")
    assert first.instrument is None


def test_wishes_are_no_parties(tmp_path: Path) -> None:
    text = (
        NEWS.format(", Selasa (5/3/2024)")
        + "\n\nWali Kota Surabaya berharap Provinsi Gyeongsang Utara dan Kota Daegu ikut serta kelak."
    )
    assert parties(draft_text(tmp_path, text)) == {"kota-surabaya", "kr-busan"}


def test_two_partners_have_an_event_each(tmp_path: Path) -> None:
    text = "Wali Kota Manado mengunjungi Kota Saga dan Kota Sapporo, Jepang, Selasa (5/3/2024), untuk membahas kerja sama pariwisata dengan Saga dan Sapporo."
    draft = draft_text(tmp_path, text)
    all_parties = parties(draft)
    each = [all_parties - event.without for event in draft.events]
    assert each == [{"kota-manado", "jp-saga"}, {"kota-manado", "jp-sapporo"}]


def test_an_anniversary_is_background(tmp_path: Path) -> None:
    text = "Wali Kota Surabaya menerima kunjungan Wali Kota Busan, Korea Selatan, Selasa (5/3/2024).\n\nKedua kota menandatangani perjanjian kota kembar pada 10 November 1994."
    draft = draft_text(tmp_path, text)
    assert date_of(draft)[0] == "2024-03-05"
    assert draft.events[0].kind and draft.events[0].kind.value == "visit"
