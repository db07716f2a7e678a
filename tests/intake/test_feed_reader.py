"""Feeds as they are really written: RSS, Atom, JSON Feed, sitemaps of news, dates in Indonesian; and hostile ones."""

from __future__ import annotations

import json
from datetime import date

import pytest

from digest.intake.feed_reader import MAX_FEED_BYTES, MAX_ITEMS, UnreadableFeedError, read_feed
from digest.intake.published import published_day

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Warta Garut</title>{items}</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta</title><entry><title>Bupati &amp; Konsul</title>
<link href="/berita/1"/><id>tag:1</id><published>2026-11-04T17:30:00Z</published><summary>Isi</summary></entry></feed>"""
NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc><n:news>
<n:publication_date>2026-11-04T23:30:00+07:00</n:publication_date><n:title>Wali Kota &amp; Jepang</n:title></n:news></url>
<url><loc>https://a.example/about</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/s1.xml</loc>
</sitemap><sitemap><loc>javascript:alert(1)</loc></sitemap></sitemapindex>"""


def rss(*items: str) -> bytes:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items)).encode()


def item(number: int = 1, date_: str = "", title: str = "Judul") -> str:
    return f"<title>{title}</title><link>https://a.example/{number}</link><pubDate>{date_}</pubDate>"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sel, 04 Mar 2025 10:20:30 +0700", date(2025, 3, 4)),
        ("Tue, 04 Mar 2025 23:20:30 WIB", date(2025, 3, 4)),
        ("Selasa, 4 Maret 2025 23:20 WITA", date(2025, 3, 4)),
        ("Kamis, 17 Agts 2023", date(2023, 8, 17)),
        ("Rab, 05 Nop 2025 00:10:00 +0700", date(2025, 11, 5)),
        ("Tue, 04 Mar 2025 23:20:30 +0700", date(2025, 3, 4)),
        ("Tue, 04 Mar 2025 17:30:00 GMT", date(2025, 3, 5)),
        ("2024-03-05T17:30:00+00:00", date(2024, 3, 6)),
        ("2024-03-05T17:30:00Z", date(2024, 3, 6)),
        ("2024-03-05T23:30:00+09:00", date(2024, 3, 5)),
        ("2024-03-05", date(2024, 3, 5)),
        ("5 Maret 2024 10.20", date(2024, 3, 5)),
        ("kemarin", None),
        ("31 Februari 2024", None),
        ("", None),
        ("Tue, 99 Mar 2025 99:99:99 +9999", None),
    ],
)
def test_the_day_is_that_of_the_outlet(text: str, day: date | None) -> None:
    assert published_day(text) == day


def test_rss_is_read_with_its_markup_taken_out() -> None:
    description = "<description>&lt;p&gt;Isi &lt;b&gt;tebal&lt;/b&gt; &amp;amp; lain&lt;/p&gt;</description>"
    feed = read_feed(rss(item(date_="Sel, 04 Mar 2025 10:20:30 +0700") + description), "")
    assert feed.title == "Warta Garut"
    assert [(one.title, one.summary, one.published) for one in feed.items] == [
        ("Judul", "Isi tebal & lain", date(2025, 3, 4))
    ]


def test_atom_is_read_with_relative_links() -> None:
    (one,) = read_feed(ATOM, "https://warta.example/feed").items
    assert (one.url, one.title, one.published) == (
        "https://warta.example/berita/1",
        "Bupati & Konsul",
        date(2026, 11, 5),
    )


def test_json_feed_is_read() -> None:
    entry = {"id": "1", "url": "https://a.example/1", "title": "Judul", "content_html": "<p>Isi</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [entry, {"id": 7}, "x"]}
    (one,) = read_feed(json.dumps(feed).encode(), "").items
    assert (one.url, one.title, one.summary, one.published) == ("https://a.example/1", "Judul", "Isi", None)


def test_a_sitemap_of_news_is_read_and_an_index_names_its_sitemaps() -> None:
    (one,) = read_feed(NEWS, "").items
    assert (one.url, one.title, one.published) == ("https://a.example/1", "Wali Kota & Jepang", date(2026, 11, 4))
    assert read_feed(INDEX, "").sitemaps == ("https://a.example/s1.xml",)


def test_a_feed_with_slips_is_read_as_far_as_it_goes() -> None:
    whole = rss(item(1), item(2))
    assert [one.url for one in read_feed(whole[: whole.index(b"</channel>")], "").items] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>404</body></html>", b"{", b"[]", b'{"items": 3}', b"\x00\xff" * 50]
)
def test_what_is_no_feed_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnreadableFeedError):
        read_feed(content, "")


def test_a_sitemap_with_a_doctype_is_refused() -> None:
    doctype = b'<!DOCTYPE urlset [<!ENTITY a "b">]>'
    with pytest.raises(UnreadableFeedError):
        read_feed(NEWS.replace(b"<urlset", doctype + b"<urlset"), "")


def test_sizes_are_limited() -> None:
    with pytest.raises(UnreadableFeedError, match="too-large"):
        read_feed(rss(item()) + b" " * MAX_FEED_BYTES, "")
    many = read_feed(rss(*(item(number) for number in range(MAX_ITEMS + 10))), "")
    assert len(many.items) == MAX_ITEMS
    (long,) = read_feed(rss(item(title="kata " * 500)), "").items
    assert len(long.title) <= 300


def test_only_web_addresses_count_and_each_once() -> None:
    other = "<title>x</title><link>javascript:alert(1)</link>"
    assert [one.url for one in read_feed(rss(item(1), item(1), other, "<title>y</title>"), "").items] == [
        "https://a.example/1"
    ]
