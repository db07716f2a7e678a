"""Local web servers that behave as servers do: correct, slow, broken or hostile."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from digest.web.http_client import HttpClient
from digest.web.polite_client import PoliteClient
from digest.web.rate_limit import RateLimiter
from serving import run_server

HUGE = 200 * 1024 * 1024


class Exchange(BaseHTTPRequestHandler):
    """One request to a `Host` and its response."""

    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        self.begin()
        self.server.requests.append((self.command, self.path))
        self.server.user_agents.add(self.headers["User-Agent"])
        path = urlsplit(self.path).path
        page = self.server.pages.get(path) or PAGES.get(path)
        with contextlib.suppress(OSError):
            page(self) if page else self.respond(404)
        self.end()

    do_HEAD = do_GET  # noqa: N815 - http.server's name

    def respond(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def begin(self) -> None:
        """Count the request as open."""
        self.is_open = True
        self.server.count(1)

    def end(self) -> None:
        """Count it no more: before the response is sent, for the client's next request may come before this goes on."""
        if self.is_open:
            self.server.count(-1)
        self.is_open = False

    def log_message(self, *_: object) -> None:
        pass


class Host(ThreadingHTTPServer):
    """A server with its own pages beside `PAGES`; it records its requests, and how many were open at once."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self, pages: dict[str, Callable[[Exchange], None]]) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.pages, self.requests, self.user_agents = pages, list[tuple[str, str]](), set[str]()
        self.open_requests, self.most_open_requests, self.sent, self.lock = 0, 0, 0, threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, change: int) -> None:
        """Count one more or one less open request."""
        with self.lock:
            self.open_requests += change
            self.most_open_requests = max(self.most_open_requests, self.open_requests)

    def paths(self) -> list[str]:
        """The requested paths without robots.txt."""
        return [path for _, path in self.requests if path != "/robots.txt"]

    def handle_error(self, *_: object) -> None:
        pass


def redirect(target: str, status: int = 301) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.respond(status, Location=target)


def status(code: int, **headers: str) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.respond(code, **headers)


def text(body: str) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.respond(200, body.encode())


def raw(response: bytes) -> Callable[[Exchange], None]:
    def page(exchange: Exchange) -> None:
        exchange.wfile.write(response)
        exchange.close_connection = True

    return page


def only_get(exchange: Exchange) -> None:
    exchange.respond(405 if exchange.command == "HEAD" else 200, b"here")


def huge(exchange: Exchange) -> None:
    if exchange.command == "HEAD":
        exchange.respond(405)
        return
    exchange.send_response(200)
    exchange.send_header("Content-Length", str(HUGE))
    exchange.end_headers()
    exchange.close_connection = True
    while exchange.server.sent < HUGE:
        exchange.wfile.write(b"x" * 65536)
        exchange.server.sent += 65536


def silent(exchange: Exchange) -> None:
    time.sleep(3)
    exchange.close_connection = True


def drip(exchange: Exchange) -> None:
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(60):
        exchange.wfile.write(b"x")
        exchange.wfile.flush()
        time.sleep(0.1)
    exchange.close_connection = True


PAGES: dict[str, Callable[[Exchange], None]] = {
    "/here": text("a report"), "/only-get": only_get, "/": text("front"), "/huge": huge, "/silent": silent, "/drip": drip,
    "/removed": status(410), "/denied": status(403), "/login": status(401), "/law": status(451),
    "/broken": status(500), "/teapot": status(418), "/busy": status(503), "/quiet": status(429, Retry_After="3600"),
    "/for-good": redirect("/here"), "/for-now": redirect("/here", 302), "/mixed": redirect("/for-now"), "/to-front": redirect("/"),
    "/to-missing": redirect("/nowhere"), "/loop": redirect("/loop-2"), "/loop-2": redirect("/loop"), "/itself": redirect("/itself"),
    "/no-location": status(302), "/to-file": redirect("file:///etc/passwd"), "/to-script": redirect("javascript:alert(1)"),
    "/to-port": redirect("http://127.0.0.1:99999/"), "/to-bracket": redirect("http://[::1/"), "/to-umlaut": redirect("/p\xe4ge"),
    "/many-headers": raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: x\r\n" % n for n in range(500)) + b"\r\n"),
    "/long-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"),
    "/no-http": raw(b"\x00\xff garbage \r\n\r\n"), "/empty": raw(b""), "/bad-status": raw(b"HTTP/1.1 9999999 OK\r\n\r\n"),
}  # fmt: skip
PAGES |= {f"/step-{number}": redirect(f"/step-{number + 1}") for number in range(20)}


@contextlib.contextmanager
def host(**pages: Callable[[Exchange], None]) -> Iterator[Host]:
    """Run a server in the context; `pages` are named by their path without the slash, `_` for `.`."""
    with run_server(Host({f"/{name.replace('_', '.')}": page for name, page in pages.items()})) as server:
        yield server


def archive(snapshots: dict[str, str], **overrides: object) -> Callable[[Exchange], None]:
    """The archive's responses: a snapshot at a timestamp for each URL that has one."""

    def page(exchange: Exchange) -> None:
        query = parse_qs(urlsplit(exchange.path).query)
        url, found = query["url"][0], {}
        if timestamp := snapshots.get(url):
            closest = {
                "available": True,
                "status": "200",
                "timestamp": timestamp,
                "url": f"http://web.archive.org/web/{timestamp}/{url}",
            }
            found = {"closest": {**closest, **overrides}}
        exchange.respond(200, json.dumps({"url": url, "archived_snapshots": found}).encode())

    return page


def client(*, allow_private: bool = True, timeout: float = 10) -> PoliteClient:
    """A client without delays; a machine may be slow, so that only a test of the timeout has a short one."""
    http = HttpClient(
        user_agent="Test/1.0 (+https://example.org)", allow_private=allow_private, timeout=timeout,
        total_timeout=2 * timeout,
    )  # fmt: skip
    return PoliteClient(http, RateLimiter(delay=0.0, max_wait=0.5))
