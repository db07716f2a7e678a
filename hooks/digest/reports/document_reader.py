"""Reads press releases: PDF, Word (.docx), OpenDocument (.odt) and RTF. Nothing in them is run or fetched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from lxml import etree  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.errors import PdfReadError
from striprtf.striprtf import rtf_to_text

from digest.reports.loading import RawReport
from digest.reports.report import Report, UnreadableReportError
from digest.reports.text_reader import decode, read_text

MAX_PAGES = 40
MAX_UNPACKED = 32 * 1024 * 1024
"""Bytes that a document may have when it is unpacked (its text alone, not its pictures)."""

TEXT_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def read_pdf(raw: RawReport) -> Report:
    """Return the report in a PDF. Raises `UnreadableReportError`, also for a scan or a password."""
    try:
        reader = PdfReader(io.BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableReportError("locked", file=raw.name)
        pages = reader.pages[:MAX_PAGES]
        text = "\n\n".join(page.extract_text() for page in pages)
        pictures = any("/XObject" in (page.get("/Resources") or {}) for page in pages)
    except UnreadableReportError:
        raise
    # A damaged PDF makes the library raise errors of many kinds.
    except (PdfReadError, Exception) as error:
        raise UnreadableReportError("broken", file=raw.name, format="PDF", why=type(error).__name__) from None
    if len(text.split()) < 5 * len(pages):
        raise UnreadableReportError("scanned" if pictures else "no-report", file=raw.name)
    return read_text(join_lines(text))


def join_lines(text: str) -> str:
    """Return a text of a PDF with whole paragraphs on one line; its lines end where the paper does."""
    joined = list[str]()
    for block in re.split(r"\n\s*\n", re.sub(r"(?<=\w)-\n(?=[a-z])", "", text)):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        width = max(map(len, lines), default=0)
        paragraph = ""
        for line in lines:
            paragraph = f"{paragraph} {line}".strip()
            if len(line) < 0.7 * width:  # a short line ends a paragraph, or is a headline
                joined.append(paragraph)
                paragraph = ""
        joined.append(paragraph)
    return "\n".join(filter(None, joined))


def read_archive(raw: RawReport) -> Report:
    """Return the report in a .docx or .odt, which are zip archives. Raises `UnreadableReportError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            names = {member.filename: member.file_size for member in archive.infolist()[:10_000]}
            parts = [size for name, size in names.items() if name.endswith((".xml", ".rels"))]
            if sum(parts) > MAX_UNPACKED:
                raise UnreadableReportError("too-large", file=raw.name, most=MAX_UNPACKED // 1024 // 1024)
            if "word/document.xml" in names:
                paragraphs = list(word_paragraphs(raw.data))
            elif "content.xml" in names:
                paragraphs = list(open_document_paragraphs(archive.read("content.xml")))
            else:
                raise UnreadableReportError("other-format", file=raw.name, format="ZIP")
    except UnreadableReportError:
        raise
    # Damaged archives and documents raise errors of many kinds.
    except Exception as error:
        raise UnreadableReportError("broken", file=raw.name, format="DOCX/ODT", why=type(error).__name__) from None
    return read_text("\n".join(paragraphs))


def word_paragraphs(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word document, those in tables included."""
    document = docx.Document(io.BytesIO(data))
    for item in document.iter_inner_content():
        if isinstance(item, docx.table.Table):
            for row in item.rows:
                yield from dict.fromkeys(cell.text for cell in row.cells)
        else:
            yield item.text


def open_document_paragraphs(xml: bytes) -> Iterator[str]:
    """Yield the headings and paragraphs of an OpenDocument text."""
    root: Any = etree.fromstring(xml, parser=XML_PARSER)
    for element in root.iter(f"{TEXT_NAMESPACE}h", f"{TEXT_NAMESPACE}p"):
        yield "".join(element.itertext())


def read_rtf(raw: RawReport) -> Report:
    """Return the report in a file in Rich Text Format. Raises `UnreadableReportError`."""
    try:
        text: str = rtf_to_text(decode(raw.data), errors="ignore")  # type: ignore[no-untyped-call]
    except Exception as error:
        raise UnreadableReportError("broken", file=raw.name, format="RTF", why=type(error).__name__) from None
    return read_text(text)
