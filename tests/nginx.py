"""A real nginx with the configuration that is shipped, on a port of its own, for the tests.

nginx is found, or, where one may (root on Debian or Ubuntu, GitHub's machines), installed. Otherwise the tests say why
they are skipped, and fail where CI runs them: there nobody would read it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from roots import PROJECT

CONFIGURATION = PROJECT / "deploy" / "nginx.conf"
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"])

MAIN = """
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
"""What Debian's nginx.conf holds around a site, as far as it matters."""


def find() -> str | None:
    """Return where nginx is, after trying to install it; None where that is not possible."""
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"] if os.environ.get("CI") else None
    if not shutil.which("nginx", path=PLACES) and shutil.which("apt-get") and rights is not None:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "nginx-light"]):
            subprocess.run([*rights, *command], capture_output=True, check=False, timeout=600)
    return shutil.which("nginx", path=PLACES)


def types() -> Path | None:
    """Return nginx's own list of media types."""
    places = [
        Path("/etc/nginx/mime.types"),
        Path("/usr/local/etc/nginx/mime.types"),
        Path("/opt/homebrew/etc/nginx/mime.types"),
    ]
    return next((place for place in places if place.exists()), None)


@contextlib.contextmanager
def running(nginx: str, folder: Path, root: Path, below: str = "/") -> Iterator[int]:
    """Serve `root` with the shipped configuration while the context lasts; yield the port."""
    port = free_port()
    text = adapted(CONFIGURATION.read_text(encoding="utf-8"), port, root, below)
    folder.mkdir(parents=True)
    own = types()
    assert own, "nginx without mime.types"
    shutil.copy(own, folder / "mime.types")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        MAIN.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""), encoding="utf-8"
    )
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0 and "[warn]" not in tried.stderr, tried.stderr
    process = subprocess.Popen(command)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def adapted(text: str, port: int, root: Path, below: str) -> str:
    """Return the configuration with the lines changed that its head tells one to change."""
    text = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"listen \[::\]:80;", "", text)
    text = text.replace("root /srv/kota-mitra/site;", f"root {root};")
    return text.replace("404 /404.html;", f"404 {below}404.html;").replace("= /404.html {", f"= {below}404.html {{")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody listens on a port."""
    for _ in range(200):
        assert process.poll() is None, "nginx has ended"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
