"""data/feeds.yml: where news comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from digest.core.problem import Problem, problem
from digest.parse.files import MAX_VOCABULARY_BYTES, read_text
from digest.parse.yaml_nodes import parse_yaml
from digest.read.fields import Day, ShortText, Url, described, strict_dataclass
from digest.read.validation import validate_nodes

FEEDS_FILE = "data/feeds.yml"


@strict_dataclass
class NewsFeedEntry:
    """A feed (data/feeds.yml): RSS, Atom, JSON Feed or a sitemap of news."""

    url: Url
    outlet: Annotated[ShortText, described("Nama media", "Name of the outlet")]
    language: Annotated[Literal["id", "en"], described("Bahasa beritanya", "Language of the reports")] = "id"
    since: Annotated[Day, described("Hari feed ini mulai dibaca", "Day since which the feed is read")]


def read_feeds(root: Path) -> tuple[dict[str, NewsFeedEntry], list[Problem]]:
    """Return the feeds by their ids, and the problems of the file; there are none where there is no file."""
    if not (root / FEEDS_FILE).exists():
        return {}, []
    text, problems = read_text(root, FEEDS_FILE, MAX_VOCABULARY_BYTES)
    if text is None or problems:
        return {}, problems
    nodes, problems = parse_yaml(text, FEEDS_FILE)
    if nodes is None or nodes.values is None:
        return {}, problems
    feeds, more = validate_nodes(FEEDS_FILE, nodes, dict[str, NewsFeedEntry])
    urls: dict[str, str] = {}
    for id_, feed in (feeds or {}).items():
        if (first := urls.setdefault(feed.url, id_)) != id_:
            more.append(problem(FEEDS_FILE, nodes.position((id_, "url")), "feed-twice", f"{id_}.url", other=first))
    return feeds or {}, problems + more
