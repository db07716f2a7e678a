"""The characters that feeds and calendars must not contain."""

from __future__ import annotations

import re

ILLEGAL_CHARACTERS = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Those that XML 1.0 (section 2.2) forbids or discourages; iCalendar (RFC 5545, section 3.1) forbids the controls."""


def remove_illegal(value: object) -> str:
    """Return a value as text without the characters that are illegal in XML or iCalendar."""
    return ILLEGAL_CHARACTERS.sub("", str(value))
