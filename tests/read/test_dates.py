from __future__ import annotations

from datetime import date

import pytest

from digest.read.dates import NotADateError, parse_date


@pytest.mark.parametrize(
    ("text", "form", "precision", "start", "end"),
    [
        ("2017-12-18", "date", "day", date(2017, 12, 18), date(2017, 12, 18)),
        ("2017-12", "date", "month", date(2017, 12, 1), date(2017, 12, 31)),
        ("2016-02", "date", "month", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017", "date", "year", date(2017, 1, 1), date(2017, 12, 31)),
        ("2023-03-14/2023-03-17", "interval", "day", date(2023, 3, 14), date(2023, 3, 17)),
        ("2019/2023-05", "interval", "year", date(2019, 1, 1), date(2023, 5, 31)),
        ("2019/..", "since", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("../2023-06", "until", "month", date(2023, 6, 1), date(2023, 6, 30)),
    ],
)
def test_a_date_means_its_first_to_its_last_day(text: str, form: str, precision: str, start: date, end: date) -> None:
    found = parse_date(text)
    assert (found.form, found.precision, found.start, found.end) == (form, precision, start, end)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("18-12-2017", "date-form"),
        ("2017-1-5", "date-form"),
        ("2017/12/18", "date-form"),
        ("Desember 2017", "date-form"),
        ("", "date-form"),
        ("../..", "date-form"),
        ("٢٠١٧", "date-form"),
        ("2017-13", "date-impossible"),
        ("2017-02-29", "date-impossible"),
        ("0000", "date-impossible"),
        ("2019/2018", "date-order"),
        ("2019/2019", "date-order"),
    ],
)
def test_what_is_no_date_says_why(text: str, rule: str) -> None:
    with pytest.raises(NotADateError) as error:
        parse_date(text)
    assert error.value.rule == rule
