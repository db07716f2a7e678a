"""The second wall: rendered text passes a kept sanitiser (ammonia, by nh3), whatever the check may have let through.

It parses as browsers do and writes anew what it knows, so that nothing is left open, and no tag, attribute or address
comes through that is not named here. What is published is what it returns.
"""

from __future__ import annotations

import functools
from html.parser import HTMLParser

import nh3

ALLOWED_TAGS = frozenset(
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "table", "thead", "tbody", "tr",
        "th", "td", "code", "pre", "br", "hr",
    ]
)  # fmt: skip
"""What an article's text may become."""

ATTRIBUTES = {"a": {"href", "rel", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}


def inside(url: str) -> str | None:
    """Return an address without a scheme where it stays on this site; `//host/` and its disguises do not."""
    return None if url.lstrip().replace("\\", "/").startswith("//") else url


@functools.cache
def cleaner() -> nh3.Cleaner:
    """Return the one sanitiser."""
    return nh3.Cleaner(
        tags=set(ALLOWED_TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https"}, url_relative=inside,
        link_rel=None, strip_comments=True,
    )  # fmt: skip


def sanitised(html: str) -> tuple[str, bool]:
    """Return `html` as it may be published, and whether the sanitiser had to change what it means."""
    clean = cleaner().clean(html)
    return clean, clean != html and not means_the_same(clean, html)


def means_the_same(one: str, other: str) -> bool:
    """Tell whether a browser is told the same by two pieces of HTML; what cannot be read is never the same."""
    try:
        return meaning(one) == meaning(other)
    except AssertionError:  # html.parser's word for a declaration that it cannot read
        return False


class _Meaning(HTMLParser):
    """Gathers what a browser is told, whichever way it is written: tags with attributes, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(tag)

    def handle_data(self, data: str) -> None:
        if self.told and isinstance(self.told[-1], list):
            self.told[-1][0] += data
        else:
            self.told.append([data])

    def handle_comment(self, data: str) -> None:
        self.told.append(("!", data))

    def handle_decl(self, decl: str) -> None:
        self.told.append(("!", decl))

    def handle_pi(self, data: str) -> None:
        self.told.append(("?", data))

    def unknown_decl(self, data: str) -> None:
        self.told.append(("!", data))


def meaning(html: str) -> list[object]:
    """Return what a browser is told by `html`."""
    parser = _Meaning()
    parser.feed(html)
    parser.close()
    return parser.told
