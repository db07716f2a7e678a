"""The expected results of a query, computed from the files of the articles without any of the tested code."""

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
    found: dict[str, Any] = yaml.load((PROJECT / "data" / f"{name}.yml").read_text(), yaml.CBaseLoader)
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
    """Return the ids of each event of an article, and its texts in the language of the file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    own: dict[str, Any] = yaml.load(front, yaml.CBaseLoader)
    language = "en" if path.name.endswith(".en.md") else "id"
    facts = (
        own
        if language == "id"
        else yaml.load(
            path.with_name(path.name.replace(".en.md", ".md")).read_text().split("---\n", 2)[1], yaml.CBaseLoader
        )
    )
    events = [ids_of(event) for event in facts["events"]]
    texts = [own["title"], own["description"], body]
    texts += [text(event.get("note"), language) for event in facts["events"]]
    texts += [f"{text(claim['by'], language)} {text(claim['text'], language)}" for claim in facts.get("claims", [])]
    texts += [f"{person['name']} {text(person['office'], language)}" for person in facts.get("people", [])]
    texts += [text(vocabulary("event_kinds")[event["kind"]]["name"], language) for event in facts["events"]]
    return events, "\n".join(texts)


@functools.cache
def people(path: Path) -> set[str]:
    """Return the names of the persons whom an article names."""
    facts = path.with_name(path.name.replace(".en.md", ".md")).read_text(encoding="utf-8").split("---\n", 2)[1]
    return {person["name"] for person in yaml.load(facts, yaml.CBaseLoader).get("people", [])}


def ids_of(event: dict[str, Any]) -> set[str]:
    countries = {code for party in event["parties"] if (code := country(party))}
    return {*event["parties"], *sectors_by_event()[key(event)], event["kind"], *carried_out(event), *countries}


def carried_out(event: dict[str, Any]) -> set[str]:
    """Return the kinds of the events that carried out a plan, as other articles tell them: they are one event then."""
    if event.get("status") != "planned":
        return set()
    kinds = {event["kind"], *vocabulary("event_kinds")[event["kind"]].get("fulfilled_by", [])}
    return {
        kind
        for date, kind, parties in sectors_by_event()
        if kind in kinds and parties == frozenset(event["parties"]) and date.startswith(event["date"])
    }


def key(event: dict[str, Any]) -> tuple[str, str, frozenset[str]]:
    """Return what identifies an event that several articles report."""
    return event["date"], event["kind"], frozenset(event["parties"])


@functools.cache
def sectors_by_event() -> dict[tuple[str, str, frozenset[str]], set[str]]:
    """Return the sectors of every event, collected from all articles."""
    found: dict[tuple[str, str, frozenset[str]], set[str]] = {}
    for path in ARTICLES.glob("*/*.md"):
        if not path.name.endswith(".en.md"):
            for event in yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.CBaseLoader)["events"]:
                found.setdefault(key(event), set()).update(event["sectors"])
    return found


def text(value: Any, language: str) -> str:
    if isinstance(value, dict):
        return str(value.get(language) or value["id"])
    return str(value or "")


def expected(entry: dict[str, Any]) -> set[str]:
    """Return the articles that an entry of gold.yml must find."""
    found = set()
    for path in sorted(ARTICLES.glob("*/*.md")):
        if path.name.endswith(".en.md") != (entry.get("lang") == "en"):
            continue
        events, texts = article(path)
        about, some = set(entry.get("about", [])), set(entry.get("any", []))
        named = any(about <= ids and (not some or some & ids) for ids in events)
        named = named and ("people" not in entry or entry["people"] in people(path))
        if named and ("matches" not in entry or re.search(entry["matches"], texts, re.IGNORECASE)):
            found.add(f"{path.parent.name}/{path.name.split('.')[0]}")
    return found
