"""Loads what an editor names: a file, an address on the web, or standard input."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from digest.reports.report import UnreadableReportError, clean_url
from digest.web.polite_client import DownloadError, PoliteClient

MAX_FILE_SIZE = 64 * 1024 * 1024
"""Bytes of a file or an answer: a page saved with its pictures may have some ten million, its text has thousands."""

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """The bytes of a report, the name of its file, and its address where it came from the web."""

    data: bytes
    name: str = ""
    url: str = ""

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, with its dot."""
        return Path(self.name).suffix.lower()


def is_address(location: str) -> bool:
    """Tell whether an editor's word is an address on the web."""
    return bool(ADDRESS.match(location))


def load(location: str, client: PoliteClient) -> RawReport:
    """Return what is at `location`: an address, a file, `-` for standard input. Raises `UnreadableReportError`."""
    if location == STANDARD_INPUT:
        return RawReport(data=within_limit(sys.stdin.buffer.read(MAX_FILE_SIZE + 1), "-"), name="")
    if is_address(location):
        return download(location, client)
    return load_file(Path(location))


def load_file(path: Path) -> RawReport:
    """Return a file's bytes. Raises `UnreadableReportError`."""
    try:
        if not path.is_file():
            raise UnreadableReportError("no-file", file=path.name)
        with path.open("rb") as file:
            return RawReport(data=within_limit(file.read(MAX_FILE_SIZE + 1), path.name), name=path.name)
    except (OSError, ValueError):  # a name with a null byte is a ValueError
        raise UnreadableReportError("no-file", file=path.name) from None


def within_limit(data: bytes, name: str) -> bytes:
    """Return `data` unless it is too large. Raises `UnreadableReportError`."""
    if len(data) > MAX_FILE_SIZE:
        raise UnreadableReportError("too-large", file=name, most=MAX_FILE_SIZE // 1024 // 1024)
    return data


def download(address: str, client: PoliteClient) -> RawReport:
    """Return the page at an address; only public hosts, and only what robots.txt allows.

    Raises `UnreadableReportError` with the reason, be it a refusal, no answer or a page that does not exist.
    """
    url = clean_url(address)
    if not url:
        raise UnreadableReportError("bad-address", url=address[:200])
    try:
        end, response = client.download(url, MAX_FILE_SIZE + 1)
    except DownloadError as error:
        reason = str(error.args[0])
        key = {"robots": "robots", "private": "private", "address": "bad-address", "port": "private"}.get(reason)
        raise UnreadableReportError(key or "no-answer", url=url, why=reason) from None
    if response.status in {401, 402, 403, 407, 451}:
        raise UnreadableReportError("page-refused", url=url, status=response.status)
    if response.status != 200:
        raise UnreadableReportError("page-missing", url=url, status=response.status)
    name = Path(urlsplit(end).path).name
    return RawReport(data=within_limit(response.body, name or url), name=name, url=end)
