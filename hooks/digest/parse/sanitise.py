"""The second line of defence behind the check: all rendered HTML passes a sanitiser (ammonia, through nh3).

It parses as browsers do and serialises only allowed tags, attributes and URLs, so that no element is left open. Its
output is what is published.
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
"""The tags that an article's text may be rendered to."""

ALLOWED_ATTRIBUTES = {"a": {"href", "rel", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}


def keep_internal_url(url: str) -> str | None:
    """Return a URL without scheme, or None where it leads to another host, as `//host/` does."""
    return None if url.lstrip().replace("\\", "/").startswith("//") else url


@functools.cache
def cleaner() -> nh3.Cleaner:
    """Return the sanitiser, created once."""
    return nh3.Cleaner(
        tags=set(ALLOWED_TAGS),
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https"},
        url_relative=keep_internal_url,
        link_rel=None,
        strip_comments=True,
    )


def sanitise_html(html: str) -> tuple[str, bool]:
    """Return `html` safe to publish, and whether the sanitiser changed its meaning."""
    clean = cleaner().clean(html)
    return clean, clean != html and not is_equivalent_html(clean, html)


def is_equivalent_html(one: str, other: str) -> bool:
    """Whether two pieces of HTML have the same tags and text; HTML that cannot be parsed equals nothing."""
    try:
        return html_tokens(one) == html_tokens(other)
    except AssertionError:  # html.parser raises it for declarations that it cannot parse
        return False


class _TokenCollector(HTMLParser):
    """Collects tags with sorted attributes, and texts, whatever the notation of the HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tokens and isinstance(self.tokens[-1], list):
            self.tokens[-1][0] += data
        else:
            self.tokens.append([data])

    def handle_comment(self, data: str) -> None:
        self.tokens.append(("!", data))

    def handle_decl(self, decl: str) -> None:
        self.tokens.append(("!", decl))

    def handle_pi(self, data: str) -> None:
        self.tokens.append(("?", data))

    def unknown_decl(self, data: str) -> None:
        self.tokens.append(("!", data))


def html_tokens(html: str) -> list[object]:
    """Return the tags and texts of `html` in their order."""
    parser = _TokenCollector()
    parser.feed(html)
    parser.close()
    return parser.tokens
