"""Two built sites -> the pages that are new, gone or different.

Built pages are compared, not source files: an article also changes the pages of its localities and countries and the
home page, and a vocabulary or a template may change any page. Builds of the same content are identical to the byte.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ChangeKind = Literal["new", "gone", "different"]

ARTICLE_PATH = re.compile(r"(?:en/)?articles/\d{4}/\d*[^/\d]")
TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PageChange:
    """A page that differs between two sites: its path below the site such as `articles/2020/x/`, and its title."""

    path: str
    kind: ChangeKind
    title: str


def changed_pages(old: Path, new: Path) -> list[PageChange]:
    """Return the pages that differ between two built sites, articles first, each part sorted by path."""
    before, after = read_pages(old), read_pages(new)
    changes = [compare_page(path, before.get(path), after.get(path)) for path in before.keys() | after.keys()]
    return sorted(filter(None, changes), key=lambda page: (not ARTICLE_PATH.match(page.path), page.path))


def read_pages(site: Path) -> dict[str, bytes]:
    """Return the HTML of every page of a built site (each `index.html`, so not 404.html) by path."""
    files = {file.relative_to(site).parent.as_posix(): file.read_bytes() for file in site.rglob("index.html")}
    return {f"{path}/".removeprefix("./"): text for path, text in files.items()}


def compare_page(path: str, before: bytes | None, after: bytes | None) -> PageChange | None:
    """Return how a page differs, or None if it does not; None stands for a page that does not exist."""
    if before == after:
        return None
    kind: ChangeKind = "new" if before is None else "gone" if after is None else "different"
    return PageChange(path=path, kind=kind, title=page_title(after or before or b""))


def page_title(page: bytes) -> str:
    """Return the title of an HTML page without the site's name."""
    match = TITLE.search(page)
    text = html.unescape(match[1].decode("utf-8", "replace")) if match else ""
    return " ".join(re.sub(r"\s+[·–]\s+[^·–]*$", "", text).split())
