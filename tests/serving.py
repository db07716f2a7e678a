"""A local web server for built sites, as strict as a well-configured host."""

from __future__ import annotations

import contextlib
import functools
import http.server
import socketserver
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from digest.render.security_policy import host_policy

PREFIX = "/kota-mitra/"
"""The path at which sites are served."""

POLICY = host_policy()
"""The policy recommended to hosts; pages contain stricter ones, and browsers enforce both."""

Server = TypeVar("Server", bound=socketserver.BaseServer)


@contextlib.contextmanager
def run_server(server: Server) -> Iterator[Server]:
    """Let a server answer inside the context, and stop it however that ends.

    One that is closed but not stopped would look at its closed socket in a loop: a core less for all tests after it.
    """
    with server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a site below `PREFIX`, with the content security policy, without logging."""

    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True

    def __init__(self, *words: Any, caching: str = "no-cache", **options: Any) -> None:
        self.caching = caching
        super().__init__(*words, **options)

    def translate_path(self, path: str) -> str:
        """Return the path of the file that answers; of no file where the path is not below `PREFIX`."""
        inside = path.removeprefix(PREFIX.rstrip("/")) if path.startswith(PREFIX) else "/no-such-folder/x"
        return super().translate_path(inside)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", self.caching)
        super().end_headers()

    def send_error(self, code: int, *_: object) -> None:
        """Answer what is not there with the site's own page, as hosts of static sites do."""
        lost = Path(self.directory, "404.html")
        body = lost.read_bytes() if lost.exists() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class SiteServer(http.server.ThreadingHTTPServer):
    """Tells of every error but a browser that has closed its page before the answer was there."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve_site(site: Path, *, lasting: bool = False) -> Iterator[str]:
    """Serve a site at the path /kota-mitra/ inside the context; yield its URL.

    Of a lasting one, which stays the same at this URL until the end of all tests, browsers fetch each file once.
    """
    caching = "max-age=3600" if lasting else "no-cache"
    handler = functools.partial(QuietHandler, directory=str(site), caching=caching)
    with run_server(SiteServer(("127.0.0.1", 0), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
