"""One address, whatever its host does: gone only where that is certain, never an error, never a private network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import SplitResult

import pytest
from hosts import HUGE, Host, asker, host, raw, status, text, to

from digest.links.http_client import Connector, is_public
from digest.links.page_check import check


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
def test_what_became_of_a_page(server: Host, path: str) -> None:
    found = check(f"{server.url}{path}", asker())
    assert (found.state, found.why) == FOUND[path]


def test_a_page_that_moved_for_good_says_where(server: Host) -> None:
    assert check(f"{server.url}/for-good", asker()).target == f"{server.url}/here"
    assert check(f"{server.url}/for-now", asker()).target is None


def test_a_refusal_is_never_a_loss() -> None:
    for code in (400, 401, 402, 403, 405, 406, 407, 408, 418, 421, 425, 429, 451, 500, 502, 503, 504, 520, 999):
        with host(page=status(code)) as server:
            assert check(f"{server.url}/page", asker()).state == "unknown", code


def test_no_more_of_a_huge_page_is_read_than_its_head() -> None:
    with host() as server:
        assert check(f"{server.url}/huge", asker()).state == "here"
        assert server.sent < HUGE / 4


def test_what_does_not_listen_or_speaks_no_tls_is_unknown() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert check(f"http://127.0.0.1:{port}/", asker()).why == "connection"
    with host() as server:
        assert check(server.url.replace("http:", "https:") + "/here", asker()).why == "tls"


def test_a_name_that_does_not_exist_is_missing_and_one_that_cannot_be_asked_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def say(code: int) -> None:
        def answer(*_: object, **__: object) -> None:
            raise socket.gaierror(code, "no")

        monkeypatch.setattr(socket, "getaddrinfo", answer)

    say(socket.EAI_NONAME)
    assert check("https://gone.example/report", asker()).state == "missing"
    say(socket.EAI_AGAIN)
    assert check("https://gone.example/report", asker()).state == "unknown"


# --- robots.txt and turns ---


def test_robots_txt_is_asked_once_and_obeyed() -> None:
    rules = text("User-agent: *\nDisallow: /here\n\nUser-agent: KotaMitraLinks\nDisallow: /ours\nCrawl-delay: 0")
    with host(robots_txt=rules, ours=text("x")) as server:
        us = asker()
        assert check(f"{server.url}/ours", us).why == "robots"
        assert check(f"{server.url}/here", us).state == "here"
        assert server.asked.count(("GET", "/robots.txt")) == 1 and "/ours" not in server.paths()


@pytest.mark.parametrize("rules, allowed", [
    (status(404), True), (status(403), True), (to("/elsewhere"), True), (text("\x00\xff<html>"), True),
    (text("User-agent: *\nCrawl-delay: ²"), True), (text("User-agent: *\nCrawl-delay: " + "9" * 5000), True),
    (status(500), False), (status(503), False),
])  # fmt: skip
def test_a_robots_txt_that_is_none_allows_and_a_broken_server_does_not(rules: object, allowed: bool) -> None:
    with host(robots_txt=rules) as server:  # type: ignore[arg-type]
        found = check(f"{server.url}/here", asker())
        assert found.state == ("here" if allowed else "unknown")
        assert allowed or "/here" not in server.paths()


def test_a_host_that_asks_for_quiet_is_asked_no_more() -> None:
    with host() as server:
        us = asker()
        assert check(f"{server.url}/quiet", us).why == "denied"
        assert check(f"{server.url}/here", us).why == "resting"
        assert "/here" not in server.paths()


def test_a_short_quiet_is_waited_for() -> None:
    with host(soon=status(429, Retry_After="0")) as server:
        us = asker()
        check(f"{server.url}/soon", us)
        assert check(f"{server.url}/here", us).state == "here"


def test_a_host_that_does_not_answer_twice_is_left_alone() -> None:
    with host(robots_txt=raw(b"")) as server:
        us = asker()
        assert [check(f"{server.url}/{n}", us).why for n in range(4)] == ["answer", "answer", "resting", "resting"]
        assert len(server.asked) == 2


def test_we_say_who_we_are() -> None:
    with host() as server:
        check(f"{server.url}/here", asker())
        assert server.agents == {"Test/1.0 (+https://example.org)"}


# --- private networks ---

PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:0:0:0:0:80ff:fffe",
)  # fmt: skip


@pytest.mark.parametrize("number", PRIVATE)
def test_a_private_number_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_number_is(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://[::1]/", "http://localhost/",
    "http://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data/", "http://8.8.8.8:25/", "http://8.8.8.8:22/x",
    "http://user:pass@8.8.8.8/", "file:///etc/passwd", "gopher://8.8.8.8/", "http://", "http://[::1", "http://8.8.8.8:99999/",
    "http://\u2100.example/", "http://" + "a" * 300 + ".example/",
])  # fmt: skip
def test_an_address_into_a_private_network_is_never_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)
    assert check(url, asker(private=False)).state == "refused"


def test_a_name_with_one_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: numbers)
    assert check("http://two-faced.example/", asker(private=False)).why == "private"


def test_the_connection_goes_to_the_number_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves otherwise the second time gains nothing: there is no second time."""
    looked, opened = list[object](), list[object]()
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *words, **_: looked.append(words) or [(2, 1, 6, "", ("8.8.8.8", 80))]
    )

    def connect(number: object, **_: object) -> None:
        opened.append(number)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    check("http://rebinding.example/", asker(private=False))
    assert opened == [("8.8.8.8", 80)] * len(looked)


class OneDoor(Connector):
    """Takes one host of this machine for public, and no other."""

    __slots__ = ()
    door = 0

    def allowed(self, url: str) -> SplitResult:
        return Connector(agent="", private=True).allowed(url) if f":{self.door}/" in url else super().allowed(url)

    def numbers(self, parts: SplitResult) -> list[tuple[str, int]]:
        return [("127.0.0.1", self.door)] if parts.port == self.door else super().numbers(parts)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"])
def test_a_redirect_into_a_private_network_is_not_followed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with host() as secret, host(trap=to(f"http://{name}:{secret.server_port}/here")) as server:
        us = asker(private=False)
        monkeypatch.setattr(OneDoor, "door", server.server_port)
        monkeypatch.setattr("digest.links.http_client.PORTS", {secret.server_port})
        us.connector = OneDoor(agent="x")
        found = check(f"{server.url}/trap", us)
        assert server.paths() == ["/trap"], "the first host was asked"
        assert (found.state, found.why) == ("unknown", "private") and secret.asked == []
