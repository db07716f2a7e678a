"""Whether the Wayback Machine keeps a copy of a page (https://archive.org/help/wayback_api.php).

Nothing is copied from the answer but its fourteen digits of time: the address of the copy is put together here, and
only after the answer has named a copy of the same page that was stored with status 200.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from urllib.parse import quote

from digest.links.http_client import NoAnswerError, NoHostError, RefusedError
from digest.links.page_check import Asker
from digest.links.rate_limit import RestingError
from digest.read.canonical_url import canonical_address
from digest.read.fields import split_url

HOST = "https://archive.org"
LARGEST = 64 * 1024
COPY = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(.+)", re.ASCII)


class NoArchiveError(Exception):
    """The archive could not be asked, or gave an answer that is not its own."""


def archive_copy(url: str, near: date | None, asker: Asker, host: str = HOST) -> str | None:
    """Return the address of the stored copy of `url` nearest to a day (else the newest), or None where there is none.

    Raises `NoArchiveError` where the archive gave no answer.
    """
    question = f"{host}/wayback/available?url={quote(url, safe='')}"
    if near:
        question += f"&timestamp={near:%Y%m%d}"
    try:
        answer = asker.fetch(question, "GET", LARGEST)
    except (RefusedError, NoHostError, NoAnswerError, RestingError) as error:
        raise NoArchiveError(type(error).__name__) from None
    if answer.status != 200:
        raise NoArchiveError(f"status {answer.status}")
    return copy_in(answer.body, url)


def copy_in(body: bytes, url: str) -> str | None:
    """Return the address of the copy that an answer names. Raises `NoArchiveError` for an answer of another shape."""
    try:
        closest: Any = json.loads(body.decode("utf-8"))["archived_snapshots"].get("closest")
        if closest is None:
            return None
        available, status, found = closest["available"], str(closest["status"]), COPY.fullmatch(closest["url"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoArchiveError("shape") from None
    if available is not True or status != "200" or found is None:
        return None
    if canonical_address(found[2]) != canonical_address(url):
        return None
    copy = f"https://web.archive.org/web/{found[1]}/{url}"
    return copy if split_url(copy) else None
