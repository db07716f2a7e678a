"""How long an editor waits under `serve`: from saving an article to the reloaded page.

`python -m bench.live 100000` measures it alone, without a full build, in four minutes.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.articles import make_root
from bench.changes import middle_article

REPEATS = 3
"""Changes that are timed; the median counts."""


def reload_seconds(root: Path, article: Path) -> float:
    """Return the seconds from saving `article` until its new page is fetched, in the way a browser does it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    try:
        path = article.relative_to(root / "docs").with_suffix("").as_posix()
        url = f"http://127.0.0.1:{port}/{path}/"
        wait_for_first_build(url)
        return sorted(time_change(article, url, number) for number in range(REPEATS))[REPEATS // 2]
    finally:
        server.terminate()
        server.wait(60)


def wait_for_first_build(url: str) -> None:
    """Wait until the server answers. Raises TimeoutError."""
    for _ in range(600):
        try:
            fetch(url)
        except OSError:
            time.sleep(1)
        else:
            return
    raise TimeoutError(url)


def time_change(article: Path, url: str, number: int) -> float:
    """Change the article and return the seconds until its page contains the change."""
    epoch = re.search(r"livereload\((\d+), ?(\d+)\)", fetch(url))
    assert epoch, "the page contains the script of live reload"
    sentence = f"Kalimat baru ke-{number} {time.time_ns()}."
    text = article.read_text("utf-8")
    start = time.monotonic()
    article.write_text(f"{text}\n{sentence}\n", encoding="utf-8")
    while sentence not in fetch(url):
        fetch(re.sub(r"^(http://[^/]+/).*", rf"\1livereload/{epoch[1]}/{epoch[2]}", url))
    return time.monotonic() - start


def fetch(url: str) -> str:
    """Return the text at a URL."""
    with urllib.request.urlopen(url, timeout=120) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def main(count: int) -> None:
    """Print the seconds for so many articles."""
    with tempfile.TemporaryDirectory(prefix="kota-mitra-bench-") as folder:
        root = make_root(Path(folder, "project"), count)
        print(f"{reload_seconds(root, middle_article(root)):.2f} s from saving to the new page, {count:,} articles")


if __name__ == "__main__":
    main(int(sys.argv[1]))
