"""Characters that make a text look like another one: invisible, turning, piled up, or borrowed from another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Direction controls, which make a text read otherwise than it is (https://trojansource.codes/)."""

JOINERS = frozenset("\u200c\u200d")
"""Join or part the letters beside them in Persian or Hindi, and make one emoji of two; elsewhere they only hide."""

HIDDEN = frozenset(["Cc", "Cf", "Cs", "Co", "Zl", "Zp"])
"""Unicode's categories of what has no shape of its own: controls, formats, private use, ends of lines."""

MARKS = frozenset(["Mn", "Me"])
MOST_MARKS = 4
"""Marks on one letter; Vietnamese and Hebrew put up to three there."""

LATIN_ALIKE = "АВЕЅІЈКМНОРСТУХаеосрухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Cyrillic and Greek letters that nobody tells from Latin ones (https://www.unicode.org/reports/tr39/)."""

MIXED = re.compile(rf"[a-z][{LATIN_ALIKE}]|[{LATIN_ALIKE}][a-z]", re.IGNORECASE | re.ASCII)


def odd_places(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield column (from 1), rule and what is odd of every character in a line that deceives the reader."""
    if line.isascii() and line.isprintable():
        return
    marks = 0
    for column, character in enumerate(line, start=1):
        if character.isascii() and (character.isprintable() or character == "\t"):
            marks = 0
            continue
        if is_hidden(line, column - 1):
            yield column, "odd-character", code_of(character)
        marks = marks + 1 if unicodedata.category(character) in MARKS else 0
        if marks == MOST_MARKS + 1:
            yield column, "too-many-marks", code_of(character)
    for match in MIXED.finditer(line):
        foreign = next(character for character in match[0] if not character.isascii())
        yield match.start() + 1, "letters-mixed", unicodedata.name(foreign).title()


def is_hidden(line: str, at: int) -> bool:
    """Tell whether the character at a place has no shape of its own, or turns the direction of what is around it."""
    character = line[at]
    if character in BIDI or is_nobodys(ord(character)):
        return True
    if character in JOINERS:
        return not all(beside and not beside.isascii() for beside in (line[max(0, at - 1) : at], line[at + 1 : at + 2]))
    return unicodedata.category(character) in HIDDEN


def is_nobodys(code: int) -> bool:
    """Tell whether a code is no character and never will be, or one of the invisible tags (Unicode, 23.7 and 23.9)."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or 0xE0000 <= code <= 0xE0FFF


def code_of(character: str) -> str:
    """Return how Unicode numbers a character: `U+202E`."""
    return f"U+{ord(character):04X}"
