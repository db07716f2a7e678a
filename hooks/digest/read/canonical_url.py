"""A web address -> what it has in common with every other address of the same page.

A report is met under many addresses: with what a social network hangs on it, for phones, as AMP, to print, on one page
instead of five. The lists below say what is folded; they are data, and the form in the browser gets the same ones. No
library does this: courlan, w3lib and url-normalize fold case, ports and trackers, none of them AMP, phones or pages.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode

from digest.read.fields import split_url

DEVICE_HOSTS = ("www", "m", "mobile", "wap", "amp")
"""First labels of a host that say how a page is shown, not which."""

CHANNEL_SITES = ("kompas.com", "detik.com")
"""Media whose channels are both hosts and folders: amp.kompas.com/regional/…, regional.kompas.com/…"""

VIEWERS = (
    r"^(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(.+)$",
    r"^[a-z0-9.-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(.+)$",
    r"^web\.archive\.org/web/[0-9a-z_*]+/(?:https?:/{1,2})?(.+)$",
)
"""Addresses, without scheme, that show another one: what the group holds."""

EDGE_SEGMENTS = ("amp",)
"""Parts of a path that say how a page is shown, at its beginning or end."""

LAST_SEGMENTS = ("print", "cetak", "all", "index.html", "index.htm", "index.php", "default.aspx")
"""Parts of a path that change nothing where they end it."""

PARAMETERS = {
    r"(?:utm|mtm|pk|hsa|mc|ga|at|amp)_.*": r".*",
    r"(?:fb|g|d|tw|tt|y)clid|msclkid|[gw]braid|li_fat_id|igshid|igsh": r".*",
    r"_ga|_gl|gs_l|fb_.*|usqp|spm|xtor|rss|source|ref|ref_src|share|feature|cmpid|from_search": r".*",
    r"amp|print|cetak|isamp": r".*",
    r"output|outputtype|output_type|format|view|mode|tmpl": r"amp|print|component",
    r"page|halaman|showpage|single|hal": r"all|\d{1,2}",
}
"""Parameters that change nothing: a pattern for the name, and one for the value."""


def folding_lists() -> dict[str, object]:
    """Return all lists above as JSON knows them, for the form in the browser."""
    return {
        "device_hosts": list(DEVICE_HOSTS), "channel_sites": list(CHANNEL_SITES), "viewers": list(VIEWERS),
        "edge_segments": list(EDGE_SEGMENTS), "last_segments": list(LAST_SEGMENTS), "parameters": dict(PARAMETERS),
    }  # fmt: skip


def canonical_address(url: str) -> str:
    """Return what all addresses of one page share: host, path and telling parameters, without scheme.

    It is for comparing, not for following. What is no http(s) address comes back as it is.
    """
    parts = split_url(shown_by_viewer(url.strip()))
    if parts is None:
        return url.strip()
    host, segments = on_channel(plain_host(parts), plain_segments(parts.path))
    query = plain_query(parts.query, bool(segments))
    return "/".join([host, *segments]) + (f"?{query}" if query else "")


def shown_by_viewer(url: str) -> str:
    """Return the address that a viewer or archive shows, or `url` itself."""
    rest = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    for viewer in VIEWERS:
        if found := re.match(viewer, rest, re.IGNORECASE):
            return f"https://{found[1]}"
    return url


def plain_host(parts: SplitResult) -> str:
    """Return a host in small letters, without default port and without labels that name a device."""
    host = (parts.hostname or "").rstrip(".")
    while (label := host.split(".", 1)[0]) in DEVICE_HOSTS and host.count(".") > 1:
        host = host.removeprefix(f"{label}.")
    usual = {"http": 80, "https": 443}[parts.scheme.lower()]
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"


def plain_segments(path: str) -> list[str]:
    """Return a path's parts, equally encoded, without those that say how the page is shown."""
    segments = [plain_encoding(segment) for segment in path.split("/") if segment]
    while segments and segments[-1].lower() in (*LAST_SEGMENTS, *EDGE_SEGMENTS):
        segments.pop()
    return segments[1:] if segments and segments[0].lower() in EDGE_SEGMENTS else segments


def plain_encoding(text: str) -> str:
    """Return a part of an address with every character encoded in one way (RFC 3986, 6.2.2)."""
    text = re.sub("%([0-9a-fA-F]{2})", lambda code: decoded(code[1]), text)
    return quote(text, safe="%:@!$&'()*+,;=")


def decoded(code: str) -> str:
    """Return the letter, digit or mark that needs no code, or the code with capitals."""
    character = chr(int(code, 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character, re.ASCII) else f"%{code.upper()}"


def on_channel(host: str, segments: list[str]) -> tuple[str, list[str]]:
    """Return host and path with the channel of a large medium as a folder."""
    for site in CHANNEL_SITES:
        if host.endswith(f".{site}"):
            return site, [host.removesuffix(f".{site}"), *segments]
    return host, segments


def plain_query(query: str, has_path: bool) -> str:
    """Return the parameters that tell pages apart, sorted; below a bare host every number may be one."""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True)
            if not changes_nothing(name, value, has_path)]  # fmt: skip
    return urlencode(sorted(kept))


def changes_nothing(name: str, value: str, has_path: bool) -> bool:
    """Tell whether a parameter leaves the page as it is."""
    if not has_path and value.isdigit():
        return False
    return any(
        re.fullmatch(names, name, re.IGNORECASE) and re.fullmatch(values, value, re.IGNORECASE)
        for names, values in PARAMETERS.items()
    )
