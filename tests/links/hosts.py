"""Hosts on this machine that behave as hosts do: well, slowly, brokenly, with hostility."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from digest.links.http_client import Connector
from digest.links.page_check import Asker
from digest.links.rate_limit import Turns

HUGE = 200 * 1024 * 1024


class Talk(BaseHTTPRequestHandler):
    """One request to a `Host`."""

    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        with self.server.begun():
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            path = urlsplit(self.path).path
            page = self.server.pages.get(path) or PAGES.get(path)
            with contextlib.suppress(OSError):
                page(self) if page else self.say(404)

    do_HEAD = do_GET  # noqa: N815 - http.server's name

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Host(ThreadingHTTPServer):
    """A host with pages of its own beside those of `PAGES`; it notes what it is asked, and how many at once."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self, pages: dict[str, Callable[[Talk], None]]) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.pages, self.asked, self.agents = pages, list[tuple[str, str]](), set[str]()
        self.now, self.most_at_once, self.sent, self.guard = 0, 0, 0, threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @contextlib.contextmanager
    def begun(self) -> Iterator[None]:
        with self.guard:
            self.now += 1
            self.most_at_once = max(self.most_at_once, self.now)
        try:
            yield
        finally:
            with self.guard:
                self.now -= 1

    def paths(self) -> list[str]:
        """What was asked, robots.txt aside."""
        return [path for _, path in self.asked if path != "/robots.txt"]

    def handle_error(self, *_: object) -> None:
        pass


def to(target: str, status: int = 301) -> Callable[[Talk], None]:
    return lambda talk: talk.say(status, Location=target)


def status(code: int, **headers: str) -> Callable[[Talk], None]:
    return lambda talk: talk.say(code, **headers)


def text(body: str) -> Callable[[Talk], None]:
    return lambda talk: talk.say(200, body.encode())


def raw(answer: bytes) -> Callable[[Talk], None]:
    def page(talk: Talk) -> None:
        talk.wfile.write(answer)
        talk.close_connection = True

    return page


def only_get(talk: Talk) -> None:
    talk.say(405 if talk.command == "HEAD" else 200, b"here")


def huge(talk: Talk) -> None:
    if talk.command == "HEAD":
        talk.say(405)
        return
    talk.send_response(200)
    talk.send_header("Content-Length", str(HUGE))
    talk.end_headers()
    talk.close_connection = True
    while talk.server.sent < HUGE:
        talk.wfile.write(b"x" * 65536)
        talk.server.sent += 65536


def silent(talk: Talk) -> None:
    time.sleep(3)
    talk.close_connection = True


def drip(talk: Talk) -> None:
    talk.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(60):
        talk.wfile.write(b"x")
        talk.wfile.flush()
        time.sleep(0.1)
    talk.close_connection = True


PAGES: dict[str, Callable[[Talk], None]] = {
    "/here": text("a report"), "/only-get": only_get, "/": text("front"), "/huge": huge, "/silent": silent, "/drip": drip,
    "/removed": status(410), "/denied": status(403), "/login": status(401), "/law": status(451),
    "/broken": status(500), "/teapot": status(418), "/busy": status(503), "/quiet": status(429, Retry_After="3600"),
    "/for-good": to("/here"), "/for-now": to("/here", 302), "/mixed": to("/for-now"), "/to-front": to("/"),
    "/to-missing": to("/nowhere"), "/loop": to("/loop-2"), "/loop-2": to("/loop"), "/itself": to("/itself"),
    "/no-location": status(302), "/to-file": to("file:///etc/passwd"), "/to-script": to("javascript:alert(1)"),
    "/to-port": to("http://127.0.0.1:99999/"), "/to-bracket": to("http://[::1/"), "/to-umlaut": to("/p\xe4ge"),
    "/many-headers": raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: x\r\n" % n for n in range(500)) + b"\r\n"),
    "/long-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"),
    "/no-http": raw(b"\x00\xff garbage \r\n\r\n"), "/empty": raw(b""), "/bad-status": raw(b"HTTP/1.1 9999999 OK\r\n\r\n"),
}  # fmt: skip
PAGES |= {f"/step-{number}": to(f"/step-{number + 1}") for number in range(20)}


@contextlib.contextmanager
def host(**pages: Callable[[Talk], None]) -> Iterator[Host]:
    """A host while the context lasts; `pages` are named by their path without the slash, `_` for `.`."""
    with Host({f"/{name.replace('_', '.')}": page for name, page in pages.items()}) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def archive(copies: dict[str, str], **about: object) -> Callable[[Talk], None]:
    """The archive's answers: a copy at a time for each address that has one."""

    def page(talk: Talk) -> None:
        query = parse_qs(urlsplit(talk.path).query)
        url, found = query["url"][0], {}
        if moment := copies.get(url):
            copy = {
                "available": True,
                "status": "200",
                "timestamp": moment,
                "url": f"http://web.archive.org/web/{moment}/{url}",
            }
            found = {"closest": {**copy, **about}}
        talk.say(200, json.dumps({"url": url, "archived_snapshots": found}).encode())

    return page


def asker(*, private: bool = True, patience: float = 0.7, longest: float = 1.5, **wishes: float) -> Asker:
    """Who asks without pauses, and with little patience."""
    connector = Connector(agent="Test/1.0 (+https://example.org)", private=private, patience=patience, longest=longest)
    return Asker(connector, Turns(**{"pause": 0.0, "longest_wait": 0.5, **wishes}))
