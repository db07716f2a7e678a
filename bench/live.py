"""How long an editor waits under `serve`: from saving an article to the page being loaded anew."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

TIMES = 3
"""Changes that are waited for; the second-longest counts."""


def reload_seconds(root: Path, article: Path) -> float:
    """Return the seconds from saving `article` to its new page having been fetched, as a browser fetches it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    try:
        path = article.relative_to(root / "docs").with_suffix("").as_posix()
        address = f"http://127.0.0.1:{port}/{path}/"
        first_answer(address)
        return sorted(one_change(article, address, number) for number in range(TIMES))[TIMES // 2]
    finally:
        server.terminate()
        server.wait(60)


def first_answer(address: str) -> None:
    """Wait until the server has built the site for the first time."""
    for _ in range(600):
        try:
            get(address)
        except OSError:
            time.sleep(1)
        else:
            return
    raise TimeoutError(address)


def one_change(article: Path, address: str, number: int) -> float:
    """Change the article and return how long it takes until the browser has the new page."""
    epoch = re.search(r"livereload\((\d+), ?(\d+)\)", get(address))
    assert epoch, "the page asks the server for news"
    words = f"Kalimat baru ke-{number} {time.time_ns()}."
    text = article.read_text("utf-8")
    start = time.monotonic()
    article.write_text(f"{text}\n{words}\n", encoding="utf-8")
    while words not in get(address):
        get(re.sub(r"^(http://[^/]+/).*", rf"\1livereload/{epoch[1]}/{epoch[2]}", address))
    return time.monotonic() - start


def get(address: str) -> str:
    """Return what stands at an address; waits as long as a browser does."""
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())
