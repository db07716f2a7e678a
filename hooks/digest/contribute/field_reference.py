"""The field reference at /contribute/fields/: every field of an article, read from the article's JSON Schema.

Editors' tools and the form use the same schema, so names, limits and descriptions of fields have a single source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.check.report import messages
from digest.contribute.json_schema import DEFINITION_SUFFIXES, complete_schema, schema_of
from digest.parse.dates import parse_date
from digest.read.content import Vocabularies
from digest.read.fields import LANGUAGES, Language, LocalizedText
from digest.read.front_matter import TranslationFrontMatter

LONG_ID_LISTS = ("party", "mention", "outlet", "locality", "country")
"""The lists of ids that are too long for the page; the others are shown in full, with their definitions."""

LONG_VOCABULARIES = ("localities", "localities_abroad", "organisations", "countries", "outlets")
"""The vocabularies that hold these ids."""

FORMAT_OF_RULE = {
    "not-words": "words",
    "url": "url",
    "not-a-number": "number",
    "not-a-whole-number": "whole",
    "coordinates": "coordinates",
}
"""The value format of a field, by the rule that its `x-rule` names."""

EXAMPLE_KIND = "exploration"
"""A kind of event for two or more parties, to fill in the message of the rule `too-few-parties`."""

EXAMPLE_DATES = ("2017-12-18", "2017-12", "2017", "2023-03-14/2023-03-17", "2019/..", "../2023")
"""One date in each form that an event accepts; the page shows how each is displayed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an article or translation.

    `value_format` is the last part of a label `fields.form.…`; `reference` names the table of its inner fields or its
    list of ids; `minimum` and `maximum` are of its items, its number or its characters; `example` is YAML.
    """

    name: str
    description: LocalizedText
    required: bool
    value_format: str
    is_list: bool = False
    reference: str = ""
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int | None = None
    default: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """The fields of one definition; `paths` are where they occur: `events`, `events.figures`, empty at top level."""

    name: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[str, ...] = ()
    """The rules on conditions between its fields."""
    is_entry: bool = False
    """Whether it is an entry of a vocabulary, whose words have labels of their own."""

    def conditions(self, language: Language) -> list[str]:
        """Return the messages of the check for these rules."""
        texts = (messages()[rule][language] for rule in self.rules)
        return [f"{text['what']} {text['fix']}".format_map({"kind": EXAMPLE_KIND}).replace("`", "") for text in texts]


def field_reference_data(vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the template variables of the page /contribute/fields/."""
    lists = {"event_kind": vocabularies.event_kinds, "instrument_kind": vocabularies.instrument_kinds,
             "sector": vocabularies.sectors}  # fmt: skip
    tables = create_field_tables(vocabularies)
    choices = [(table, field) for table in tables for field in table.fields if field.choices]
    return {
        "tables": tables, "lists": lists, "choices": choices, "long": LONG_ID_LISTS,
        "files": [f"data/{name}.yml" for name in LONG_VOCABULARIES],
        "dates": [parse_date(text) for text in EXAMPLE_DATES],
    }  # fmt: skip


def create_field_tables(vocabularies: Vocabularies) -> list[FieldTable]:
    """Return the tables of all fields: of an article, of the definitions within it, of a translation."""
    article = complete_schema(vocabularies)
    definitions = {"ArticleFrontMatter": article} | article["$defs"]
    paths = {"ArticleFrontMatter": [""]}
    collect_paths(article, definitions, "", paths)
    tables = [create_table(name, definitions[name], tuple(where)) for name, where in paths.items()]
    return [*tables, create_table("TranslationFrontMatter", schema_of(TranslationFrontMatter), ("",))]


def collect_paths(schema: dict[str, Any], definitions: dict[str, Any], path: str, paths: dict[str, list[str]]) -> None:
    """Add to `paths`, by definition, the paths of the fields below `path` that refer to it, in order."""
    for name, field in schema["properties"].items():
        target = referenced_definition(item_schema(field))
        if target.endswith(DEFINITION_SUFFIXES):
            field_path = f"{path}.{name}" if path else name
            field_path += ".<id>" if is_mapping(field) else ""
            paths.setdefault(target, []).append(field_path)
            collect_paths(definitions[target], definitions, field_path, paths)


def create_table(name: str, schema: dict[str, Any], paths: tuple[str, ...]) -> FieldTable:
    """Return the table of a definition's fields."""
    required = set(schema.get("required", []))
    fields = tuple(create_field(key, value, required=key in required) for key, value in schema["properties"].items())
    conditions = [schema.get("allOf", []), schema.get("then", {})]
    return FieldTable(
        name=short_name(name),
        paths=paths,
        fields=fields,
        rules=tuple(condition_rules(conditions)),
        is_entry=name.endswith("Entry"),
    )


def create_field(name: str, schema: dict[str, Any], *, required: bool) -> Field:
    """Return one field as its schema describes it."""
    item = item_schema(schema)
    bounds = schema if is_list(schema) else item["anyOf"][0] if value_format(item) == "words" else item
    description, default = schema["x-description"], schema.get("default")
    is_id = value_format(item) == "id" and not is_list(schema)
    return Field(
        name=name, description=LocalizedText(description["id"], description["en"]), required=required,
        value_format=value_format(item), is_list=is_list(schema), reference=short_name(referenced_definition(item)),
        choices=tuple(item.get("enum", ())), minimum=first_bound(bounds, "minItems", "minimum", "minLength") or 0,
        maximum=None if is_id else first_bound(bounds, "maxItems", "maximum", "maxLength"),
        default=default if isinstance(default, str) else "",
        example=as_yaml(schema["examples"][0]) if "examples" in schema else "",
    )  # fmt: skip


def first_bound(schema: dict[str, Any], *keywords: str) -> int | None:
    """Return the value of the first of `keywords` that a schema has, or None."""
    return next((schema[keyword] for keyword in keywords if keyword in schema), None)


def value_format(schema: dict[str, Any]) -> str:
    """Return the format of a value, as the last part of a label `fields.form.…`."""
    rule = schema.get("x-rule", "")
    if target := referenced_definition(schema):
        return "fields" if target.endswith(DEFINITION_SUFFIXES) else "id"
    if rule == "date-form":
        return date_format(json.dumps(schema))
    if "enum" in schema:
        return "choice"
    return FORMAT_OF_RULE.get(rule, "line")


def date_format(schema: str) -> str:
    """Return which dates a schema accepts: "event-date" also ranges, "date" a day, month or year, "day" days only."""
    if "date-not-day" in schema:
        return "day"
    return "event-date" if r"\\.\\." in schema else "date"


def item_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field's value without `null`, of a list or mapping the schema of its items."""
    if is_mapping(schema):
        inner: dict[str, Any] = schema["additionalProperties"]
        return inner
    alternatives = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    if "x-rule" in schema or len(alternatives) != 1:
        return schema
    value: dict[str, Any] = alternatives[0]
    return item_schema(value["items"]) if is_list(value) else value


def is_list(schema: dict[str, Any]) -> bool:
    """Return whether a schema is that of a list."""
    return schema.get("type") == "array"


def is_mapping(schema: dict[str, Any]) -> bool:
    """Return whether a schema is that of fields by their ids."""
    return isinstance(schema.get("additionalProperties"), dict)


def referenced_definition(schema: dict[str, Any]) -> str:
    """Return the name of the definition that a schema refers to; empty if it has no `$ref`."""
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")


def short_name(name: str) -> str:
    """Return a definition's name as ids and labels of the page use it: `EventFrontMatter` -> `event`."""
    return re.sub(f"({'|'.join(DEFINITION_SUFFIXES)})$", "", name).lower()


def condition_rules(schema: Any) -> Iterator[str]:
    """Yield every `x-rule` in a schema, at any depth."""
    if isinstance(schema, dict) and isinstance(schema.get("x-rule"), str):
        yield schema["x-rule"]
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from condition_rules(part)


def as_yaml(example: Any) -> str:
    """Return an example as one line of YAML."""
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(example[key])}" for key in sorted(example, key=LANGUAGES.index)) + "}"
    if isinstance(example, list):
        return f"[{', '.join(map(as_yaml, example))}]"
    return str(example)
