"""What an editor has, in any format: pages, mhtml, PDF, documents, mail, standard input, addresses on the web."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from hosts import Exchange, Host, host, redirect
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from digest.reports.loading import RawReport
from digest.reports.report import Report, UnreadableReportError
from digest.reports.report_reader import parse_report
from drafting import extract
from roots import PROJECT, digest

TITLE = "Surabaya dan Kitakyushu teken nota kesepahaman sampah"
LEAD = (
    "Pemerintah Kota Surabaya dan Kota Kitakyushu, Jepang, menandatangani nota kesepahaman tentang pengolahan sampah, "
    "Rabu (13/9/2023)."
)
MORE = "Kedua wali kota berharap kerja sama itu mengurangi sampah organik dari rumah tangga di kedua kota mereka."
PAGE = f"<!doctype html><html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p></article></body></html>"


def read(data: bytes, name: str = "report", url: str = "") -> Report:
    return parse_report(RawReport(data=data, name=name, url=url))


def mhtml() -> bytes:
    """A page saved by Chrome as one file: quoted-printable, with a picture."""
    picture = base64.encodebytes(b"\x89PNG" * 300_000).decode()
    page = PAGE.replace("=", "=3D")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.kompas.com/read/1\r\nSubject: {TITLE}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n"
        f"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--b--\r\n"
    ).encode()


def mail() -> bytes:
    text = base64.encodebytes(f"{LEAD}\n\n{MORE}\n".encode()).decode()
    return (
        f"From: humas@example.org\nTo: redaksi@example.org\nSubject: {TITLE}\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{text}"
    ).encode()


def word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading(TITLE)
    document.add_paragraph(LEAD)
    document.add_table(1, 1).cell(0, 0).text = MORE
    document.save(file)
    return file.getvalue()


def open_document() -> bytes:
    names = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<o:d {names}><t:h>{TITLE}</t:h><t:p>{LEAD}</t:p><t:p>{MORE}</t:p></o:d>")
    return file.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines; without lines it holds a picture alone, as a scan does."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    resources = {NameObject("/Font"): fonts}
    if not lines:
        resources[NameObject("/XObject")] = DictionaryObject(
            {NameObject("/Im0"): writer._add_object(DecodedStreamObject())}
        )
    page[NameObject("/Resources")] = DictionaryObject(resources)
    stream = DecodedStreamObject()
    shown = "".join(f"({line}) Tj T* ".replace("(13", "\\(13").replace("23)", "23\\)") for line in lines)
    stream.set_data(f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def rtf() -> bytes:
    return ("{\\rtf1\\ansi\\deff0 " + "\\par ".join((TITLE, LEAD, MORE)) + "}").encode()


FORMATS: dict[str, Callable[[], bytes]] = {
    "page.html": PAGE.encode, "page.mhtml": mhtml, "mail.eml": mail, "release.docx": word, "release.odt": open_document,
    "release.rtf": rtf, "text.txt": f"{TITLE}\n\n{LEAD}\n\n{MORE}\n".encode,
    "release.pdf": lambda: pdf(TITLE, "", *(LEAD[at : at + 95] for at in range(0, len(LEAD), 95)), "", MORE),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_report(name: str) -> None:
    report = read(FORMATS[name](), name)
    assert report.title == TITLE
    assert "menandatangani nota kesepahaman" in report.paragraphs[0]
    assert MORE in report.paragraphs
    draft = extract(report)
    assert {one.value for one in draft.entities.parties} == {"kota-surabaya", "jp-kitakyushu"}
    assert draft.events[0].date and draft.events[0].date.text == "2023-09-13"


def test_a_format_is_known_by_its_content_whatever_the_file_is_called() -> None:
    assert {read(data(), "unduhan").title for data in FORMATS.values()} == {TITLE}


def test_a_page_saved_as_one_file_knows_its_address() -> None:
    assert read(mhtml()).url == "https://www.kompas.com/read/1"


def test_pictures_inside_a_page_are_no_matter_of_size() -> None:
    picture = "data:image/png;base64," + "A" * 12_000_000
    assert read(PAGE.replace("<p>", f'<img src="{picture}"><p>', 1).encode()).title == TITLE


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (pdf(), "scanned"), (b"%PDF-1.7 ...", "broken"), (b"PK\x03\x04rest", "broken"), (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"), (b"\xd0\xcf\x11\xe0....", "other-format"),
        (b"<html><title>Masuk</title><body><form>Masuk untuk membaca<input type=password></form></body></html>", "login-page"),
        (b'<html><head><meta property="og:type" content="video.other"><title>Wali kota</title></head><body><h1>Wali kota bertemu tamu</h1></body></html>', "video-page"),
        (b'<html><body><iframe src="https://www.youtube.com/embed/x"></iframe><p>Simak videonya.</p></body></html>', "video-page"),
        (b'<html><head><title>Berita</title><script src="/app.js"></script></head><body><div id="root"></div></body></html>', "empty-shell"),
        (b"<html><title>Just a moment...</title><body>Verify you are human</body><script>x()</script></html>", "blocked-page"),
    ],
)  # fmt: skip
def test_what_holds_no_report_says_what_it_is(data: bytes, key: str) -> None:
    with pytest.raises(UnreadableReportError) as refused:
        read(data)
    assert refused.value.key == key
    assert refused.value.message("id") != refused.value.message("en")


def test_an_archive_that_grows_without_end_is_not_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)
    with pytest.raises(UnreadableReportError) as refused:
        read(file.getvalue(), "bomb.docx")
    assert refused.value.key == "too-large"


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="/read/1?page=2">', '<a href="https://www.kompas.com/read/1?page=2">2</a>',
        '<a href="https://www.kompas.com/read/1?page=all">Tampilkan semua</a>', '<a href="https://www.kompas.com/read/1/2">Selanjutnya</a>',
    ],
)  # fmt: skip
def test_a_report_of_several_pages_says_so(link: str) -> None:
    report = read(PAGE.replace("</article>", f"</article>{link}").encode(), url="https://www.kompas.com/read/1")
    assert report.notes == ("several-pages",)
    other = read(
        PAGE.replace("</article>", '</article><a href="/read/77?page=2">2</a>').encode(),
        url="https://www.kompas.com/read/1",
    )
    assert other.notes == ()


def test_a_canonical_link_to_the_front_page_is_no_address_of_a_report() -> None:
    head = '<head><link rel="canonical" href="https://www.kompas.com/">{}'
    assert read(PAGE.replace("<head>", head.format(""), 1).encode()).url == ""
    own = '<meta property="og:url" content="https://www.kompas.com/read/1">'
    assert read(PAGE.replace("<head>", head.format(own), 1).encode()).url == "https://www.kompas.com/read/1"


def test_invisible_characters_are_taken_out_of_names_dates_and_title() -> None:
    text = FORMATS["text.txt"]().decode()
    for word in ("Surabaya", "Kitakyushu", "13/9"):
        text = text.replace(word, f"{word[:2]}\u00ad\u200b{word[2:]}")
    report = read(text.replace("dan ", "dan\u00a0").encode())
    assert report.title == TITLE
    assert {one.value for one in extract(report).entities.parties} == {"kota-surabaya", "jp-kitakyushu"}


def run_json(root: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in digest(root, "draft", *words, "--json").stdout.splitlines()]


def page_at(text: str, status: int = 200) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.respond(status, text.encode(), Content_Type="text/html")


@pytest.fixture
def outlet() -> Iterator[Host]:
    robots = page_at("User-agent: *\nDisallow: /closed\n")
    closed, secret = page_at(PAGE), page_at("no", 403)
    with host(
        berita=page_at(PAGE), moved=redirect("/berita"), secret=secret, robots_txt=robots, closed=closed
    ) as found:
        yield found


def test_an_address_is_fetched_politely(root: Path, outlet: Host) -> None:
    addresses = [f"{outlet.url}{path}" for path in ("/moved", "/gone", "/secret", "/closed")]
    found = run_json(root, *addresses, "--private-hosts", "--lang", "en", "--stdout")
    assert [one["status"] for one in found] == ["drafted", "unreadable", "unreadable", "unreadable"]
    assert found[0]["article"]["sources"][0]["url"] == f"{outlet.url}/berita"
    assert "404" in found[1]["message"] and "403" in found[2]["message"] and "robots.txt" in found[3]["message"]
    assert ("GET", "/closed") not in outlet.requests


def test_no_private_address_is_ever_asked(root: Path, outlet: Host) -> None:
    [found] = run_json(root, f"{outlet.url}/berita", "--lang", "en")
    assert found["status"] == "unreadable" and "private network" in found["message"]
    assert outlet.requests == []


def test_several_reports_are_drafted_at_once_and_one_fault_stops_none(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(
        f"{LEAD.replace('Surabaya', 'Bandung').replace('Kitakyushu', 'Hamamatsu')}\n{MORE}\n"
    )
    found = run_json(root, str(tmp_path / "a.html"), str(tmp_path / "missing.pdf"), str(tmp_path / "b.txt"), "--anyway")
    assert [one["status"] for one in found] == ["drafted", "unreadable", "drafted"]
    assert [(root / one["path"]).is_file() for one in (found[0], found[2])] == [True, True]
    assert found[0]["article"]["events"][0]["parties"] == ["kota-surabaya", "jp-kitakyushu"]
    assert {"field": "title", "what": found[0]["blank"][0]["what"]} == found[0]["blank"][0]


def test_standard_input_is_read(root: Path) -> None:
    command = [sys.executable, "-m", "digest", "--root", str(root), "draft", "-", "--stdout", "--anyway"]
    done = subprocess.run(
        command, input=PAGE.encode(), capture_output=True, check=False, env={"PYTHONPATH": str(PROJECT / "hooks")}
    )
    assert done.returncode == 0, done.stderr
    assert b"parties:" in done.stdout
