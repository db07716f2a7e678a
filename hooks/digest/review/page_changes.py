"""Two built sites -> the pages that are new, gone or different.

Built pages are compared, not changed files: an article also changes its places, its countries and the home page, a
vocabulary or a template changes pages that nobody would think of, and builds are the same to the byte where nothing
is different.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["new", "gone", "different"]

ARTICLE = re.compile(r"(?:en/)?articles/\d{4}/\d*[^/\d]")
TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """A page that a change touches: its address below the site, and its title."""

    path: str
    kind: Kind
    title: str


def pages_changed(old: Path, new: Path) -> list[Change]:
    """Return the pages that differ between two built sites, sorted by address; articles come before what lists them."""
    before, after = pages(old), pages(new)
    found = [change(path, before.get(path), after.get(path)) for path in before.keys() | after.keys()]
    return sorted(filter(None, found), key=lambda page: (not ARTICLE.match(page.path), page.path))


def pages(site: Path) -> dict[str, bytes]:
    """Return every page of a built site by its address; redirects and single files such as 404.html are none."""
    files = {file.relative_to(site).parent.as_posix(): file.read_bytes() for file in site.rglob("index.html")}
    return {f"{path}/".removeprefix("./"): text for path, text in files.items()}


def change(path: str, before: bytes | None, after: bytes | None) -> Change | None:
    """Return how a page differs, or None where it does not."""
    if before == after:
        return None
    kind: Kind = "new" if before is None else "gone" if after is None else "different"
    return Change(path=path, kind=kind, title=title_of(after or before or b""))


def title_of(page: bytes) -> str:
    """Return a page's title without the site's name."""
    found = TITLE.search(page)
    text = html.unescape(found[1].decode("utf-8", "replace")) if found else ""
    return " ".join(re.sub(r"\s+[·–]\s+[^·–]*$", "", text).split())
