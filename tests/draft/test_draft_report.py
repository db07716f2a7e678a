"""Files that are no reports, odd or hostile: one line that says what to do, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.reports.loading import MAX_FILE_SIZE
from digest.reports.report import UnreadableReportError
from digest.reports.report_reader import read_report
from roots import digest

SENTENCE = "Pemerintah Kota Surabaya dan Kota Kitakyushu, Jepang, menandatangani nota kesepahaman tentang pengolahan sampah, Rabu (13/9/2023)."


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("empty.txt", b"", "no-report"), ("short.txt", b"Halo", "no-report"), ("binary.txt", bytes(range(256)) * 40, "not-text"),
        ("huge.html", b" " * (MAX_FILE_SIZE + 1), "too-large"), ("empty.html", b"", "no-page"), ("scripts.html", b"<html><script>while(1){}</script></html>", "no-report"),
        ("nulls.html", b"<html>" + b"\x00" * 999 + b"</html>", "not-text"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableReportError) as refused:
        read_report(file)
    assert refused.value.key == key


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["missing.txt", "folder", "nested.html", "xml.html", "bytes.txt"])
def test_nothing_ends_in_a_traceback(root: Path, name: str, language: str) -> None:
    file = root.parent / name
    if name == "folder":
        file.mkdir()
    elif name != "missing.txt":
        file.write_bytes(
            {
                "nested.html": b"<div>" * 50_000,
                "xml.html": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p></html>',
                "bytes.txt": b"\x81\x8d\xff" * 900,
            }[name]
        )
    done = digest(root, "draft", str(file), "--lang", language)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and 1 <= len(done.stderr.strip().splitlines()) <= 2
    assert "root:" not in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes((SENTENCE + " “Kami senang,” kata Wali Kota.").encode(encoding))
    assert read_report(file).paragraphs[0].endswith("“Kami senang,” kata Wali Kota.")


def test_an_address_is_found_anywhere_and_unsafe_ones_are_not(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(f"{SENTENCE}\nSumber: https://www.kompas.com/read/1.\n")
    assert read_report(file).url == "https://www.kompas.com/read/1"
    page = tmp_path / "page.html"
    page.write_text(
        f'<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>{SENTENCE}</p></body></html>'
    )
    assert read_report(page).url == ""


def test_a_year_in_a_footer_is_no_date_of_publication(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><h1>Surabaya gandeng Kitakyushu lagi</h1><p>{SENTENCE}</p><footer>Copyright © 2019 Harian</footer></body></html>"
    )
    report = read_report(page)
    assert (report.printed_dates, report.copyright_year) == ((), "")


def test_a_broken_json_ld_block_gives_no_date(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f'<html><head><script type="application/ld+json">{"[" * 100_000}</script></head><body><p>{SENTENCE}</p></body></html>'
    )
    assert read_report(page).printed_dates == ()
