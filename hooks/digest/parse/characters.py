"""Deceptive characters: invisible ones, direction controls, piles of marks, look-alike letters of other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Direction controls, which display a text in another order than it has (https://trojansource.codes/)."""

JOINERS = frozenset("\u200c\u200d")
"""Zero-width joiners: needed between letters in Persian or Hindi and in emoji, elsewhere only invisible."""

INVISIBLE_CATEGORIES = frozenset(["Cc", "Cf", "Cs", "Co", "Zl", "Zp"])
"""Unicode categories without a visible shape: control, format, surrogate, private use, separators of lines."""

MARK_CATEGORIES = frozenset(["Mn", "Me"])
MAX_MARKS = 4
"""Combining marks on one letter; Vietnamese and Hebrew use up to three."""

LATIN_LOOKALIKES = "АВЕЅІЈКМНОРСТУХаеосрухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Cyrillic and Greek letters that look exactly like Latin ones (https://www.unicode.org/reports/tr39/)."""

MIXED_SCRIPTS = re.compile(rf"[a-z][{LATIN_LOOKALIKES}]|[{LATIN_LOOKALIKES}][a-z]", re.IGNORECASE | re.ASCII)


def find_deceptive_characters(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield each deceptive character in a line: its column (from 1), the broken rule's id and the character's code."""
    if line.isascii() and line.isprintable():
        return
    marks = 0
    for column, character in enumerate(line, start=1):
        if character.isascii() and (character.isprintable() or character == "\t"):
            marks = 0
            continue
        if is_invisible(line, column - 1):
            yield column, "odd-character", format_code_point(character)
        marks = marks + 1 if unicodedata.category(character) in MARK_CATEGORIES else 0
        if marks == MAX_MARKS + 1:
            yield column, "too-many-marks", format_code_point(character)
    for match in MIXED_SCRIPTS.finditer(line):
        foreign = next(character for character in match[0] if not character.isascii())
        yield match.start() + 1, "letters-mixed", unicodedata.name(foreign).title()


def is_invisible(line: str, at: int) -> bool:
    """Whether the character at index `at` is invisible or a direction control."""
    character = line[at]
    if character in BIDI_CONTROLS or is_noncharacter_or_tag(ord(character)):
        return True
    if character in JOINERS:
        neighbours = (line[max(0, at - 1) : at], line[at + 1 : at + 2])
        return not all(neighbour and not neighbour.isascii() for neighbour in neighbours)
    return unicodedata.category(character) in INVISIBLE_CATEGORIES


def is_noncharacter_or_tag(code: int) -> bool:
    """Whether a code point is a noncharacter or an invisible tag (Unicode, sections 23.7 and 23.9)."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or 0xE0000 <= code <= 0xE0FFF


def format_code_point(character: str) -> str:
    """Return the code point of a character as `U+202E`."""
    return f"U+{ord(character):04X}"
