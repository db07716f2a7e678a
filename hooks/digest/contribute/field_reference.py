"""The reference of the fields at /contribute/fields/: what an article may hold, read from the model's JSON Schema.

The schema is the one that editors' tools and the form use, so that no field is named, bounded or explained twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.check.report import messages
from digest.contribute.json_schema import LISTS, known_ids, put_conditions, put_ids
from digest.read.content import Vocabularies
from digest.read.dates import parse_date
from digest.read.fields import LANGUAGES, Language, Words
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.validation import adapter

LONG_LISTS = ("party", "mention", "outlet")
"""The lists of ids that are too long for the page; the others are shown whole, with their definitions."""

LONG_FILES = ("localities", "localities_abroad", "organisations", "countries", "outlets")
"""The vocabularies that these ids stand in."""

FORMS = {
    "not-words": "words",
    "url": "url",
    "not-a-number": "number",
    "not-a-whole-number": "whole",
}
"""What a value looks like, by the rule that another form breaks: the last part of the label `fields.form.…`."""

EXAMPLE_KIND = "exploration"
"""A kind of event that takes two parties, for the message that says so."""

DATES = ("2017-12-18", "2017-12", "2017", "2023-03-14/2023-03-17", "2019/..", "../2023")
"""One date of each form that an event may have; the page says each of them in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `form` is the last part of a label; `refers` the table or list that says what it holds."""

    name: str
    about: Words
    required: bool
    form: str
    many: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    default: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The fields that stand beside each other. `places` are where: `events`, `events.figures`; empty at the top."""

    name: str
    places: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[str, ...] = ()
    """The rules by which one of its fields asks something of another."""

    def conditions(self, language: Language) -> list[str]:
        """Return what the check says where these rules are broken."""
        said = (messages()[rule][language] for rule in self.rules)
        return [f"{one['what']} {one['fix']}".format_map({"kind": EXAMPLE_KIND}).replace("`", "") for one in said]


def fields_data(vocabularies: Vocabularies) -> dict[str, Any]:
    """Return what the page /contribute/fields/ is made of."""
    lists = {"event_kind": vocabularies.event_kinds, "instrument_kind": vocabularies.instrument_kinds,
             "sector": vocabularies.sectors}  # fmt: skip
    tables = create_fields(vocabularies)
    choices = [field for table in tables for field in table.fields if field.choices]
    return {
        "tables": tables, "lists": lists, "choices": choices, "long": LONG_LISTS,
        "files": [f"data/{name}.yml" for name in LONG_FILES],
        "dates": [parse_date(text) for text in DATES],
    }  # fmt: skip


def create_fields(vocabularies: Vocabularies) -> list[Table]:
    """Return the tables of all fields: an article's own, those within its fields, a translation's."""
    article = adapter(WrittenArticle).json_schema()
    ids = known_ids(vocabularies)
    put_ids(article, ids)
    put_conditions(article, ids["event_kind_together"])
    places = {"WrittenArticle": [""]} | {name: [] for name in LISTS}
    find_places(article, article["$defs"], "", places)
    shapes = {"WrittenArticle": article} | article["$defs"]
    inner = [table(name, shapes[name], tuple(where)) for name, where in places.items() if name.startswith("Written")]
    return [*inner, table("WrittenTranslation", adapter(WrittenTranslation).json_schema(), ("",))]


def find_places(schema: dict[str, Any], definitions: dict[str, Any], path: str, places: dict[str, list[str]]) -> None:
    """Note in `places` below which fields each definition stands, in the order of the fields."""
    for name, field in schema["properties"].items():
        target = target_of(items_of(field))
        if target.startswith("Written"):
            here = f"{path}.{name}" if path else name
            places.setdefault(target, []).append(here)
            find_places(definitions[target], definitions, here, places)


def table(name: str, schema: dict[str, Any], places: tuple[str, ...]) -> Table:
    """Return the table of one definition's fields."""
    required = set(schema.get("required", []))
    fields = tuple(field(key, value, required=key in required) for key, value in schema["properties"].items())
    conditions = [schema.get("allOf", []), schema.get("then", {})]
    return Table(name=short(name), places=places, fields=fields, rules=tuple(rules_in(conditions)))


def field(name: str, schema: dict[str, Any], *, required: bool) -> Field:
    """Return what the schema says of one field."""
    one = items_of(schema)
    bounds = schema if is_list(schema) else one["anyOf"][0] if form_of(one) == "words" else one
    said, default = schema["x-description"], schema.get("default")
    named = form_of(one) == "id" and not is_list(schema)
    return Field(
        name=name, about=Words(said["id"], said["en"]), required=required, form=form_of(one),
        many=is_list(schema), refers=short(target_of(one)), choices=tuple(one.get("enum", ())),
        least=limit(bounds, "minItems", "minimum", "minLength") or 0,
        most=None if named else limit(bounds, "maxItems", "maximum", "maxLength"),
        default=default if isinstance(default, str) else "",
        example=written(schema["examples"][0]) if "examples" in schema else "",
    )  # fmt: skip


def limit(schema: dict[str, Any], *keywords: str) -> int | None:
    """Return the first of some bounds that a schema sets."""
    return next((schema[keyword] for keyword in keywords if keyword in schema), None)


def form_of(schema: dict[str, Any]) -> str:
    """Return what a value looks like, as the last part of a label."""
    rule = schema.get("x-rule", "")
    if target := target_of(schema):
        return "fields" if target.startswith("Written") else "id"
    if rule == "date-form":
        return date_form(json.dumps(schema))
    if "enum" in schema:
        return "choice"
    return FORMS.get(rule, "line")


def date_form(schema: str) -> str:
    """Return which dates a schema lets through: those of events, points in time, or days alone."""
    if "date-not-day" in schema:
        return "day"
    return "event-date" if r"\\.\\." in schema else "date"


def items_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what a field holds: of a list's items, without the possibility of nothing."""
    possible = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    if "x-rule" in schema or len(possible) != 1:
        return schema
    found: dict[str, Any] = possible[0]
    return items_of(found["items"]) if is_list(found) else found


def is_list(schema: dict[str, Any]) -> bool:
    """Tell whether a field holds a list."""
    return schema.get("type") == "array"


def target_of(schema: dict[str, Any]) -> str:
    """Return the name of the definition that a schema refers to; empty where it refers to none."""
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")


def short(name: str) -> str:
    """Return a definition's name as the page's addresses use it: `WrittenEvent` -> `event`."""
    return name.removeprefix("Written").lower()


def rules_in(schema: Any) -> Iterator[str]:
    """Yield the rules that conditions name."""
    if isinstance(schema, dict) and isinstance(schema.get("x-rule"), str):
        yield schema["x-rule"]
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from rules_in(part)


def written(example: Any) -> str:
    """Return an example as an editor types it, on one line of YAML."""
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {written(example[key])}" for key in sorted(example, key=LANGUAGES.index)) + "}"
    if isinstance(example, list):
        return f"[{', '.join(map(written, example))}]"
    return str(example)
