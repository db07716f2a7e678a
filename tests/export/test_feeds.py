"""Feeds, read with feedparser: every one is valid, and holds exactly the articles of its page."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from digest.build.pipeline import load_site
from digest.export.feeds import MAX_ENTRIES, Feeds
from digest.group.site import Site
from digest.parse.dates import parse_date
from digest.read.fields import LANGUAGES
from digest.render.pages import Pages
from roots import SEEDS, TODAY, build, make_root

ADDRESS = "https://kota-mitra.example/"
LATER = TODAY + dt.timedelta(days=8)
DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA = SEEDS
HOSTILE = "Judul </title><script>alert('x')</script> & \"<b>tebal</b>\" ]]> <!-- &amp;"
ATOM = {"content-type": "application/atom+xml; charset=utf-8"}


def create_feeds(site: Site) -> Iterator[tuple[str, str]]:
    """Yield path and text of every feed of a site."""
    for language in LANGUAGES:
        feeds = Feeds(site, ADDRESS, language)
        for page in Pages(site, language).all():
            yield from feeds.files(page)


def parse(feed: bytes | str) -> feedparser.FeedParserDict:
    """Parse a feed, and assert that it is valid."""
    found = feedparser.parse(feed.encode() if isinstance(feed, str) else feed, response_headers=ATOM)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def with_feed(built: Path) -> Iterator[str]:
    """Yield the paths of all pages that link to a feed."""
    for page in built.rglob("index.html"):
        if "application/atom+xml" in page.read_text(encoding="utf-8"):
            path = page.parent.relative_to(built).as_posix()
            yield "" if path == "." else f"{path}/"


def test_every_feed_is_valid_and_contains_its_own_url(built: Path) -> None:
    feeds = sorted(built.rglob("feed.xml"))
    for file in feeds:
        found = parse(file.read_bytes())
        own = ADDRESS + file.relative_to(built).as_posix()
        links = {link.rel: link.href for link in found.feed.links}
        assert (links["self"], links["alternate"]) == (own, own.removesuffix("feed.xml"))
        assert found.feed.id == own
        assert found.feed.author == "Kota Mitra"
        assert found.feed.title.startswith("Kota Mitra")
        assert found.feed.updated == max(entry.updated for entry in found.entries)
        for entry in found.entries:
            assert entry.id == entry.link
            assert entry.published == "2026-11-22T00:00:00Z"
            assert (built / entry.link.removeprefix(ADDRESS) / "index.html").is_file()
            assert ("/en/" in entry.link) == own.startswith(f"{ADDRESS}en/")
    assert len(feeds) > 40


def test_every_page_that_links_a_feed_has_one_and_the_reverse(built: Path) -> None:
    paths = set(with_feed(built))
    assert paths == {file.relative_to(built).as_posix().removesuffix("feed.xml") for file in built.rglob("feed.xml")}
    for path in paths:
        html = (built / path / "index.html").read_text(encoding="utf-8")
        assert re.search(
            r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="(?:\./)?feed.xml">', html
        )
        label = "Atom feed" if path.startswith("en/") else "Umpan Atom"
        assert re.search(rf'<a href="(?:\./)?feed.xml" type="application/atom\+xml">{label}</a>', html), path


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    ("page", "articles"),
    [
        ("", {DAEJEON, JAKARTA, BANJARMASIN, BANYUWANGI, KOREA}),
        ("cities/kr-daejeon/", {DAEJEON}),
        ("organisations/jp-kaikoukai/", {BANJARMASIN}),
        ("countries/south-korea/", {DAEJEON, JAKARTA, KOREA}),
        ("sectors/industry/", {KOREA}),
        ("cooperations/provinsi-dki-jakarta--kr-gyeonggi/", {JAKARTA}),
    ],
)
def test_a_feed_holds_exactly_the_articles_of_its_page(built: Path, prefix: str, page: str, articles: set[str]) -> None:
    found = parse((built / prefix / page / "feed.xml").read_bytes())
    assert {entry.link for entry in found.entries} == {f"{ADDRESS}{prefix}articles/{one}/" for one in articles}
    assert len(found.entries) == len(articles)


def test_the_feed_of_tangerang_selatan_says_exactly_this(built: Path) -> None:
    found = parse((built / "cities/kota-tangerang-selatan/feed.xml").read_bytes())
    assert found.feed.title == "Kota Mitra: Kota Tangerang Selatan"
    assert found.feed.language == "id"
    assert found.feed.updated == "2026-11-22T00:00:00Z"
    entries = [
        (entry.link, entry.title, entry.updated, entry.summary, [(tag.term, tag.label) for tag in entry.tags])
        for entry in found.entries
    ]
    assert entries == [
        (
            f"{ADDRESS}articles/{DAEJEON}/",
            "Delegasi Daejeon menjajaki layanan kesehatan sukarela di Tangerang Selatan",
            "2026-11-22T00:00:00Z",
            "Peristiwa: 18 Desember 2017. Delegasi Kota Daejeon bertemu Wakil Wali Kota Tangerang Selatan dan menawarkan pertukaran layanan "
            "kesehatan sukarela serta pelajar. Belum ada yang ditandatangani.",
            [("health", "Kesehatan"), ("education", "Pendidikan")],
        ),
        (
            f"{ADDRESS}articles/{BANYUWANGI}/",
            "Dinas Kesehatan Tangerang Selatan belajar program puskesmas di Banyuwangi",
            "2026-11-22T00:00:00Z",
            "Peristiwa: 10 Oktober 2013. Rombongan Dinas Kesehatan Tangerang Selatan mengunjungi puskesmas dan rumah sakit di Banyuwangi untuk "
            "belajar dan menjajaki kerja sama. Tidak ada mitra dari luar negeri.",
            [("health", "Kesehatan")],
        ),
    ]


def test_a_feed_of_the_english_site_is_in_english(built: Path) -> None:
    found = parse((built / "en/cities/kota-tangerang-selatan/feed.xml").read_bytes())
    assert (found.feed.title, found.feed.language) == ("Kota Mitra: Tangerang Selatan City", "en")
    assert found.entries[0].title.startswith("Daejeon delegation explores")
    assert found.entries[0].title_detail.language == "en"
    assert [tag.label for tag in found.entries[0].tags] == ["Health", "Education"]


def test_what_is_not_translated_is_marked_as_indonesian(root: Path) -> None:
    (root / f"docs/articles/{DAEJEON}.en.md").unlink()
    feeds = dict(create_feeds(load_site(root, TODAY)))
    entry = parse(feeds["en/cities/kr-daejeon/feed.xml"]).entries[0]
    assert entry.title.startswith("Delegasi Daejeon") and entry.title_detail.language == "id"
    assert entry.summary.startswith("Peristiwa: 18 Desember 2017. Delegasi")
    assert json.loads(feeds["en/feed.json"])["items"][2]["language"] == "id"


def test_a_hostile_title_stays_text(root: Path) -> None:
    site = load_site(root, TODAY)
    article = site.article_by_id[DAEJEON]
    hostile = replace(article.texts["id"], title=HOSTILE + "\x07\x0b\ufffe", description=HOSTILE)
    article.texts["id"] = hostile
    feeds = dict(create_feeds(site))
    raw = feeds["cities/kr-daejeon/feed.xml"]
    assert "<script" not in raw and "<b>" not in raw and "<!--" not in raw
    entry = feedparser.parse(raw.encode(), response_headers=ATOM, sanitize_html=False).entries[0]
    parse(raw)
    assert (entry.title, entry.summary) == (HOSTILE, f"Peristiwa: 18 Desember 2017. {HOSTILE}")
    assert entry.title_detail.type == "text/plain"
    assert json.loads(feeds["feed.json"])["items"][2]["content_text"] == f"Peristiwa: 18 Desember 2017. {HOSTILE}"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_json_feed_says_what_the_atom_feed_says(built: Path, prefix: str) -> None:
    feed = json.loads((built / prefix / "feed.json").read_text(encoding="utf-8"))
    atom = parse((built / prefix / "feed.xml").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["feed_url"], feed["home_page_url"]) == (f"{ADDRESS}{prefix}feed.json", f"{ADDRESS}{prefix}")
    assert feed["authors"] == [{"name": "Kota Mitra", "url": ADDRESS}]
    items = [
        (
            item["id"],
            item["url"],
            item["title"],
            item["content_text"],
            item["date_published"],
            item["date_modified"],
            item["tags"],
        )
        for item in feed["items"]
    ]
    assert items == [
        (
            entry.id,
            entry.link,
            entry.title,
            entry.summary,
            entry.published,
            entry.updated,
            [tag.label for tag in entry.tags],
        )
        for entry in atom.entries
    ]
    html = (built / prefix / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<link rel="alternate" type="application/feed\+json" [^>]*href="(?:\./)?feed.json">', html)


def test_a_feed_holds_the_newest_fifty(root: Path) -> None:
    text = (root / f"docs/articles/{DAEJEON}.md").read_text(encoding="utf-8")
    for day in range(60):
        date = (dt.date(2018, 1, 1) + dt.timedelta(days=day)).isoformat()
        copy = text.replace("2017-12-18", date).replace("dengan-daejeon\n", f"{day}\n")
        (root / f"docs/articles/2017/hari-{day:02}.md").write_text(copy, encoding="utf-8")
    feeds = dict(create_feeds(load_site(root, TODAY)))
    found = parse(feeds["cities/kr-daejeon/feed.xml"])
    days = [int(entry.link.rstrip("/")[-2:]) for entry in found.entries]
    assert MAX_ENTRIES == 50
    assert days == list(range(59, 9, -1))


def add_article(root: Path, name: str, event: str, added: str, more: str = "") -> str:
    """Write an article on an event between Tangerang Selatan and Daejeon, and return its URL in Indonesian."""
    text = (root / f"docs/articles/{DAEJEON}.md").read_text(encoding="utf-8")
    copy = text.replace("2017-12-18", event).replace("added: 2026-11-22", f"added: {added}{more}")
    file = root / f"docs/articles/{event[:4]}/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(copy.replace("dengan-daejeon\n", f"{name}\n"), encoding="utf-8")
    return f"{ADDRESS}articles/{event[:4]}/{name}/"


def links_of(root: Path, feed: str, day: dt.date = LATER) -> list[str]:
    """Return the links of a feed's entries, in their order."""
    return [entry.link for entry in parse(dict(create_feeds(load_site(root, day)))[feed]).entries]


@pytest.mark.parametrize(
    "feed",
    ["feed.xml", "cities/kota-tangerang-selatan/feed.xml", "cities/kr-daejeon/feed.xml", "sectors/health/feed.xml"],
)
def test_an_article_that_is_added_today_is_first_however_old_its_event(root: Path, feed: str) -> None:
    before = links_of(root, feed)
    new = add_article(root, "lama-baru", "2009-03-01", str(LATER))
    assert links_of(root, feed) == [new, *before]


def test_of_articles_that_are_added_on_one_day_the_one_with_the_newest_event_is_first(root: Path) -> None:
    days = ("2012-05-02", "2009-03-01", "2015-07")
    links = {day: add_article(root, f"baru-{day}", day, str(LATER)) for day in days}
    for feed in ("feed.xml", "cities/kota-tangerang-selatan/feed.xml"):
        assert links_of(root, feed)[:3] == [links[day] for day in sorted(days, reverse=True)]


def test_an_article_that_is_added_is_before_those_reviewed_on_that_day(root: Path) -> None:
    file = root / f"docs/articles/{BANYUWANGI}.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("mentions:", f"reviewed: {LATER}\nmentions:"), encoding="utf-8"
    )
    new = add_article(root, "lama-baru", "2009-03-01", str(LATER))
    assert links_of(root, "cities/kota-tangerang-selatan/feed.xml") == [
        new, f"{ADDRESS}articles/{BANYUWANGI}/", f"{ADDRESS}articles/{DAEJEON}/",
    ]  # fmt: skip


def test_an_unrelated_edit_changes_no_order(root: Path) -> None:
    feeds = dict(create_feeds(load_site(root, TODAY)))
    file = root / f"docs/articles/{JAKARTA}.md"
    text = file.read_text(encoding="utf-8")
    edited = text.replace("title: Jakarta dan", "title: DKI Jakarta dan", 1).replace("Balai Kota DKI", "Balai Kota", 1)
    assert edited != text
    file.write_text(edited + "\nSatu kalimat lagi.\n", encoding="utf-8")
    after = dict(create_feeds(load_site(root, LATER)))
    assert {path for path in feeds if feeds[path] != after[path]} and feeds.keys() == after.keys()
    for path in (path for path in feeds if path.endswith(".xml")):
        before, now = (
            [(entry.id, entry.published, entry.updated) for entry in parse(one[path]).entries] for one in (feeds, after)
        )
        assert before == now, path


@pytest.mark.parametrize(
    "change", ["reviewed: 2026-11-25", "corrections:\n  - {date: 2026-11-25, text: Nama diperbaiki.}"]
)
def test_a_reviewed_or_corrected_article_comes_again_as_changed_not_as_new(root: Path, change: str) -> None:
    file = root / f"docs/articles/{BANYUWANGI}.md"
    file.write_text(file.read_text(encoding="utf-8").replace("mentions:", f"{change}\nmentions:"), encoding="utf-8")
    feeds = dict(create_feeds(load_site(root, LATER)))
    first = parse(feeds["cities/kota-tangerang-selatan/feed.xml"]).entries[0]
    assert (first.link, first.id) == (f"{ADDRESS}articles/{BANYUWANGI}/",) * 2
    assert (first.published, first.updated) == ("2026-11-22T00:00:00Z", "2026-11-25T00:00:00Z")
    item = json.loads(feeds["feed.json"])["items"][0]
    assert (item["date_published"], item["date_modified"]) == (first.published, first.updated)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_renamed_article_keeps_the_first_address_that_it_had_as_its_id(root: Path, prefix: str) -> None:
    before = parse(dict(create_feeds(load_site(root, TODAY)))[f"{prefix}cities/kr-daejeon/feed.xml"]).entries[0]
    for ending in (".md", ".en.md"):
        file = root / f"docs/articles/{DAEJEON}{ending}"
        file.rename(file.with_name(f"nama-baru{ending}"))
    new = root / "docs/articles/2017/nama-baru.md"
    former = f"redirect_from: [{DAEJEON}, 2017/nama-kedua]\n"
    new.write_text(new.read_text(encoding="utf-8").replace("events:\n", f"{former}events:\n", 1), encoding="utf-8")
    feeds = dict(create_feeds(load_site(root, TODAY)))
    after = parse(feeds[f"{prefix}cities/kr-daejeon/feed.xml"]).entries[0]
    assert after.id == before.id == f"{ADDRESS}{prefix}articles/{DAEJEON}/"
    assert (before.link, after.link) == (before.id, f"{ADDRESS}{prefix}articles/2017/nama-baru/")
    assert (after.published, after.updated) == (before.published, before.updated)
    items = {item["id"]: item["url"] for item in json.loads(feeds[f"{prefix}feed.json"])["items"]}
    assert items[after.id] == after.link


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "Rencana: Maret 2027. "),
        ("postponed", "Ditunda: Maret 2027. "),
        ("cancelled", "Dibatalkan: Maret 2027. "),
    ],
)
def test_a_plan_says_when_it_is_to_be(site: Site, status: str, said: str) -> None:
    article = site.article_by_id[DAEJEON]
    event = replace(article.main_event, status=status, date=parse_date("2027-03"))
    entry = Feeds(site, ADDRESS, "id").create_entry(replace(article, events=(event,)))
    assert entry.summary.startswith(f"{said}Delegasi")
    assert (entry.published, entry.updated) == (TODAY, TODAY)


def test_without_a_site_url_there_are_no_feeds_and_no_links_to_any(tmp_path: Path) -> None:
    built = build(make_root(tmp_path / "project", (DAEJEON,)), tmp_path / "site", SITE_URL="")
    assert not list(built.rglob("feed.*"))
    assert list(with_feed(built)) == []
