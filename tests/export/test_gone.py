"""The field `gone` of a source: shown in both languages, exported, and checked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from digest.check.runner import check
from roots import TODAY, build, make_root
from sharing import Share

ARTICLE = "2017/daejeon-jajaki-layanan-kesehatan-tangsel"
FIELDS = "    archive_url: https://web.archive.org/web/20180101000000/https://www.detaktangsel.com/\n    gone: {day}\n"


def mark(root: Path, day: str) -> int:
    """Set `gone` on the article's source, and return its line number."""
    file = root / "docs" / "articles" / f"{ARTICLE}.md"
    text = file.read_text(encoding="utf-8").replace("\npeople:", "\n" + FIELDS.format(day=day) + "people:", 1)
    file.write_text(text, encoding="utf-8")
    return text.split("\n").index(f"    gone: {day}") + 1


@pytest.fixture(scope="module")
def site(share: Share) -> Path:
    def fill(folder: Path) -> None:
        root = make_root(folder / "project", (ARTICLE,))
        mark(root, "2026-11-02")
        build(root, folder / "site")

    return share("gone", fill) / "site"


@pytest.mark.parametrize(
    "prefix, said", [("", "tidak ditemukan lagi sejak 2 November 2026"), ("en/", "not found since 2 November 2026")]
)
def test_the_page_says_since_when_and_links_the_copy(site: Path, prefix: str, said: str) -> None:
    page = (site / prefix / "articles" / ARTICLE / "index.html").read_text(encoding="utf-8")
    assert said in page and 'href="https://web.archive.org/web/20180101000000/' in page


def test_open_data_has_the_day(site: Path) -> None:
    with (site / "data" / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = list(csv.DictReader(file))
    assert row["gone"] == "2026-11-02"


def test_the_form_for_new_articles_does_not_have_the_field(site: Path) -> None:
    forms = list(site.rglob("contribute/form.*.json"))
    assert forms
    for form in forms:
        fields = json.loads(form.read_text(encoding="utf-8"))["schema"]["$defs"]["SourceFrontMatter"]["properties"]
        assert "archive_url" in fields and "gone" not in fields


@pytest.mark.parametrize(
    "day, rule", [("2026-12-01", "date-future"), ("2026-11", "date-not-day"), ("yes", "date-form")]
)
def test_an_invalid_day_is_reported_at_its_line(root: Path, day: str, rule: str) -> None:
    line = mark(root, day)
    (found,) = check(root, TODAY)[1]
    assert (found.rule, found.field, found.line) == (rule, "sources[0].gone", line)
