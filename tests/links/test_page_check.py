"""One URL, whatever its host does: missing only where that is certain, never an error, never a private network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import SplitResult

import pytest
from hosts import HUGE, Host, client, host, raw, redirect, status, text

from digest.links.page_check import check_url
from digest.web.http_client import HttpClient, is_public_ip


@pytest.fixture(scope="module")
def server() -> Iterator[Host]:
    with host() as found:
        yield found


FOUND = {
    "/here": ("here", "ok"), "/only-get": ("here", "ok"), "/huge": ("here", "ok"), "/for-now": ("here", "redirect"),
    "/mixed": ("here", "redirect"), "/to-umlaut": ("missing", "not-found"),
    "/for-good": ("moved", "redirect"),
    "/nowhere": ("missing", "not-found"), "/removed": ("missing", "gone"), "/to-missing": ("missing", "not-found"),
    "/denied": ("unknown", "denied"), "/login": ("unknown", "denied"), "/law": ("unknown", "denied"),
    "/quiet": ("unknown", "denied"), "/broken": ("unknown", "server"), "/busy": ("unknown", "server"),
    "/teapot": ("unknown", "status"), "/to-front": ("unknown", "front-page"),
    "/loop": ("unknown", "loop"), "/itself": ("unknown", "loop"), "/step-0": ("unknown", "loop"),
    "/no-location": ("unknown", "no-target"), "/to-bracket": ("unknown", "no-target"),
    "/to-file": ("unknown", "no-target"), "/to-script": ("unknown", "no-target"), "/to-port": ("unknown", "address"),
    "/silent": ("unknown", "timeout"), "/drip": ("unknown", "timeout"),
    "/many-headers": ("unknown", "answer"), "/long-header": ("unknown", "answer"), "/no-http": ("unknown", "answer"),
    "/empty": ("unknown", "answer"), "/bad-status": ("unknown", "answer"),
}  # fmt: skip


@pytest.mark.parametrize("path", FOUND)
def test_the_outcome_of_a_page(server: Host, path: str) -> None:
    session = client(timeout=1.2) if FOUND[path][1] == "timeout" else client()
    found = check_url(f"{server.url}{path}", session)
    assert (found.state, found.reason) == FOUND[path]


def test_a_page_that_moved_permanently_has_a_target(server: Host) -> None:
    assert check_url(f"{server.url}/for-good", client()).target == f"{server.url}/here"
    assert check_url(f"{server.url}/for-now", client()).target is None


def test_a_refusal_is_never_a_missing_page() -> None:
    for code in (400, 401, 402, 403, 405, 406, 407, 408, 418, 421, 425, 429, 451, 500, 502, 503, 504, 520, 999):
        with host(page=status(code)) as server:
            assert check_url(f"{server.url}/page", client()).state == "unknown", code


def test_only_the_headers_of_a_huge_page_are_read() -> None:
    with host() as server:
        assert check_url(f"{server.url}/huge", client()).state == "here"
        assert server.sent < HUGE / 4


def test_a_host_that_does_not_listen_or_has_no_tls_is_unknown() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert check_url(f"http://127.0.0.1:{port}/", client()).reason == "connection"
    with host() as server:
        assert check_url(server.url.replace("http:", "https:") + "/here", client()).reason == "tls"


def test_a_name_that_does_not_exist_is_missing_and_one_that_cannot_be_resolved_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail_with(code: int) -> None:
        def getaddrinfo(*_: object, **__: object) -> None:
            raise socket.gaierror(code, "no")

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    fail_with(socket.EAI_NONAME)
    assert check_url("https://gone.example/report", client()).state == "missing"
    fail_with(socket.EAI_AGAIN)
    assert check_url("https://gone.example/report", client()).state == "unknown"


# --- robots.txt and rate limits ---


def test_robots_txt_is_fetched_once_and_obeyed() -> None:
    rules = text("User-agent: *\nDisallow: /here\n\nUser-agent: KotaMitraLinks\nDisallow: /ours\nCrawl-delay: 0")
    with host(robots_txt=rules, ours=text("x")) as server:
        session = client()
        assert check_url(f"{server.url}/ours", session).reason == "robots"
        assert check_url(f"{server.url}/here", session).state == "here"
        assert server.requests.count(("GET", "/robots.txt")) == 1 and "/ours" not in server.paths()


@pytest.mark.parametrize("rules, allowed", [
    (status(404), True), (status(403), True), (redirect("/elsewhere"), True), (text("\x00\xff<html>"), True),
    (text("User-agent: *\nCrawl-delay: ²"), True), (text("User-agent: *\nCrawl-delay: " + "9" * 5000), True),
    (status(500), False), (status(503), False),
])  # fmt: skip
def test_an_invalid_robots_txt_allows_everything_and_a_broken_server_nothing(rules: object, allowed: bool) -> None:
    with host(robots_txt=rules) as server:  # type: ignore[arg-type]
        found = check_url(f"{server.url}/here", client())
        assert found.state == ("here" if allowed else "unknown")
        assert allowed or "/here" not in server.paths()


def test_a_host_that_asks_for_a_long_stop_gets_no_more_requests() -> None:
    with host() as server:
        session = client()
        assert check_url(f"{server.url}/quiet", session).reason == "denied"
        assert check_url(f"{server.url}/here", session).reason == "resting"
        assert "/here" not in server.paths()


def test_a_short_retry_after_is_waited_for() -> None:
    with host(soon=status(429, Retry_After="0")) as server:
        session = client()
        check_url(f"{server.url}/soon", session)
        assert check_url(f"{server.url}/here", session).state == "here"


def test_a_host_that_fails_twice_gets_no_more_requests() -> None:
    with host(robots_txt=raw(b"")) as server:
        session = client()
        assert [check_url(f"{server.url}/{n}", session).reason for n in range(4)] == [
            "answer",
            "answer",
            "resting",
            "resting",
        ]
        assert len(server.requests) == 2


def test_the_user_agent_is_sent() -> None:
    with host() as server:
        check_url(f"{server.url}/here", client())
        assert server.user_agents == {"Test/1.0 (+https://example.org)"}


# --- private networks ---

PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:0:0:0:0:80ff:fffe",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_not_public(address: str) -> None:
    assert not is_public_ip(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public_ip(address)


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://[::1]/", "http://localhost/",
    "http://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data/", "http://8.8.8.8:25/", "http://8.8.8.8:22/x",
    "http://user:pass@8.8.8.8/", "file:///etc/passwd", "gopher://8.8.8.8/", "http://", "http://[::1", "http://8.8.8.8:99999/",
    "http://\u2100.example/", "http://" + "a" * 300 + ".example/",
])  # fmt: skip
def test_a_url_into_a_private_network_is_never_requested(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)
    assert check_url(url, client(allow_private=False)).state == "refused"


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)
    assert check_url("http://two-faced.example/", client(allow_private=False)).reason == "private"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding gains nothing, because no name is resolved a second time."""
    resolved, opened = list[object](), list[object]()
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *words, **_: resolved.append(words) or [(2, 1, 6, "", ("8.8.8.8", 80))]
    )

    def connect(address: object, **_: object) -> None:
        opened.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    check_url("http://rebinding.example/", client(allow_private=False))
    assert opened == [("8.8.8.8", 80)] * len(resolved)


class OneLocalHost(HttpClient):
    """Treats one local server as public, and no other."""

    __slots__ = ()
    port = 0

    def split_allowed(self, url: str) -> SplitResult:
        is_local = f":{self.port}/" in url
        return (
            HttpClient(user_agent="", allow_private=True).split_allowed(url) if is_local else super().split_allowed(url)
        )

    def resolve(self, parts: SplitResult) -> list[tuple[str, int]]:
        return [("127.0.0.1", self.port)] if parts.port == self.port else super().resolve(parts)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"])
def test_a_redirect_into_a_private_network_is_not_followed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with host() as secret, host(trap=redirect(f"http://{name}:{secret.server_port}/here")) as server:
        session = client(allow_private=False)
        monkeypatch.setattr(OneLocalHost, "port", server.server_port)
        monkeypatch.setattr("digest.web.http_client.ALLOWED_PORTS", {secret.server_port})
        session.http = OneLocalHost(user_agent="x")
        found = check_url(f"{server.url}/trap", session)
        assert server.paths() == ["/trap"], "the first host was asked"
        assert (found.state, found.reason) == ("unknown", "private") and secret.requests == []
