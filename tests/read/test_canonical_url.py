"""All URLs of one page have one canonical URL."""

from __future__ import annotations

import json

import pytest

from digest.read.canonical_url import canonical_url, canonicalisation_rules

PAGE = "antaranews.com/berita/1/contoh"


@pytest.mark.parametrize("address", [
    "https://www.antaranews.com/berita/1/contoh",
    "http://antaranews.com/berita/1/contoh/",
    "HTTPS://WWW.ANTARANEWS.COM:443/berita/1/contoh",
    "http://antaranews.com:80/berita//1/contoh",
    "https://m.antaranews.com/berita/1/contoh",
    "https://mobile.antaranews.com/berita/1/contoh#comments",
    "https://amp.antaranews.com/berita/1/contoh",
    "https://www.antaranews.com/amp/berita/1/contoh",
    "https://www.antaranews.com/berita/1/contoh/amp/",
    "https://www.antaranews.com/berita/1/contoh?amp=1",
    "https://www.antaranews.com/berita/1/contoh?outputType=amp",
    "https://www.antaranews.com/berita/1/contoh?page=all",
    "https://www.antaranews.com/berita/1/contoh?page=2",
    "https://www.antaranews.com/berita/1/contoh/all",
    "https://www.antaranews.com/berita/1/contoh?single=1",
    "https://www.antaranews.com/berita/1/contoh/print",
    "https://www.antaranews.com/berita/1/contoh?tmpl=component&print=1",
    "https://www.antaranews.com/berita/1/contoh/index.html",
    "https://www.antaranews.com/berita/1/c%6fntoh?utm_source=x&utm_medium=y&fbclid=z&gclid=&igshid=1",
    "https://www.google.com/amp/s/www.antaranews.com/amp/berita/1/contoh",
    "https://www.google.co.id/amp/s/amp.antaranews.com/berita/1/contoh%3Famp=1".replace("%3F", "?"),
    "https://www-antaranews-com.cdn.ampproject.org/v/s/www.antaranews.com/amp/berita/1/contoh?usqp=mq331AQ",
    "https://web.archive.org/web/20200101000000/https://www.antaranews.com/berita/1/contoh",
    "  https://www.antaranews.com/berita/1/contoh ",
])  # fmt: skip
def test_all_urls_of_a_page_have_one_canonical_url(address: str) -> None:
    assert canonical_url(address) == PAGE


@pytest.mark.parametrize("one, other", [
    ("https://regional.kompas.com/read/2021/06/30/1/palu", "https://amp.kompas.com/regional/read/2021/06/30/1/palu"),
    ("https://news.detik.com/berita/d-1/x", "https://m.detik.com/news/berita/d-1/x"),
    ("https://a.id/x?b=2&a=1", "https://a.id/x?a=1&b=2"),
    ("https://a.id/kota%20kembar?q=a%20b", "https://a.id/kota%20kembar?q=a+b"),
    ("https://a.id/%c3%a9", "https://a.id/é"),
    ("https://nasional.tempo.co/read/1234567/kota-kembar", "https://nasional.tempo.co/amp/1234567/kota-kembar-baru"),
    ("https://news.republika.co.id/berita/q8abcd/kota-kembar", "https://fbeta.republika.co.id/berita/q8abcd/kota"),
    ("https://m.republika.co.id/berita/nasional/daerah/15/05/12/no8abc-kota", "https://www.republika.co.id/berita/nasional/daerah/15/05/12/no8abc-kota-kembar"),
    ("https://www.liputan6.com/regional/read/1234567/kota-kembar", "https://opera.liputan6.com/read/1234567/kota"),
    ("https://m.jpnn.com/news/kota-kembar", "https://www.jpnn.com/news/kota-kembar?page=2"),
    ("https://banjarmasinkota.go.id/index.php/berita/kota-kembar", "https://banjarmasinkota.go.id/berita/kota-kembar"),
    ("https://www.antaranews.com/berita/3638511/kota-kembar", "https://www.antaranews.com/berita/3638511/judul-yang-lain"),
    ("https://news.detik.com/berita/d-1234567/kota", "https://m.detik.com/news/berita-jawa-timur/d-1234567/kota-kembar"),
])  # fmt: skip
def test_two_urls_of_one_page_are_equal(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize("one, other", [
    ("https://a.id/index.php?id=101", "https://a.id/index.php?id=102"),
    ("https://a.id/?p=12", "https://a.id/?p=13"),
    ("https://a.id/?page=12", "https://a.id/?page=13"),
    ("https://a.id/x?page=berita-1", "https://a.id/x?page=berita-2"),
    ("https://a.id/berita/1", "https://a.id/berita/2"),
    ("https://jogja.antaranews.com/berita/377777/kota", "https://bali.antaranews.com/berita/377777/kota"),
    ("https://a.id/20240306/kota-kembar", "https://a.id/20240306/kota-lain"),
    ("https://nasional.tempo.co/read/1234567/kota", "https://nasional.tempo.co/read/1234568/kota"),
    ("https://www.republika.co.id/berita/nasional/kota-a", "https://www.republika.co.id/berita/nasional/kota-b"),
    ("https://a.id/Berita", "https://a.id/berita"),
    ("https://a.id:8080/x", "https://a.id/x"),
    ("https://jatim.antaranews.com/berita/1/x", "https://www.antaranews.com/berita/1/x"),
    ("https://money.kompas.com/read/1/x", "https://travel.kompas.com/read/1/x"),
    ("https://ampana.id/x", "https://ana.id/x"),
    ("https://m.id/x", "https://id.id/x"),
    ("https://a.id/x?view=article&id=1", "https://a.id/x?view=event&id=1"),
    ("https://a.id/x%2Fy", "https://a.id/x/y"),
])  # fmt: skip
def test_urls_of_two_pages_differ(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize("text", ["", "bukan alamat", "javascript:alert(1)", "https://a.id:99999999/x", "http://[::1"])
def test_other_texts_are_returned_unchanged(text: str) -> None:
    assert canonical_url(text) == text


def test_a_canonical_url_is_stable() -> None:
    for address in ("https://amp.kompas.com/regional/read/1/x?page=all&id=3", "https://a.id/%c3%a9/amp"):
        once = canonical_url(address)
        assert canonical_url(f"https://{once}") == once


def test_the_rules_are_json_values() -> None:
    assert json.loads(json.dumps(canonicalisation_rules())) == canonicalisation_rules()
