"""The sitemap: every page, with the day on which what it shows last changed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.export import sitemap
from digest.group.changes import Changes
from digest.group.site import Site
from digest.render.pages import Pages
from digest.render.settings import Settings
from roots import SEEDS, TODAY

ADDRESS = "https://kota-mitra.example/"
DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA = SEEDS
LATER = TODAY + dt.timedelta(days=400)
BEGAN = "2026-11-22"
ENTRY = re.compile(f"<loc>{ADDRESS}([^<]*)</loc><lastmod>([^<]*)</lastmod>")


def sitemap_of(site: Site) -> dict[str, str]:
    """Return the files of a site's sitemap by their paths."""
    return dict(sitemap.create_sitemap(Pages(site, "id").all(), Changes(site), Settings(site_url=ADDRESS)))


def days_of(root: Path, day: dt.date = LATER) -> dict[str, str]:
    """Return the day of each page's last change, by its path, as the sitemap of a day says."""
    return dict(ENTRY.findall(sitemap_of(load_site(root, day))["sitemap.xml"]))


def edit(root: Path, article: str, old: str, new: str) -> None:
    """Replace a part of an article's file."""
    file = root / f"docs/articles/{article}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_page_of_the_site_is_in_it_and_none_has_the_day_of_the_build(built: Path, root: Path) -> None:
    found = dict(ENTRY.findall((built / "sitemap.xml").read_text(encoding="utf-8")))
    pages = {file.parent.relative_to(built).as_posix().removeprefix(".") for file in built.rglob("index.html")}
    assert found.keys() == {f"{path}/" if path else "" for path in pages}
    assert days_of(root, TODAY) == days_of(root, TODAY + dt.timedelta(days=1)) == found


def test_a_review_changes_what_shows_the_article_and_nothing_else(root: Path) -> None:
    before = days_of(root)
    edit(root, BANYUWANGI, "mentions:", "reviewed: 2026-12-01\nmentions:")
    after = days_of(root)
    changed = {path for path in after if after[path] != before[path]}
    assert {after[path] for path in changed} == {"2026-12-01"}
    assert {f"articles/{BANYUWANGI}/", "en/cities/kota-tangerang-selatan/", "timeline/2013/", "", "cities/"} <= changed
    others = {f"articles/{JAKARTA}/", "countries/japan/", "timeline/2015/", "cities/kr-daejeon/", "about/"}
    assert others <= after.keys() - changed


def test_a_plan_that_is_overdue_changes_its_pages_on_that_day(root: Path) -> None:
    edit(root, DAEJEON, "2017-12-18\n", "2027-03-04\n    status: planned\n")
    paths = (f"articles/{DAEJEON}/", "cities/kr-daejeon/", "timeline/2027/")
    for day, said in [(dt.date(2027, 3, 4), BEGAN), (dt.date(2027, 3, 5), "2027-03-05"), (LATER, "2027-03-05")]:
        found = days_of(root, day)
        assert {found[path] for path in paths} == {said}
        assert found[f"articles/{BANYUWANGI}/"] == BEGAN


@pytest.mark.parametrize(
    ("day", "changed"),
    [
        (dt.date(2026, 12, 15), BEGAN), (dt.date(2026, 12, 16), "2026-12-16"), (dt.date(2027, 12, 16), "2026-12-16"),
        (dt.date(2027, 12, 17), "2027-12-17"), (dt.date(2028, 2, 1), "2027-12-17"),
    ],
)  # fmt: skip
def test_a_standing_changes_its_pages_when_it_does(root: Path, day: dt.date, changed: str) -> None:
    validity = "    instrument: {kind: mou, signed: 2026-11-01, expires: 2027-12-16}\n"
    edit(root, DAEJEON, "2017-12-18\n", f"2026-11-01\n{validity}")
    found = days_of(root, day)
    paths = ("cooperations/kota-tangerang-selatan--kr-daejeon/", f"articles/{DAEJEON}/", "countries/south-korea/")
    assert {found[path] for path in paths} == {changed}


def test_hand_written_pages_say_themselves_when_they_changed(root: Path) -> None:
    page = root / "docs/about.md"
    text = re.sub("(?m)^updated: .*$", "updated: 2026-12-24", page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")
    accessibility = root / "docs/accessibility.md"
    text = re.sub("(?m)^updated: .*\n", "", accessibility.read_text(encoding="utf-8"))
    accessibility.write_text(text, encoding="utf-8")
    found = days_of(root)
    assert (found["about/"], found["en/about/"]) == ("2026-12-24", "2026-12-24")
    assert found["accessibility/"] == BEGAN


def test_a_long_sitemap_is_several_and_an_index(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ENTRY.findall(sitemap_of(site)["sitemap.xml"])
    monkeypatch.setattr(sitemap, "MAX_URLS", 50)
    files = sitemap_of(site)
    names = [path for path, _ in ENTRY.findall(files.pop("sitemap.xml"))]
    assert names == list(files) and len(names) > 2
    assert [entry for name in names for entry in ENTRY.findall(files[name])] == whole
