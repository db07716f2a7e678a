"""The public log of corrections: its pages and its open data."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from digest.render.pagination import ROWS_PER_PAGE
from roots import SEEDS, add_earlier, build, make_root
from sharing import Share

NUMBER = ROWS_PER_PAGE + 5


@pytest.fixture(scope="module")
def corrected(share: Share) -> Path:
    """A site with more corrections than fit on one page, one of them untranslated."""
    return (
        share("corrected", lambda folder: build(with_corrections(make_root(folder / "project")), folder / "site"))
        / "site"
    )


def with_corrections(root: Path) -> Path:
    """Add the corrections to a project, and return `root`."""
    add_earlier(root)
    remaining = NUMBER
    for seed in SEEDS:
        own = min(remaining, 40)
        path = root / f"docs/articles/{seed}.md"
        lines = [
            f"  - date: 2026-02-{1 + at % 28:02}\n    text: {{id: 'Ralat <b>{at}</b>.', en: Correction {at}.}}\n"
            for at in range(own)
        ]
        if remaining == NUMBER:
            lines[-1] = "  - date: 2026-11-22\n    text: Tahunnya 2013, bukan 2012.\n"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("\nsources:\n", f"\ncorrections:\n{''.join(lines)}sources:\n", 1), encoding="utf-8"
        )
        remaining -= own
        if not remaining:
            break
    return root


@pytest.fixture(scope="module")
def reviewed(share: Share) -> Path:
    """A site in which somebody has reviewed an article."""

    def fill(folder: Path) -> None:
        root = add_earlier(make_root(folder / "project"))
        article = root / f"docs/articles/{SEEDS[0]}.md"
        text = article.read_text(encoding="utf-8").replace("\nsources:\n", "\nreviewed: 2026-06-01\nsources:\n", 1)
        article.write_text(text, encoding="utf-8")
        build(root, folder / "site")

    return share("reviewed", fill) / "site"


def read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_correction_is_logged_newest_first_in_pages_and_as_data(corrected: Path) -> None:
    pages = [read(corrected, "corrections"), read(corrected, "corrections/2")]
    days = [
        re.findall(r'<li class="km-row">\s*<div class="km-row__date"><time datetime="([^"]+)"', page) for page in pages
    ]
    assert [len(own) for own in days] == [ROWS_PER_PAGE, 5]
    all_days = [*days[0], *days[1]]
    assert all_days == sorted(all_days, reverse=True)
    assert "Tahunnya 2013, bukan 2012." in pages[0] and f'href="../articles/{SEEDS[0]}/"' in pages[0]
    assert "<b>" not in pages[0] and "&lt;b&gt;" in pages[0]
    assert 'aria-current="page">1</span>' in pages[0] and 'href="../corrections/2/"' in pages[0]
    rows = json.loads((corrected / "data/corrections.json").read_text(encoding="utf-8"))
    assert [row["date"] for row in rows] == all_days
    with (corrected / "data/corrections.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == NUMBER
    assert (rows[0]["article"], rows[0]["text_id"], rows[0]["text_en"]) == (
        SEEDS[0],
        "Tahunnya 2013, bukan 2012.",
        None,
    )


def test_what_is_not_translated_is_marked_and_the_article_leads_to_the_log(corrected: Path) -> None:
    assert '<p class="km-row__about" lang="id">Tahunnya 2013' in read(corrected, "en/corrections")
    article = read(corrected, f"en/articles/{SEEDS[0]}")
    assert '<span lang="id">Tahunnya 2013' in article
    assert 'href="../../../../en/corrections/"' in article


@pytest.mark.parametrize(
    ("path", "text"),
    [("corrections", "Belum ada ralat yang dicatat"), ("en/corrections", "No correction has been recorded so far")],
)
def test_an_empty_log_says_so_and_where_errors_are_reported(built: Path, path: str, text: str) -> None:
    page = read(built, path)
    assert text in page and "issues/new?template=report-error.yml" in page


@pytest.mark.parametrize(
    ("path", "text"), [("", "Terakhir ditinjau 1 Juni 2026"), ("en/", "Last reviewed 1 June 2026")]
)
def test_an_article_says_when_it_was_last_reviewed_or_that_it_was_not(
    reviewed: Path, built: Path, path: str, text: str
) -> None:
    never = "Belum ditinjau ulang sejak ditulis" if path == "" else "Not reviewed since it was written"
    assert never in read(built, f"{path}articles/{SEEDS[0]}")
    page = read(reviewed, f"{path}articles/{SEEDS[0]}")
    assert text in page and never not in page
