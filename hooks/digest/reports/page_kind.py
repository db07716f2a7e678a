"""What a page without a report is (log-in, video, empty shell, block), and whether a report has more pages."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from digest.read.canonical_url import canonical_url
from digest.read.fields import split_safe_url
from digest.reports.page_dates import meta_contents
from digest.reports.report import UnreadableReportError

FEW_WORDS = 60
"""A page with fewer words is looked at for what else it may be."""

BLOCK = re.compile(
    r"just a moment|attention required|verify (?:that )?you are (?:a )?human|enable javascript and cookies|captcha|"
    r"access denied|ddos protection|checking your browser|unusual traffic",
    re.IGNORECASE,
)
LOGIN = re.compile(
    r"\b(?:log\s?in|sign\s?in|masuk|kata sandi|password|berlangganan untuk|subscribe to (?:read|continue))\b", re.I
)
VIDEO_HOST = re.compile(r"(?:youtube(?:-nocookie)?\.com/embed|player\.vimeo|dailymotion\.com/embed|tiktok\.com/embed)")
NEXT_PAGE = re.compile(
    r"^(?:halaman\s+)?(?:selanjutnya|berikutnya|next|lanjut|2)\b|show\s+all|tampilkan\s+semua", re.IGNORECASE
)
PAGE_PARAMETER = re.compile(r"[?&](?:page|halaman|hal|showpage)=(?:\d+|all)\b|/(?:page/)?[2-9]/?$", re.IGNORECASE)


def refuse_other_pages(tree: Any, source: str, body: str) -> None:
    """Say what a page with hardly any text is. Raises `UnreadableReportError`; returns where it may be a report."""
    if len(body.split()) >= FEW_WORDS:
        return
    shown = " ".join(" ".join(tree.itertext()).split())[:5000]
    title = tree.findtext(".//title") or ""
    if BLOCK.search(f"{title} {shown[:1000]}"):
        raise UnreadableReportError("blocked-page")
    if is_login(tree, shown):
        raise UnreadableReportError("login-page")
    if is_video(tree, source):
        raise UnreadableReportError("video-page")
    if len(body.split()) < 15 and is_shell(tree):
        raise UnreadableReportError("empty-shell")


def is_login(tree: Any, shown: str) -> bool:
    """Tell whether a page asks for a password, or to subscribe before one may read."""
    fields = any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))
    return fields and bool(LOGIN.search(shown) or not shown)


def is_video(tree: Any, source: str) -> bool:
    """Tell whether a page is there for its video."""
    kind = next(meta_contents(tree, "og:type"), "")
    frames = any(VIDEO_HOST.search(frame.get("src") or "") for frame in tree.iter("iframe"))
    return kind.startswith("video") or frames or next(tree.iter("video"), None) is not None or '"VideoObject"' in source


def is_shell(tree: Any) -> bool:
    """Tell whether a page has scripts, and nothing to read until they run."""
    scripts = [script for script in tree.iter("script") if script.get("src") or len(script.text or "") > 30]
    return bool(scripts)


def has_more_pages(tree: Any, url: str) -> bool:
    """Tell whether a report goes on: a link to its next page, or links to its other pages."""
    if any((link.get("rel") or "").lower() == "next" and link.get("href") for link in tree.iter("link", "a")):
        return True
    for anchor in tree.iter("a"):
        href, words = anchor.get("href") or "", " ".join(anchor.text_content().split())
        if NEXT_PAGE.match(words) and PAGE_PARAMETER.search(href) and is_page_of(href, url):
            return True
    return False


def is_page_of(href: str, url: str) -> bool:
    """Tell whether a link leads to another page of the report at `url`."""
    try:
        target = urljoin(url, href)
    except ValueError:
        return False
    if not url or not split_safe_url(target):
        return not split_safe_url(href)  # a relative link in a page whose address is not known
    whole = re.sub(r"/(?:page/)?[2-9]/?$", "", target)
    return canonical_url(whole) == canonical_url(url)
