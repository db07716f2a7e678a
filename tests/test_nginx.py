"""The shipped configuration in a real nginx: caching, compression, media types, headers, refused requests."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import nginx
from digest.render.security_policy import host_headers
from roots import SEEDS

YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
SHORT = "public, max-age=300"
REVALIDATE = "no-cache"


class Response:
    """A response: status, headers by lower-case name, and the body as it was sent."""

    def __init__(self, port: int, path: str, method: str = "GET", **headers: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        self.status, self.body = answer.status, answer.read()
        self.all = [(name.lower(), value) for name, value in answer.getheaders()]
        self.headers = dict(self.all)
        connection.close()

    @property
    def type(self) -> str:
        return self.headers["content-type"]


@pytest.fixture(scope="session")
def program() -> str:
    path = nginx.find_nginx()
    if path is None:
        reason = "nginx is not installed, and only root can install it (Debian, Ubuntu: sudo apt install nginx-light)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def host(program: str, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server of the built site, with some files in it that must not be served."""
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    shutil.copytree(built, site)
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("secret")
    (site / ".env").write_text("secret")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact: x\n")
    (site / "_headers").write_text("/*\n")
    (folder / "outside.txt").write_text("secret")
    with nginx.run_nginx(program, folder / "run", site) as port:
        yield port


def path_of(built: Path, pattern: str) -> str:
    """Return the path of the first file of the site that matches a pattern."""
    return "/" + next(built.glob(pattern)).relative_to(built).as_posix()


@pytest.mark.parametrize(
    ("pattern", "type_", "keep"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/stylesheets/main.*.min.css", "text/css; charset=utf-8", YEAR),
        ("assets/stylesheets/kota-mitra.css", "text/css; charset=utf-8", REVALIDATE),
        ("assets/javascripts/search/page.js", "application/javascript; charset=utf-8", REVALIDATE),
        ("assets/images/world.svg", "image/svg+xml; charset=utf-8", DAY),
        ("pagefind/id/*/fragment/*.pf_fragment", "application/octet-stream", YEAR),
        ("pagefind/id/*/index/*.pf_index", "application/octet-stream", YEAR),
        ("pagefind/id/*/*.pf_meta", "application/octet-stream", YEAR),
        ("pagefind/id/*/wasm.id.pagefind", "application/octet-stream", REVALIDATE),
        ("pagefind/id/*/pagefind-entry.json", "application/json", REVALIDATE),
        ("data/articles.csv", "text/csv; charset=utf-8", SHORT),
        ("data/localities.geojson", "application/geo+json", SHORT),
        ("data/kota-mitra.sqlite", "application/vnd.sqlite3", SHORT),
        ("calendar.ics", "text/calendar; charset=utf-8", SHORT),
        ("feed.xml", "application/atom+xml; charset=utf-8", SHORT),
        ("feed.json", "application/feed+json", REVALIDATE),
        ("sitemap.xml", "text/xml; charset=utf-8", SHORT),
        ("build.json", "application/json", REVALIDATE),
        ("manifest.txt", "text/plain; charset=utf-8", SHORT),
    ],
)
def test_a_file_has_its_media_type_and_cache_lifetime(
    host: int, built: Path, pattern: str, type_: str, keep: str
) -> None:
    answer = Response(host, path_of(built, pattern))
    assert (answer.status, answer.type, answer.headers["cache-control"]) == (200, type_, keep)
    assert {name: answer.headers[name.lower()] for name in host_headers()} == host_headers()
    assert [name for name, _ in answer.all if [one for one, _ in answer.all].count(name) > 1] == []


def test_urls_with_a_digest_are_cached_for_a_year(host: int, built: Path) -> None:
    html = (built / "index.html").read_text(encoding="utf-8")
    links = [word.split('"')[0] for word in html.split('="./')[1:] if "?v=" in word.split('"')[0]]
    assert len(links) == 3
    for link in links:
        assert Response(host, f"/{link}").headers["cache-control"] == YEAR
    assert Response(host, "/about/?v=00000000").headers["cache-control"] == SHORT, "pages are no assets"


def test_media_types_that_no_file_has_yet(program: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("site.webmanifest", "engine.wasm", "text.md"):
        (site / name).write_text("x")
    with nginx.run_nginx(program, tmp_path / "run", site) as port:
        assert [Response(port, f"/{name}").type for name in ("site.webmanifest", "engine.wasm", "text.md")] == [
            "application/manifest+json", "application/wasm", "text/markdown",
        ]  # fmt: skip


@pytest.mark.parametrize("pattern", ["index.html", "assets/stylesheets/main.*.css", "data/events.json", "feed.xml"])
def test_text_is_compressed_on_request(host: int, built: Path, pattern: str) -> None:
    path = path_of(built, pattern)
    whole = (built / path.lstrip("/")).read_bytes()
    answer = Response(host, path, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip" and answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == whole and len(answer.body) < len(whole) / 2
    assert "content-encoding" not in Response(host, path).headers


@pytest.mark.parametrize(
    "pattern", ["pagefind/id/*/index/*.pf_index", "pagefind/id/*/wasm.id.pagefind", "pictures/*.png"]
)
def test_compressed_formats_are_not_compressed_again(host: int, built: Path, pattern: str) -> None:
    files = list(built.glob(pattern)) or list(built.rglob("*.png"))
    path = "/" + files[0].relative_to(built).as_posix()
    answer = Response(host, path, Accept_Encoding="gzip")
    assert "content-encoding" not in answer.headers and answer.body == files[0].read_bytes()


def test_an_unchanged_file_is_not_sent_again(host: int, built: Path) -> None:
    path = path_of(built, "assets/javascripts/search/page.js")
    mark = Response(host, path).headers["etag"]
    again = Response(host, path, If_None_Match=mark)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt", "/data/../../outside.txt"]
)
def test_nothing_outside_the_site_is_served(host: int, path: str) -> None:
    answer = Response(host, path)
    assert answer.status in {400, 404} and b"secret" not in answer.body


@pytest.mark.parametrize("path", ["/nothing/", "/articles/2099/x/", "/a/b/c.js?v=00000000", "/404.html"])
def test_missing_files_are_answered_with_the_404_page(host: int, built: Path, path: str) -> None:
    answer = Response(host, path)
    assert answer.status == 404 and answer.body == (built / "404.html").read_bytes()
    assert {name: answer.headers[name.lower()] for name in host_headers()} == host_headers()
    assert answer.headers["cache-control"] == SHORT


@pytest.mark.parametrize("path", ["/assets/", "/assets/images/", "/pagefind/", "/data/../pagefind/"])
def test_no_folder_is_listed(host: int, built: Path, path: str) -> None:
    answer = Response(host, path)
    assert answer.status == 404 and answer.body == (built / "404.html").read_bytes()


@pytest.mark.parametrize("path", ["/.git/config", "/.env", "/_headers", "/.git/"])
def test_dotfiles_are_not_served(host: int, path: str) -> None:
    answer = Response(host, path)
    assert answer.status == 404 and b"secret" not in answer.body


def test_well_known_files_are_served(host: int) -> None:
    assert Response(host, "/.well-known/security.txt").status == 200


def test_a_folder_redirects_to_its_page_on_the_same_host(host: int) -> None:
    answer = Response(host, "/cities")
    assert (answer.status, answer.headers["location"]) == (301, "/cities/")


def test_post_is_refused_and_the_version_is_hidden(host: int) -> None:
    assert Response(host, "/about/", "POST").status == 405
    assert Response(host, "/").headers["server"] == "nginx"


def test_a_site_at_a_path_works_in_a_browser(page: Page, program: str, built_at_path: Path, tmp_path: Path) -> None:
    root = tmp_path / "www"
    root.mkdir()
    shutil.copytree(built_at_path, root / "kota-mitra")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: complaints.append(request.url))
    with nginx.run_nginx(program, tmp_path / "run", root, "/kota-mitra/") as port:
        address = f"http://127.0.0.1:{port}/kota-mitra/"
        lost = Response(port, "/kota-mitra/nothing/here/")
        assert lost.status == 404 and b'href="/kota-mitra/assets/' in lost.body
        page.goto(f"{address}search/?q=relawan")
        expect(page.locator("[data-results] > li")).to_have_count(1)
        expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")  # all lists are there
        page.goto(f"{address}articles/{SEEDS[0]}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Daejeon")
        page.goto(f"{address}contribute/")
        page.locator("[data-open]").click()
        expect(page.locator(".km-form")).to_be_visible()
    assert complaints == []
