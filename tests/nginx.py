"""Run nginx with the shipped configuration on a free port, for the tests.

nginx is installed if it is missing and the user may (root on Debian or Ubuntu, GitHub's runners). Otherwise the tests
are skipped with the reason, and fail in CI, where nobody would see that.
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
SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"])

MAIN_CONFIGURATION = """
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
"""The main configuration around the site's, reduced from Debian's nginx.conf."""


def find_nginx() -> str | None:
    """Return the path of nginx, after installing it if possible; None if there is none."""
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"] if os.environ.get("CI") else None
    if not shutil.which("nginx", path=SEARCH_PATH) and shutil.which("apt-get") and rights is not None:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "nginx-light"]):
            subprocess.run([*rights, *command], capture_output=True, check=False, timeout=600)
    return shutil.which("nginx", path=SEARCH_PATH)


def find_mime_types() -> Path | None:
    """Return the path of nginx's list of media types."""
    paths = [
        Path("/etc/nginx/mime.types"),
        Path("/usr/local/etc/nginx/mime.types"),
        Path("/opt/homebrew/etc/nginx/mime.types"),
    ]
    return next((path for path in paths if path.exists()), None)


@contextlib.contextmanager
def run_nginx(nginx: str, folder: Path, root: Path, base_path: str = "/") -> Iterator[int]:
    """Serve `root` with the shipped configuration inside the context; yield the port."""
    port = free_port()
    text = adapt_configuration(CONFIGURATION.read_text(encoding="utf-8"), port, root, base_path)
    folder.mkdir(parents=True)
    own = find_mime_types()
    assert own, "nginx without mime.types"
    shutil.copy(own, folder / "mime.types")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        MAIN_CONFIGURATION.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""), encoding="utf-8"
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


def adapt_configuration(text: str, port: int, root: Path, base_path: str) -> str:
    """Return the configuration with the changes that its first comment asks for."""
    text = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"listen \[::\]:80;", "", text)
    text = text.replace("root /srv/kota-mitra/site;", f"root {root};")
    return text.replace("404 /404.html;", f"404 {base_path}404.html;").replace(
        "= /404.html {", f"= {base_path}404.html {{"
    )


def free_port() -> int:
    """Return a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until `process` accepts connections on a port."""
    for _ in range(200):
        assert process.poll() is None, "nginx has ended"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
