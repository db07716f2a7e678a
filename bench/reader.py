"""What a reader's browser fetches, and how long a reader waits for the first result of a search."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

COMPRESSIBLE = (".html", ".js", ".json", ".css", ".svg", ".xml", ".txt")
"""The files that hosts compress; Pagefind's own files are compressed already."""

QUERIES = {"facets": "", "word": "perawat", "words": "rumah sakit"}
"""Queries at any size: none, for which everything and the facets are shown, and two that Pagefind answers. A name is
answered by the site's own lists."""

WATCH = """
new MutationObserver(() => {
  if (document.querySelector("[data-results] li a")) globalThis.firstResult ??= performance.now();
}).observe(document, { childList: true, subtree: true });
"""
"""Notes in a page when its first result is there, in milliseconds; what is fetched later is no part of the cost."""

FETCHED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((one) => one.responseEnd <= globalThis.firstResult)
  .map((one) => [one.name, one.encodedBodySize])"""
"""Returns URL and bytes of what was fetched until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCost:
    """KiB fetched until the first result of a search is shown, and seconds passed.

    `page_kib` is the page itself, with its styles and scripts; `kib` is everything else.
    """

    kib: float
    page_kib: float
    seconds: float


class GzipHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files as hosts of static sites do: text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        body = file.read_bytes() if file.is_file() else b""
        compress = file.suffix in COMPRESSIBLE
        body = gzip.compress(body, 6) if compress else body
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


class QuietServer(http.server.ThreadingHTTPServer):
    """A server for a browser, which may close a connection at any time."""

    def handle_error(self, *request: object) -> None:
        """Ignore closed connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)  # type: ignore[arg-type]


@contextmanager
def serve_site(site: Path) -> Iterator[str]:
    """Serve a site inside the context; yield its URL."""
    handler = functools.partial(GzipHandler, directory=str(site))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure_searches(site: Path, browser: str, name: str) -> dict[str, SearchCost]:
    """Return the cost of searches in Chromium by kind: for a name, and `QUERIES`; each with an empty browser cache."""
    with serve_site(site) as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        queries = {"name": name, **QUERIES}
        found = {kind: measure_search(chromium, url, query) for kind, query in queries.items()}
        chromium.close()
    return found


def measure_search(chromium: Browser, url: str, query: str) -> SearchCost:
    """Return the cost of a search on the site at `url`."""
    page = chromium.new_context().new_page()
    page.add_init_script(WATCH)
    page.goto(f"{url}search/?q={quote(query)}" if query else f"{url}search/")
    page.wait_for_selector("[data-results] li a", timeout=60_000)
    seconds = page.evaluate("globalThis.firstResult / 1000")
    sizes = {address.removeprefix(url).split("?")[0]: size / 1024 for address, size in page.evaluate(FETCHED)}
    page.context.close()
    own = sum(size for path, size in sizes.items() if path == "search/" or path.startswith("assets/"))
    return SearchCost(kib=sum(sizes.values()) - own, page_kib=own, seconds=seconds)
