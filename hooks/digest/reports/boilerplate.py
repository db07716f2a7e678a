"""Removes a page's boilerplate from its lines: menus, advertisements, bylines, captions and related links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.reports.date_forms import FULL_DATE

BOILERPLATE = re.compile(
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
"""The beginnings of lines that never belong to a report."""

RELATED_HEADING = re.compile(
    r"^\W*(berita\s+(terkait|terbaru|lainnya|terpopuler|populer)|artikel\s+(terkait|lainnya)|terpopuler|terkini|rekomendasi|"
    r"related\s+(articles?|news|posts?)|lainnya\s+di|most\s+(read|popular)|trending|you\s+may\s+also)\b",
    re.IGNORECASE,
)
"""Headings below which only links to other reports follow."""

CAPTION = re.compile(r"\((?:antara\s*)?(?:foto|photo|dok\.?|ist|istimewa|antara/|humas)[^)]{0,60}\)\W*$", re.IGNORECASE)
INLINE_LINK = re.compile(r"[(\[]\s*(?:baca|lihat|simak)\s+juga[^)\]]{0,300}[)\]]|\bbaca\s+juga\s*:.*$", re.IGNORECASE)
CREDIT = re.compile(
    r"^\W*(pewarta|penulis|reporter|author|oleh|by|jurnalis|wartawan|writer|editor|redaktur|uploader|publisher|fotografer)"
    r"(?:\s*[:|]\s*|\s+(?=[A-Z]))(?P<who>.{2,150})$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^(?P<who>[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}) \| [A-Z][\w. ]+$")
AUTHOR_LABELS = {"pewarta", "penulis", "reporter", "author", "oleh", "by", "jurnalis", "wartawan", "writer"}
COPYRIGHT = re.compile(r"(?:copyright|©|hak cipta)[^\n]{0,40}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
DATELINE = re.compile(
    r"^(?P<place>[^\n]{2,70}?)(?:\s+[-–—|]{1,2}\s*|\s*[-–—]{2}\s*|(?<=[A-Z)])[-–—]\s*(?![A-Z]+\.[A-Z]{2,3}\b)|(?<=\))\s*[-–—:]\s*)(?=\S)"
)
TEASER = re.compile(r"(?:…|\.\.\.)\W*$")
"""The end of another story's beginning, as it stands under a report: `MANAMA (Realita) - Serangkaian ledakan …`."""
UPDATED = re.compile(r"^\W*(?:di)?(?:update|updated|perbarui|diperbaharui|last\s+modified)", re.IGNORECASE)
PUBLISHED_LABEL = re.compile(
    r"^\W*(?:tanggal\s+(?:terbit|publikasi|tayang)|di(?:terbitkan|publikasikan|tayangkan|posting)|terbit|tayang|published|"
    r"posted|dipublish)\b(?!\s+(?:oleh|by)\b(?!.*\d))",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:WIB|WITA|WIT)?\b")
"""The time of day in a byline with a date: `Oleh MC Kab Merauke, Senin, 30 September 2024 | 21:51 WIB`."""
TIME_ZONE = re.compile(r"\b(?:WIB|WITA|WIT)\b", re.IGNORECASE)
PLACE_BEFORE_COLON = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}: (?=[A-Z])")
UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
SENTENCE_END = re.compile(r"[.!?…:。！？][\"”’)\]]*(?:\s*\([a-z*/ .-]{2,20}\))?$")


@dataclass(slots=True)
class CleanedReport:
    """What remains of a page's lines, and the metadata in its boilerplate; fields as in `Report`."""

    title: str = ""
    author: str = ""
    copyright_year: str = ""
    printed_dates: tuple[str, ...] = ()
    nearby_dates: tuple[str, ...] = ()
    dateline: str = ""
    dateline_date: str = ""
    time_zone: str = ""
    paragraphs: tuple[str, ...] = ()


def remove_boilerplate(lines: Iterable[str], title: str = "") -> CleanedReport:
    """Return the report in `lines`; its `title` is looked for above the first paragraph where it is not given."""
    whole = [line for raw in lines if (line := " ".join(raw.split()))]
    start = find_start(whole)
    found = CleanedReport(title=" ".join(title.split()) or find_title(whole, start))
    headline = find_headline(whole, start, found.title)
    kept, at_end, length = list[str](), False, 0
    for number, line in enumerate(whole):
        at_end = at_end or (number > start and length > 60 and bool(RELATED_HEADING.match(line)))
        collect_metadata(found, line)
        text = INLINE_LINK.sub("", line).strip()
        if number > start and TEASER.search(text) and remove_dateline(text) != text:
            continue
        is_kept = text and number >= min(headline, start) and not is_boilerplate(text)
        if is_kept and not (at_end and not is_long_paragraph(text)):
            kept.append(text)
            length += len(text.split())
    collect_dates(found, whole, start, headline)
    # Outlet and place may both stand before a text: `Theacehpost.com | BANDA ACEH –`.
    body = [remove_dateline(remove_dateline(line)) for line in kept if line.casefold() != found.title.casefold()]
    datelines = (line.removesuffix(remove_dateline(remove_dateline(line))) for line in kept)
    found.dateline = next((line.strip() for line in datelines if line), "")
    found.paragraphs = tuple(line for line in body if is_paragraph(line))
    return found


def find_start(lines: list[str]) -> int:
    """Return the number of the first line that is text of the report: after a dateline, or a long sentence."""
    for number, line in enumerate(lines):
        stamp = CLOCK.search(line) and FULL_DATE.search(line) and not SENTENCE_END.search(line)
        if is_boilerplate(line) or (stamp and not dateline_date(line)):
            continue
        if count_words(line) >= 8 and (remove_dateline(line) != line or is_long_paragraph(line)):
            return number
    return next((number for number, line in enumerate(lines) if is_paragraph(line) and not is_boilerplate(line)), 0)


def count_words(line: str) -> int:
    """Return how many words a line has; Japanese and Chinese, which have no spaces, about one for three letters."""
    return len(line.split()) + (0 if line.isascii() else len(UNSPACED.findall(line)) // 3)


def is_long_paragraph(line: str) -> bool:
    """Tell whether a line is a sentence of fourteen words or more, as no menu or headline is."""
    return count_words(line) >= 14 and bool(SENTENCE_END.search(line))


def find_headline(lines: list[str], start: int, title: str) -> int:
    """Return the number of the line that holds the title nearest above the text; `start` where none does."""
    wanted = title.casefold()
    above = [number for number, line in enumerate(lines[: start + 1]) if wanted and line.casefold() == wanted]
    return above[-1] if above else start


def collect_metadata(found: CleanedReport, line: str) -> None:
    """Keep the author or copyright year that a line states."""
    if (credit := CREDIT.match(line)) and credit[1].lower() in AUTHOR_LABELS and not SENTENCE_END.search(line):
        found.author = found.author or author_name(credit["who"])
    elif byline := BYLINE.match(line):
        found.author = found.author or author_name(byline["who"])
    if notice := COPYRIGHT.search(line):
        found.copyright_year = found.copyright_year or notice[1]


def collect_dates(found: CleanedReport, lines: list[str], start: int, headline: int) -> None:
    """Keep the dates that say when a report was published; those of clocks, footers and related reports do not."""
    found.dateline_date = dateline_date(lines[start]) if lines else ""
    for number, line in enumerate(lines):
        if not (date := published_line(line)):
            continue
        if PUBLISHED_LABEL.match(line) or headline <= number <= start or (headline == start and number == start - 1):
            found.printed_dates = (*found.printed_dates, date)
        elif headline - 3 <= number < headline:
            found.nearby_dates = (*found.nearby_dates, date)
        else:
            continue
        zone = TIME_ZONE.search(line)
        found.time_zone = found.time_zone or (zone[0] if zone else "")


def published_line(line: str) -> str:
    """Return the date of a short line that may say when a report was published; empty where it does not."""
    short = len(line.split()) <= 14 and not SENTENCE_END.search(line) and "©" not in line
    found = FULL_DATE.search(line) if short and not UPDATED.match(line) else None
    return found[0] if found else ""


def dateline_date(line: str) -> str:
    """Return the date in the dateline before a paragraph: `Surabaya, 5 Maret 2024 (The Jakarta Post) - `."""
    found = FULL_DATE.search(line[:80])
    rest = re.match(r"\)?\s*(?:[-–—|:]|\([\w .,&/'’-]{2,40}\)\s*[-–—:|])", line[found.end() :]) if found else None
    place = line[: found.start()] if found else ""
    return found[0] if found and rest and re.fullmatch(r"[^.;!?]{2,50}", place) else ""


def author_name(name: str) -> str:
    """Return an author's name without what bylines add to it; an empty text where it is no name."""
    name = re.split(r"\s*[|/,;(–—]|\s-\s|\s+\d", name)[0].strip()
    return name if re.match(r"[A-Z]", name) and len(name.split()) <= 5 else ""


def is_boilerplate(line: str) -> bool:
    """Tell whether a line belongs to the site, not to the report."""
    short = len(line.split()) <= (25 if CLOCK.search(line) else 8)
    credit = CREDIT.match(line) and not SENTENCE_END.search(line) and short
    date = FULL_DATE.search(line) and len(line.split()) <= 9 and not SENTENCE_END.search(line)
    starts = (pattern.match(line) for pattern in (BOILERPLATE, RELATED_HEADING, BYLINE))
    return bool(credit or date or any(starts) or CAPTION.search(line))


def find_title(lines: list[str], start: int) -> str:
    """Return the line above the text that is its title: short, and of all such lines most like the text."""
    above = [line for line in lines[max(0, start - 40) : start] if may_be_title(line)]
    text = set(re.findall(r"\w{3,}", " ".join(lines[start : start + 4]).casefold()))
    if not above or not text:
        return ""
    return max(reversed(above), key=lambda line: share_of_words(line, text))


def may_be_title(line: str) -> bool:
    """Tell whether a line may be a title: short, no punctuation behind it, no dateline."""
    short = 3 <= count_words(line) <= 22 and not re.search(r"[.:;,–—-]$", line)
    return short and not is_boilerplate(line) and remove_dateline(line) == line


def share_of_words(line: str, text: set[str]) -> float:
    """Return the share of a line's words that a text holds too."""
    words = re.findall(r"\w{3,}", line.casefold())
    return sum(word in text for word in words) / max(len(words), 4)


def remove_dateline(line: str) -> str:
    """Return a paragraph without its dateline, the place and the outlet's name before it: `Jakarta (ANTARA) - `."""
    match = DATELINE.match(line)
    if not match:
        place = PLACE_BEFORE_COLON.match(line)
        return line[place.end() :] if place and len(line.split()) >= 15 else line
    words = re.findall(r"[^\s(),.|/:]+", match["place"])
    named = all(word[0].isupper() or word[0].isdigit() or ".c" in word or word in {"id", "com", "co"} for word in words)
    mark = re.search(r"[(,.|]", match["place"]) or any(word.isupper() and len(word) > 3 for word in words)
    in_capitals = words and re.search(r"[A-Z]{4,}$", words[-1])
    if words and len(words) <= 7 and ((named and (mark or len(words) == 1)) or in_capitals):
        return line[match.end() :]
    return line


def is_paragraph(line: str) -> bool:
    """Tell whether a line is text: it ends like a sentence, or has eight words or more."""
    return bool(SENTENCE_END.search(line)) or count_words(line) >= 8
