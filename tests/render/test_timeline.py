"""A year with more events than a page shows: its months, and the pages of a month that is still too long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.group.site import Site
from digest.render.page import Page
from digest.render.pages import Pages
from digest.render.pagination import ROWS_PER_PAGE
from digest.render.urls import event_page_path, page_path
from roots import SEEDS, TODAY, build, make_root

KINDS = ("meeting", "visit", "training", "exchange")
DAYS = 31


def crowded(root: Path) -> Path:
    """Return the seeds with more events in January 2019 than one page shows."""
    event = "  - date: {}\n    kind: {}\n    parties: [kota-tangerang-selatan, kr-daejeon]\n    sectors: [health]\n"
    for seed, kind in zip(SEEDS, KINDS, strict=False):
        path = root / f"docs/articles/{seed}.md"
        head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
        events = "".join(event.format(date(2019, 1, day), kind) for day in range(1, DAYS + 1))
        path.write_text(f"{head}{events}sources:\n{tail}", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crowded(make_root(tmp_path_factory.mktemp("crowd") / "project"))


@pytest.fixture(scope="module")
def full(crowd: Path) -> Site:
    return load_site(crowd, TODAY)


@pytest.fixture(scope="module")
def pages(full: Site) -> dict[str, Page]:
    return {page.base_path: page for page in Pages(full, "en").year(2019, full.years[2019])}


def test_a_month_that_is_too_long_has_pages(pages: dict[str, Page]) -> None:
    months = [path for path in pages if path.startswith("timeline/2019/01/")]
    assert months == ["timeline/2019/01/", "timeline/2019/01/2/"]
    assert [pages[month].title for month in months] == [
        "Events of 2019: January",
        "Events of 2019: January, page 2",
    ]
    lengths = [len(pages[month].data["selection"].events) for month in months]
    assert lengths[0] == ROWS_PER_PAGE
    assert sum(lengths) >= len(KINDS) * DAYS


def test_every_event_is_on_the_page_that_its_address_names(full: Site, pages: dict[str, Page]) -> None:
    assert len(full.years[2019].events) > ROWS_PER_PAGE
    for event in full.years[2019].events:
        assert event in pages[event_page_path(event, full)].data["selection"].events
        assert page_path(event, full) == f"{event_page_path(event, full)}#{event.id}"


def test_the_pages_lead_to_each_other(crowd: Path, tmp_path: Path) -> None:
    site = build(crowd, tmp_path / "site")
    first = (site / "timeline/2019/01/index.html").read_text(encoding="utf-8")
    second = (site / "timeline/2019/01/2/index.html").read_text(encoding="utf-8")
    assert 'href="../../../timeline/2019/01/2/" rel="next"' in first
    assert 'href="../../../../timeline/2019/01/" rel="prev"' in second
    assert 'href="../../../search/?year=2019"' in first
    assert "km-narrow" not in first
    assert "timeline/2019/01/2/" in (site / "sitemap.xml").read_text(encoding="utf-8")
