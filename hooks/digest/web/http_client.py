"""One HTTP request to one public host: no private network, no redirect followed, no body read beyond a limit.

URLs come from articles that anybody may propose and from redirects of any host, so none may reach a machine inside the
network that the check runs in (SSRF). A host name is resolved once, all its IP addresses have to be public, and the
connection goes to the address that was checked, not to the name again (which may then resolve differently: DNS
rebinding). urllib3, requests and httpx connect to names and offer no hook for this, so http.client gets the socket.
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
from types import MappingProxyType
from urllib.parse import SplitResult, quote, urlsplit

TIMEOUT = 15.0
"""Seconds for connecting, and for each wait for more bytes."""

TOTAL_TIMEOUT = 40.0
"""Seconds for a whole request; it ends the request to a host that sends one byte at a time."""

ALLOWED_PORTS = {80, 443, 8080, 8443}
"""Ports of web servers; no other service gets a request."""

NAT64_NETWORKS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 networks that stand for IPv4 ones (RFC 6052, RFC 8215), private ones included."""

SAFE_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""Characters of a URL that are sent unchanged; all others except letters and digits are percent-encoded."""


class BlockedUrlError(Exception):
    """A URL that is never requested; `args[0]` is the reason (address, port, private)."""


class UnknownHostError(Exception):
    """The host's name does not exist."""


class NoResponseError(Exception):
    """The host gave no response; `args[0]` is the reason (timeout, tls, connection, name-service, answer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An HTTP response; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(slots=True)
class Connection:
    """An open connection, which a timer may abort from another thread."""

    socket: socket.socket
    is_aborted: bool = False

    def start_tls(self, host: str) -> None:
        """Start TLS; the timer can abort the handshake too."""
        context = ssl.create_default_context()
        self.socket = context.wrap_socket(self.socket, server_hostname=host, do_handshake_on_connect=False)
        self.socket.do_handshake()

    def abort(self) -> None:
        """Shut the TCP socket below TLS, so that a thread that waits for bytes gets an error."""
        self.is_aborted = True
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpClient:
    """Sends requests to public hosts; `allow_private` permits private ones too, for tests against a local server."""

    user_agent: str
    allow_private: bool = False
    timeout: float = TIMEOUT
    total_timeout: float = TOTAL_TIMEOUT

    def request(
        self, url: str, method: str = "GET", max_bytes: int = 0, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Response:
        """Return the response to one request with at most `max_bytes` of its body; redirects are not followed.

        Raises `BlockedUrlError`, `UnknownHostError`, `NoResponseError`, and nothing else, whatever the host does.
        """
        parts = self.split_allowed(url)
        connection = Connection(connect(self.resolve(parts), self.timeout))
        timer = threading.Timer(self.total_timeout, connection.abort)
        timer.daemon = True
        timer.start()
        try:
            return self.send(connection, parts, method, max_bytes, headers)
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise NoResponseError("timeout" if connection.is_aborted else error_reason(error)) from None
        finally:
            timer.cancel()
            connection.socket.close()

    def split_allowed(self, url: str) -> SplitResult:
        """Return the parts of a URL that may be requested. Raises `BlockedUrlError`."""
        try:
            parts = urlsplit(url)
            port, host = parts.port or default_port(parts), (parts.hostname or "").encode("idna")
        except (ValueError, UnicodeError):
            raise BlockedUrlError("address") from None
        if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
            raise BlockedUrlError("address")
        if port not in ALLOWED_PORTS and not self.allow_private:
            raise BlockedUrlError("port")
        return parts

    def resolve(self, parts: SplitResult) -> list[tuple[str, int]]:
        """Return the IP addresses and the port. Raises `UnknownHostError`, `NoResponseError`, `BlockedUrlError`."""
        port, host = parts.port or default_port(parts), (parts.hostname or "").encode("idna").decode()
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}:
                raise UnknownHostError(host) from None
            raise NoResponseError("name-service") from None
        except (OSError, UnicodeError):
            raise NoResponseError("name-service") from None
        addresses = [str(entry[4][0]) for entry in entries]
        if not self.allow_private and not all(map(is_public_ip, addresses)):
            raise BlockedUrlError("private")
        return [(address, port) for address in dict.fromkeys(addresses)]

    def send(
        self, connection: Connection, parts: SplitResult, method: str, max_bytes: int, headers: Mapping[str, str]
    ) -> Response:
        """Send one request over an open connection and return the response."""
        host = (parts.hostname or "").encode("idna").decode()
        exchange: http.client.HTTPConnection = http.client.HTTPConnection(host, parts.port, timeout=self.timeout)
        if parts.scheme == "https":
            connection.start_tls(host)
        exchange.sock = connection.socket
        exchange.request(method, request_target(parts), headers={**self.headers(), **headers})
        response = exchange.getresponse()
        body = response.read(max_bytes) if max_bytes else b""
        exchange.close()
        if connection.is_aborted:  # http.client takes half a header section for a whole one
            raise TimeoutError
        return Response(
            status=response.status, headers={name.lower(): value for name, value in response.getheaders()}, body=body
        )

    def headers(self) -> dict[str, str]:
        """Return the headers of every request."""
        accepted = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "id,en;q=0.7"}
        return {"User-Agent": self.user_agent, **accepted, "Connection": "close"}


def is_public_ip(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet; IPv4 addresses inside IPv6 ones are checked too."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in NAT64_NETWORKS):
            return False
        embedded = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if embedded and not is_public_ip(str(embedded)):
            return False
        if ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast


def connect(addresses: list[tuple[str, int]], timeout: float) -> socket.socket:
    """Return a socket to the first of (at most three) addresses that accepts. Raises `NoResponseError`."""
    reason = "connection"
    for address in addresses[:3]:
        try:
            return socket.create_connection(address, timeout=timeout)
        except TimeoutError:
            reason = "timeout"
        except OSError:
            continue
    raise NoResponseError(reason)


def error_reason(error: Exception) -> str:
    """Return the reason for which there was no response."""
    reasons = {TimeoutError: "timeout", ssl.SSLError: "tls", http.client.HTTPException: "answer"}
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), "connection")


def default_port(parts: SplitResult) -> int:
    """Return the port of a URL that names none."""
    return 443 if parts.scheme == "https" else 80


def request_target(parts: SplitResult) -> str:
    """Return the path and query of a URL, percent-encoded (RFC 9112, 3.2: the request target)."""
    path = quote(parts.path, safe=SAFE_CHARACTERS) or "/"
    return f"{path}?{quote(parts.query, safe=SAFE_CHARACTERS)}" if parts.query else path
