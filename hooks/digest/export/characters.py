"""Characters that feeds and calendars cannot hold."""

from __future__ import annotations

import re

ILLEGAL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) forbids or discourages; iCalendar (RFC 5545, section 3.1) forbids the same controls."""


def legal(value: object) -> str:
    """Return a value as text without characters that may not stand in XML or iCalendar."""
    return ILLEGAL.sub("", str(value))
