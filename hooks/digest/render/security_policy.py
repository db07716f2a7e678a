"""What a browser may do with our pages: the content security policy and what else hosts can be told to say.

Every page carries its own policy in its head, for many hosts (GitHub Pages among them) let nobody choose headers. It
allows what that page needs. Hosts that read a `_headers` file (Netlify, Cloudflare Pages) get one with what a page
cannot say of itself, and with the widest of the policies: where a browser is given two, both hold.

Nothing inline is allowed, nothing from elsewhere, no plug-ins, no frames; no script may turn text into HTML (trusted
types). Search may run Pagefind's WebAssembly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

FETCHING = frozenset(["search", "contribute", "404.html"])
"""The sections whose scripts fetch files of the site."""

EVERYWHERE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's stylesheet holds small pictures
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
FETCH = {"connect-src": "'self'"}
SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'"}

ALONE: Mapping[str, str] = {"default-src": "'none'", "base-uri": "'none'"}
"""The policy of a page that is nothing but a way to another one."""

REFERRER = "same-origin"
"""No other site is told which page of ours led to it."""

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a host is to say beside the policy."""


def written(policy: Mapping[str, str]) -> str:
    """Return a policy as browsers read it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


def policy_of(section: str) -> str:
    """Return the policy of the pages in a section of the site."""
    fetching = FETCH if section in FETCHING else {}
    return written({**EVERYWHERE, **fetching, **(SEARCH if section == "search" else {})})


def widest() -> str:
    """Return the policy that a host can send with every page; only a header can forbid that others frame it."""
    return written({**EVERYWHERE, **FETCH, **SEARCH, "frame-ancestors": "'none'"})


def create_meta(policy: str) -> Markup:
    """Return what stands in a page's head, before everything that it rules."""
    return Markup(
        '<meta http-equiv="Content-Security-Policy" content="{}">\n<meta name="referrer" content="{}">'
    ).format(Markup(policy), REFERRER)  # noqa: S704 - the constants above hold no quotation marks


def headers() -> dict[str, str]:
    """Return all headers that a host is to send with every file."""
    return {"Content-Security-Policy": widest(), **HEADERS}


def create_headers(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the file that tells hosts the headers, for a site below `folder`."""
    lines = [f"{folder}*", *(f"  {name}: {value}" for name, value in headers().items())]
    yield "_headers", "\n".join(lines) + "\n"
