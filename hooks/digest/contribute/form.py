"""The form's own data, one file a language: the model's JSON Schema, the check's messages, choices and labels.

The schema is the one that editors' tools complete from (`digest.contribute.json_schema`), wrapped in what makes a file
of an article: its name, its text, its translation. Nothing in the browser knows a rule that does not stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from digest.check.report import messages
from digest.contribute.existing_articles import comparisons
from digest.contribute.json_schema import LISTS, known_ids, put_conditions, put_ids
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.read.body import HTML
from digest.read.fields import Language
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.loader import LONGEST_SLUG, SLUG
from digest.read.validation import SCHEMA_BOUNDS, SCHEMA_RULES, adapter
from digest.render.localizer import Wording

NOT_FOR_NEW = {"redirect_from", "reviewed", "corrections"}
"""Fields of an article that only an existing one has."""

FETCHED = {"party", "mention", "outlet"}
"""The lists of ids that the form gets from names.json, for they are long."""

TOLD = {"source-twice", "event-alike", "title-alike", "slug-twice"}
"""Rules on other articles; the form warns of what may break them."""

LABELS = "contribute.form."
"""What the keys of the form's labels begin with."""


def create_form(site: Site, links: RepositoryLinks, words: Wording) -> dict[str, Any]:
    """Return everything that the form shows and checks with, in the language of `words`."""
    schema = localised(draft_schema(site), words.language)
    return {
        "schema": schema,
        "rules": SCHEMA_RULES,
        "bounds": SCHEMA_BOUNDS,
        "messages": dict(rule_messages(schema, words.language)),
        "choices": choices(site, words),
        "labels": {
            key.removeprefix(LABELS): words.t(key) for key in words.labels if key.startswith(LABELS)
        },
        "links": {"new": links.new_file(""), "ask": links.issue("ask-entry.yml")},
        "compare": comparisons(site),
    }  # fmt: skip


def draft_schema(site: Site) -> dict[str, Any]:
    """Return the JSON Schema of what the form holds: an article's facts and text, its name, its translation."""
    article = adapter(WrittenArticle).json_schema()
    ids = known_ids(site.model.vocabularies)
    put_ids(article, ids)
    put_conditions(article, ids["event_kind_together"])
    definitions = article.pop("$defs")
    definitions |= {name: {"x-list": name, "x-rule": LISTS[name]} for name in FETCHED}
    for name in NOT_FOR_NEW:
        del article["properties"][name]
    del definitions["WrittenSource"]["properties"]["gone"]  # a new article rests on nothing that is gone
    text = {
        "type": "string", "minLength": 1, "not": {"pattern": HTML.pattern}, "x-rule": "raw-html",
        "x-missing": "text-missing",
    }  # fmt: skip
    longest = LONGEST_SLUG - len(".en.md")
    slug = {"type": "string", "pattern": f"^{SLUG}$", "maxLength": longest, "x-rule": "file-misplaced"}
    return {
        "type": "object",
        "required": ["article", "text", "slug"],
        "if": {"required": ["translation"]},
        "then": {"required": ["translated"]},
        "properties": {
            "article": article, "text": text, "slug": slug,
            "translation": adapter(WrittenTranslation).json_schema(), "translated": text,
        },
        "$defs": definitions,
    }  # fmt: skip


def localised(schema: Any, language: Language) -> Any:
    """Return a schema with each field's description in one language, split into its label and a hint."""
    if isinstance(schema, list):
        return [localised(part, language) for part in schema]
    if not isinstance(schema, dict):
        return schema
    notes = {"description", "title"}  # where they hold a text; where they hold a schema they are fields of an article
    kept = {
        key: localised(value, language)
        for key, value in schema.items()
        if key not in {"x-description", "examples"} and not (key in notes and isinstance(value, str))
    }
    said = schema.get("x-description")
    return kept | (dict(label_and_hint(said[language])) if said else {})


def label_and_hint(text: str) -> Iterator[tuple[str, str]]:
    """Yield the label that a field's description begins with, and the hint that it ends with."""
    plain = re.sub(r" \(data/\w+\.yml\)", "", text)
    label, _, hint = re.sub(r"[:;,] ", "\n", plain, count=1).partition("\n")
    yield "x-label", label
    if hint:
        yield "x-hint", hint


def rule_messages(schema: Any, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the message of every rule that the schema or a comparison can name: what is wrong, and the fix."""
    wanted = {*SCHEMA_RULES.values(), *TOLD, *rules_in(schema), "not-a-list", "not-fields"}
    for rule in sorted(wanted):
        message = messages()[rule][language]
        yield rule, [message["what"], message["fix"]]


def rules_in(schema: Any) -> Iterator[str]:
    """Yield the rules that a schema names anywhere."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict):
        yield from (schema[key] for key in ("x-rule", "x-missing") if isinstance(schema.get(key), str))
    for part in parts:
        yield from rules_in(part)


def choices(site: Site, words: Wording) -> dict[str, list[list[str]]]:
    """Return the short vocabularies: id, name and what is meant by it."""
    vocabularies = {
        "sector": site.model.vocabularies.sectors,
        "event_kind": site.model.vocabularies.event_kinds,
        "instrument_kind": site.model.vocabularies.instrument_kinds,
    }
    return {
        name: [[id_, words.say(entry.name), words.say(entry.definition)] for id_, entry in entries.items()]  # type: ignore[attr-defined]
        for name, entries in vocabularies.items()
    }
