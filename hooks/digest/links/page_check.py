"""One address -> what became of its page.

Only what says so itself is missing: 404, 410, a host whose name does not exist. A refusal (401, 403, 429, 451, a
robots.txt that keeps us out), a broken server, a time-out or a bad certificate says nothing about the page for a
reader, so it is unknown; so is a front page to which an article's address leads, which may be all that is left of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, urljoin, urlsplit

from digest.links.http_client import SAFE, Answer, Connector, NoAnswerError, NoHostError, RefusedError
from digest.links.rate_limit import RestingError, Turns
from digest.links.robots import Robots

State = Literal["here", "moved", "missing", "unknown", "refused"]
Why = Literal[
    "ok", "redirect", "not-found", "gone", "no-host", "front-page", "robots", "resting", "denied", "server", "status",
    "loop", "no-target", "timeout", "tls", "connection", "name-service", "answer", "address", "private", "port",
]  # fmt: skip
"""Every reason there is; report.py has words for each."""

MOST_REDIRECTS = 8
REDIRECTS = {301, 302, 303, 307, 308}
LASTING = {301, 308}
MISSING: dict[int, Why] = {404: "not-found", 410: "gone"}
DENIED = {401, 402, 403, 407, 429, 451}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a page; `status` is the last HTTP status, `target` where lasting redirects lead."""

    state: State
    why: Why
    status: int | None = None
    target: str | None = None


class Asker:
    """Asks hosts for pages, gently; shared by all threads of a run."""

    def __init__(self, connector: Connector, turns: Turns) -> None:
        self.connector, self.turns = connector, turns
        self.robots = Robots(self.fetch)

    def fetch(self, url: str, method: str = "GET", most: int = 0) -> Answer:
        """Return the answer to one request, made in its host's turn. Raises `RestingError` and what `ask` raises."""
        host = urlsplit(url).netloc.lower()
        with self.turns.of(host):
            try:
                answer = self.connector.ask(url, method, most)
            except NoAnswerError:
                self.turns.answered(host, well=False)
                raise
            self.turns.answered(host, well=True)
            if answer.status in {429, 503}:
                self.turns.rest(host, answer.headers.get("retry-after"))
            return answer

    def page(self, url: str) -> Answer | None:
        """Return the answer for a page, by HEAD and, where that is no plain yes, by GET; None where robots may not."""
        parts = urlsplit(url)
        rules = self.robots.rules(f"{parts.scheme}://{parts.netloc}")
        if not rules.allow(url):
            return None
        self.turns.slow_down(parts.netloc.lower(), rules.pause)
        answer = self.fetch(url, "HEAD")
        settled = answer.status in {200, 429, 503} | REDIRECTS
        return answer if settled else self.fetch(url)


def check(url: str, asker: Asker) -> Outcome:
    """Return what became of the page at `url`; raises nothing, whatever the host does."""
    try:
        asker.connector.allowed(url)
        return follow(url, asker)
    except RefusedError as error:
        return Outcome(state="refused", why=why(error))
    except NoHostError:
        return Outcome(state="missing", why="no-host")
    except NoAnswerError as error:
        return Outcome(state="unknown", why=why(error))
    except RestingError:
        return Outcome(state="unknown", why="resting")


def why(error: Exception) -> Why:
    """Return the reason that an error carries."""
    found: Why = error.args[0] if error.args[0] in get_args(Why) else "answer"
    return found


def follow(url: str, asker: Asker) -> Outcome:
    """Follow redirects from `url` to what became of its page. Raises what `Asker.page` raises for the first address."""
    here, seen, lasting = url, {url}, True
    for _ in range(MOST_REDIRECTS + 1):
        try:
            answer = asker.page(here)
        except (RefusedError, NoHostError) as error:
            if here == url:
                raise
            # Somebody else's host is not there, or is none of ours to ask: of the page itself we know nothing.
            return Outcome(state="unknown", why="no-target" if isinstance(error, NoHostError) else why(error))
        if answer is None:
            return Outcome(state="unknown", why="robots")
        if answer.status not in REDIRECTS:
            return ending(url, here, answer, lasting)
        lasting = lasting and answer.status in LASTING
        target = target_of(here, answer)
        if target is None or target in seen:
            return Outcome(state="unknown", why="loop" if target else "no-target", status=answer.status)
        here = target
        seen.add(here)
    return Outcome(state="unknown", why="loop")


def target_of(url: str, answer: Answer) -> str | None:
    """Return the address that a redirect leads to, in signs that may be sent, or None where it names none."""
    location = answer.headers.get("location", "")
    try:
        # http.client reads headers as Latin-1; hosts write addresses in UTF-8.
        location = quote(location.encode("latin-1"), safe=SAFE)
        target = urljoin(url, location).partition("#")[0]
        fits = len(target) <= 4000 and urlsplit(target).hostname
    except ValueError:
        return None
    return target if location and fits else None


def ending(url: str, here: str, answer: Answer, lasting: bool) -> Outcome:
    """Return what the last answer says."""
    status = answer.status
    if status in MISSING:
        return Outcome(state="missing", why=MISSING[status], status=status)
    if not 200 <= status < 300:
        kind: Why = "denied" if status in DENIED else "server" if status >= 500 else "status"
        return Outcome(state="unknown", why=kind, status=status)
    if here == url:
        return Outcome(state="here", why="ok", status=status)
    if is_front(here) and not is_front(url):
        return Outcome(state="unknown", why="front-page", status=status, target=here)
    if lasting:
        return Outcome(state="moved", why="redirect", status=status, target=here)
    return Outcome(state="here", why="redirect", status=status)


def is_front(url: str) -> bool:
    """Tell whether an address is a host's front page."""
    parts = urlsplit(url)
    return parts.path.strip("/") in {"", "index.html", "index.php", "id", "en"} and not parts.query
