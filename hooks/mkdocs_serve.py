"""What `serve` answers: each file when a browser asks for it, and on every page what is wrong with the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer

from digest.build.dev_site import Live
from digest.build.watcher import observer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(slots=True, kw_only=True)
class Shown:
    """What `serve` shows: the site as it last was sound, and above every page, as text, what is wrong now."""

    live: Live | None = None
    text: str = ""
    fail: Callable[[Exception], None] | None = None
    """Is told what goes wrong while a file is made; `text` then says it."""

    def answers(self, server: LiveReloadServer, fail: Callable[[Exception], None]) -> WSGIApplication:
        """Return the application that answers with the site; the rest is left to MkDocs: news of changes, the root."""
        self.fail = fail

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
            content = server._inject_js_into_html(self.page(content), epoch)  # type: ignore[no-untyped-call]
        kind: str = server._guess_type(name)  # type: ignore[no-untyped-call]
        start(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def file(self, path: str) -> bytes | None:
        """Return a file of the site; where its making fails, a page, for what went wrong to stand on."""
        try:
            return self.live.file(path) if self.live else None
        except Exception as error:
            assert self.fail
            self.fail(error)
            return EMPTY if path.endswith(".html") else None

    def page(self, body: bytes) -> bytes:
        """Return a page with the text above it, if there is one."""
        if not self.text:
            return body
        head, tag, rest = body.partition(b"<body")
        before, end, after = rest.partition(b">")
        return head + tag + before + end + str(BANNER.format(self.text)).encode() + after


EMPTY = b"<!doctype html><meta charset=utf-8><body></body>"
"""A page, where there is no other, for what is wrong to stand on."""

BANNER = Markup(
    '<div role="alert" style="position:sticky;top:0;z-index:99;max-height:70vh;overflow:auto;padding:1rem;'
    'background:#7a1f1f;color:#fff"><strong>Belum dapat ditampilkan / Not shown yet</strong>'
    '<pre style="white-space:pre-wrap;color:inherit;margin:.5rem 0 0">{}</pre></div>'
)
"""What is wrong, in the terminal's words; its styles stand in it, for it must not hang on the site's."""


def watch_quickly(server: LiveReloadServer) -> None:
    """Let a server watch with our own watcher what it watches with MkDocs' already, and all that it will watch."""
    paths = [emitter.watch.raw_path for emitter in server.observer.emitters]
    for path in paths:
        server.unwatch(path)
    server.observer = observer()  # type: ignore[assignment]
    for path in paths:
        server.watch(path)
