"""The development server: answers each request with a file built for it, and shows problems above every page."""

from __future__ import annotations

import socketserver
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer

from digest.build.dev_site import DevSite
from digest.build.watcher import create_observer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(slots=True, kw_only=True)
class DevServer:
    """The site of the last valid build and, above every page, what is wrong now."""

    site: DevSite | None = None
    error: str = ""
    on_error: Callable[[Exception], None] | None = None
    """Is called with what building a file raises; it sets `error`."""

    def create_app(self, server: LiveReloadServer, fail: Callable[[Exception], None]) -> WSGIApplication:
        """Return the WSGI application; live reload and what is outside the site are left to MkDocs."""
        self.on_error = fail

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith("/livereload/") or not path.startswith(server.mount_path):
                return server.serve_request(environ, start)
            return self.answer(server, path, start)

        return answer

    def answer(self, server: LiveReloadServer, path: str, start: StartResponse) -> Iterable[bytes]:
        """Answer with the file at a path of the server, once the build that may be under way has ended."""
        with server._epoch_cond:
            server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            epoch = server._visible_epoch
        name = path.removeprefix(server.mount_path) + ("index.html" if path.endswith("/") else "")
        content, status = self.file(name), "200 OK"
        if content is None and not path.endswith("/") and self.file(f"{name}/index.html"):
            start("302 Found", [("Location", f"{quote(path)}/")])
            return []
        if content is None:
            name, status = "404.html", "404 Not Found"
            content = self.file(name) or EMPTY
        if name.endswith(".html"):
            content = server._inject_js_into_html(self.with_error(content), epoch)  # type: ignore[no-untyped-call]
        kind: str = server._guess_type(name)  # type: ignore[no-untyped-call]
        start(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def file(self, path: str) -> bytes | None:
        """Return a file of the site; where building it fails an empty page, on which the error is shown."""
        try:
            return self.site.file(path) if self.site else None
        except Exception as error:
            assert self.on_error
            self.on_error(error)
            return EMPTY if path.endswith(".html") else None

    def with_error(self, body: bytes) -> bytes:
        """Return a page with the error above it, if there is one."""
        if not self.error:
            return body
        head, tag, rest = body.partition(b"<body")
        before, end, after = rest.partition(b">")
        return head + tag + before + end + str(BANNER.format(self.error)).encode() + after


EMPTY = b"<!doctype html><meta charset=utf-8><body></body>"
"""An empty page, on which an error can be shown."""

BANNER = Markup(
    '<div role="alert" style="position:sticky;top:0;z-index:99;max-height:70vh;overflow:auto;padding:1rem;'
    'background:#7a1f1f;color:#fff"><strong>Belum dapat ditampilkan / Not shown yet</strong>'
    '<pre style="white-space:pre-wrap;color:inherit;margin:.5rem 0 0">{}</pre></div>'
)
"""An error, as the terminal shows it; the styles are inline, for it must not depend on the site's."""


PORT_TAKEN = """
{host}:{port} sudah dipakai program lain; barangkali situs ini masih berjalan di terminal lain. Pakailah porta lain:
{host}:{port} is in use by another program; maybe this site still runs in another terminal. Take another port:

    python3 run.py serve --dev-addr {host}:{other}
"""
"""What is said where the server's port is taken, with a command that works."""


def explain_address(host: str, port: int) -> str:
    """Return what to say where nothing can be served at an address; an empty text where it can."""
    if can_serve(host, port):
        return ""
    other = next((other for other in range(port + 1, min(port + 50, 65536)) if can_serve(host, other)), 0)
    return PORT_TAKEN.format(host=host, port=port, other=other)


def can_serve(host: str, port: int) -> bool:
    """Tell whether a server can listen at an address."""
    try:
        with Listener((host, port), socketserver.BaseRequestHandler):
            return True
    except OSError:
        return False


class Listener(socketserver.TCPServer):
    """A server that binds as MkDocs' own does, which may take a port that was in use a moment ago."""

    allow_reuse_address = True


def replace_watcher(server: LiveReloadServer) -> None:
    """Let a server watch with our own watcher what it watches already, and all that it will watch."""
    paths = [emitter.watch.raw_path for emitter in server.observer.emitters]
    for path in paths:
        server.unwatch(path)
    server.observer = create_observer()  # type: ignore[assignment]
    for path in paths:
        server.watch(path)
