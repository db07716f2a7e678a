"""An HTTP client that keeps to each host's rate limit and robots.txt."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, urljoin, urlsplit

from digest.web.http_client import (
    SAFE_CHARACTERS,
    BlockedUrlError,
    HttpClient,
    NoResponseError,
    Response,
    UnknownHostError,
)
from digest.web.rate_limit import HostSuspendedError, RateLimiter
from digest.web.robots import BOT_NAME, RobotsCache

MAX_REDIRECTS = 8
REDIRECT_STATUSES = {301, 302, 303, 307, 308}
REPO_URL = re.compile(r"^repo_url:.*?(https://[\w./-]+)", re.MULTILINE | re.ASCII)


class DownloadError(Exception):
    """A page that could not be downloaded; `args[0]` is the reason, as in `links.page_check.OutcomeReason`."""


class PoliteClient:
    """An HTTP client that keeps rate limits and robots.txt; shared by all threads of a run."""

    def __init__(self, http: HttpClient, rate_limiter: RateLimiter) -> None:
        self.http, self.rate_limiter = http, rate_limiter
        self.robots = RobotsCache(self.fetch)

    def fetch(
        self, url: str, method: str = "GET", max_bytes: int = 0, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Response:
        """Return the response to one request, within the host's rate limit.

        Raises `HostSuspendedError`, and what `HttpClient.request` raises.
        """
        host = urlsplit(url).netloc.lower()
        with self.rate_limiter.slot(host):
            try:
                response = self.http.request(url, method, max_bytes, headers)
            except NoResponseError:
                self.rate_limiter.record_result(host, responded=False)
                raise
            self.rate_limiter.record_result(host, responded=True)
            if response.status in {429, 503}:
                self.rate_limiter.suspend(host, response.headers.get("retry-after"))
            return response

    def is_allowed(self, url: str) -> bool:
        """Tell whether robots.txt allows a URL, and keep the delay that it asks for. Raises what `fetch` raises."""
        parts = urlsplit(url)
        rules = self.robots.rules(f"{parts.scheme}://{parts.netloc}")
        self.rate_limiter.slow_down(parts.netloc.lower(), rules.crawl_delay)
        return rules.allows(url)

    def fetch_page(self, url: str) -> Response | None:
        """Return the response to HEAD or, unless that is conclusive, to GET; None where robots.txt forbids it."""
        if not self.is_allowed(url):
            return None
        response = self.fetch(url, "HEAD")
        is_conclusive = response.status in {200, 429, 503} | REDIRECT_STATUSES
        return response if is_conclusive else self.fetch(url)

    def download(
        self, url: str, max_bytes: int, headers: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, Response]:
        """Return the URL at the end of all redirects and its response to GET, with at most `max_bytes` of the body.

        Raises `DownloadError`; every URL on the way has to be public and allowed by its host's robots.txt.
        """
        current, seen = url, {url}
        for _ in range(MAX_REDIRECTS + 1):
            response = self.fetch_allowed(current, max_bytes, headers)
            if response.status not in REDIRECT_STATUSES:
                return current, response
            target = redirect_target(current, response)
            if target is None or target in seen:
                break
            current = target
            seen.add(current)
        raise DownloadError("loop")

    def fetch_allowed(self, url: str, max_bytes: int, headers: Mapping[str, str]) -> Response:
        """Return the response to GET. Raises `DownloadError`, also where robots.txt forbids the URL."""
        try:
            self.http.split_allowed(url)
            if not self.is_allowed(url):
                raise DownloadError("robots")
            return self.fetch(url, "GET", max_bytes, headers)
        except (BlockedUrlError, NoResponseError) as error:
            raise DownloadError(str(error.args[0])) from None
        except UnknownHostError:
            raise DownloadError("no-host") from None
        except HostSuspendedError:
            raise DownloadError("resting") from None


def redirect_target(url: str, response: Response) -> str | None:
    """Return the percent-encoded URL that a redirect leads to, or None where it names no usable one."""
    location = response.headers.get("location", "")
    try:
        # http.client decodes headers as Latin-1; hosts send URLs in UTF-8.
        location = quote(location.encode("latin-1"), safe=SAFE_CHARACTERS)
        target = urljoin(url, location).partition("#")[0]
        is_usable = len(target) <= 4000 and urlsplit(target).hostname
    except ValueError:
        return None
    return target if location and is_usable else None


def create_client(root: Path, purpose: str, *, pause: float, allow_private: bool) -> PoliteClient:
    """Return a client for the project below `root`; its User-Agent names the repository and what for."""
    agent = f"{BOT_NAME}/1.0 (+{repository_url(root) or BOT_NAME}; {purpose})"
    return PoliteClient(HttpClient(user_agent=agent, allow_private=allow_private), RateLimiter(pause))


def repository_url(root: Path) -> str:
    """Return the address of the repository, from the environment or mkdocs.yml; empty where neither names one."""
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    found = REPO_URL.search(f"repo_url: {os.environ.get('REPO_URL', '')}\n{text}")
    return found[1] if found else ""


def group_by_host(urls: Iterable[str]) -> Sequence[list[str]]:
    """Return the URLs as one list for each host, the longest list first."""
    queues: dict[str, list[str]] = {}
    for url in urls:
        queues.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    return sorted(queues.values(), key=len, reverse=True)
