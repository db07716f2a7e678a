"""The expected results of a query, computed from the files of the articles without any of the tested code."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from roots import PROJECT

ARTICLES = PROJECT / "docs" / "articles"

Row = dict[str, str]
"""A row of a table of the site."""


@functools.cache
def vocabulary(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((PROJECT / "data" / f"{name}.yml").read_text(), yaml.CBaseLoader)
    for introduced in introductions():
        found |= introduced.get(name, {})
    return found


@functools.cache
def introductions() -> list[dict[str, Any]]:
    """Return the entries that articles introduce, by the name of the vocabulary."""
    return [own["introduces"] for path in ARTICLES.glob("*/*.md") if "introduces" in (own := front_matter(path))]


@functools.cache
def front_matter(path: Path) -> dict[str, Any]:
    """Return what stands at the head of a file, with texts for all values."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.CBaseLoader)
    return found


def facts_of(path: Path) -> dict[str, Any]:
    """Return the facts of an article, which the file in Indonesian has."""
    return front_matter(path.with_name(path.name.replace(".en.md", ".md")))


def country(party: str) -> str | None:
    if party.endswith("-government"):
        code = party.split("-")[0].upper()
    else:
        entry = vocabulary("localities_abroad").get(party) or vocabulary("organisations").get(party) or {}
        code = str(entry.get("country", "ID"))
    return None if code == "ID" else code


@functools.cache
def article(path: Path) -> tuple[list[set[str]], str]:
    """Return parties and countries of each event of an article, and its texts in the language of the file."""
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    own, facts = front_matter(path), facts_of(path)
    language = "en" if path.name.endswith(".en.md") else "id"
    events = [parties_of(event) for event in facts["events"]]
    texts = [own["title"], own["description"], body]
    texts += [text(event.get("note"), language) for event in facts["events"]]
    texts += [f"{text(claim['by'], language)} {text(claim['text'], language)}" for claim in facts.get("claims", [])]
    texts += [f"{person['name']} {text(person['office'], language)}" for person in facts.get("people", [])]
    texts += [text(vocabulary("event_kinds")[event["kind"]]["name"], language) for event in facts["events"]]
    return events, "\n".join(texts)


@functools.cache
def people(path: Path) -> set[str]:
    """Return the names of the persons whom an article names."""
    return {person["name"] for person in facts_of(path).get("people", [])}


def parties_of(event: dict[str, Any]) -> set[str]:
    """Return the parties of an event and their countries."""
    return {*event["parties"], *(code for party in event["parties"] if (code := country(party)))}


def events_of(table: Iterable[Row]) -> dict[str, list[set[str]]]:
    """Return the ids of every event (parties, countries, sectors, kind, year) by the articles that tell of it.

    `table` is the site's table of events: a plan and what became of it are one event, and only the site knows which.
    """
    found: dict[str, list[set[str]]] = defaultdict(list)
    for row in table:
        years = re.findall(r"\d{4}", row["date"])[:1]
        ids = {
            row["kind"],
            *years,
            *(one for column in ("parties", "countries", "sectors") for one in row[column].split(";")),
        }
        for article_id in row["articles"].split(";"):
            found[article_id].append(ids)
    return found


def text(value: Any, language: str) -> str:
    if isinstance(value, dict):
        return str(value.get(language) or value["id"])
    return str(value or "")


def expected(entry: dict[str, Any], events: dict[str, list[set[str]]]) -> set[str]:
    """Return the articles that an entry of gold.yml must find; `events` is what `events_of` returns."""
    found = set()
    for path in sorted(ARTICLES.glob("*/*.md")):
        if path.name.endswith(".en.md") != (entry.get("lang") == "en"):
            continue
        id_, texts = f"{path.parent.name}/{path.name.split('.')[0]}", article(path)[1]
        about, some = set(entry.get("about", [])), set(entry.get("any", []))
        named = any(about <= ids and (not some or some & ids) for ids in events[id_])
        named = named and ("people" not in entry or entry["people"] in people(path))
        if named and ("matches" not in entry or re.search(entry["matches"], texts, re.IGNORECASE)):
            found.add(id_)
    return found


MOST_ANSWERS = 3
"""Cooperations of a party with a country that are shown as answers; where there are more, none is."""


def answers(entry: dict[str, Any], events: dict[str, list[set[str]]]) -> list[set[str]]:
    """Return the sets of parties of the cooperations that must answer an entry of gold.yml: those given, or all of them."""
    if entry["answers"] != "all":
        return sorted((set(slug.split("--")) for slug in entry["answers"]), key=sorted)
    told = [ids for own in events.values() for ids in own if set(entry["about"]) <= ids]
    found = {frozenset(one for one in ids if "-" in one and one in known_parties()) for ids in told}
    return sorted(map(set, found), key=sorted) if len(found) <= MOST_ANSWERS else []


@functools.cache
def known_parties() -> set[str]:
    """Return the ids of all parties but national governments."""
    return {id_ for name in ("localities", "localities_abroad", "organisations") for id_ in vocabulary(name)}


def having(entry: dict[str, Any], cooperations: Iterable[Row]) -> set[str]:
    """Return the cooperations with one of the standings, and with the party or country, of an entry of gold.yml."""
    named = {entry[key] for key in ("of", "country") if key in entry}
    with_names = (one for one in cooperations if named <= {*one["parties"].split(";"), *one["countries"].split(";")})
    return {one["id"] for one in with_names if one["standing"] in entry["standing"]}
