"""Dates: as precise as the text, open where it leaves them open."""

from __future__ import annotations

import pytest

from digest.parse.dates import parse_date
from digest.reports.dates import dates_in
from roots import TODAY


def found(text: str, published: str = "") -> list[tuple[str, bool]]:
    day = parse_date(published) if published else None
    return [(one.text, one.sure) for one in dates_in(text, day, sure=True, latest=TODAY)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("di Ciputat, Senin (18/12/2017).", "2017-12-18"), ("Selasa, 12 Mei 2015 16:12 WIB", "2015-05-12"), ("12 Agt 2019", "2019-08-12"), ("3 Nopember 2011", "2011-11-03"),
        ("Jumat, 7 Februari 2020 | 09:15", "2020-02-07"), ("Jum'at (07/02/2020) malam", "2020-02-07"), ("14-17 Maret 2023", "2023-03-14/2023-03-17"),
        ("28 Februari hingga 3 Maret 2019", "2019-02-28/2019-03-03"), ("Senin-Rabu (14-16/3/2022)", "2022-03-14/2022-03-16"), ("pada bulan September 2023", "2023-09"),
        ("sejak tahun 2019 yang lalu", "2019"), ("pada 2017 lalu", "2017"), ("on Monday, March 4, 2019", "2019-03-04"), ("signed on 12 May 2016", "2016-05-12"), ("in 2014,", "2014"),
    ],
)  # fmt: skip
def test_a_date_that_the_text_states_is_sure(text: str, date: str) -> None:
    assert found(text) == [(date, True)]


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("Kamis (10/10) lalu", "2013-10-14", "2013-10-10"),
        ("Selasa (12/5) siang ini", "2015-05-12", "2015-05-12"),
        ("Senin (28/12)", "2016-01-02", "2015-12-28"),
        ("hari ini (12/5)", "2015-05-12", "2015-05-12"),
    ],
)
def test_a_year_follows_from_the_day_of_publication(text: str, published: str, date: str) -> None:
    assert (date, True) in found(text, published)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Kamis (10/10) lalu", ""), ("baru-baru ini", "2015-05-12"), ("pekan lalu", "2015-05-12"), ("kata Windiasti, Rabu.", "2023-03-22"), ("recently", ""), ("beberapa bulan yang lalu", ""),
        ("Rabu (18/1/2016)", ""), ("Rabu (12/5)", "2015-05-14"), ("Rabu, 12 Mei", "2015-05-14"), ("12 Mei", ""),
    ],
)  # fmt: skip
def test_what_the_text_leaves_open_or_contradicts_stays_open(text: str, published: str) -> None:
    assert [date for date, _ in found(text, published)] in ([""], ["", ""])


def test_the_years_that_a_weekday_fits_are_named() -> None:
    [one] = dates_in("Kamis (10/10) lalu", None, latest=TODAY)
    assert one.reason and "2013" in one.reason.en and "2012" not in one.reason.en


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2019",
        "masa kontrak 5 tahun",
        "10.000 orang",
        "35 kota",
        "pukul 10.30",
        "skor 3-2",
        "99 Maret 2019",
        "Jalan Raya Nomor 12/5",
    ],
)
def test_numbers_that_are_no_dates_are_none(text: str) -> None:
    assert not any(date and sure for date, sure in found(text))


def test_a_year_of_publication_alone_makes_nothing_sure() -> None:
    assert found("Sabtu (24/8)", "2019") == [("2019-08-24", False)]
