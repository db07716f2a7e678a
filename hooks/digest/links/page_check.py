"""One URL -> what was found at it.

A page is missing only where the response says so: 404, 410, or a host whose name does not exist. A refusal (401, 403,
429, 451, robots.txt), a server error, a time-out or an invalid certificate says nothing about the page that a reader
gets, so the result is unknown; so it is where an article's URL redirects to a front page, which may mean its removal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlsplit

from digest.web.http_client import BlockedUrlError, NoResponseError, Response, UnknownHostError
from digest.web.polite_client import MAX_REDIRECTS, REDIRECT_STATUSES, PoliteClient, redirect_target
from digest.web.rate_limit import HostSuspendedError

PageState = Literal["here", "moved", "missing", "unknown", "refused"]
OutcomeReason = Literal[
    "ok", "redirect", "not-found", "gone", "no-host", "front-page", "robots", "resting", "denied", "server", "status",
    "loop", "no-target", "timeout", "tls", "connection", "name-service", "answer", "address", "private", "port",
]  # fmt: skip
"""All reasons; texts.yml has a text for each (`why-…`)."""

PERMANENT_REDIRECT_STATUSES = {301, 308}
MISSING_STATUSES: dict[int, OutcomeReason] = {404: "not-found", 410: "gone"}
DENIED_STATUSES = {401, 402, 403, 407, 429, 451}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of checking a URL; `status` is the last HTTP status, `target` where permanent redirects lead."""

    state: PageState
    reason: OutcomeReason
    status: int | None = None
    target: str | None = None


def check_url(url: str, client: PoliteClient) -> Outcome:
    """Return what was found at `url`; raises nothing, whatever the host does."""
    try:
        client.http.split_allowed(url)
        return follow_redirects(url, client)
    except BlockedUrlError as error:
        return Outcome(state="refused", reason=outcome_reason(error))
    except UnknownHostError:
        return Outcome(state="missing", reason="no-host")
    except NoResponseError as error:
        return Outcome(state="unknown", reason=outcome_reason(error))
    except HostSuspendedError:
        return Outcome(state="unknown", reason="resting")


def outcome_reason(error: Exception) -> OutcomeReason:
    """Return the reason that an error carries."""
    reason: OutcomeReason = error.args[0] if error.args[0] in get_args(OutcomeReason) else "answer"
    return reason


def follow_redirects(url: str, client: PoliteClient) -> Outcome:
    """Return the outcome at the end of all redirects. Raises what `fetch_page` raises for the first URL."""
    current, seen, is_permanent = url, {url}, True
    for _ in range(MAX_REDIRECTS + 1):
        try:
            response = client.fetch_page(current)
        except (BlockedUrlError, UnknownHostError) as error:
            if current == url:
                raise
            # A redirect's target that does not exist or must not be requested says nothing about the page itself.
            reason = "no-target" if isinstance(error, UnknownHostError) else outcome_reason(error)
            return Outcome(state="unknown", reason=reason)
        if response is None:
            return Outcome(state="unknown", reason="robots")
        if response.status not in REDIRECT_STATUSES:
            return final_outcome(url, current, response, is_permanent)
        is_permanent = is_permanent and response.status in PERMANENT_REDIRECT_STATUSES
        target = redirect_target(current, response)
        if target is None or target in seen:
            return Outcome(state="unknown", reason="loop" if target else "no-target", status=response.status)
        current = target
        seen.add(current)
    return Outcome(state="unknown", reason="loop")


def final_outcome(url: str, final_url: str, response: Response, is_permanent: bool) -> Outcome:
    """Return the outcome of the last response, which is no redirect."""
    status = response.status
    if status in MISSING_STATUSES:
        return Outcome(state="missing", reason=MISSING_STATUSES[status], status=status)
    if not 200 <= status < 300:
        reason: OutcomeReason = "denied" if status in DENIED_STATUSES else "server" if status >= 500 else "status"
        return Outcome(state="unknown", reason=reason, status=status)
    if final_url == url:
        return Outcome(state="here", reason="ok", status=status)
    if is_front_page(final_url) and not is_front_page(url):
        return Outcome(state="unknown", reason="front-page", status=status, target=final_url)
    if is_permanent:
        return Outcome(state="moved", reason="redirect", status=status, target=final_url)
    return Outcome(state="here", reason="redirect", status=status)


def is_front_page(url: str) -> bool:
    """Tell whether a URL is that of a host's front page."""
    parts = urlsplit(url)
    return parts.path.strip("/") in {"", "index.html", "index.php", "id", "en"} and not parts.query
