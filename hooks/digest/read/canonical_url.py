"""A URL -> its canonical form, which is the same for all URLs of one page.

A report has many URLs: with tracking parameters, for phones, as AMP, for printing, on one page instead of five. The
lists below define what is ignored; the form in the browser gets the same lists as JSON. No library does this: courlan,
w3lib and url-normalize handle case, ports and trackers, but not AMP, phones or page numbers.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode

from digest.read.fields import split_safe_url

DEVICE_HOSTS = ("www", "m", "mobile", "wap", "amp")
"""First labels of a host name that select a view of a page, not another page."""

CHANNEL_SITES = ("kompas.com", "detik.com")
"""Sites whose channels are both hosts and folders: amp.kompas.com/regional/…, regional.kompas.com/…"""

NUMBERED_SITES = {
    "tempo.co": r"/(?:read/|amp/)?(\d{5,})(?:/|$)",
    "liputan6.com": r"/read/(\d{5,})(?:/|$)",
    "sindonews.com": r"/(?:read|berita|newsread)/(\d{5,})(?:/|$)",
    "republika.co.id": r"/(?:berita|\d\d/\d\d/\d\d)/((?=[a-z]*\d)[a-z0-9]{6,8})(?:[/-]|$)",
    "detik.com": r"/d-(\d{5,})(?:/|$)",
}
"""Sites that number their reports, whatever their host, folder and slug: a pattern of the path, whose group it is."""

NUMBER_SEGMENT = r"(?!20\d{6}$)\d{5,}"
"""A path segment that is a report's number, not a date; the slug behind it may change."""

VIEWERS = (
    r"^(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(.+)$",
    r"^[a-z0-9.-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(.+)$",
    r"^web\.archive\.org/web/[0-9a-z_*]+/(?:https?:/{1,2})?(.+)$",
)
"""Patterns of URLs, without scheme, of services that show another page, whose URL is the group."""

EDGE_SEGMENTS = ("amp",)
"""Path segments that select a view of a page, at the beginning or end of a path."""

FIRST_SEGMENTS = (*EDGE_SEGMENTS, "index.php")
"""Path segments that are ignored at the beginning of a path."""

LAST_SEGMENTS = ("print", "cetak", "all", "index.html", "index.htm", "index.php", "default.aspx")
"""Path segments that are ignored at the end of a path."""

PARAMETERS = {
    r"(?:utm|mtm|pk|hsa|mc|ga|at|amp)_.*": r".*",
    r"(?:fb|g|d|tw|tt|y)clid|msclkid|[gw]braid|li_fat_id|igshid|igsh": r".*",
    r"_ga|_gl|gs_l|fb_.*|usqp|spm|xtor|rss|source|ref|ref_src|share|feature|cmpid|from_search": r".*",
    r"amp|print|cetak|isamp": r".*",
    r"output|outputtype|output_type|format|view|mode|tmpl": r"amp|print|component",
    r"page|halaman|showpage|single|hal": r"all|\d{1,2}",
}
"""Query parameters that are ignored: patterns of their names and values."""


def canonicalisation_rules() -> dict[str, object]:
    """Return all lists above as JSON values, for the form in the browser."""
    return {
        "numbered_sites": dict(NUMBERED_SITES), "number_segment": NUMBER_SEGMENT,
        "device_hosts": list(DEVICE_HOSTS), "channel_sites": list(CHANNEL_SITES), "viewers": list(VIEWERS),
        "edge_segments": list(EDGE_SEGMENTS), "first_segments": list(FIRST_SEGMENTS),
        "last_segments": list(LAST_SEGMENTS), "parameters": dict(PARAMETERS),
    }  # fmt: skip


def canonical_url(url: str) -> str:
    """Return host, path and significant parameters, without scheme: equal for all URLs of one page.

    The result is for comparison, not for links. Anything but an http(s) URL is returned unchanged.
    """
    parts = split_safe_url(unwrap_viewer_url(url.strip()))
    if parts is None:
        return url.strip()
    host, segments = normalise_host(parts), normalise_path(parts.path)
    if numbered := numbered_page(host, segments):
        return numbered
    host, segments = move_channel_to_path(host, without_slug(segments))
    query = normalise_query(parts.query, bool(segments))
    return "/".join([host, *segments]) + (f"?{query}" if query else "")


def numbered_page(host: str, segments: list[str]) -> str:
    """Return site and number of a report at one of `NUMBERED_SITES`, an empty text for any other page."""
    for site, pattern in NUMBERED_SITES.items():
        if host == site or host.endswith(f".{site}"):
            found = re.search(pattern, "/" + "/".join(segments), re.ASCII)
            return f"{site}/{found[1]}" if found else ""
    return ""


def without_slug(segments: list[str]) -> list[str]:
    """Return a path's segments without the slug behind a report's number."""
    is_numbered = len(segments) > 1 and re.fullmatch(NUMBER_SEGMENT, segments[-2], re.ASCII)
    return segments[:-1] if is_numbered and re.search(r"[a-z][-.]", segments[-1], re.IGNORECASE) else segments


def unwrap_viewer_url(url: str) -> str:
    """Return the URL of the page that a viewer or archive shows, or `url` itself."""
    rest = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    for viewer in VIEWERS:
        if found := re.match(viewer, rest, re.IGNORECASE):
            return f"https://{found[1]}"
    return url


def normalise_host(parts: SplitResult) -> str:
    """Return host and port in lower case, without default port and labels of devices."""
    host = (parts.hostname or "").rstrip(".")
    while (label := host.split(".", 1)[0]) in DEVICE_HOSTS and host.count(".") > 1:
        host = host.removeprefix(f"{label}.")
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    return host if parts.port in (None, default) else f"{host}:{parts.port}"


def normalise_path(path: str) -> list[str]:
    """Return a path's segments, uniformly encoded, without those that select a view."""
    segments = [normalise_encoding(segment) for segment in path.split("/") if segment]
    while segments and segments[-1].lower() in (*LAST_SEGMENTS, *EDGE_SEGMENTS):
        segments.pop()
    return segments[1:] if segments and segments[0].lower() in FIRST_SEGMENTS else segments


def normalise_encoding(text: str) -> str:
    """Return a part of a URL in uniform percent-encoding (RFC 3986, 6.2.2)."""
    text = re.sub("%([0-9a-fA-F]{2})", lambda code: decode_unreserved(code[1]), text)
    return quote(text, safe="%:@!$&'()*+,;=")


def decode_unreserved(code: str) -> str:
    """Decode an unreserved character, or return its percent-encoding in upper case."""
    character = chr(int(code, 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character, re.ASCII) else f"%{code.upper()}"


def move_channel_to_path(host: str, segments: list[str]) -> tuple[str, list[str]]:
    """Return host and path with the channel as the path's first segment, for `CHANNEL_SITES`."""
    for site in CHANNEL_SITES:
        if host.endswith(f".{site}"):
            return site, [host.removesuffix(f".{site}"), *segments]
    return host, segments


def normalise_query(query: str, has_path: bool) -> str:
    """Return the significant parameters, sorted; without a path, numbers are significant too (`/?p=12`)."""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True)
            if not is_ignorable_parameter(name, value, has_path)]  # fmt: skip
    return urlencode(sorted(kept))


def is_ignorable_parameter(name: str, value: str, has_path: bool) -> bool:
    """Whether a parameter does not change which page is shown."""
    if not has_path and value.isdigit():
        return False
    return any(
        re.fullmatch(names, name, re.IGNORECASE) and re.fullmatch(values, value, re.IGNORECASE)
        for names, values in PARAMETERS.items()
    )
