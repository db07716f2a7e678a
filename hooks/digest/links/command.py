"""`python3 run.py links`: which pages that articles rest on are gone, and where copies of them are."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from digest.check.runner import check
from digest.core.clock import today
from digest.links.archive import HOST
from digest.links.citations import Place, places_in
from digest.links.edits import Change, changed, put, text_of
from digest.links.http_client import Connector
from digest.links.page_check import Asker
from digest.links.rate_limit import PAUSE, Turns
from digest.links.report import Run, report, say
from digest.links.robots import NAME
from digest.links.runner import Found, ask_all, changes, network_is_broken
from digest.links.schedule import LIMIT, due
from digest.links.state import Doubt, after, all_but, read_doubts, write_doubts
from digest.read.fields import LANGUAGES
from digest.read.loader import Loading

MINUTES = 60.0
REPOSITORY = re.compile(r"^repo_url:.*?(https://[\w./-]+)", re.MULTILINE | re.ASCII)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` know the command's words."""
    parser.add_argument("--limit", type=whole, default=LIMIT, help=f"addresses of one run (usually {LIMIT})")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="after so many minutes nothing new is begun")
    parser.add_argument("--write", action="store_true", help="note what was found in the articles and data/links.json")
    parser.add_argument("--report", type=Path, help="write the report to this file")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of messages")
    parser.add_argument("--archive-host", default=HOST, help=f"who is asked for copies (usually {HOST})")
    parser.add_argument("--pause", type=float, default=PAUSE, help=argparse.SUPPRESS)
    # For trying the command against a server of one's own: never where strangers' articles are asked.
    parser.add_argument("--private-hosts", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=links_command)


def whole(text: str) -> int:
    """Return a number from 1 on. Raises `ValueError`, which argparse tells."""
    if (number := int(text)) < 1:
        raise ValueError
    return number


def links_command(options: argparse.Namespace) -> int:
    """Ask, note, report; 1 where nothing could be read or asked, or the notes broke a rule."""
    content = Loading(options.root).content()
    if content is None or not re.fullmatch(r"https?://[\w.:-]+", options.archive_host, re.ASCII):
        return failed(options, "vocabularies" if content is None else "bad-archive")
    places, doubts, day = places_in(content.articles), read_doubts(options.root), today()
    urls = due(places, {url: doubt.last for url, doubt in doubts.items()}, day, options.limit)
    found = ask_all(urls, places, asker_for(options), options.archive_host, options.minutes * 60)
    if network_is_broken(found):
        return failed(options, "network")
    doubts = after(doubts, found.outcomes, places, day)
    made, by_hand, files = edited(options.root, changes(found, places, doubts))
    doubts = all_but(doubts, settled(places, made))
    told = summary(places, urls, found, doubts)
    told.made, told.by_hand = made, by_hand
    if options.write and (broken := write_all(options.root, files, doubts)):
        return failed(options, "undone", files=", ".join(broken))
    tell(options, report(told))
    return 0


def asker_for(options: argparse.Namespace) -> Asker:
    """Return who asks, under the name of this project and its repository."""
    named = REPOSITORY.search(f"repo_url: {os.environ.get('REPO_URL', '')}\n" + mkdocs_file(options.root))
    agent = f"{NAME}/1.0 (+{named[1] if named else NAME}; asks whether cited pages are still there)"
    return Asker(Connector(agent=agent, private=options.private_hosts), Turns(options.pause))


def mkdocs_file(root: Path) -> str:
    """Return mkdocs.yml, which names the repository."""
    file = root / "mkdocs.yml"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def edited(root: Path, wanted: Iterable[Change]) -> tuple[list[Change], list[Change], dict[str, str]]:
    """Return the changes that can be made, those left to an editor, and the new texts of files."""
    made: list[Change] = []
    by_hand: list[Change] = []
    files: dict[str, str] = {}
    for change in wanted:
        before = files.get(change.file) or text_of(root, change.file)
        text = changed(before, change) if change.path[0] == "sources" else None
        if text is None:
            by_hand.append(change)
        else:
            files[change.file] = text
            made.append(change)
    return made, by_hand, files


def settled(places: dict[str, list[Place]], made: Sequence[Change]) -> Iterable[str]:
    """Yield the addresses that are called gone wherever they are a source."""
    marked = {(change.file, change.path) for change in made if change.field == "gone"}
    for url, uses in places.items():
        sources = [place for place in uses if place.is_source]
        if sources and all(place.gone or (place.file, place.path) in marked for place in sources):
            yield url


def write_all(root: Path, files: dict[str, str], doubts: dict[str, Doubt]) -> list[str]:
    """Write the files; where a rule is broken that was not broken before, put all back and return which files."""
    known = set(check(root, today())[1])
    before = {file: text_of(root, file) for file in files}
    for file, text in files.items():
        put(root, file, text)
    broken = {found.path for found in check(root, today())[1] if found.path in files} - {found.path for found in known}
    if broken:
        for file, text in before.items():
            put(root, file, text)
        return sorted(broken)
    write_doubts(root, doubts)
    return []


def summary(places: dict[str, list[Place]], urls: Sequence[str], found: Found, doubts: dict[str, Doubt]) -> Run:
    """Return what is told of a run."""
    return Run(
        cited=len(places), outcomes=found.outcomes, left=len(urls) - len(found.outcomes), doubts=doubts,
        uncopied=sum(copy is None for copy in found.copies.values()), archive_failed=found.archive_failed,
    )  # fmt: skip


def tell(options: argparse.Namespace, text: str) -> None:
    """Show the report, or write it where it is wanted."""
    if options.report:
        options.report.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")


def failed(options: argparse.Namespace, key: str, **values: object) -> int:
    """Say why nothing is written."""
    print(say(key, options.lang, **values), file=sys.stderr)
    return 1
