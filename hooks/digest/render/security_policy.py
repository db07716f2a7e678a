"""The content security policy of the pages, and the other security headers for hosts that can send them.

Every page carries its own policy in a `<meta>` element, because many hosts (GitHub Pages among them) do not allow
custom headers. It allows only what that page needs. Hosts that read a `_headers` file (Netlify, Cloudflare Pages) also
send the headers that a page cannot set, with the most permissive policy: a browser with two policies enforces both.

Forbidden are inline scripts and styles, other hosts, plug-ins, frames, and scripts that turn text into HTML (trusted
types). Search may run Pagefind's WebAssembly.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from markupsafe import Markup

BASE_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",  # the search box in every header suggests names
    "img-src": "'self' data:",  # the theme's stylesheet holds small pictures
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
SEARCH_DIRECTIVES = {"script-src": "'self' 'wasm-unsafe-eval'"}

REDIRECT_POLICY: Mapping[str, str] = {"default-src": "'none'", "base-uri": "'none'"}
"""The policy of a page that only redirects to another one."""

REFERRER_POLICY = "same-origin"
"""Other sites do not learn from which page a reader came."""

OTHER_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers that a host sends besides the policy."""


def serialize_policy(policy: Mapping[str, str]) -> str:
    """Return a policy as the value of a Content-Security-Policy header."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


@functools.cache
def section_policy(section: str) -> str:
    """Return the policy of the pages of a section of the site."""
    return serialize_policy({**BASE_POLICY, **(SEARCH_DIRECTIVES if section == "search" else {})})


def host_policy() -> str:
    """Return the most permissive policy, for hosts; only a header can forbid that other sites frame the page."""
    return serialize_policy({**BASE_POLICY, **SEARCH_DIRECTIVES, "frame-ancestors": "'none'"})


@functools.cache
def create_meta_tags(policy: str) -> Markup:
    """Return the `<meta>` elements of a policy; they must precede everything that the policy restricts."""
    return Markup(
        '<meta http-equiv="Content-Security-Policy" content="{}">\n<meta name="referrer" content="{}">'
    ).format(Markup(policy), REFERRER_POLICY)  # noqa: S704 - the constants above hold no quotation marks


def host_headers() -> dict[str, str]:
    """Return all headers that a host sends with every file."""
    return {"Content-Security-Policy": host_policy(), **OTHER_HEADERS}


def create_headers_file(folder: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the `_headers` file of a site that is served below the path `folder`."""
    lines = [f"{folder}*", *(f"  {name}: {value}" for name, value in host_headers().items())]
    yield "_headers", "\n".join(lines) + "\n"
