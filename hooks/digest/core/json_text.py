"""Values -> JSON without spaces between its parts."""

from __future__ import annotations

import msgspec

encode_json = msgspec.json.Encoder().encode
"""Encodes values as compact JSON in UTF-8, dates as ISO 8601: ten times as fast as `json`."""


def compact_json(value: object) -> str:
    """Return a value as compact JSON; dates become texts of ISO 8601."""
    return encode_json(value).decode()
