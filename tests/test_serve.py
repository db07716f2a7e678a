"""`serve`: changes and problems are shown while an editor works."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from introducing import move_to_article
from roots import mkdocs, mkdocs_environment

ARTICLE = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def server(root: Path) -> Iterator[tuple[Path, str]]:
    """A project that is served, and its URL."""
    with run_server(root) as address:
        yield root, address


@pytest.mark.parametrize("reload", ["--livereload", "--no-livereload"])
def test_a_taken_port_is_explained_with_a_command_for_another(root: Path, reload: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = mkdocs(root, "serve", reload, "--dev-addr", f"127.0.0.1:{port}")
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said
    assert f"127.0.0.1:{port} sudah dipakai" in said and f"127.0.0.1:{port} is in use" in said
    command = re.search(r"python3 run\.py serve --dev-addr 127\.0\.0\.1:(\d+)", said)
    assert command and int(command[1]) != port


@contextmanager
def run_server(root: Path) -> Iterator[str]:
    """Serve a project inside the context; yield its URL."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with (root / "serve.log").open("w") as log:
        process = subprocess.Popen(command, cwd=root, env=mkdocs_environment({}), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except (urllib.error.URLError, OSError):
        return ""


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_a_change_of_article_data_or_template_is_shown(server: tuple[Path, str]) -> None:
    root, address = server
    article = f"{address}articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/"
    assert wait_for(lambda: "Delegasi Daejeon menjajaki" in fetch(article)), (root / "serve.log").read_text()
    assert "Content-Security-Policy" not in fetch(article), "it would block the live reload script"
    file = root / ARTICLE
    file.write_text(file.read_text().replace("Delegasi Daejeon menjajaki", "Rombongan Daejeon menjajaki"))
    assert wait_for(lambda: "Rombongan Daejeon menjajaki" in fetch(article)), "an article"
    labels = root / "data/labels.yml"
    labels.write_text(labels.read_text().replace("Sunting halaman ini", "Perbaiki halaman ini"))
    assert wait_for(lambda: "Perbaiki halaman ini" in fetch(article)), "a vocabulary"
    template = root / "docs/templates/digest/article.html"
    template.write_text(template.read_text().replace('class="km-foot"', 'class="km-foot km-new"'))
    assert wait_for(lambda: "km-new" in fetch(article)), "a template"
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_name: Kota Mitra", "site_name: Kota Lain"))
    assert wait_for(lambda: "Kota Lain" in fetch(article)), "the settings"
    style = root / "docs/templates/assets/stylesheets/kota-mitra.css"
    style.write_text(style.read_text() + "\n.km-new { color: red }\n")
    assert wait_for(lambda: ".km-new" in fetch(f"{address}assets/stylesheets/kota-mitra.css")), "a style sheet"
    assert "?v=" in fetch(article)


def test_an_entry_that_an_article_introduces_is_shown_while_it_is_edited(server: tuple[Path, str]) -> None:
    root, address = server
    city = f"{address}cities/kr-daejeon/"
    assert wait_for(lambda: "Daejeon" in fetch(city)), (root / "serve.log").read_text()
    move_to_article(root, "localities_abroad", "kr-daejeon", ARTICLE)
    file = root / ARTICLE
    file.write_text(file.read_text().replace("name: Daejeon", "name: Kota Perkenalan"))
    assert wait_for(lambda: "Kota Perkenalan" in fetch(city)), "another name, in an article"
    with_entry = file.read_text()
    file.write_text(re.sub(r"introduces:\n(?: .*\n)+", "", with_entry))
    assert wait_for(lambda: "unknown-party" in fetch(city)), "nobody brings the entry any more"
    assert "Kota Perkenalan" in fetch(city), "the last sound version"
    file.write_text(with_entry.replace("Kota Perkenalan", "Kota Kembali"))
    assert wait_for(lambda: "Kota Kembali" in fetch(city)), "it is there again"


def test_problems_are_shown_on_the_page_and_the_server_keeps_running(server: tuple[Path, str]) -> None:
    root, address = server
    article = f"{address}articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel/"
    assert wait_for(lambda: "Delegasi Daejeon menjajaki" in fetch(article))
    file = root / ARTICLE
    good = file.read_text()
    file.write_text(good.replace("date: 2017-12-18", "date: <script>", 1))
    assert wait_for(lambda: "date-form" in fetch(article)), (root / "serve.log").read_text()
    html = fetch(article)
    assert "Delegasi Daejeon menjajaki" in html, "the last version of the page is shown below the problems"
    assert (
        f"{ARTICLE}:" in html
        and "&lt;script&gt;" in html
        and "<script>" not in html.split("</pre>")[0].split("<pre")[1]
    )
    assert fetch(f"{address}search/manifest.json").startswith("{"), "problems are shown on pages only"
    assert "Traceback" not in (root / "serve.log").read_text()
    file.write_text(good.replace("Delegasi Daejeon menjajaki", "Utusan Daejeon menjajaki"))
    assert wait_for(lambda: "Utusan Daejeon" in fetch(article) and "date-form" not in fetch(article))


def test_a_broken_template_does_not_stop_the_server(server: tuple[Path, str]) -> None:
    root, address = server
    assert wait_for(lambda: "Kota Mitra" in fetch(address))
    template = root / "docs/templates/digest/article.html"
    good = template.read_text()
    template.write_text(good.replace("{% endblock %}", "{% endblok %}", 1))
    assert wait_for(lambda: "endblok" in fetch(address)), (root / "serve.log").read_text()
    template.write_text(good)
    assert wait_for(lambda: "endblok" not in fetch(address))


def test_a_project_that_is_broken_from_the_start_is_served_with_its_problems(root: Path) -> None:
    file = root / ARTICLE
    good = file.read_text()
    file.write_text(good.replace("2017-12-18", "2017-12-81", 1))
    with run_server(root) as address:
        assert wait_for(lambda: "date-impossible" in fetch(address)), (root / "serve.log").read_text()
        file.write_text(good)
        assert wait_for(lambda: "Kota Mitra" in fetch(address) and "date-impossible" not in fetch(address))
