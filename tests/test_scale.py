"""The page on scale: the last results of the benchmark, as a chart and a table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench.__main__ import every_size
from bench.chart import COLOURS
from bench.page import PAGE, create_page


def test_the_page_shows_the_last_results() -> None:
    assert PAGE.read_text(encoding="utf-8") == create_page(every_size()), "out of date: run `python3 run.py bench`"


@pytest.mark.parametrize(("path", "comma"), [("scale", "."), ("en/scale", ",")])
def test_every_size_is_in_the_table_and_the_chart(built: Path, path: str, comma: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    sizes = every_size()
    assert len(sizes) >= 2
    figure = re.search('<figure class="km-curves">.*?</figure>', html, re.DOTALL)
    assert figure
    assert figure[0].count("<circle ") == sum(name in size for size in sizes for name in COLOURS)
    for size in sizes:
        articles = f"{size['articles']:,}".replace(",", comma)
        assert f'<th scope="col">{articles} ' in html


def test_missing_measurements_are_left_blank() -> None:
    (size, *_) = every_size()
    alone = {name: value for name, value in size.items() if name != "hugo"} | {"articles": 10 * size["articles"]}
    page = create_page([size, alone])
    assert page.count('"hugo": {') == 1
    assert page.count('"full": {') == 2
