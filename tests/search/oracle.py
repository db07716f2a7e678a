"""What a query ought to find, from the articles' own files and without any of the code that is being tested."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import yaml

from roots import PROJECT

ARTICLES = PROJECT / "docs" / "articles"


@functools.cache
def vocabulary(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((PROJECT / "data" / f"{name}.yml").read_text(), yaml.BaseLoader)
    return found


def country(party: str) -> str | None:
    if party.endswith("-government"):
        code = party.split("-")[0].upper()
    else:
        entry = vocabulary("localities_abroad").get(party) or vocabulary("organisations").get(party) or {}
        code = str(entry.get("country", "ID"))
    return None if code == "ID" else code


@functools.cache
def article(path: Path) -> tuple[list[set[str]], str]:
    """The ids of each of an article's events, and its words in the language of the file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    own: dict[str, Any] = yaml.load(front, yaml.BaseLoader)
    language = "en" if path.name.endswith(".en.md") else "id"
    facts = (
        own
        if language == "id"
        else yaml.load(
            path.with_name(path.name.replace(".en.md", ".md")).read_text().split("---\n", 2)[1], yaml.BaseLoader
        )
    )
    events = [ids_of(event) for event in facts["events"]]
    said = [own["title"], own["description"], body]
    said += [text(event.get("note"), language) for event in facts["events"]]
    said += [f"{text(claim['by'], language)} {text(claim['text'], language)}" for claim in facts.get("claims", [])]
    said += [f"{person['name']} {text(person['office'], language)}" for person in facts.get("people", [])]
    said += [text(vocabulary("event_kinds")[event["kind"]]["name"], language) for event in facts["events"]]
    return events, "\n".join(said)


def ids_of(event: dict[str, Any]) -> set[str]:
    countries = {code for party in event["parties"] if (code := country(party))}
    return {*event["parties"], *sectors_told()[key(event)], event["kind"], *countries}


def key(event: dict[str, Any]) -> tuple[str, str, frozenset[str]]:
    """What makes two articles' events the same one."""
    return event["date"], event["kind"], frozenset(event["parties"])


@functools.cache
def sectors_told() -> dict[tuple[str, str, frozenset[str]], set[str]]:
    """The sectors of every event, as all articles together tell them."""
    found: dict[tuple[str, str, frozenset[str]], set[str]] = {}
    for path in ARTICLES.glob("*/*.md"):
        if not path.name.endswith(".en.md"):
            for event in yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.BaseLoader)["events"]:
                found.setdefault(key(event), set()).update(event["sectors"])
    return found


def text(words: Any, language: str) -> str:
    if isinstance(words, dict):
        return str(words.get(language) or words["id"])
    return str(words or "")


def expected(entry: dict[str, Any]) -> set[str]:
    """The articles that a gold entry says must be found."""
    found = set()
    for path in sorted(ARTICLES.glob("*/*.md")):
        if path.name.endswith(".en.md") != (entry.get("lang") == "en"):
            continue
        events, said = article(path)
        about, some = set(entry.get("about", [])), set(entry.get("any", []))
        named = any(about <= ids and (not some or some & ids) for ids in events)
        if named and ("matches" not in entry or re.search(entry["matches"], said, re.IGNORECASE)):
            found.add(f"{path.parent.name}/{path.name.split('.')[0]}")
    return found
