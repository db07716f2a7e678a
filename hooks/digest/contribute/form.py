"""The data of the form at /contribute/, one file per language: JSON Schema, messages of the check, choices, labels.

The schema is that of `digest.contribute.json_schema`, extended by what makes a file of an article: its name, text and
translation. The browser validates by this schema alone; the scripts contain no rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from digest.check.report import messages
from digest.contribute.existing_articles import comparison_data
from digest.contribute.json_schema import ID_LISTS, complete_schema, schema_of
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.parse.body import HTML_TAG
from digest.read.content_paths import MAX_NAME_LENGTH, SLUG_PATTERN
from digest.read.fields import Language
from digest.read.front_matter import TranslationFrontMatter
from digest.read.validation import PLACEHOLDER_BY_SCHEMA_KEYWORD, RULE_BY_SCHEMA_KEYWORD
from digest.read.vocabulary_entries import LocalityLevel, OrganisationKind
from digest.render.localizer import Localizer

EXISTING_ONLY_FIELDS = {"redirect_from", "reviewed", "corrections"}
"""Fields that only an existing article has; the form writes new ones."""

FETCHED_LISTS = {"party", "mention", "outlet", "locality", "country"}
"""The long lists of ids, which the form fetches from names.json instead of finding them in the schema."""

DUPLICATE_RULES = {"source-twice", "event-alike", "title-alike", "slug-twice"}
"""The rules on duplicates of which the form warns; they compare with other articles, so no schema states them."""

ENTRY_RULES = {
    "introduced-known", "introduced-twice", "id-without-country", "name-twice", "host-twice",
}  # fmt: skip
"""The rules on what an article introduces that compare with other entries, so no schema states them."""

LABEL_PREFIX = "contribute.form."
"""The prefix of the keys of the form's labels."""


def create_form_data(site: Site, links: RepositoryLinks, localizer: Localizer) -> dict[str, Any]:
    """Return the content of form.<language>.json, in the language of `localizer`."""
    schema = localize_schema(form_schema(site), localizer.language)
    return {
        "schema": schema,
        "rules": RULE_BY_SCHEMA_KEYWORD,
        "bounds": PLACEHOLDER_BY_SCHEMA_KEYWORD,
        "messages": dict(rule_messages(schema, localizer.language)),
        "choices": create_choices(site, localizer),
        "labels": dict(form_labels(localizer)),
        "links": {"new": links.new_file_url(""), "ask": links.issue_url("ask-entry.yml")},
        "compare": comparison_data(site),
    }  # fmt: skip


def form_labels(localizer: Localizer) -> Iterator[tuple[str, str]]:
    """Yield the labels of the form, those of the levels and kinds of parties included."""
    for word in (*get_args(LocalityLevel), *get_args(OrganisationKind)):
        yield f"choice.{word}", localizer.t(f"level.{word}")
    for key in localizer.label_keys(LABEL_PREFIX):
        yield key.removeprefix(LABEL_PREFIX), localizer.t(key)


def form_schema(site: Site) -> dict[str, Any]:
    """Return the JSON Schema of the form's values: an article's front matter, text and slug, and its translation."""
    article = complete_schema(site.model.vocabularies)
    definitions = article.pop("$defs")
    definitions |= {name: {"x-list": name, "x-rule": ID_LISTS[name]} for name in FETCHED_LISTS}
    for name in EXISTING_ONLY_FIELDS:
        del article["properties"][name]
    article["properties"]["introduces"]["readOnly"] = True  # the form's entries become it
    article["properties"]["added"]["readOnly"] = True  # the form fills in the day of today
    del definitions["EventFrontMatter"]["properties"]["former_ids"]  # a new event has had no other id
    del definitions["SourceFrontMatter"]["properties"]["gone"]  # the sources of a new article are still online
    text = {
        "type": "string", "minLength": 1, "not": {"pattern": HTML_TAG.pattern}, "x-rule": "raw-html",
        "x-missing": "text-missing",
    }  # fmt: skip
    longest = MAX_NAME_LENGTH - len(".en.md")
    slug = {"type": "string", "pattern": f"^{SLUG_PATTERN}$", "maxLength": longest, "x-rule": "file-misplaced"}
    return {
        "type": "object",
        "required": ["article", "text", "slug"],
        "if": {"required": ["translation"]},
        "then": {"required": ["translated"]},
        "properties": {
            "article": article, "text": text, "slug": slug,
            "translation": schema_of(TranslationFrontMatter), "translated": text,
        },
        "$defs": definitions, "x-entry-id": {"type": "string", "x-rule": "bad-id"},
    }  # fmt: skip


def localize_schema(schema: Any, language: Language) -> Any:
    """Return a schema in one language: each field's `x-description` becomes `x-label` and `x-hint`."""
    if isinstance(schema, list):
        return [localize_schema(part, language) for part in schema]
    if not isinstance(schema, dict):
        return schema
    annotations = {"description", "title"}  # only if their value is a text: articles have fields of these names, too
    localized = {
        key: localize_schema(value, language)
        for key, value in schema.items()
        if key not in {"x-description", "examples"} and not (key in annotations and isinstance(value, str))
    }
    description = schema.get("x-description")
    return localized | (dict(label_and_hint(description[language])) if description else {})


def label_and_hint(text: str) -> Iterator[tuple[str, str]]:
    """Yield the `x-label` and the `x-hint` of a description: the parts before and after its first `:`, `;` or `,`."""
    without_file = re.sub(r" \(data/\w+\.yml\)", "", text)
    label, _, hint = re.sub(r"[:;,] ", "\n", without_file, count=1).partition("\n")
    yield "x-label", label
    if hint:
        yield "x-hint", hint


def rule_messages(schema: Any, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the message of every rule that the schema or a comparison can refer to: [what is wrong, how to fix it]."""
    rules = {
        *RULE_BY_SCHEMA_KEYWORD.values(),
        *DUPLICATE_RULES,
        *ENTRY_RULES,
        *rules_in(schema),
        "not-a-list",
        "not-fields",
    }
    for rule in sorted(rules):
        message = messages()[rule][language]
        yield rule, [message["what"], message["fix"]]


def rules_in(schema: Any) -> Iterator[str]:
    """Yield every rule that a schema refers to at any depth, as `x-rule` or `x-missing`."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict):
        yield from (schema[key] for key in ("x-rule", "x-missing") if isinstance(schema.get(key), str))
    for part in parts:
        yield from rules_in(part)


def create_choices(site: Site, localizer: Localizer) -> dict[str, list[list[str]]]:
    """Return the entries of the short vocabularies: [id, name, definition]."""
    localize = localizer.localize
    vocabularies = {
        "sector": site.model.vocabularies.sectors,
        "event_kind": site.model.vocabularies.event_kinds,
        "instrument_kind": site.model.vocabularies.instrument_kinds,
    }
    return {
        name: [[id_, localize(entry.name), localize(entry.definition)] for id_, entry in entries.items()]  # type: ignore[attr-defined]
        for name, entries in vocabularies.items()
    }
