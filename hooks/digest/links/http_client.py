"""One request to one public host: no private network, no redirect followed, no body kept beyond a limit.

Addresses come from strangers' articles and redirects from strangers' hosts, so nothing may lead to a machine inside the
network that the check runs in. A name is resolved once, every address it has must be public, and the connection goes to
what was looked at, not to the name again (which may resolve otherwise the second time). The HTTP libraries around
(urllib3 with requests, httpx) connect to names and leave no open door for this, so http.client gets the socket.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

PATIENCE = 15.0
"""Seconds that connecting, and each wait for the next bytes, may take."""

LONGEST = 40.0
"""Seconds that a whole request may take: hosts that send one byte at a time are left."""

PORTS = {80, 443, 8080, 8443}
"""Ports that are asked; other services than web servers get no request from us."""

INSIDE = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 networks that stand for IPv4 ones (RFC 6052, RFC 8215), private ones included."""

SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Signs of an address that are sent as they are; all others but letters and digits are encoded."""


class RefusedError(Exception):
    """An address that is never asked: no web address, a private host, an unusual port."""


class NoHostError(Exception):
    """The host's name does not exist."""


class NoAnswerError(Exception):
    """The host could not be asked; `args[0]` is a word for why (timeout, tls, connection, answer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(slots=True)
class Line:
    """An open connection, which a watch may cut from another thread."""

    socket: socket.socket
    cut: bool = False

    def secure(self, host: str) -> None:
        """Begin TLS; the watch can cut the handshake too."""
        context = ssl.create_default_context()
        self.socket = context.wrap_socket(self.socket, server_hostname=host, do_handshake_on_connect=False)
        self.socket.do_handshake()

    def shut(self) -> None:
        """End what takes too long, beneath TLS; whoever waits for it is woken by an error."""
        self.cut = True
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """Asks hosts; `private` lets it reach private ones too, for trying it against a server of one's own."""

    agent: str
    private: bool = False
    patience: float = PATIENCE
    longest: float = LONGEST

    def ask(self, url: str, method: str = "GET", most: int = 0) -> Answer:
        """Return the answer to one request with at most `most` bytes of its body; redirects are not followed.

        Raises `RefusedError`, `NoHostError`, `NoAnswerError`, and nothing else, whatever is at the other end.
        """
        parts = self.allowed(url)
        line = Line(socket_to(self.numbers(parts), self.patience))
        watch = threading.Timer(self.longest, line.shut)
        watch.daemon = True
        watch.start()
        try:
            return self.talk(line, parts, method, most)
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise NoAnswerError("timeout" if line.cut else word_for(error)) from None
        finally:
            watch.cancel()
            line.socket.close()

    def allowed(self, url: str) -> SplitResult:
        """Return the parts of an address that may be asked. Raises `RefusedError`."""
        try:
            parts = urlsplit(url)
            port, host = parts.port or default_port(parts), (parts.hostname or "").encode("idna")
        except (ValueError, UnicodeError):
            raise RefusedError("address") from None
        if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
            raise RefusedError("address")
        if port not in PORTS and not self.private:
            raise RefusedError("port")
        return parts

    def numbers(self, parts: SplitResult) -> list[tuple[str, int]]:
        """Return the host's numbers and the port. Raises `NoHostError`, `NoAnswerError`, `RefusedError`."""
        port, host = parts.port or default_port(parts), (parts.hostname or "").encode("idna").decode()
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}:
                raise NoHostError(host) from None
            raise NoAnswerError("name-service") from None
        except (OSError, UnicodeError):
            raise NoAnswerError("name-service") from None
        numbers = [str(entry[4][0]) for entry in found]
        if not self.private and not all(map(is_public, numbers)):
            raise RefusedError("private")
        return [(number, port) for number in dict.fromkeys(numbers)]

    def talk(self, line: Line, parts: SplitResult, method: str, most: int) -> Answer:
        """Send one request over an open connection and return the answer."""
        host = (parts.hostname or "").encode("idna").decode()
        talk: http.client.HTTPConnection = http.client.HTTPConnection(host, parts.port, timeout=self.patience)
        if parts.scheme == "https":
            line.secure(host)
        talk.sock = line.socket
        talk.request(method, path_of(parts), headers=self.headers())
        answer = talk.getresponse()
        body = answer.read(most) if most else b""
        talk.close()
        if line.cut:  # half a head reads like a whole one
            raise TimeoutError
        return Answer(
            status=answer.status, headers={name.lower(): value for name, value in answer.getheaders()}, body=body
        )

    def headers(self) -> dict[str, str]:
        """Return what is told about us, and what we would like."""
        wishes = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "id,en;q=0.7", "Connection": "close"}
        return {"User-Agent": self.agent, **wishes}


def is_public(number: str) -> bool:
    """Tell whether an IP address belongs to the public internet, through IPv6's disguises of IPv4 too."""
    found = ipaddress.ip_address(number.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in network for network in INSIDE):
            return False
        hidden = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if hidden and not is_public(str(hidden)):
            return False
        if found.ipv4_mapped:
            return True
    return found.is_global and not found.is_multicast


def socket_to(numbers: list[tuple[str, int]], patience: float) -> socket.socket:
    """Return a connection to the first of a host's numbers that takes one. Raises `NoAnswerError`."""
    why = "connection"
    for number in numbers[:3]:
        try:
            return socket.create_connection(number, timeout=patience)
        except TimeoutError:
            why = "timeout"
        except OSError:
            continue
    raise NoAnswerError(why)


def word_for(error: Exception) -> str:
    """Return why there was no answer."""
    words = {TimeoutError: "timeout", ssl.SSLError: "tls", http.client.HTTPException: "answer"}
    return next((word for kind, word in words.items() if isinstance(error, kind)), "connection")


def default_port(parts: SplitResult) -> int:
    """Return the port of an address that names none."""
    return 443 if parts.scheme == "https" else 80


def path_of(parts: SplitResult) -> str:
    """Return the part of an address that is asked for, in signs that may be sent."""
    path = quote(parts.path, safe=SAFE) or "/"
    return f"{path}?{quote(parts.query, safe=SAFE)}" if parts.query else path
