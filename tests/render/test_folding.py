"""Long lists inside pages: a dozen rows at once, the rest behind a click, and nothing lost or shown twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.group.site import Site
from digest.render.pages import Pages
from digest.render.pagination import FIRST_ROWS, fold, fold_years
from digest.render.settings import Settings
from roots import SEEDS, TODAY, make_root, real_site


@pytest.fixture(scope="module")
def whole() -> Site:
    """The site that all articles make: the seeds alone have no long list."""
    return real_site()


def test_a_click_hides_enough_to_be_worth_it() -> None:
    for number in range(FIRST_ROWS * 3 // 2):
        assert fold(range(number)) == (range(number), range(0))
    first, rest = fold(range(FIRST_ROWS * 3 // 2))
    assert [*first, *rest] == list(range(FIRST_ROWS * 3 // 2))
    assert len(first) == FIRST_ROWS


def test_whole_years_are_shown_and_the_newest_first(whole: Site) -> None:
    folded = 0
    for selection in whole.parties.values():
        first, rest = fold_years(selection.by_year)
        assert [*first, *rest] == list(selection.by_year.items())
        shown = sum(len(events) for _, events in first)
        assert shown == len(selection.events) if not rest else shown >= FIRST_ROWS
        folded += bool(rest)
    assert folded


def test_plans_that_are_overdue_are_folded_behind_a_dozen(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    path = root / f"docs/articles/{SEEDS[0]}.md"
    plan = "  - date: {}\n    kind: visit\n    status: planned\n    parties: [kota-tangerang-selatan, kr-daejeon]\n    sectors: [health]\n"
    plans = "".join(plan.format(f"2019-{month:02}-{day}") for month in range(1, 13) for day in (10, 20))
    head, _, tail = path.read_text(encoding="utf-8").partition("sources:\n")
    path.write_text(f"{head}{plans}sources:\n{tail}", encoding="utf-8")
    site = load_site(root, TODAY)
    renderer = create_renderer(site, root, Settings())
    html = next(renderer.render_page(page) for page in Pages(site, "en").all() if page.base_path == "timeline/plans/")
    overdue = site.open_plans(overdue=True)
    first, rest = html[html.index('id="overdue"') :].split('<details class="km-rest">')
    assert first.count("km-row__main") == FIRST_ROWS
    assert rest.count("km-row__main") == len(overdue) - FIRST_ROWS
    assert f"<summary>{len(overdue) - FIRST_ROWS} more</summary>" in rest
