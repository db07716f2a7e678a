"""Whether the Wayback Machine has a snapshot of a page (https://archive.org/help/wayback_api.php).

Only the timestamp of 14 digits is copied from the response. The snapshot's URL is built here from it and the cited URL,
and only if the response names a snapshot of the same page that was stored with status 200.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from urllib.parse import quote

from digest.read.canonical_url import canonical_url
from digest.read.fields import split_safe_url
from digest.web.http_client import BlockedUrlError, NoResponseError, UnknownHostError
from digest.web.polite_client import PoliteClient
from digest.web.rate_limit import HostSuspendedError

ARCHIVE_HOST = "https://archive.org"
MAX_RESPONSE_BYTES = 64 * 1024
SNAPSHOT_URL = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(.+)", re.ASCII)


class ArchiveError(Exception):
    """The archive gave no response, or one that is not in its documented format."""


def find_snapshot(url: str, near: date | None, client: PoliteClient, host: str = ARCHIVE_HOST) -> str | None:
    """Return the URL of the snapshot of `url` that is nearest to a day (else the newest), or None if there is none.

    Raises `ArchiveError` if the archive gave no usable response.
    """
    query = f"{host}/wayback/available?url={quote(url, safe='')}"
    if near:
        query += f"&timestamp={near:%Y%m%d}"
    try:
        response = client.fetch(query, "GET", MAX_RESPONSE_BYTES)
    except (BlockedUrlError, UnknownHostError, NoResponseError, HostSuspendedError) as error:
        raise ArchiveError(type(error).__name__) from None
    if response.status != 200:
        raise ArchiveError(f"status {response.status}")
    return parse_availability(response.body, url)


def parse_availability(body: bytes, url: str) -> str | None:
    """Return the URL of the snapshot that a response names, or None. Raises `ArchiveError` for another format."""
    try:
        closest: Any = json.loads(body.decode("utf-8"))["archived_snapshots"].get("closest")
        if closest is None:
            return None
        available, status = closest["available"], str(closest["status"])
        match = SNAPSHOT_URL.fullmatch(closest["url"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ArchiveError("shape") from None
    if available is not True or status != "200" or match is None:
        return None
    if canonical_url(match[2]) != canonical_url(url):
        return None
    snapshot = f"https://web.archive.org/web/{match[1]}/{url}"
    return snapshot if split_safe_url(snapshot) else None
