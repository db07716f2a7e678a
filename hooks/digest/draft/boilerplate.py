"""Lines of a page -> what belongs to the report: menus, advertisements, bylines, captions and related links go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.draft.dates import WHOLE_DATE

LABELS = re.compile(
    r"^\W*(baca\s+(juga|selengkapnya|pula)|lihat\s+juga|simak\s+(juga|video)|read\s+(also|more)|also\s+read|saksikan|"
    r"advertisement|iklan|scroll\s+to|lanjutkan\s+membaca|print\s+this|cetak|bagikan|share|sebarkan|tags?\s*:|tag\b|"
    r"topik\b|topics?\b|label\s*:|kategori\s*:|komentar|comments?\b|tulis\s+komentar|leave\s+a|beri\s+komentar|"
    r"copyright|hak\s+cipta|©|all\s+rights|dilarang\b|daftarkan\s+email|berlangganan|subscribe|newsletter|follow\b|"
    r"ikuti\s+(kami|berita|saluran|whatsapp|kanal)|gabung|dapatkan\s+(berita|update)|download\s+aplikasi|live\s+report|"
    r"kumpulan\s+berita|portal\s+berita|english\s+version|bahasa\s+indonesia$|beranda|home\b|"
    r"loading|foto\s*[:/(]|photo\s*:|ilustrasi|sumber\s*(foto)?\s*:|dok\.|"
    r"facebook|twitter|whatsapp|telegram|instagram|linkedin|pinterest|copy\s+link|salin\s+tautan|"
    r"\d[\d.,]*\s*(shares?|views?|komentar|kali\s+dilihat|pembaca|dibaca)|dibaca\b|video\s+pilihan|pilihan\s+editor)",
    re.IGNORECASE,
)
"""The beginnings of lines that are never a report's own."""

ENDS = re.compile(
    r"^\W*(berita\s+(terkait|lainnya|terpopuler|populer)|artikel\s+(terkait|lainnya)|terpopuler|terkini|rekomendasi|"
    r"related\s+(articles?|news|posts?)|lainnya\s+di|most\s+(read|popular)|trending|you\s+may\s+also)\b",
    re.IGNORECASE,
)
"""Headings behind which only links to other reports follow."""

CAPTION = re.compile(r"\((?:antara\s*)?(?:foto|photo|dok\.?|ist|istimewa|antara/|humas)[^)]{0,60}\)\W*$", re.IGNORECASE)
INLINE = re.compile(r"[(\[]\s*(?:baca|lihat|simak)\s+juga[^)\]]{0,300}[)\]]|\bbaca\s+juga\s*:.*$", re.IGNORECASE)
CREDIT = re.compile(
    r"^\W*(pewarta|penulis|reporter|author|oleh|by|jurnalis|wartawan|writer|editor|redaktur|uploader|publisher|fotografer)"
    r"(?:\s*[:|]\s*|\s+(?=[A-Z]))(?P<who>.{2,60})$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^(?P<who>[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}) \| [A-Z][\w. ]+$")
WRITERS = {"pewarta", "penulis", "reporter", "author", "oleh", "by", "jurnalis", "wartawan", "writer"}
COPYRIGHT = re.compile(r"(?:copyright|©|hak cipta)[^\n]{0,40}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
DATELINE = re.compile(
    r"^(?P<place>[^\n]{2,70}?)(?:\s+[-–—|]{1,2}\s*|\s*[-–—]{2}\s*|(?<=[A-Z)])[-–—]\s*|(?<=\))\s*[-–—:]\s*)(?=\S)"
)
END = re.compile(r"[.!?…:][\"”’)\]]*(?:\s*\([a-z*/ .-]{2,20}\))?$")


@dataclass(slots=True)
class Cleaned:
    """What is left of a page's lines, and what the furniture told."""

    title: str = ""
    author: str = ""
    copyright: str = ""
    printed: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = field(default=())


def without_furniture(lines: Iterable[str], title: str = "") -> Cleaned:
    """Return the report in `lines`, under its `title` where that is known."""
    found, kept, closing = Cleaned(title=" ".join(title.split())), list[str](), False
    for line in (" ".join(raw.split()) for raw in lines):
        if not line:
            continue
        closing = closing or bool(ENDS.match(line))
        note_furniture(found, line)
        text = INLINE.sub("", line).strip()
        if text and not is_furniture(text) and not (closing and not END.search(text)):
            kept.append(text)
    found.title = found.title or find_title(kept)
    same = found.title.casefold()
    body = [cut_dateline(line) for line in kept if line.casefold() != same]
    found.paragraphs = tuple(line for line in body if is_paragraph(line))
    return found


def note_furniture(found: Cleaned, line: str) -> None:
    """Keep what a byline, a line with the date of publication or a copyright says."""
    if (credit := CREDIT.match(line)) and credit[1].lower() in WRITERS and not END.search(line):
        found.author = found.author or tidy(credit["who"])
    elif byline := BYLINE.match(line):
        found.author = found.author or tidy(byline["who"])
    if len(line.split()) <= 14 and not END.search(line) and (date := WHOLE_DATE.search(line)) and "©" not in line:
        found.printed = (*found.printed, date[0])
    if notice := COPYRIGHT.search(line):
        found.copyright = found.copyright or notice[1]


def tidy(name: str) -> str:
    """Return a writer's name without what bylines add to it."""
    name = re.split(r"\s*[|/,;(–—]|\s-\s|\s+\d", name)[0].strip()
    return name if re.match(r"[A-Z]", name) and len(name.split()) <= 5 else ""


def is_furniture(line: str) -> bool:
    """Tell whether a line is the site's, not the report's."""
    credit = CREDIT.match(line) and not END.search(line) and len(line.split()) <= 8
    date = WHOLE_DATE.search(line) and len(line.split()) <= 9 and not END.search(line)
    return bool(LABELS.match(line) or ENDS.match(line) or credit or date or BYLINE.match(line) or CAPTION.search(line))


def find_title(lines: list[str]) -> str:
    """Return the first line where it reads like a title: short, without a full stop, no sentence after a dateline."""
    for line in lines[:3]:
        if 3 <= len(line.split()) <= 22 and not re.search(r"[.:;,–—-]$", line) and cut_dateline(line) == line:
            return line
        if END.search(line):
            return ""
    return ""


def cut_dateline(line: str) -> str:
    """Return a paragraph without the place and the outlet's name before it: `Jakarta (ANTARA) - `."""
    match = DATELINE.match(line)
    if not match:
        return line
    words = re.findall(r"[^\s(),.|/:]+", match["place"])
    named = all(word[0].isupper() or word[0].isdigit() or ".c" in word or word in {"id", "com", "co"} for word in words)
    mark = re.search(r"[(,.|]", match["place"]) or any(word.isupper() and len(word) > 3 for word in words)
    shouted = words and re.search(r"[A-Z]{4,}$", words[-1])
    if words and len(words) <= 7 and ((named and (mark or len(words) == 1)) or shouted):
        return line[match.end() :]
    return line


def is_paragraph(line: str) -> bool:
    """Tell whether a line is text: a sentence, or long enough to be one."""
    return bool(END.search(line)) or len(line.split()) >= 8
