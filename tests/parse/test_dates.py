from __future__ import annotations

import re
from datetime import date

import pytest

from digest.parse.dates import CALENDAR_DATE_PATTERN, SINGLE_DATE_PATTERN, NotADateError, parse_date


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
def test_a_date_has_a_first_and_a_last_day(text: str, form: str, precision: str, start: date, end: date) -> None:
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
        ("2017-00", "date-impossible"),
        ("2017-01-00", "date-impossible"),
        ("2017-02-29", "date-impossible"),
        ("0000", "date-impossible"),
        ("2019/2018", "date-order"),
        ("2019/2019", "date-order"),
    ],
)
def test_an_invalid_date_names_the_rule(text: str, rule: str) -> None:
    with pytest.raises(NotADateError) as error:
        parse_date(text)
    assert error.value.rule == rule


@pytest.mark.parametrize("year", ["0000", "1900", "2000", "2016", "2017"])
def test_the_pattern_of_the_json_schema_agrees_with_the_calendar(year: str) -> None:
    months = [f"{year}-{month:02}" for month in range(14)]
    for text in [year, *months, *(f"{month}-{day:02}" for month in months for day in range(33))]:
        try:
            known = parse_date(text) is not None
        except NotADateError:
            known = False
        assert re.fullmatch(SINGLE_DATE_PATTERN, text)
        assert bool(re.fullmatch(CALENDAR_DATE_PATTERN, text)) == known, text
