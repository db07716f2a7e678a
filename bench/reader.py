"""What a reader's browser fetches, and how long a reader waits for the first result of a search."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

COMPRESSIBLE = (".html", ".js", ".json", ".css", ".svg", ".xml", ".txt")
"""The files that hosts compress; Pagefind's own files are compressed already."""

WORD_QUERIES = {"word": "perawat", "words": "rumah sakit"}
"""Queries that Pagefind answers; a name is answered by the site's own lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCost:
    """KiB fetched (the page included) and seconds passed until the first result of a search is shown."""

    kib: float
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
    """Return the cost of a search for a name, a word and two words in Chromium, each with an empty browser cache."""
    with serve_site(site) as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        found = {}
        for kind, query in {"name": name, **WORD_QUERIES}.items():
            page = chromium.new_context().new_page()
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            sizes: list[float] = []
            session.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
            start = time.monotonic()
            page.goto(f"{url}search/?q={quote(query)}")
            page.wait_for_selector("[data-results] li a", timeout=60_000)
            seconds = time.monotonic() - start
            found[kind] = SearchCost(kib=sum(sizes) / 1024, seconds=seconds)
            page.close()
        chromium.close()
    return found
